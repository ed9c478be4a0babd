"""What was left behind, and can be had back: undo and redo."""

from collections.abc import Mapping
from typing import Any

from network_playground.runs.problem import Problem
from network_playground.runs.timeline import HISTORY_BYTES
from network_playground.sessions.saved_run import Saved, saved_of, trial_from
from network_playground.sessions.trial import Trial

MOST_TRIALS = 100
MOST_RUNS = 2  # whose data and networks are kept, on either side of the present


NUMBER_BYTES = 32  # of a Python float in a list


class History:
    """Trials before and after the present one; their memory is bounded together.

    Those nearest to the present are kept as they are, of the others what restores them.
    """

    def __init__(self, history_bytes: int = HISTORY_BYTES) -> None:
        self.history_bytes = history_bytes
        self.past: list[Trial | Saved] = []
        self.future: list[Trial | Saved] = []

    def leave(self, trial: Trial) -> None:
        """Put the present trial behind; what had been undone is gone."""
        self.future.clear()
        self._put(trial, self.past)

    def undo(self, present: Trial) -> Trial:
        """Swap the present trial for the one before. Raises Problem without one."""
        if not self.past:
            raise Problem("Expected something to undo, found nothing.")
        return self._swap(present, self.past, self.future)

    def redo(self, present: Trial) -> Trial:
        """Swap the present trial for the one undone last. Raises Problem, too."""
        if not self.future:
            raise Problem("Expected something to redo, found nothing.")
        return self._swap(present, self.future, self.past)

    def _swap(
        self, present: Trial, source: list[Trial | Saved], other: list[Trial | Saved]
    ) -> Trial:
        wanted = source[-1]
        trial = wanted if isinstance(wanted, Trial) else trial_from(wanted)
        source.pop()
        self._put(present, other)
        trial.timeline.resume()
        if trial.run.experiment == present.run.experiment:
            trial.example = present.example  # the eyes stay where they are
        return trial

    def _put(self, trial: Trial, trials: list[Trial | Saved]) -> None:
        """Add a trial, and let go of what the bounds leave no room for."""
        trials.append(trial)
        del trials[:-MOST_TRIALS]
        runs, room = set(), self.history_bytes // 2
        for place in reversed(range(len(trials))):
            kept = trials[place]
            if isinstance(kept, Trial):
                size = kept.timeline.bytes()
                if id(kept.run) not in runs:
                    runs.add(id(kept.run))
                    size += kept.run.network.state.nbytes
                if len(runs) <= MOST_RUNS and size <= room:
                    room -= size
                    continue
                kept = trials[place] = saved_of(kept)
            room -= len(kept["checkpoint"]["memory"])
            room -= NUMBER_BYTES * sum(map(_numbers, kept["edits"]))
            if room < 0:
                del trials[: place + 1]
                return


def _numbers(saved: Any) -> int:
    """Count the numbers of a saved edit, whatever its fields are."""
    if isinstance(saved, Mapping):
        return sum(map(_numbers, saved.values()))
    if isinstance(saved, list | tuple):
        is_nested = bool(saved) and isinstance(saved[0], list | tuple)
        return sum(map(_numbers, saved)) if is_nested else len(saved)
    return 1
