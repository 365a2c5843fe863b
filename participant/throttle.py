"""Slows down whoever guesses join codes, without ever shutting out an address: a whole room shares one.

Wrong codes of everybody together are counted. Past the limit no typed code is looked up for a while; the
signs on the tables carry a secret too long to guess and go on working.
"""

import time
from collections import deque
from collections.abc import Callable


class GuessThrottle:
    """At most `limit` wrong codes in any `window_seconds`."""

    def __init__(
        self, limit: int = 30, window_seconds: float = 60.0, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._limit = limit
        self._window_seconds = window_seconds
        self._clock = clock
        self._wrong: deque[float] = deque(maxlen=limit)

    @property
    def is_closed(self) -> bool:
        """Whether typed codes are not looked up just now."""
        return len(self._wrong) == self._limit and self._clock() - self._wrong[0] < self._window_seconds

    def note_wrong(self) -> None:
        """One more wrong code."""
        self._wrong.append(self._clock())
