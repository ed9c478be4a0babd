"""What is seen to go wrong while it learns, and what to try: a table of sentences.

A row looks at the facts of a moment and says a sentence in both vocabularies, or none.
What it says follows from the numbers that it prints.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from network_playground.words.again import ARROW, told_apart
from network_playground.words.shapes import Words
from network_playground.words.wording import counted, decimal, percent, thousands

MOST_RISE = 1.25  # times the lowest loss so far
MOST_TEST_RISE = 1.08
MOST_GAP = 0.1  # of accuracy
FEW_ROUNDS = 3  # before which nothing is said about what has not been learnt yet


class Point(NamedTuple):
    """The losses at a step; ``test`` is None where nothing is held out."""

    step: int
    train: float
    test: float | None


class Tried(NamedTuple):
    """How one class fares among the held-out examples, or all if there are none."""

    name: str
    size: int  # how many there are
    found: int  # how many of them are taken for it


class Facts(NamedTuple):
    """What is known of a run at a moment.

    ``curve`` begins after the last change by hand, and ends with the present losses.
    """

    noun: str
    curve: Sequence[Point]
    rounds: int  # through all that teaches, done
    learning_rate: float
    is_accuracy: bool
    train_score: float
    test_score: float | None
    classes: Sequence[Tried] = ()
    usual: int = 0  # the class that is most frequent among those that teach
    dead: int = 0  # hidden nodes that answer 0 to every example
    hidden: int = 0  # hidden nodes in all


def diagnosis_of(facts: Facts) -> Words | None:
    """Say what is worst, if anything is."""
    return next((said for row in DIAGNOSES if (said := row(facts))), None)


def rising(facts: Facts) -> Words | None:
    """The training loss was lower before: steps are too large."""
    now = facts.curve[-1]
    best = min(facts.curve, key=lambda point: point.train)
    before, after = decimal(best.train), decimal(now.train)
    if now.train <= MOST_RISE * best.train or before == after:
        return None
    rate = f"{facts.learning_rate:.4g}"
    when = counted(best.step, "step")
    return {
        "plain": f"How wrong it is has risen: {before} after {when}, now {after}. Its "
        f"corrections may be too large; try a smaller size than {rate}.",
        "technical": f"The training loss has risen from {before} (after {when}) to "
        f"{after}. Learning rate {rate} may be too large: try a smaller one.",
    }


def overfitting(facts: Facts) -> Words | None:
    """The test loss was lower before, while the training loss went on falling."""
    now = facts.curve[-1]
    tested = [point for point in facts.curve if point.test is not None]
    best = min(tested, key=lambda point: point.test or 0, default=None)
    if best is None or best.test is None or now.test is None:
        return None
    if now.test <= MOST_TEST_RISE * best.test or now.train >= best.train:
        return None
    train, test = (
        f" {ARROW} ".join(told_apart(before, after))
        for before, after in ((best.train, now.train), (best.test, now.test))
    )
    when = thousands(best.step)
    return {
        "plain": f"Since step {when} it gets better with those it learns from "
        f"({train}), and worse with those it has never seen ({test}): it learns by "
        "heart. Try more examples, fewer nodes, or dropout.",
        "technical": f"Overfitting since step {when}: training loss {train}, test loss "
        f"{test}. Try more data, a smaller network, dropout or L2.",
    }


def gap(facts: Facts) -> Words | None:
    """It is much better with the examples that it was taught."""
    train, test = facts.train_score, facts.test_score
    if test is None or not facts.is_accuracy or train - test <= MOST_GAP:
        return None
    taught, tested = percent(train), percent(test)
    return {
        "plain": f"{taught} right of those it learns from, {tested} of those it has "
        "never seen: much of it is learnt by heart. Try more examples or fewer nodes.",
        "technical": f"Training accuracy {taught}, test accuracy {tested}: it "
        "overfits. Try more data, a smaller network, dropout or L2.",
    }


def dead(facts: Facts) -> Words | None:
    """Some hidden nodes answer 0 whatever is asked: no gradient reaches them."""
    if not facts.dead:
        return None
    share = f"{facts.dead} of {counted(facts.hidden, 'hidden node')}"
    verb = "answers" if facts.dead == 1 else "answer"
    return {
        "plain": f"{share} {verb} 0 to every {facts.noun}, and so can learn nothing "
        "any more. Try a smaller size of a correction, another start, or leaky ReLU.",
        "technical": f"{share} dead: a = 0 for every example, so no gradient passes. "
        "Try a smaller learning rate, another seed, or leaky ReLU.",
    }


def never_said(facts: Facts) -> Words | None:
    """After some rounds there is a class of which it finds nobody."""
    missed = [one for one in facts.classes if one.size and not one.found]
    if facts.rounds < 1 or not missed:
        return None
    worst = max(missed, key=lambda one: one.size)
    size = thousands(worst.size)
    return {
        "plain": f"It finds none of the {size} for whom “{worst.name}” is true. Give "
        "it more time, or more hidden nodes.",
        "technical": f"Recall of “{worst.name}” is 0 of {size}. Train longer, or try "
        "more hidden nodes or a larger learning rate.",
    }


def no_better(facts: Facts) -> Words | None:
    """After some rounds it is no better than always saying the same."""
    asked = sum(one.size for one in facts.classes)
    if facts.rounds < FEW_ROUNDS or not asked:
        return None
    usual = facts.classes[facts.usual]
    score, base = sum(one.found for one in facts.classes) / asked, usual.size / asked
    said, other = percent(score), percent(base)
    if score > base or base == 1:
        return None
    rounds = counted(facts.rounds, "round")
    return {
        "plain": f"After {rounds} it is no better than always saying “{usual.name}”: "
        f"{said} right against {other}. Try more nodes, or larger corrections.",
        "technical": f"After {counted(facts.rounds, 'epoch')} accuracy {said} is not "
        f"above the majority class “{usual.name}”, {other}: it underfits. Try more "
        "nodes or a larger learning rate.",
    }


DIAGNOSES: list[Callable[[Facts], Words | None]] = [
    rising,
    overfitting,
    gap,
    dead,
    never_said,
    no_better,
]
