"""The clock of a room, as arithmetic: what is due now, and how fast it went."""

from collections import deque
from math import ceil, isinf

from network_playground.sessions.speeds import Speed

FRAME = 1 / 60  # seconds: no screen shows more
TURN = FRAME / 2  # seconds between two turns of a speed above one unit a frame


class Pace:
    """Tell how many units are due. Time that nobody counted is not made up for."""

    def __init__(self) -> None:
        self._speed: Speed | None = None
        self._next = 0.0

    def stop(self) -> None:
        """Forget the rhythm: the next unit is due as soon as somebody asks."""
        self._speed = None

    def due(self, speed: Speed, now: float) -> int | None:
        """Count the units due; None where it is as many as can be done."""
        if isinf(speed.per_second):
            return None
        if speed is not self._speed:
            self._speed, self._next = speed, now
        if now < self._next:
            return 0
        most = ceil(speed.per_second * FRAME)
        late = 1 + int((now - self._next) * speed.per_second)
        if late > most:
            self._next = now + 1 / speed.per_second
            return most
        self._next += late / speed.per_second
        return late

    def wait(self, now: float) -> float:
        """Give the seconds until the next unit is worth a turn."""
        if self._speed is None:
            return 0.0
        is_fast = self._speed.per_second > 1 / FRAME
        return max(self._next - now, TURN if is_fast else 0.0)


class FrameClock:
    """Tell when the next frame may be drawn: at most 60 a second, fewer dear ones.

    What frames cost on the average counts. One that was held up by whatever else the
    machine does says nothing about the next.
    """

    MAP = 0.06  # seconds between two decision maps: about 15 a second are enough
    SHARE = 0.25  # of a room's time that may go into frames
    WEIGHT = 0.1  # of the newest in the average

    def __init__(self) -> None:
        self.due = 0.0
        self.map_due = 0.0  # from then on a frame shall have the decision map
        self.longest = 0.0  # seconds that a frame took, of late
        self._usual = 0.0  # seconds that one takes

    def drew(self, now: float, seconds: float, has_map: bool = False) -> None:
        """Note that a frame due by ``now`` took so long."""
        if has_map:
            self.map_due = now + self.MAP
        # Only some frames measure the losses anew: that of one that did counts on.
        self.longest = max(seconds, 0.9 * self.longest)
        self._usual += self.WEIGHT * (seconds - self._usual)
        start = self.due if now - self.due < FRAME else now  # keeps the rhythm
        self.due = start + max(FRAME, self._usual / self.SHARE)


class Spare:
    """Tell when work that can wait is due: it gets a small share of the time."""

    SHARE = 0.1

    def __init__(self) -> None:
        self.due = 0.0

    def worked(self, now: float, seconds: float) -> None:
        """Note that such work took so long, until now."""
        self.due = now + seconds * (1 / self.SHARE - 1)


class Rate:
    """Measure steps a second over about the last half second."""

    WINDOW = 0.5  # seconds
    SHORTEST = 0.1  # seconds: less tells nothing

    def __init__(self) -> None:
        self._seen: deque[tuple[float, int]] = deque()

    def forget(self) -> None:
        self._seen.clear()

    def at(self, now: float, step: int) -> float | None:
        """Note that ``step`` was reached at ``now``; give the rate once it is known."""
        seen = self._seen
        if seen and step < seen[-1][1]:
            seen.clear()
        seen.append((now, step))
        while len(seen) > 2 and seen[1][0] <= now - self.WINDOW:
            seen.popleft()
        since, first = seen[0]
        return (step - first) / (now - since) if now - since >= self.SHORTEST else None
