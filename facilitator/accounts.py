"""The facilitator's sign-in: a password kept as a hash, and one-time links from the terminal.

A link is known to this process only and is gone after its first use, or when the program ends.
"""

import secrets
import threading
import time
from collections.abc import Callable

from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError

from sessions.errors import Rejection, refuse
from sessions.store import Store

SHORTEST = 10
LINK_SECONDS = 24 * 3600
WRONG_BEFORE_WAIT = 5
WAIT_SECONDS = 30.0


class Accounts:
    """Passwords and links, over the store's one account."""

    def __init__(self, store: Store, clock: Callable[[], float] = time.monotonic) -> None:
        self._store = store
        self._clock = clock
        self._hasher = PasswordHasher()
        self._links: dict[str, float] = {}
        self._lock = threading.Lock()
        self._wrong: list[float] = []
        self._revoked: set[str] = set()

    def has_password(self) -> bool:
        """Whether a password was ever chosen."""
        return self._store.password_hash() is not None

    def set_password(self, password: str) -> Rejection | None:
        """Keep a new password; refused when it is too short."""
        if len(password) < SHORTEST:
            return refuse(
                "short_password",
                "Choose at least %(n)s characters. Three words are easy to remember.",
                n=SHORTEST,
            )
        self._store.set_password_hash(self._hasher.hash(password))
        return None

    def change(self, current: str, new: str) -> Rejection | None:
        """Keep a new password, for someone who knows the present one."""
        return self.check(current) or self.set_password(new)

    def check(self, password: str) -> Rejection | None:
        """Why a password does not open the door, or None when it does."""
        now = self._clock()
        self._wrong = [at for at in self._wrong if now - at < WAIT_SECONDS]
        if len(self._wrong) >= WRONG_BEFORE_WAIT:
            return refuse(
                "too_many_tries", "Too many tries. Wait half a minute, or use a link from the terminal."
            )
        if self._matches(password):
            return None
        self._wrong.append(now)
        return refuse(
            "wrong_password", "That is not the password. Try again, or use a link from the terminal."
        )

    def make_link(self) -> str:
        """A token for one sign-in."""
        token = secrets.token_urlsafe(24)
        with self._lock:
            self._links[token] = self._clock() + LINK_SECONDS
        return token

    def is_link(self, token: str) -> bool:
        """Whether a link would still sign someone in; looking does not use it up."""
        with self._lock:
            return self._links.get(token, float("-inf")) > self._clock()

    def redeem(self, token: str) -> bool:
        """Use a link up; False where it was used, is too old or was never made."""
        with self._lock:
            return self._links.pop(token, float("-inf")) > self._clock()

    def revoke(self, token: str) -> None:
        """A cookie was signed out: sockets opened with it end with it."""
        self._revoked.add(token)

    def is_revoked(self, token: str) -> bool:
        """Whether a cookie was signed out since the program started."""
        return token in self._revoked

    def _matches(self, password: str) -> bool:
        known = self._store.password_hash()
        try:
            return known is not None and self._hasher.verify(known, password)
        except (Argon2Error, InvalidHashError):
            return False
