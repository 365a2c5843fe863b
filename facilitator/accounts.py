"""The facilitator's sign-in: a password kept as a hash, and one-time links from the terminal.

A link is known to this process only and is gone after its first use, or when the program ends. Wrong
passwords are counted, never by address: a whole room shares one. A browser that was signed in before has a
count of its own, so that nobody who guesses can keep the lead out.
"""

import secrets
import threading
import time
from collections import OrderedDict
from collections.abc import Callable

from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError

from participant.throttle import GuessThrottle
from sessions.errors import Rejection, refuse
from sessions.service import run_inline
from sessions.store import Store
from sessions.writer import Offload

SHORTEST = 10
LONGEST = 1000  # a password nobody types; hashing it would cost the room
LINK_SECONDS = 24 * 3600
WRONG_BEFORE_WAIT = 5
WAIT_SECONDS = 30.0
BROWSERS_KNOWN = 64
STRANGERS = ""

WRONG = refuse("wrong_password", "That is not the password. Try again, or use a link from the terminal.")
SHORT = refuse(
    "short_password", "Choose at least %(n)s characters. Three words are easy to remember.", n=SHORTEST
)
WAIT = refuse("too_many_tries", "Too many tries. Wait half a minute, or use a link from the terminal.")


class Accounts:
    """Passwords and links, over the store's one account. `offload` keeps hashing out of the room's way."""

    def __init__(
        self, store: Store, clock: Callable[[], float] = time.monotonic, offload: Offload = run_inline
    ) -> None:
        self._store = store
        self._clock = clock
        self._offload = offload
        self._hasher = PasswordHasher()
        self._links: dict[str, float] = {}
        self._lock = threading.Lock()
        self._one_try = threading.Lock()
        self._wrong: OrderedDict[str, GuessThrottle] = OrderedDict()

    def has_password(self) -> bool:
        """Whether a password was ever chosen."""
        return self._store.password_hash() is not None

    def set_password(self, password: str) -> Rejection | None:
        """Keep a new password; refused when it is too short."""
        refusal = password_refusal(password)
        if refusal is None:
            self._store.set_password_hash(self._offload(self._hasher.hash, password))
        return refusal

    def change(self, current: str, new: str, browser: str = STRANGERS) -> Rejection | None:
        """Keep a new password, for someone who knows the present one."""
        return self.check(current, browser) or self.set_password(new)

    def check(self, password: str, browser: str = STRANGERS) -> Rejection | None:
        """Why a password does not open the door, or None when it does.

        `browser` names one that was signed in before; all others are counted together.
        """
        with self._one_try:  # many tries at once count like one after the other
            wrong = self._tries_of(browser)
            if wrong.is_closed:
                return WAIT
            if self._matches(password):
                return None
            wrong.note_wrong()
            return WRONG

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

    def _tries_of(self, browser: str) -> GuessThrottle:
        """Its wrong tries; of the browsers known, the one that tried least lately is forgotten first."""
        found = self._wrong.setdefault(
            browser, GuessThrottle(WRONG_BEFORE_WAIT, WAIT_SECONDS, clock=self._clock)
        )
        self._wrong.move_to_end(browser)
        while len(self._wrong) > BROWSERS_KNOWN:
            self._wrong.pop(next(known for known in self._wrong if known != STRANGERS))
        return found

    def _matches(self, password: str) -> bool:
        known = self._store.password_hash()
        if known is None or len(password) > LONGEST:
            return False
        try:
            self._offload(self._hasher.verify, known, password)
        except (Argon2Error, InvalidHashError):
            return False
        if self._hasher.check_needs_rehash(known):  # it was kept by an older, cheaper way of hashing
            self._store.set_password_hash(self._offload(self._hasher.hash, password))
        return True


def password_refusal(password: str) -> Rejection | None:
    """Why nobody could choose this password, or None."""
    if len(password) > LONGEST:
        return refuse("too_long", "Keep %(field)s to %(limit)s characters.", field="password", limit=LONGEST)
    return SHORT if len(password) < SHORTEST else None
