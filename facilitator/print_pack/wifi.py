"""The network's name and password, for the code on the signs that lets a phone in.

They are kept in the memory of the running server and nowhere else: not in the record, not in a file, not in
a log. They go when the lead takes them off, when twelve hours are over, and when the server stops.
"""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic

from segno import helpers

from sessions.errors import Rejection, refuse
from sessions.ids import WorkshopId

SECONDS_KEPT = 12 * 60 * 60
MOST_NAME_BYTES = 32  # IEEE 802.11, the length of an SSID
SHORTEST_PASSWORD, LONGEST_PASSWORD = 8, 63  # IEEE 802.11, a passphrase


@dataclass(frozen=True)
class Wifi:
    """A network; `password` is empty where it is open."""

    name: str
    password: str = ""

    @property
    def text(self) -> str:
        """What its code says, in the form that phones' cameras know."""
        security = "WPA" if self.password else None
        made: str = helpers.make_wifi_data(self.name, self.password or None, security)
        return made


def read_wifi(name: str, password: str) -> Wifi | Rejection:
    """The network that was typed in, or what is wrong with it."""
    name = name.strip()
    if not name or len(name.encode()) > MOST_NAME_BYTES or not name.isprintable():
        return refuse(
            "wifi_name",
            "Write the network's name as phones list it, in at most %(most)s letters.",
            most=MOST_NAME_BYTES,
        )
    is_long_enough = SHORTEST_PASSWORD <= len(password) <= LONGEST_PASSWORD and password.isprintable()
    if password and not is_long_enough:
        return refuse(
            "wifi_password",
            "The password has %(least)s to %(most)s letters. Leave it empty for a network without one.",
            least=SHORTEST_PASSWORD,
            most=LONGEST_PASSWORD,
        )
    return Wifi(name, password)


class KeptWifi:
    """The networks that are typed in, by workshop, for as long as they are kept."""

    def __init__(self, now: Callable[[], float] = monotonic) -> None:
        self._now = now
        self._kept: dict[WorkshopId, tuple[Wifi, float]] = {}
        self._lock = threading.Lock()

    def keep(self, workshop: WorkshopId, wifi: Wifi) -> None:
        """Keep it from now on."""
        with self._lock:
            self._kept[workshop] = (wifi, self._now())

    def of(self, workshop: WorkshopId) -> Wifi | None:
        """The workshop's network, if it is still kept."""
        with self._lock:
            wifi, since = self._kept.get(workshop, (None, 0.0))
            if wifi and self._now() - since >= SECONDS_KEPT:
                del self._kept[workshop]
                return None
            return wifi

    def forget(self, workshop: WorkshopId) -> None:
        """Take it out."""
        with self._lock:
            self._kept.pop(workshop, None)
