"""What a trial tells the table of diagnoses: its curve, and its latest scores."""

from bisect import bisect_right
from collections.abc import Sequence
from math import isfinite

from network_playground.measures.scores import Scores
from network_playground.measures.tally import ClassTally, Tally
from network_playground.runs.curve import Curve
from network_playground.runs.run import Run
from network_playground.words.diagnoses import Facts, Point, Tried

MOST_POINTS = 100  # of the curve: enough to see its shape, and quick at any speed


def facts_of(
    run: Run,
    curve: Curve,
    scored_at: int,
    scores: Scores,
    learning_rate: float,
    since: int = 0,
) -> Facts | None:
    """Gather the facts at the step that was scored; None where there is nothing yet.

    What was measured before step ``since`` is no measure: a hand has changed it then.
    """
    if scored_at <= since or not isfinite(scores.train.loss):
        return None
    tally, test = scores.tally, scores.test
    return Facts(
        noun=run.dataset.noun,
        curve=_points(curve, since, scored_at),
        rounds=scored_at // run.batches.per_epoch,
        learning_rate=learning_rate,
        is_accuracy=bool(run.dataset.outcomes),
        train_score=scores.train.score,
        test_score=test.score if test else None,
        classes=_classes(run, tally),
        usual=tally.usual if isinstance(tally, ClassTally) else 0,
        dead=scores.dead,
        hidden=sum(run.sizes[1:-1]),
    )


def _points(curve: Curve, since: int, until: int) -> list[Point]:
    """Thin out the curve between two steps, of which the last comes last."""
    first = bisect_right(curve.steps, since) if since else 0
    known = curve.steps[first : bisect_right(curve.steps, until)]
    steps = known[:: max(1, len(known) // MOST_POINTS)]
    if steps[-1] != known[-1]:
        steps.append(known[-1])
    return [Point(step, *curve.losses[step]) for step in steps]


def _classes(run: Run, tally: Tally) -> Sequence[Tried]:
    if not isinstance(tally, ClassTally):
        return ()
    names = (outcome.name for outcome in run.dataset.outcomes)
    return [Tried(*one) for one in zip(names, tally.size, tally.found, strict=True)]
