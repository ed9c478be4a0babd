"""The engine's functions as formulas.

The engine works in place, one call after the other, as nothing is faster; who reads a
script wants ``1 / (np.exp(-z) + 1)``. Both do the same operations in the same order, so
they give the same numbers to the last bit.
"""

import ast
import tokenize
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from io import StringIO
from typing import NamedTuple, TypeVar

import numpy as np

from network_playground.exports.engine_source import WIDTH

SIGNS: Mapping[str, type[ast.operator]] = {
    "add": ast.Add,
    "subtract": ast.Sub,
    "multiply": ast.Mult,
    "divide": ast.Div,
}
INDENT = "    "
Node = TypeVar("Node", bound=ast.AST)


class Write(NamedTuple):
    """A statement that fills an array: ``target[...] = value``."""

    target: str
    value: ast.expr
    comment: str


class Other(NamedTuple):
    """A statement that stays as it is."""

    statement: ast.stmt
    comment: str


def formulas(
    text: str, result: str = "", called: Mapping[str, str] | None = None
) -> list[str]:
    """Give the body of a function, in place, as lines that are formulas.

    What it writes into ``result`` is returned instead. ``called`` has the texts of
    functions whose bodies stand where they are called.
    """
    return list(_Body(list(_steps(text, called or {})), result).lines())


class _Body:
    """Put values where they are read, as long as they are read once."""

    def __init__(self, steps: Sequence[Write | Other], result: str) -> None:
        self.steps = steps
        self.result = result
        self.bound: set[str] = set()  # names that stand for an array elsewhere
        self.pending: dict[str, ast.expr] = {}

    def lines(self) -> Iterator[str]:
        """Give the lines, indented."""
        for place, step in enumerate(self.steps):
            if isinstance(step, Other):
                for name in [n for n in self.pending if _reads(step.statement, n)]:
                    yield self.written(name, self.pending.pop(name))
                for node in ast.walk(step.statement):
                    if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
                        self.bound.add(node.id)
                yield _line(_unparsed(step.statement), step.comment)
            else:
                yield from self._write(place, step)

    def _write(self, place: int, step: Write) -> Iterator[str]:
        name, used = step.target, [n for n in self.pending if _reads(step.value, n)]
        value = _replaced(step.value, {n: self.pending[n] for n in used})
        if len(self.written(name, value)) > WIDTH:
            for one in used:
                yield self.written(one, self.pending[one])
            value = step.value
        for one in used:
            del self.pending[one]
        reads, is_last = self._future(place)
        if reads <= 1 and not (is_last and self._stays(name)):
            self.pending[name] = value
            return
        for one in [n for n, e in self.pending.items() if _reads(e, name)]:
            yield self.written(one, self.pending.pop(one))
        if is_last and name == self.result:
            yield _line(f"return {ast.unparse(value)}", step.comment)
        else:
            yield self.written(name, value, step.comment)

    def written(self, name: str, value: ast.expr, comment: str = "") -> str:
        """Write a value into an array, or under a name where there is no array yet."""
        if isinstance(value, ast.BinOp) and ast.unparse(value.left) == name:
            changed = ast.AugAssign(_name(name, ast.Store()), value.op, value.right)
            return _line(ast.unparse(changed), comment)
        is_array = self._stays(name) and name != self.result
        return _line(f"{name}{'[...]' * is_array} = {ast.unparse(value)}", comment)

    def _stays(self, name: str) -> bool:
        """Say whether others read what is written under a name."""
        return "." in name or name in self.bound or name == self.result

    def _future(self, place: int) -> tuple[int, bool]:
        """Count how often what is written is read; say whether it is the last."""
        reads, name = 0, self.steps[place][0]
        assert isinstance(name, str), "only what is written is read"
        for step in self.steps[place + 1 :]:
            reads += _reads(step.value if isinstance(step, Write) else step[0], name)
            if isinstance(step, Write) and step.target == name:
                return reads, False
        return reads, True


def _steps(text: str, called: Mapping[str, str]) -> Iterator[Write | Other]:
    for statement, comment in _statements(text):
        call = statement.value if isinstance(statement, ast.Expr) else None
        if not isinstance(call, ast.Call):
            yield _step(statement, comment)
        elif isinstance(call.func, ast.Name) and call.func.id in called:
            inner = called[call.func.id]
            names = [argument.arg for argument in _definition(inner).args.args]
            given = dict(zip(names, call.args, strict=True))
            for one in _steps(inner, called):
                yield _with(one, given)
        else:
            yield _step(_assignment(call) or statement, comment)


def _with(step: Write | Other, given: Mapping[str, ast.expr]) -> Write | Other:
    """Put what a function is called with in the place of its parameters."""
    if isinstance(step, Other):
        return Other(_replaced(step.statement, given), step.comment)
    target = ast.unparse(given.get(step.target, _name(step.target)))
    return Write(target, _replaced(step.value, given), step.comment)


def _statements(text: str) -> Iterator[tuple[ast.stmt, str]]:
    """Give the statements of a function, each with the comment at its end."""
    tokens = tokenize.generate_tokens(StringIO(text).readline)
    comments = {t.start[0]: t.string for t in tokens if t.type == tokenize.COMMENT}
    for statement in _definition(text).body:
        yield statement, comments.get(statement.end_lineno or 0, "")


def _definition(text: str) -> ast.FunctionDef:
    (definition,) = ast.parse(text).body
    assert isinstance(definition, ast.FunctionDef), "only functions have formulas"
    return definition


def _assignment(call: ast.Call) -> ast.stmt | None:
    """Turn ``add(a, b, out)`` into ``out[...] = add(a, b)``, if it is such a call."""
    *given, out = [*call.args, *[one.value for one in call.keywords]]
    if isinstance(call.func, ast.Attribute) and call.func.attr == "fill":
        out, value = call.func.value, out
    elif ast.unparse(call.func).removeprefix("np.") in dir(np):
        value = ast.Call(call.func, given, [])
    else:
        return None
    everything = ast.Subscript(out, ast.Constant(...), ast.Store())
    return ast.fix_missing_locations(ast.Assign([everything], value))


def _step(statement: ast.stmt, comment: str) -> Write | Other:
    statement = _Arithmetic().visit(statement)
    match statement:
        case ast.Assign([ast.Subscript(array, ast.Constant(value))], wanted):
            if value is ...:
                return Write(ast.unparse(array), wanted, comment)
        case ast.AugAssign(target, sign, wanted):
            name = ast.unparse(target)
            return Write(name, ast.BinOp(_name(name), sign, wanted), comment)
    return Other(statement, comment)


class _Arithmetic(ast.NodeTransformer):
    """Write calls of NumPy's arithmetic with its signs, all others after ``np.``."""

    def visit_Call(self, node: ast.Call) -> ast.expr:
        self.generic_visit(node)
        name = ast.unparse(node.func).removeprefix("np.")
        if name in SIGNS:
            left, right = node.args
            return ast.BinOp(left, SIGNS[name](), right)
        if name == "negative":
            return ast.UnaryOp(ast.USub(), node.args[0])
        if name == "reciprocal":
            return ast.BinOp(ast.Constant(1), ast.Div(), node.args[0])
        if name == "full" and ast.unparse(node.args[0]) == "()":
            return node.args[1]  # a plain number takes the precision of the array
        first = name.partition(".")[0]
        if name not in ("dot", "min") and callable(getattr(np, first, None)):
            return ast.Call(_name(f"np.{name}"), node.args, node.keywords)
        return node


def _name(text: str, context: ast.expr_context | None = None) -> ast.Name:
    """Make a name of a text, dotted or not, for writing only."""
    return ast.Name(text, context or ast.Load())


def _reads(node: ast.AST, name: str) -> int:
    """Count how often an array is read."""
    return sum(
        ast.unparse(one) == name
        for one in ast.walk(node)
        if isinstance(one, ast.Name | ast.Attribute)
    )


def _replaced(node: Node, values: Mapping[str, ast.expr]) -> Node:
    """Put values where names are read."""

    class Replacing(ast.NodeTransformer):
        def visit_Name(self, node: ast.Name) -> ast.expr:
            return values.get(node.id, node)

        def visit_Attribute(self, node: ast.Attribute) -> ast.AST:
            return values.get(ast.unparse(node)) or self.generic_visit(node)

    replaced: Node = Replacing().visit(deepcopy(node))
    return replaced


def _unparsed(statement: ast.stmt) -> str:
    """Write a statement; what is assigned together needs no brackets."""
    if isinstance(statement, ast.Assign) and isinstance(statement.value, ast.Tuple):
        targets = ", ".join(ast.unparse(one) for one in statement.targets)
        values = ", ".join(ast.unparse(one) for one in statement.value.elts)
        return f"{targets.strip('()')} = {values}"
    return ast.unparse(statement)


def _line(text: str, comment: str = "") -> str:
    line = INDENT + text.replace("'", '"')
    with_comment = f"{line}  {comment}" if comment else line
    return with_comment if len(with_comment) <= WIDTH else line
