"""The engine's own source, which paragraph of it has just run, and on what."""

import ast
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from inspect import getsourcelines
from textwrap import dedent
from types import FrameType
from typing import Any, NamedTuple

import numpy as np

from network_playground.engine.training import training_step
from network_playground.words.shapes import Variable

FIRST_VALUES = 3  # of an array, shown beside the code


class Paragraph(NamedTuple):
    """Lines ``first`` to ``last``, counted from 0 within the shown source."""

    first: int
    last: int


class SourceLines:
    """The source of a function, cut into paragraphs by its blank lines."""

    def __init__(self, function: Callable[..., Any], file: str) -> None:
        lines, self.first_line = getsourcelines(function)
        self.file = file
        self.lines = [line.rstrip("\n") for line in lines]
        self.paragraphs: list[Paragraph] = []
        start = 0
        for index, line in enumerate([*self.lines, ""]):
            if not line.strip():
                if index > start:
                    self.paragraphs.append(Paragraph(start, index - 1))
                start = index + 1
        self.names = {
            paragraph: list(dict.fromkeys(self._names_in(paragraph)))
            for paragraph in self.paragraphs
        }

    def paragraph_at(self, line_number: int) -> Paragraph:
        """Find the paragraph of a line, counted as in the file.

        Raises ValueError for a line outside of the function.
        """
        place = line_number - self.first_line
        for paragraph in self.paragraphs:
            if paragraph.first <= place <= paragraph.last:
                return paragraph
        raise ValueError(f"Line {line_number} of {self.file} is in no paragraph.")

    def variables(self, frame: FrameType) -> list[Variable]:
        """List the numbers that the paragraph at a frame's line speaks of.

        Each has the name under which the source knows it, its shape, and its first
        values: what the code holds at this very moment.
        """
        found: list[Variable] = []
        names = self.names[self.paragraph_at(frame.f_lineno)]
        values = [(name, _value_of(name, frame.f_locals)) for name in names]
        if "optimizer.change" in names:  # it works on what it remembers, unseen here
            slots = frame.f_locals["network"].slots
            values += [(f"network.slots[{slot!r}]", slots[slot]) for slot in slots]
        for name, value in values:
            if isinstance(value, np.ndarray | float | np.floating):
                first = np.asarray(value).flat[:FIRST_VALUES]
                found.append(
                    {
                        "name": name,
                        "shape": list(np.shape(value)),
                        "first": [float(v) if np.isfinite(v) else None for v in first],
                    }
                )
        return found

    @cached_property
    def coloured(self) -> list[str]:
        """Give the lines as HTML, with the token classes of Pygments."""
        from pygments import highlight
        from pygments.formatters import HtmlFormatter
        from pygments.lexers import PythonLexer

        lexer = PythonLexer(stripnl=False, ensurenl=False)
        html: str = highlight("\n".join(self.lines), lexer, HtmlFormatter(nowrap=True))
        return html.rstrip("\n").split("\n")

    def _names_in(self, paragraph: Paragraph) -> Iterator[str]:
        """Find the dotted names of a paragraph, in the order in which they appear."""
        tree = ast.parse(dedent("\n".join(self.lines)))
        nodes = [
            node
            for node in ast.walk(tree)
            if isinstance(node, ast.Attribute | ast.Name)
            and paragraph.first < node.lineno <= paragraph.last + 1
        ]
        for node in sorted(nodes, key=lambda node: (node.lineno, node.col_offset)):
            yield ast.unparse(node)


def _value_of(dotted: str, variables: Mapping[str, Any]) -> Any:
    """Look a dotted name up; None where it is not, or not yet, there."""
    first, *rest = dotted.split(".")
    value = variables.get(first)
    for name in rest:
        value = getattr(value, name, None)
    return value


SOURCE = SourceLines(training_step, "network_playground/engine/training.py")
