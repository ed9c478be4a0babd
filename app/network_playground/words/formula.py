"""A row's formula, read into a tree that the page can fill with numbers.

A formula is an expression in Python's notation. In its tree a number is a number, a
name is a text, and everything else is a list: what is done, then what it is done to, so
``1 / (1 + exp(-z))`` is ``["/", 1, ["+", 1, ["exp", ["-", "z"]]]]``.
"""

import ast
from functools import cache
from typing import Any

Tree = Any  # a number, a text, or a list as above; recursive types help nobody here

SIGNS: dict[type[ast.AST], str] = {
    ast.Add: "+",
    ast.Sub: "-",
    ast.Mult: "*",
    ast.Div: "/",
    ast.Pow: "**",
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Gt: ">",
    ast.GtE: ">=",
}
# What may be called, and with how many values; ``total`` adds up over a layer's nodes.
FUNCTIONS = {
    "abs": 1,
    "cos": 1,
    "exp": 1,
    "floor": 1,
    "log": 1,
    "max": 2,
    "min": 2,
    "sigmoid": 1,
    "sign": 1,
    "sqrt": 1,
    "tanh": 1,
    "total": 1,
}


@cache
def tree_of(formula: str) -> Tree:
    """Read an expression. Raises ValueError naming what is not understood."""
    return _tree(ast.parse(formula.strip(), mode="eval").body, formula)


@cache
def line_of(line: str) -> tuple[str, Tree]:
    """Read an assignment: the name that is assigned, and the tree of its value."""
    name, _, value = line.partition("=")
    return name.strip(), tree_of(value)


def _tree(node: ast.expr, formula: str) -> Tree:
    match node:
        case ast.Constant(float() | int() as number):
            return number
        case ast.Name(name):
            return name
        case ast.UnaryOp(ast.USub(), ast.Constant(float() | int() as number)):
            return -number
        case ast.UnaryOp(ast.USub(), operand):
            return ["-", _tree(operand, formula)]
        case ast.BinOp(left, sign, right) if type(sign) in SIGNS:
            return [SIGNS[type(sign)], _tree(left, formula), _tree(right, formula)]
        case ast.Compare(left, [sign], [right]) if type(sign) in SIGNS:
            return [SIGNS[type(sign)], _tree(left, formula), _tree(right, formula)]
        case ast.IfExp(test, body, orelse):
            return ["if", *(_tree(part, formula) for part in (test, body, orelse))]
        case ast.Call(ast.Name(name), values, []) if FUNCTIONS.get(name) == len(values):
            return [name, *(_tree(value, formula) for value in values)]
    known = ", ".join(FUNCTIONS)
    raise ValueError(
        f"Formula '{formula}': expected numbers, names, + - * / **, comparisons, "
        f"'a if b else c' and {known}; found '{ast.unparse(node)}'."
    )
