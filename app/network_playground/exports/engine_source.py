"""The engine's functions as text, cut down to what one experiment uses of them.

The lines are the engine's own, with their comments: only the annotations go, the
branches that this experiment never takes, and what it adds zero times.
"""

import ast
import re
import textwrap
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from inspect import getsource
from typing import Any

WIDTH = 100  # of a script's lines

Function = Callable[..., Any]


def source_of(
    function: Function,
    name: str | None = None,
    *,
    known: Mapping[str, bool] | None = None,
    names: Mapping[str, str] | None = None,
    zeros: Collection[str] = (),
) -> str:
    """Give a function's text, without annotations, docstring and ``self``.

    ``known`` says how conditions turn out, by their text; only the branch taken is
    kept. ``zeros`` are names that are 0: what is added of them is left out. ``names``
    are replaced where they stand; ``name`` renames the function.
    """
    known = known or {}
    text = _with_answers(textwrap.dedent(getsource(function)), known)
    definition = _definition(text)
    statements = definition.body[ast.get_docstring(definition) is not None :]
    start = statements[0].lineno
    body = "\n".join(_kept(text.splitlines(), statements, start, known, zeros))
    for old, new in (names or {}).items():
        body = re.sub(rf"(?<![\w.]){re.escape(old)}(?!\w)", new, body)
    return _closed_up(_head(definition, name) + "\n" + body.replace("self.", ""))


def whole_source_of(function: Function) -> str:
    """Give a function's text as it stands, but for the types of its parameters."""
    text = getsource(function)
    definition = _definition(text)
    body = text.splitlines()[definition.body[0].lineno - 1 :]
    return "\n".join([_head(definition), *body])


def _definition(text: str) -> ast.FunctionDef:
    (definition,) = ast.parse(text).body
    if not isinstance(definition, ast.FunctionDef):
        raise TypeError(f"Expected a function, found {type(definition).__name__}.")
    return definition


def _head(definition: ast.FunctionDef, name: str | None = None) -> str:
    """Write the line with the parameters and their defaults, without their types."""
    arguments = definition.args
    for argument in arguments.args:
        argument.annotation = None
    arguments.args = [one for one in arguments.args if one.arg != "self"]
    return f"def {name or definition.name}({ast.unparse(arguments)}):"


def _with_answers(text: str, known: Mapping[str, bool]) -> str:
    """Put what is chosen in place of every known ``a if condition else b``."""
    for node in ast.walk(_definition(text)):
        if isinstance(node, ast.IfExp) and ast.unparse(node.test) in known:
            chosen = node.body if known[ast.unparse(node.test)] else node.orelse
            whole, part = (ast.get_source_segment(text, n) for n in (node, chosen))
            text = text.replace(whole or "", part or "")
    return text


def _kept(
    lines: Sequence[str],
    statements: Sequence[ast.stmt],
    start: int,
    known: Mapping[str, bool],
    zeros: Collection[str],
) -> Iterator[str]:
    """Give the lines from ``start`` to the last statement, where they can be reached.

    Lines count from 1. What stood inside of a known ``if`` moves to the left.
    """
    end = statements[-1].end_lineno or 0
    for statement in _all_but(statements, known, zeros):
        yield from lines[start - 1 : statement.lineno - 1]
        start = (statement.end_lineno or 0) + 1
        if not isinstance(statement, ast.If):
            continue
        is_true = known[ast.unparse(statement.test)]
        branch = statement.body if is_true else statement.orelse
        if not branch:
            continue
        shift = branch[0].col_offset - statement.col_offset
        first = branch[0].lineno
        inner = [line[shift:] for line in _kept(lines, branch, first, known, zeros)]
        if isinstance(branch[-1], ast.Return):
            yield from inner if branch[-1].value else inner[:-1]
            return
        yield from inner
    yield from lines[start - 1 : end]


def _all_but(
    statements: Sequence[ast.stmt], known: Mapping[str, bool], zeros: Collection[str]
) -> Iterator[ast.stmt]:
    """Find the statements that do not stay: known branches, and additions of zero."""
    for statement in statements:
        if isinstance(statement, ast.For):
            yield from _all_but(statement.body, known, zeros)
        elif isinstance(statement, ast.AugAssign):
            names = {ast.unparse(node) for node in ast.walk(statement.value)}
            if names.intersection(zeros):
                yield statement
        elif isinstance(statement, ast.If) and ast.unparse(statement.test) in known:
            yield statement


def _closed_up(text: str) -> str:
    """Write calls on as few lines as possible, inner functions without types."""
    lines = text.split("\n")
    for statement in reversed(_definition(text).body):
        first, last = statement.lineno - 1, statement.end_lineno or 0
        if isinstance(statement, ast.FunctionDef):
            head = " " * statement.col_offset + _head(statement)
            lines[first : statement.body[0].lineno - 1] = [head]
        elif last - first > 1 and isinstance(statement, ast.Expr | ast.Assign):
            joined = " ".join(line.strip() for line in lines[first:last])
            joined = joined.replace("( ", "(").replace(", )", ")").replace(" )", ")")
            indent = " " * statement.col_offset
            lines[first:last] = wrapped(indent + joined, indent + "    ").split("\n")
    return "\n".join(lines)


def wrapped(text: str, indent: str = "    ", width: int = WIDTH) -> str:
    """Break a long line behind its commas; ``indent`` is that of the further lines."""
    glued = re.sub(r"(?<=[^, ]) ", "\N{NO-BREAK SPACE}", text)
    filled = textwrap.fill(
        glued,
        width,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return filled.replace("\N{NO-BREAK SPACE}", " ")
