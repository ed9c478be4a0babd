"""The error curve: the losses at the steps where they were measured."""

from bisect import insort

MOST_POINTS = 2_000


class Curve:
    """Losses of both parts by steps done; beyond a bound, every second point goes."""

    def __init__(self) -> None:
        self.steps: list[int] = []
        self.losses: dict[int, tuple[float, float | None]] = {}

    def add(self, step: int, train: float, test: float | None) -> None:
        """Keep the losses at a step; a step that is known is kept as it is."""
        if step in self.losses:
            return
        insort(self.steps, step)
        self.losses[step] = train, test
        if len(self.steps) > MOST_POINTS:
            for gone in self.steps[1:-1:2]:
                del self.losses[gone]
            self.steps = sorted(self.losses)

    def until(self, step: int) -> "Curve":
        """Give the curve of what came before a step."""
        earlier = Curve()
        earlier.losses = {at: loss for at, loss in self.losses.items() if at < step}
        earlier.steps = sorted(earlier.losses)
        return earlier

    def points(self) -> list[list[float | None]]:
        """List [step, train loss, test loss], in order."""
        return [[step, *self.losses[step]] for step in self.steps]
