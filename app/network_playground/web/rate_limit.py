"""How much is too much: some at once, and only so many a second in the long run."""


class RateLimit:
    """Allow ``most`` at once and ``per_second`` in the long run (a token bucket)."""

    def __init__(self, most: float, per_second: float, now: float) -> None:
        self._most = most
        self._per_second = per_second
        self._left = most
        self._counted_at = now

    def allow(self, now: float) -> bool:
        """Count one more, ``now`` in seconds that never fall; False for one too many.

        One that is not allowed does not count.
        """
        earned = (now - self._counted_at) * self._per_second
        self._left = min(self._most, self._left + earned)
        self._counted_at = now
        if self._left < 1:
            return False
        self._left -= 1
        return True
