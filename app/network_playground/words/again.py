"""The same example again, after what it taught: "83 → 80 %, nearer to the truth".

Whatever is said follows from the digits that are printed.
"""

from collections.abc import Callable
from typing import Literal, NamedTuple

from network_playground.runs.asked_again import Again
from network_playground.runs.chances import gives_chances
from network_playground.runs.run import Run
from network_playground.words.prediction import chances_of, in_units
from network_playground.words.wording import NARROW_SPACE, decimal

Way = Literal["nearer", "further", "same"]
ARROW = "→"
MOST_DIGITS = 4  # more than usual, where fewer show no difference


class AnswerAgain(NamedTuple):
    """How one example is answered before and after the update.

    ``pair`` is "83 → 80 %"; ``after`` is "80 %"; ``of`` says what the share is of,
    where that is not plain. The ``way`` leads to the truth or away from it.
    """

    pair: str
    after: str
    way: Way
    of: str = ""

    @property
    def told(self) -> str:
        return f"{self.pair} {self.of}".rstrip()


def answer_again(run: Run, again: Again, example: int, row: int) -> AnswerAgain:
    """Tell how an example of the batch is answered now, and how it was."""
    before, after = again.before.answers[:, example], again.after.answers[:, example]
    if run.dataset.task == "number":
        if len(before) > 1:
            return _own_loss(again, example)
        scale, mean = run.data.target_scales[0], run.data.target_means[0]
        target = run.dataset.targets[0]
        values = float(before[0]) * scale + mean, float(after[0]) * scale + mean
        truth = float(run.dataset.value(target.name, row))
        written = _told_apart(
            *values,
            lambda value, more: (
                decimal(value, (target.decimals or 0) + more)
                if more
                else in_units(target, value)
            ),
        )
        way = _way(*(abs(value - truth) for value in values))
    else:
        true = int(run.dataset.classes[row])
        is_yes_no = run.dataset.task == "two_classes"
        if gives_chances(run):
            told = 1 if is_yes_no else true
            shares = chances_of(run, before), chances_of(run, after)
            written = _told_apart(shares[0][told], shares[1][told], _per_cent)
            way = _way(1 - shares[0][true], 1 - shares[1][true])
        else:  # what is no chance is told as the node has it
            node = 0 if is_yes_no else true
            aim = run.data.class_targets[true if is_yes_no else 1]
            scores = float(before[node]), float(after[node])
            written = told_apart(*scores)
            way = _way(*(abs(score - aim) for score in scores))
        if not is_yes_no:
            of = f"for {run.dataset.outcomes[true].predicted}"
            return _answer(written, way, of)
    return _answer(written, way)


def _answer(written: tuple[str, str], way: Way, of: str = "") -> AnswerAgain:
    first, second = written
    if first == second:
        return AnswerAgain(second, second, "same", of)
    unit = f"{NARROW_SPACE}%"
    if first.endswith(unit):
        first = first.removesuffix(unit)
    return AnswerAgain(f"{first} {ARROW} {second}", second, way, of)


def _own_loss(again: Again, example: int) -> AnswerAgain:
    """Tell of several numbers at once by how wrong they are together."""
    losses = (
        float(again.before.losses[example]),
        float(again.after.losses[example]),
    )
    return _answer(told_apart(*losses), _way(*losses), "wrong")


def told_apart(before: float, after: float) -> tuple[str, str]:
    """Write two numbers with as many decimals, from 2, as it takes to see a change."""
    return _told_apart(before, after, lambda value, more: decimal(value, 2 + more))


def _told_apart(
    before: float, after: float, write: Callable[[float, int], str]
) -> tuple[str, str]:
    written = "", ""
    for more in range(MOST_DIGITS + 1):
        written = write(before, more), write(after, more)
        if written[0] != written[1] or before == after:
            break
    return written


def _per_cent(share: float, digits: int) -> str:
    """Write a share of 1; only a sure one reads 0 or 100."""
    text = f"{100 * share:.{digits}f}"
    if 0 < share < 1 and float(text) in (0, 100):
        if digits < MOST_DIGITS:
            return _per_cent(share, digits + 1)
        text = "under 0.0001" if share < 0.5 else "over 99.9999"
    return f"{text}{NARROW_SPACE}%"


def _way(before: float, after: float) -> Way:
    """Say whether a distance has become shorter."""
    return "same" if before == after else "nearer" if after < before else "further"
