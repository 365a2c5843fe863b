"""Which browsers are signed in: the record holds a hash for each, so an end is an end after a restart too.

A cookie alone opens nothing. What it carries is looked up here with every request and every socket event.
"""

import threading
import time
from collections.abc import Callable, Collection
from hashlib import sha256

from sessions.store import Store

DAYS_KEPT = 7
SECONDS_KEPT = DAYS_KEPT * 24 * 3600


class SignIns:
    """Those that count. One process serves, so what it knows is what is stored."""

    def __init__(self, store: Store, clock: Callable[[], float] = time.time) -> None:
        self._store = store
        self._clock = clock
        self._lock = threading.Lock()
        self._known = dict(store.sign_ins())

    def begin(self, token: str) -> None:
        """A browser has signed in; those that grew too old go."""
        now = self._clock()
        with self._lock:
            self._end([known for known, at in self._known.items() if now - at >= SECONDS_KEPT])
            self._store.add_sign_in(_hash(token), now)
            self._known[_hash(token)] = now

    def counts(self, token: str) -> bool:
        """Whether a browser is signed in at this moment."""
        at = self._known.get(_hash(token)) if token else None
        return at is not None and self._clock() - at < SECONDS_KEPT

    def end(self, token: str) -> None:
        """One browser has signed out."""
        with self._lock:
            self._end([_hash(token)])

    def end_all(self, but: str = "") -> None:
        """Every browser is signed out, but for the one whose token is given."""
        with self._lock:
            self._end([known for known in self._known if known != _hash(but)])

    def _end(self, gone: Collection[str]) -> None:
        self._store.end_sign_ins(gone)
        for known in gone:
            self._known.pop(known, None)


def _hash(token: str) -> str:
    return sha256(token.encode(errors="replace")).hexdigest()
