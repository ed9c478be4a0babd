"""How good the network is, beside what always saying the same would score.

A comparison is made of the very texts that are printed, so it never contradicts them:
what reads the same is the same, and all else is in the order of the numbers.
"""

from dataclasses import replace
from math import floor, isfinite, log10

from network_playground.datasets.columns import Column, Outcome
from network_playground.words.prediction import in_units
from network_playground.words.shapes import Words
from network_playground.words.wording import percent


def of_classes(
    outcomes: tuple[Outcome, ...],
    usual: int,
    found: tuple[int, ...],
    size: tuple[int, ...],
) -> Words:
    """Tell how many are right, against always saying the class ``usual``.

    And of one class how many are ``found`` among its ``size``: of two, the one that is
    not usual; of more, the one that is found least.
    """
    examples = sum(size)
    score, base = sum(found) / examples, size[usual] / examples
    said, other = percent(score), percent(base)
    same = f"“{outcomes[usual].name}”"
    plain, technical = f"{said} right, ", f"Accuracy {said}, "
    if said == other:
        plain += f"as many as by always saying {same}"
        technical += f"as much as the majority class {same}"
    else:
        way, place = ("more", "above") if score > base else ("fewer", "below")
        plain += f"{way} than the {other} by always saying {same}"
        technical += f"{place} the {other} of the majority class {same}"
    rarest = _told_of(usual, found, size)
    if rarest is not None:
        outcome, share = outcomes[rarest], percent(found[rarest] / size[rarest])
        those = outcome.those or f"“{outcome.name}”"
        if len(outcomes) == 2:
            plain += f"; finds {share} of {those}"
            technical += f"; recall of “{outcome.name}” {share}"
        else:
            plain += f"; of {those} it finds least: {share}"
            technical += f"; lowest recall: {share}, of “{outcome.name}”"
    return {"plain": f"{plain}.", "technical": f"{technical}."}


def _told_of(usual: int, found: tuple[int, ...], size: tuple[int, ...]) -> int | None:
    """Choose the class that is told of, among those that there are examples of.

    There is none where all are right: that is told already.
    """
    if found == size:
        return None
    there = [one for one in range(len(size)) if size[one]]
    if len(size) == 2:
        there = [one for one in there if one != usual]
    return min(there, key=lambda one: found[one] / size[one], default=None)


def of_numbers(
    target: Column, off: float, usual: float, usual_off: float, is_alone: bool
) -> Words:
    """Tell how far off a number is, against always saying the mean ``usual``.

    ``is_alone`` where it is the only target: else it is named.
    """
    if not isfinite(off):
        return {
            "plain": "Some of its answers are beyond all bounds.",
            "technical": "Some predictions are not finite.",
        }
    target = _rounded_like(target, usual_off)
    said, other, mean = (in_units(target, value) for value in (off, usual_off, usual))
    plain, technical = f"Off by {said} on average, ", f"Mean absolute error {said}, "
    if not is_alone:
        plain = f"{target.words}: o{plain[1:]}"
        technical = f"{target.words}: m{technical[1:]}"
    if said == other:
        plain += f"as much as by always saying the mean, {mean}."
        technical += f"as much as always predicting the training mean, {mean}."
    else:
        way, place = ("less", "below") if off < usual_off else ("more", "above")
        plain += f"{way} than the {other} by always saying the mean, {mean}."
        technical += f"{place} the {other} of the training mean, {mean}."
    return {"plain": plain, "technical": technical}


def _rounded_like(target: Column, usual_off: float) -> Column:
    """Choose decimals that show two digits of a usual miss, unless it has its own."""
    if target.decimals is not None or not usual_off:
        return target
    return replace(target, decimals=max(0, 1 - floor(log10(usual_off))))
