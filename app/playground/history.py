"""What was left behind, and can be had back: undo and redo."""

from app.playground.timeline import HISTORY_BYTES
from app.playground.trial import Trial

MOST_TRIALS = 100


class History:
    """Trials before and after the present one; their memory is bounded together."""

    def __init__(self) -> None:
        self.past: list[Trial] = []
        self.future: list[Trial] = []

    def leave(self, trial: Trial) -> None:
        """Put the present trial behind; what had been undone is gone."""
        self.past.append(trial)
        self.future.clear()
        del self.past[:-MOST_TRIALS]
        self._bound()

    def undo(self, present: Trial) -> Trial | None:
        """Swap the present trial for the one before, if there is one."""
        if not self.past:
            return None
        self.future.append(present)
        return self.past.pop()

    def redo(self, present: Trial) -> Trial | None:
        """Swap the present trial for the one that was undone last."""
        if not self.future:
            return None
        self.past.append(present)
        return self.future.pop()

    def _bound(self) -> None:
        """Let the oldest trials forget their checkpoints: replay finds them again."""
        total = 0
        for trial in reversed(self.past):
            total += trial.timeline.bytes()
            if total > HISTORY_BYTES:
                trial.timeline.forget()
