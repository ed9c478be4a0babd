"""The crowds of a moment as a frame's header holds them, with what is said of them."""

from network_playground.measures.crowds import Crowds
from network_playground.measures.scores import Scores
from network_playground.measures.tally import ClassTally, Tally
from network_playground.runs.run import Run
from network_playground.sessions.shapes.frame import CrowdsHeader
from network_playground.words.crowds import of_classes, of_numbers
from network_playground.words.shapes import Words


def crowds_of(crowds: Crowds, scores: Scores) -> CrowdsHeader:
    """Tell where some examples stand, and how good the scores are, in words."""
    tally, right, usual_right = scores.tally, None, None
    if isinstance(tally, ClassTally):
        right, usual_right = tally.right_share, tally.usual_share
    return {
        **crowds.places(),
        "sentence": _judged(crowds.run, tally),
        "right": right,
        "usual_right": usual_right,
    }


def _judged(run: Run, tally: Tally) -> Words:
    if isinstance(tally, ClassTally):
        return of_classes(run.dataset.outcomes, *tally)
    targets = run.dataset.targets
    return of_numbers(targets[0], *tally, is_alone=len(targets) == 1)
