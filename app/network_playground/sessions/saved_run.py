"""A moment as plain JSON values, and back: what a file holds and what a restart needs.

Beside experiment, edits and moment it has a checkpoint, which spares the long way from
the first step, and the curve. All of it is checked before any of it is used.
"""

import binascii
from base64 import b64decode, b64encode
from sys import float_info
from typing import Any

import numpy as np

from network_playground.runs.curve import MOST_POINTS, Curve
from network_playground.runs.edits.table import edits_from
from network_playground.runs.experiment import experiment_from
from network_playground.runs.own_table import own_table_from
from network_playground.runs.problem import (
    LARGEST_WHOLE,
    Problem,
    shown,
    whole_numbers,
)
from network_playground.runs.reach import reach_of
from network_playground.runs.run import Run
from network_playground.runs.timeline import Moment, Timeline
from network_playground.sessions.trial import Trial

VERSION = 1
LARGEST_LOSS = float_info.max  # whole numbers can be larger
PATIENCE = 10  # times the steps of one command may lie between checkpoint and moment

Saved = dict[str, Any]


def saved_of(trial: Trial) -> Saved:
    """Give all that restores the present moment of a trial."""
    timeline, run = trial.timeline, trial.run
    step, kept = timeline.nearest(timeline.moment.step)
    memory = kept.astype(f"<f{kept.itemsize}")
    return {
        "version": VERSION,
        "experiment": run.experiment.model_dump(mode="json"),
        "own": run.own.model_dump(mode="json") if run.own else None,
        "edits": [edit.saved() for edit in timeline.edits],
        "moment": list(timeline.moment),
        "example": trial.example,
        "furthest": timeline.furthest,
        "checkpoint": {"step": step, "memory": b64encode(memory.tobytes()).decode()},
        "curve": [list(point) for point in trial.curve.points()],
    }


def trial_from(saved: object) -> Trial:
    """Open a saved moment again. Raises Problem."""
    if not isinstance(saved, dict):
        raise Problem(f"Expected a saved run, found {shown(saved)}.")
    if saved.get("version") != VERSION:
        raise Problem(
            f"version: expected {VERSION}, found {shown(saved.get('version'))}.",
            "version",
        )
    own = saved.get("own")
    run = Run(
        experiment_from(saved.get("experiment")),
        None if own is None else own_table_from(own),
    )
    edits = edits_from(saved.get("edits", []))
    for edit in edits:
        edit.check(run)
    timeline = Timeline(run, edits)
    _lay_checkpoint(timeline, saved.get("checkpoint"))
    with np.errstate(all="ignore"):
        timeline.go(_moment(timeline, saved.get("moment")))
    _extend(timeline, saved.get("furthest", 0))
    curve = _curve(saved.get("curve", []))
    return Trial(timeline, curve, example=_example(run, saved.get("example", 0)))


def _lay_checkpoint(timeline: Timeline, checkpoint: object) -> None:
    if checkpoint is None:
        return
    memory = timeline.run.network.memory
    text = checkpoint.get("memory") if isinstance(checkpoint, dict) else None
    if not isinstance(checkpoint, dict) or not isinstance(text, str):
        raise Problem(
            f"checkpoint: expected a step and its memory, found {shown(checkpoint)}.",
            "checkpoint",
        )
    (step,) = whole_numbers([checkpoint.get("step")], "checkpoint.step", 1)
    try:
        packed = b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        raise Problem(
            f"checkpoint: expected memory in base64, found {shown(text)}.", "checkpoint"
        ) from None
    if len(packed) != memory.nbytes:
        raise Problem(
            f"checkpoint: expected {memory.nbytes} bytes for this network, found "
            f"{len(packed)}.",
            "checkpoint",
        )
    numbers = np.frombuffer(packed, f"<f{memory.itemsize}").astype(memory.dtype)
    if not np.isfinite(numbers).all():
        place = int(np.flatnonzero(~np.isfinite(numbers))[0])
        raise Problem(
            f"checkpoint: expected finite numbers, found {numbers[place]} at place "
            f"{place}.",
            "checkpoint",
        )
    timeline.checkpoints.setdefault(step, numbers)


def _moment(timeline: Timeline, value: object) -> Moment:
    step, phase = whole_numbers(value, "moment", 2)
    if phase > timeline.last_phase:
        raise Problem(
            f"moment: expected a phase from 0 to {timeline.last_phase}, found {phase}.",
            "moment",
        )
    start = max((at for at in timeline.checkpoints if at <= step), default=0)
    most = PATIENCE * reach_of(timeline.run)
    if step - start > most:
        raise Problem(
            f"moment: expected at most {most} steps from the checkpoint at {start}, "
            f"found {step - start}.",
            "moment",
        )
    return Moment(step, phase)


def _example(run: Run, value: object) -> int:
    """Read which example of the batch is in focus; older files do not say."""
    (example,) = whole_numbers([value], "example", 1)
    last = run.batches.batch_size - 1
    if example > last:
        raise Problem(f"example: expected 0 to {last}, found {example}.", "example")
    return example


def _extend(timeline: Timeline, value: object) -> None:
    """Let the timeline reach as far as it did, if one can get there in a while."""
    (furthest,) = whole_numbers([value], "furthest", 1)
    nearest = timeline.steps_done + PATIENCE * reach_of(timeline.run)
    timeline.furthest = max(timeline.steps_done, min(furthest, nearest))


def _curve(points: object) -> Curve:
    curve = Curve()
    if not isinstance(points, list) or len(points) > MOST_POINTS:
        raise Problem(
            f"curve: expected a list of at most {MOST_POINTS} points, "
            f"found {shown(points)}.",
            "curve",
        )
    for point in points:
        if not _is_point(point):
            raise Problem(
                f"curve: expected [step, train loss, test loss], found {shown(point)}.",
                "curve",
            )
        step, train, test = point
        curve.add(step, float(train), None if test is None else float(test))
    return curve


def _is_point(point: object) -> bool:
    if not isinstance(point, list) or len(point) != 3 or type(point[0]) is not int:
        return False
    step, train, test = point
    return (
        0 <= step <= LARGEST_WHOLE
        and _is_loss(train)
        and (test is None or _is_loss(test))
    )


def _is_loss(value: object) -> bool:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    return abs(value) <= LARGEST_LOSS
