"""What counts as a number in a person's file: digits, a sign, one decimal mark.

`float` also takes 1_000, nan, infinity and digits of other scripts: it is asked last.
"""

import re
from math import inf

LARGEST = 1e100  # squares and sums of such numbers are still finite
POINT = re.compile(r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]{1,3})?")
# 1.106,50: the comma says that the point only parts thousands.
GROUPED = re.compile(r"[+-]?[0-9]{1,3}(\.[0-9]{3})+,[0-9]*")
GROUPED_WHOLE = re.compile(r"[+-]?[0-9]{1,3}(\.[0-9]{3})+")
COMMA = re.compile(r"[+-]?([0-9]+(,[0-9]*)?|,[0-9]+)([eE][+-]?[0-9]{1,3})?")


def number(text: str, *, may_have_comma: bool) -> float:
    """Read a finite number; infinity stands for what is none.

    A decimal comma is only read where commas do not part the cells: there "1,234" may
    as well be a thousand.
    """
    if POINT.fullmatch(text):
        value = float(text)
    elif may_have_comma and COMMA.fullmatch(text):
        value = float(text.replace(",", "."))
    else:
        return inf
    return value if abs(value) <= LARGEST else inf


def column_numbers(words: set[str], *, may_have_comma: bool) -> dict[str, float]:
    """Read the words of one column; infinity stands for what is none.

    Where one of them has both marks, as 1.106,50 has, a point parts thousands in all.
    """
    if not (may_have_comma and any(GROUPED.fullmatch(word) for word in words)):
        return {word: number(word, may_have_comma=may_have_comma) for word in words}
    return {word: number(_ungrouped(word), may_have_comma=True) for word in words}


def _ungrouped(word: str) -> str:
    if GROUPED.fullmatch(word) or GROUPED_WHOLE.fullmatch(word):
        return word.replace(".", "")
    return word.replace(".", "x")  # a decimal point would not fit the others
