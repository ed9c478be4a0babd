"""How much is too much: an allowance is spent at once and comes back slowly."""


class Allowance:
    """Allow ``most`` at once and ``per_second`` in the long run (a token bucket)."""

    def __init__(self, most: float, per_second: float, now: float) -> None:
        self._most = most
        self._per_second = per_second
        self._left = most
        self._counted_at = now

    def spend(self, now: float) -> bool:
        """Spend one, ``now`` in seconds that never fall; False where none is left."""
        earned = (now - self._counted_at) * self._per_second
        self._left = min(self._most, self._left + earned)
        self._counted_at = now
        if self._left < 1:
            return False
        self._left -= 1
        return True
