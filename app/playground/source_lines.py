"""The engine's own source, and which paragraph of it has just run."""

from collections.abc import Callable
from inspect import getsourcelines
from typing import Any, NamedTuple


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

    def paragraph_at(self, line_number: int) -> Paragraph:
        """Find the paragraph of a line, counted as in the file.

        Raises ValueError for a line outside of the function.
        """
        place = line_number - self.first_line
        for paragraph in self.paragraphs:
            if paragraph.first <= place <= paragraph.last:
                return paragraph
        raise ValueError(f"Line {line_number} of {self.file} is in no paragraph.")
