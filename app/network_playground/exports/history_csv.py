"""The error curves as a table that any spreadsheet opens, and no spreadsheet runs."""

import csv
from collections.abc import Mapping
from io import StringIO

from network_playground.runs.curve import Curve

HEAD = ("run", "step", "train_loss", "test_loss")

# A cell that begins so is a formula to a spreadsheet (OWASP, CSV injection).
FORMULA_SIGNS = (
    "=",
    "+",
    "-",
    "@",
    "\t",
    "\r",
    "\n",
    "\uff1d",
    "\uff0b",
    "\uff0d",
    "\uff20",
)


def history_csv(curves: Mapping[str, Curve]) -> str:
    """Write the measured losses of runs by name: run, step, train loss, test loss.

    Numbers are written so that they can be read back exactly; the test loss is empty
    where nothing is held out. Lines end as RFC 4180 wants it.
    """
    text = StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(HEAD)
    for name, curve in curves.items():
        for step, train, test in curve.points():
            writer.writerow([harmless(name), step, train, test])
    return text.getvalue()


def harmless(words: str) -> str:
    """Give a cell's text so that no spreadsheet takes it for a formula."""
    is_formula = words.lstrip(" ").startswith(FORMULA_SIGNS) if words else False
    return f"'{words}" if is_formula else words
