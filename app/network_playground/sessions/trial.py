"""A trial is one line of history: a run, its timeline, and what was measured on it."""

from collections.abc import Callable, Iterable, Sequence
from math import inf, isfinite
from typing import Any

from numpy.typing import NDArray

from network_playground.measures.crowds import Crowds
from network_playground.measures.decision_map import (
    DecisionMap,
    is_plane,
    points_of_run,
)
from network_playground.measures.line_map import LineMap, is_line
from network_playground.measures.looked import Looked
from network_playground.measures.scores import Scorer, Scores
from network_playground.measures.stopping import StopRules
from network_playground.runs.asked_again import AskingAgain
from network_playground.runs.curve import Curve
from network_playground.runs.edits.edit import Place
from network_playground.runs.frame import FrameLayout
from network_playground.runs.problem import Problem
from network_playground.runs.reach import step_work
from network_playground.runs.run import Run
from network_playground.runs.stop import Stop
from network_playground.runs.timeline import Moment, Timeline
from network_playground.sessions.shapes.experiment import Introduction
from network_playground.sessions.shapes.frame import TrialHeader
from network_playground.sessions.telling.crowds import crowds_of
from network_playground.sessions.telling.diagnosing import facts_of
from network_playground.sessions.telling.header import header_of
from network_playground.sessions.telling.introduction import introduction_of
from network_playground.words.diagnoses import diagnosis_of
from network_playground.words.shapes import Words

CURVE_PARTS = 60  # of a way that is trained at once


class Trial:
    """Walk a timeline and show its moments; ``example`` of the batch is in focus."""

    def __init__(
        self,
        timeline: Timeline,
        curve: Curve | None = None,
        like: "Trial | None" = None,  # another one of the same run
        example: int = 0,
    ) -> None:
        self.timeline = timeline
        self.curve = curve or Curve()
        self.scorer: Scorer = like.scorer if like else Scorer(timeline.run)
        self.asking = AskingAgain(timeline.run)
        self.example = example
        self.rules = StopRules(self.scorer)
        self.frame_layout = FrameLayout(timeline.run)
        self.map: DecisionMap | None = like.map if like else _map_of(timeline.run)
        self.line: LineMap | None = like.line if like else _line_of(timeline.run)
        self.crowds: Crowds | None = like.crowds if like else self._crowds_of_run()
        self.scores: Scores | None = None
        self.scored_at = -1
        self._diagnosed: tuple[Scores | None, Words | None] = (None, None)
        self.looked = Looked(timeline)

    @property
    def run(self) -> Run:
        return self.timeline.run

    def is_of_run(self, other: "Trial") -> bool:
        """Say whether both are of the same run, with the same changes by hand."""
        return (
            self.run.experiment == other.run.experiment
            and self.run.own is other.run.own
            and list(self.timeline.edits) == list(other.timeline.edits)
        )

    def is_like(self, other: "Trial") -> bool:
        """Say whether both are at the same moment of the same run."""
        return self.is_of_run(other) and self.timeline.moment == other.timeline.moment

    def walk(self, unit: str, times: int) -> None:
        """Go so many phases, steps or epochs forwards, or one back (-1)."""
        if unit == "phase":
            for _ in range(abs(times)):
                self._walk_phase(1 if times > 0 else -1)
            return
        size = 1 if unit == "step" else self.run.batches.per_epoch
        timeline = self.timeline
        done = timeline.steps_done
        # A step that is begun but not done has its end ahead and its start behind.
        is_begun = timeline.moment.phase not in (0, timeline.last_phase)
        is_updated = is_begun and done > timeline.moment.step
        if times > 0:
            whole = done - 1 if is_updated else done
            self.go_to((whole // size + times) * size)
        else:
            whole = done + 1 if is_begun and not is_updated else done
            self.go_to(max(0, (whole - 1) // size * size))

    def walk_work(self, unit: str, direction: int) -> float:
        """Estimate the multiplications of a walk, with those of the way to it."""
        if unit == "epoch":
            return inf
        steps, timeline = 1, self.timeline
        if direction < 0:
            target = max(0, timeline.moment.step - 2)  # as far as one can get
            steps += timeline.moment.step - timeline.nearest(target).step
        return steps * step_work(self.run)

    def play(
        self, unit: str, units: int | None, is_time_left: Callable[[], bool]
    ) -> tuple[int, Stop | None]:
        """Go forwards by phases or by whole steps, at most ``units`` of them.

        Gives how many it did, and why it stops here if a rule says so.
        """
        advance = self._play_steps if unit == "step" else self._play_phase
        done = 0
        while units is None or done < units:
            taken = advance(None if units is None else units - done, is_time_left)
            done += taken
            reason = self._reason_to_stop() if taken else None
            if not taken or reason or not isfinite(self.run.network.loss):
                return done, reason
        return done, None

    def focus(self, example: int) -> None:
        """Look at another example of the batch. Raises Problem."""
        size = self.run.batches.batch_size
        if example >= size:
            raise Problem(
                f"index: expected an example from 0 to {size - 1}, found {example}.",
                "index",
            )
        self.example = example

    def look(self, places: Iterable[Place]) -> None:
        """Tell more of some weights and biases, of those that are there."""
        self.looked = Looked(self.timeline, places)

    def go_to(self, steps_done: int) -> None:
        """Go to the end of a step, or to the very start."""
        self.timeline.go_to(steps_done)

    def train_to(self, steps_done: int) -> None:
        """Train to the end of a step, with losses on the way for the curve."""
        start = self.timeline.steps_done
        for part in range(CURVE_PARTS + 1):
            self.go_to(start + (steps_done - start) * part // CURVE_PARTS)
            self.score()
            if self.scores is None or not isfinite(self.scores.train.loss):
                return

    def score(self, pause: int = 0) -> None:
        """Measure the losses, unless less than ``pause`` steps passed since.

        The scores are then still those of the step ``scored_at``.
        """
        done = self.timeline.steps_done
        if 0 <= self.scored_at <= done < self.scored_at + max(1, pause):
            return
        self.scores = self.scorer.scores()
        self.scored_at = done
        train, test = self.scores[:2]
        if isfinite(train.loss):
            held_out = test.loss if test and isfinite(test.loss) else None
            self.curve.add(done, train.loss, held_out)

    def frame(
        self, has_map: bool, listed: Sequence[Place] = ()
    ) -> tuple[TrialHeader, NDArray[Any]]:
        """Show the present moment.

        ``has_map`` asks for the decision map too, or for what stands in its place; of
        the ``listed`` weights and biases each example's part is told.
        """
        header: TrialHeader = {
            **header_of(
                self.timeline, self.example, self.scores, self.scorer, self.asking
            ),
            "scored_step": self.scored_at if self.scores else None,
            "looked": self.looked.told(listed),
            "diagnosis": self._diagnosis(),
            "dtype": self.frame_layout.dtype,
            "map": self.map.drawn() if self.map and has_map else None,
            "line": self.line.drawn() if self.line and has_map else None,
            "crowds": crowds_of(self.crowds, self.scores)
            if self.crowds and self.scores and has_map
            else None,
        }
        return header, self.frame_layout.numbers(self.example)

    def introduction(self) -> Introduction:
        """Tell what stays the same at every moment."""
        return {
            **introduction_of(self.run),
            "layout": self.frame_layout.described(),
            "points": points_of_run(self.run) if self.map else None,
            "line": self.line.points() if self.line else None,
            "crowds": self.crowds.members() if self.crowds else None,
        }

    def _diagnosis(self) -> Words | None:
        """Say what is seen to go wrong, with the scores that were measured last."""
        scores = self.scores
        if scores and scores is not self._diagnosed[0]:
            rate = self.timeline.learning_rate
            facts = facts_of(
                self.run, self.curve, self.scored_at, scores, rate, self._edited_at()
            )
            self._diagnosed = scores, facts and diagnosis_of(facts)
        return self._diagnosed[1]

    def _edited_at(self) -> int:
        """Give the step of the last change by hand before the scores, 0 for none."""
        steps = (edit.step for edit in self.timeline.edits)
        return max((step for step in steps if step <= self.scored_at), default=0)

    def _crowds_of_run(self) -> Crowds | None:
        """Give the crowds where neither a plane nor a line has a place."""
        return None if self.map or self.line else Crowds(self.run)

    def _play_steps(self, units: int | None, is_time_left: Callable[[], bool]) -> int:
        """Train whole steps; where rules may stop it, to the end of the epoch."""
        if self.rules.is_active:
            step, phase = self.timeline.moment
            following = step + (phase == self.timeline.last_phase)
            per_epoch = self.run.batches.per_epoch
            left = per_epoch - following % per_epoch
            units = left if units is None else min(left, units)
        return self.timeline.play(units, is_time_left)

    def _play_phase(self, units: int | None, is_time_left: Callable[[], bool]) -> int:
        """Go one phase forwards, while there is time."""
        if not is_time_left():
            return 0
        self._walk_phase(1)
        return 1

    def _reason_to_stop(self) -> Stop | None:
        """Ask the rules where an epoch has just been done."""
        timeline = self.timeline
        if not self.rules.is_active or timeline.moment.phase != timeline.last_phase:
            return None
        epoch, rest = divmod(timeline.steps_done, self.run.batches.per_epoch)
        return None if rest else self.rules.reason_to_stop(epoch)

    def _walk_phase(self, direction: int) -> None:
        step, phase = self.timeline.moment
        last = self.timeline.last_phase
        phase += direction
        if phase > last:
            step, phase = step + 1, 0
        elif phase < 0:
            step, phase = step - 1, last
        if step >= 0:
            self.timeline.go(Moment(step, phase))


def _map_of(run: Run) -> DecisionMap | None:
    return DecisionMap(run) if is_plane(run) else None


def _line_of(run: Run) -> LineMap | None:
    return LineMap(run) if is_line(run) else None
