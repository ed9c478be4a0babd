"""Who looks at a room. It knows the pages and nothing of what they look at, so whoever
is given only this can watch and cannot command."""

import asyncio
from collections.abc import Iterable

from network_playground.runs.edits.edit import Place
from network_playground.runs.problem import Problem
from network_playground.web.rooms.viewer import Viewer

MOST_VIEWERS = 1_000
MOST_LOOKS = 128  # weights and biases that are looked at in one room
MOST_LISTED = 8  # of them that are told example by example


class Audience:
    """The viewers of one room; ``changed`` wakes the room."""

    def __init__(self, now: float) -> None:
        self.viewers: set[Viewer] = set()
        self.changed = asyncio.Event()
        self.left_at: float | None = now  # when the last one left; None with viewers
        # Weights and biases that anybody looks at, the driver's first. A room asks for
        # them at every turn, so they are put together only when they change.
        self.looks: tuple[Place, ...] = ()
        self.listed: tuple[Place, ...] = ()  # those told example by example
        self._newcomers: list[Viewer] = []

    def join(self, viewer: Viewer) -> None:
        """Let a page watch. The room shows it the present moment at its next turn."""
        if len(self.viewers) + len(self._newcomers) >= MOST_VIEWERS:
            raise Problem(f"Expected at most {MOST_VIEWERS:,} pages in one playground.")
        self._newcomers.append(viewer)
        self.left_at = None
        self.changed.set()

    def leave(self, viewer: Viewer, now: float) -> None:
        """Forget a page that is gone."""
        self.viewers.discard(viewer)
        self._gather_looks()
        if viewer in self._newcomers:
            self._newcomers.remove(viewer)
        if not self.viewers and not self._newcomers and self.left_at is None:
            self.left_at = now
            self.changed.set()

    def look(
        self,
        viewer: Viewer,
        places: tuple[Place, ...],
        listed: tuple[Place, ...] = (),
    ) -> None:
        """Note which weights and biases a page looks at, instead of those before."""
        viewer.looks, viewer.listed = places, listed
        self._gather_looks()
        self.changed.set()

    def _gather_looks(self) -> None:
        looks = ((viewer, viewer.looks) for viewer in self.viewers)
        listed = ((viewer, viewer.listed) for viewer in self.viewers)
        self.looks = _driver_first(looks)[:MOST_LOOKS]
        self.listed = _driver_first(listed)[:MOST_LISTED]

    def acknowledge(self, viewer: Viewer, sequence: int) -> bool:
        """Note that a page shows a frame: it is ready for another."""
        is_expected = viewer.acknowledge(sequence)
        if is_expected:
            self.changed.set()
        return is_expected

    def seat_newcomers(self) -> list[Viewer]:
        """Give those who came since the last call; from now on they are viewers."""
        seated, self._newcomers = self._newcomers, []
        if seated:
            self.viewers.update(seated)
            self._gather_looks()
        return seated

    def end(self, code: int, reason: str) -> None:
        """Close the socket of every page."""
        for viewer in (*self.viewers, *self._newcomers):
            viewer.end(code, reason)


def _driver_first(
    asked: Iterable[tuple[Viewer, tuple[Place, ...]]],
) -> tuple[Place, ...]:
    """List each place once, in an order that does not hang on who came first."""
    found = {
        (not viewer.is_driving, place.name, place.layer, *place.index): place
        for viewer, places in asked
        for place in places
    }
    ordered = {(p.name, p.layer, *p.index): p for _, p in sorted(found.items())}
    return tuple(ordered.values())
