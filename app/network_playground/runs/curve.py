"""The error curve: the losses at the steps where they were measured."""

from bisect import insort

MOST_POINTS = 2_000


class Curve:
    """Losses of both parts by steps done; beyond a bound they keep a distance."""

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
            self._thin()

    def until(self, step: int) -> "Curve":
        """Give the curve of what came before a step."""
        earlier = Curve()
        earlier.losses = {at: loss for at, loss in self.losses.items() if at < step}
        earlier.steps = sorted(earlier.losses)
        return earlier

    def _thin(self) -> None:
        """Keep half as many, evenly far apart, so that the whole run has its shape."""
        first, *between, last = self.steps
        distance = 1
        kept = self.steps
        while len(kept) > MOST_POINTS // 2:
            distance *= 2
            kept = [first]
            for step in between:
                if step >= kept[-1] + distance:
                    kept.append(step)
            kept.append(last)
        self.steps = kept
        self.losses = {step: self.losses[step] for step in kept}

    def points(self) -> list[tuple[int, float, float | None]]:
        """List (step, train loss, test loss), in order."""
        return [(step, *self.losses[step]) for step in self.steps]
