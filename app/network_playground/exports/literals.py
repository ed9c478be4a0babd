"""Values that never change, written so that they are read back exactly."""

from math import isfinite

import numpy as np

from network_playground.exports.function_text import WIDTH


def literal_of(value: object) -> str | None:
    """Write a number, a word, or a tuple of such; None for all that may change.

    A NumPy number is read where NumPy is known as ``np``.
    """
    kind = type(value)
    if kind in (bool, int, str, bytes, type(None)):
        return repr(value)
    if isinstance(value, np.generic):
        item = value.item() if value.dtype.kind in "biuf" else None
        is_exact = isinstance(item, bool | int | float)
        return f"np.{kind.__name__}({literal_of(item)})" if is_exact else None
    if isinstance(value, float) and kind is float:
        return repr(value) if isfinite(value) else f'float("{value}")'
    if isinstance(value, tuple) and kind is tuple:
        parts = [literal_of(one) for one in value]
        written = [part for part in parts if part is not None]
        comma = "," if len(parts) == 1 else ""
        return f"({', '.join(written)}{comma})" if written == parts else None
    return None


def listed(head: str, items: list[str], tail: str) -> str:
    """Write items between brackets: in one line if it has room, else one a line."""
    line = f"{head}{', '.join(items)}{tail}"
    if len(line) <= WIDTH:
        return line
    return "\n".join([head, *(f"    {item}," for item in items), tail])
