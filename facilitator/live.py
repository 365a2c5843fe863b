"""Consoles and projectors over sockets: parse, ask, acknowledge. Only `broadcast.py` sends unasked.

A console's sign-in is read again at every event; a projector's key opens nothing but the picture.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from facilitator.access import cookie_token, is_signed_in
from facilitator.presence import Connection
from participant.desk import acknowledgement, refusal
from participant.rendering import Picture
from participant.wording import plain
from sessions.commands import Envelope, open_envelope
from sessions.errors import Rejection, refuse
from sessions.exercises.base import Actor, Role
from sessions.ids import WorkshopId

if TYPE_CHECKING:
    from facilitator.house import House

SIGNED_OUT = refuse("signed_out", "You are signed out. Sign in again, then repeat this.")
LOOK_ONLY = refuse("not_allowed", "A screen can only look.")
BAD_MESSAGE = refuse("bad_message", "This message can't be read. Reload the page and try again.")
FAULT = refuse("fault", "Something broke here, and nothing was changed. Try again; the log says where.")
FACILITATOR = Actor(Role.FACILITATOR)


def command_from_facilitator(house: "House", workshop: WorkshopId, message: object) -> dict[str, Any]:
    """Carry out a facilitator's message and say how it went."""
    envelope = open_envelope(message) if isinstance(message, Mapping) else BAD_MESSAGE
    if not isinstance(envelope, Envelope):
        return refusal(envelope)
    if envelope.name == "join" and envelope.exercise is None:
        return refusal(LOOK_ONLY)
    outcome = house.service.handle(envelope.order(workshop, FACILITATOR))
    return refusal(outcome) if isinstance(outcome, Rejection) else acknowledgement(outcome)


def _told(picture: Picture, now: float) -> dict[str, Any]:
    return {"version": picture.version, "html": picture.html, "state": plain(picture.state), "now": now}


class ConsoleLine:
    """The line for facilitators."""

    fault = FAULT

    def __init__(self, house: "House") -> None:
        self._house = house

    def connect(self, sid: str, auth: Mapping[str, Any]) -> bool:
        """Only someone signed in, to a workshop there is."""
        workshop = WorkshopId(str(auth.get("workshop", "")))
        if not is_signed_in() or not self._house.is_known(workshop):
            return False
        page = "said" if auth.get("page") == "said" else "console"
        self._house.arrive(sid, Connection(workshop, page, cookie=cookie_token()))
        return True

    def view(self, sid: str, message: object) -> dict[str, Any]:
        """The picture of the page that this socket was opened by."""
        connection = self._house.presence.connection(sid)
        if connection is None or not is_signed_in():
            return refusal(SIGNED_OUT)
        return _told(self._house.draw(connection.workshop, connection.audience), self._house.service.clock())

    def command(self, sid: str, message: object) -> dict[str, Any]:
        """One order of a facilitator."""
        connection = self._house.presence.connection(sid)
        if connection is None or not is_signed_in():
            return refusal(SIGNED_OUT)
        return command_from_facilitator(self._house, connection.workshop, message)

    def leave(self, sid: str) -> None:
        """The console's page was closed."""
        self._house.depart(sid)


class ScreenLine:
    """The line for projectors: a key, a picture, nothing else."""

    fault = FAULT

    def __init__(self, house: "House") -> None:
        self._house = house

    def connect(self, sid: str, auth: Mapping[str, Any]) -> bool:
        """Only with the key of a workshop's screen."""
        workshop = self._house.service.find(screen_key=str(auth.get("screen_key", "")))
        if workshop is None:
            return False
        self._house.arrive(sid, Connection(workshop, "screen"))
        return True

    def view(self, sid: str, message: object) -> dict[str, Any]:
        """The wall's picture."""
        connection = self._house.presence.connection(sid)
        if connection is None:
            return refusal(LOOK_ONLY)
        return _told(self._house.draw(connection.workshop, "screen"), self._house.service.clock())

    def command(self, sid: str, message: object) -> dict[str, Any]:
        """Refused: a screen has no say."""
        return refusal(LOOK_ONLY)

    def leave(self, sid: str) -> None:
        """The projector went dark."""
        self._house.depart(sid)


def lines_of(house: "House") -> dict[str, Any]:
    """The facilitator's lines, by the name a client gives at connect."""
    return {"console": ConsoleLine(house), "screen": ScreenLine(house)}
