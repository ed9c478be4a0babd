"""A function's text, word for word as it stands in its file, but without types.

That the text is the one that runs, and that nothing but types was cut, is proved each
time: by comparing byte code with byte code, and syntax tree with syntax tree.
"""

import ast
import inspect
import re
import textwrap
from collections.abc import Callable, Iterator
from functools import lru_cache
from types import CodeType, FunctionType
from typing import Any

from network_playground.runs.problem import Problem

WIDTH = 88  # of a script's lines, as `ruff format` has them
HEAD = re.compile(r"^( *def \w+\()\n +([^\n#]*[^\n#,])\n *(\):)$", re.MULTILINE)
SAME_IN_CODE = (
    *("co_firstlineno", "co_code", "co_names", "co_varnames", "co_freevars"),
    *("co_cellvars", "co_argcount", "co_posonlyargcount", "co_kwonlyargcount"),
)


def refusal(name: str, why: str) -> Problem:
    """Make the problem that says why a script cannot take something along."""
    return Problem(f"No script can be written of this: '{name}' {why}.")


def is_cached(function: object) -> bool:
    """Say whether a function is one that `functools.cache` or its like was put on."""
    return hasattr(function, "cache_parameters")


def plain(function: Any) -> Any:
    """Give what lies under a cache, if there is one."""
    return function.__wrapped__ if is_cached(function) else function


def text_of(function: Callable[..., Any]) -> str:
    """Give the text of a function, at the indentation that it has in its file.

    Raises Problem where it has none of its own, or none that means the same elsewhere.
    """
    inner, name = plain(function), getattr(function, "__name__", repr(function))
    if not isinstance(inner, FunctionType):
        raise refusal(name, "is no plain function")
    if inner.__code__.co_freevars:
        read = ", ".join(inner.__code__.co_freevars)
        raise refusal(name, f"reads {read} of the function that made it")
    try:
        text = inspect.getsource(inner.__code__)
        node = _definition(text)
    except (OSError, SyntaxError, ValueError):
        raise refusal(name, "has no text of its own") from None
    if not _is_what_runs(inner.__code__):
        raise refusal(name, "is no longer what its file says")
    decorators = [ast.unparse(one) for one in node.decorator_list]
    if decorators != ["cache"] * is_cached(function):
        raise refusal(name, "is decorated, and only @cache can be taken along")
    if not _has_plain_defaults(inner, node):
        raise refusal(name, "has a default that is no plain number or word")
    return without_types(text)


def without_types(text: str) -> str:
    """Cut the types of parameters, results and variables out of a function's text."""
    raw, expected = text.rstrip("\n").encode(), _parsed(text)
    for start, end, instead in sorted(_types_in(text), reverse=True):
        raw = raw[:start] + instead + raw[end:]
    cut = HEAD.sub(_on_one_line, raw.decode())
    expected = _Untyped().visit(expected)
    try:
        is_proved = ast.dump(_parsed(cut)) == ast.dump(expected)
    except SyntaxError:
        is_proved = False
    indent = text[: len(text) - len(text.lstrip())]
    return cut if is_proved else textwrap.indent(ast.unparse(expected), indent)


def moved_left(text: str) -> str:
    """Take the indentation from an inner function's text, and from nothing else in it.

    A docstring may move along.
    """
    moved = textwrap.dedent(text)
    expected = _Bare().visit(_parsed(text))
    is_same = ast.dump(_Bare().visit(_parsed(moved))) == ast.dump(expected)
    return moved if is_same else ast.unparse(expected)


def _types_in(text: str) -> Iterator[tuple[int, int, bytes]]:
    """Find where types stand: first and last byte, and what takes their place."""
    raw, above = _whole(text).encode(), len(_above(text).encode())
    starts = [0, *(match.end() for match in re.finditer(rb"\n", raw))]

    def start_of(node: ast.arg | ast.expr | ast.stmt) -> int:
        return starts[node.lineno - 1] + node.col_offset - above

    def end_of(node: ast.expr | ast.stmt) -> int:
        line, column = node.end_lineno or 0, node.end_col_offset or 0
        return starts[line - 1] + column - above

    raw = raw[above:]
    for node in ast.walk(_parsed(text)):
        match node:
            case ast.arg(annotation=ast.expr() as kind):
                start, end = start_of(node) + len(node.arg.encode()), end_of(kind)
                has_default = raw[end : end + 3] == b" = "
                yield start, end + 3 * has_default, b"=" * has_default
            case ast.FunctionDef(returns=ast.expr() as kind):
                arrow = raw.rindex(b"->", 0, start_of(kind))
                yield len(raw[:arrow].rstrip()), end_of(kind), b""
            case ast.AnnAssign(value=None):
                yield start_of(node), end_of(node), b"pass"
            case ast.AnnAssign(target=target, annotation=kind):
                yield end_of(target), end_of(kind), b""


class _Untyped(ast.NodeTransformer):
    """Take the types out of a syntax tree."""

    def visit_arg(self, node: ast.arg) -> ast.arg:
        node.annotation = None
        return node

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.FunctionDef:
        node.returns = None
        self.generic_visit(node)
        return node

    def visit_AnnAssign(self, node: ast.AnnAssign) -> ast.stmt:
        if node.value is None:
            return ast.copy_location(ast.Pass(), node)
        return ast.copy_location(ast.Assign([node.target], node.value), node)


class _Bare(ast.NodeTransformer):
    """Take the docstrings out of a syntax tree."""

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.FunctionDef:
        self.generic_visit(node)
        if ast.get_docstring(node) is not None:
            node.body = node.body[1:] or [ast.Pass()]
        return node


def _on_one_line(head: re.Match[str]) -> str:
    line = "".join(head.groups())
    return line if len(line) <= WIDTH else head.group()


def _above(text: str) -> str:
    """Give the line under which the text of a method or an inner function may stand."""
    return "if True:\n" if text[:1].isspace() else ""


def _whole(text: str) -> str:
    return _above(text) + text


def _parsed(text: str) -> ast.Module:
    tree = ast.parse(_whole(text))
    if _above(text):
        (block,) = tree.body
        assert isinstance(block, ast.If)
        tree.body = block.body
    return tree


def _definition(text: str) -> ast.FunctionDef:
    """Parse a text that is one function. Raises ValueError where it is not."""
    (definition,) = _parsed(text).body
    if not isinstance(definition, ast.FunctionDef):
        raise ValueError(f"Expected a function, found {type(definition).__name__}.")
    return definition


def _has_plain_defaults(function: FunctionType, node: ast.FunctionDef) -> bool:
    """Say whether its defaults are the numbers or words that are written out."""
    written = [*node.args.defaults, *filter(None, node.args.kw_defaults)]
    real = [*(function.__defaults__ or ()), *(function.__kwdefaults__ or {}).values()]
    try:
        return repr([ast.literal_eval(one) for one in written]) == repr(real)
    except ValueError:
        return False


def _is_what_runs(code: CodeType) -> bool:
    """Say whether a file, as it is now, compiles to this very byte code."""
    lines, _ = inspect.findsource(code)
    return any(_is_same(one, code) for one in _codes_in(_compiled("".join(lines))))


@lru_cache(maxsize=16)
def _compiled(text: str) -> CodeType:
    """Compile a whole file: a call of what the file imports is compiled otherwise."""
    return compile(text, "<file>", "exec", dont_inherit=True)


def _codes_in(code: CodeType) -> Iterator[CodeType]:
    yield code
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from _codes_in(constant)


def _is_same(one: object, other: object) -> bool:
    """Say whether two constants are the same, or two functions do the same."""
    if not (isinstance(one, CodeType) and isinstance(other, CodeType)):
        return repr(one) == repr(other)
    return (
        all(getattr(one, name) == getattr(other, name) for name in SAME_IN_CODE)
        and len(one.co_consts) == len(other.co_consts)
        and all(map(_is_same, one.co_consts, other.co_consts))
    )
