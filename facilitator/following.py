"""Follows the network: when this laptop's addresses change, walls and consoles are drawn anew.

Pages ask for the address each time they are drawn. What stands on a screen already is pushed by this alone.
"""

from collections.abc import Callable, Sequence

AFTER_SECONDS = 5  # between two looks
SHOWN_ON = frozenset({"console", "said", "screen"})  # the channels whose pictures hold an address


class NetworkFollower:
    """Compares the addresses with those of the last look."""

    def __init__(self, find: Callable[[], Sequence[str]], redraw: Callable[[set[str]], None]) -> None:
        self._find = find
        self._redraw = redraw
        self._known = tuple(find())

    def look(self) -> bool:
        """Whether they changed; what shows them is then drawn anew."""
        now = tuple(self._find())
        if now == self._known:
            return False
        self._known = now
        self._redraw(set(SHOWN_ON))
        return True
