"""Consoles and projectors over sockets: parse, ask, acknowledge. Only `broadcast.py` sends unasked.

A console's sign-in is read again at every event; a projector's key opens nothing but the picture.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from facilitator.access import actor_at, cookie_at
from facilitator.presence import Connection
from facilitator.table_line import TableLine
from participant.desk import acknowledgement, refusal
from participant.rendering import Picture
from participant.wording import plain
from sessions.errors import Rejection, refuse
from sessions.exercises.base import Actor, Role
from sessions.ids import WorkshopId
from sessions.orders import Envelope, open_envelope
from sessions.roles import LOOKING_ON

if TYPE_CHECKING:
    from facilitator.house import House

LINK_ENDED = refuse("link_revoked", "This link was ended by the lead facilitator. Ask them for a new one.")
SIGNED_OUT = refuse("signed_out", "You are signed out. Sign in again, then repeat this.")
LOOK_ONLY = refuse("not_allowed", "A screen can only look.")
BAD_MESSAGE = refuse("bad_message", "This message can't be read. Reload the page and try again.")
FAULT = refuse("fault", "Something broke here, and nothing was changed. Try again; the log says where.")


def command_from(house: "House", workshop: WorkshopId, by: Actor, message: object) -> dict[str, Any]:
    """Carry out the message of someone without a seat and say how it went."""
    envelope = open_envelope(message) if isinstance(message, Mapping) else BAD_MESSAGE
    if not isinstance(envelope, Envelope):
        return refusal(envelope)
    outcome = house.service.handle(envelope.order(workshop, by))
    return refusal(outcome) if isinstance(outcome, Rejection) else acknowledgement(outcome)


def watched_by(role: Role) -> str:
    """The channel of whoever looks on."""
    return "expert" if role is Role.EXPERT else "watch"


def _told(picture: Picture, now: float) -> dict[str, Any]:
    return {"version": picture.version, "html": picture.html, "state": plain(picture.state), "now": now}


class ConsoleLine:
    """The line for the lead and the second facilitator."""

    fault = FAULT
    needs_request = True

    def __init__(self, house: "House") -> None:
        self._house = house

    def connect(self, sid: str, auth: Mapping[str, Any]) -> bool:
        """Only someone who leads a workshop there is."""
        workshop = WorkshopId(str(auth.get("workshop", "")))
        actor = actor_at(workshop)
        if actor is None or not actor.leads or not self._house.is_known(workshop):
            return False
        page = "said" if auth.get("page") == "said" else "console"
        connection = Connection(workshop, page, cookie=cookie_at(workshop), grant=actor.grant)
        self._house.arrive(sid, connection)
        return True

    def view(self, sid: str, message: object) -> dict[str, Any]:
        """The picture of the page that this socket was opened by."""
        connection = self._house.presence.connection(sid)
        if connection is None or not self._leader(connection):
            return refusal(SIGNED_OUT)
        return _told(self._house.draw(connection.workshop, connection.audience), self._house.service.clock())

    def command(self, sid: str, message: object) -> dict[str, Any]:
        """One order of a facilitator."""
        connection = self._house.presence.connection(sid)
        leader = self._leader(connection) if connection else None
        if connection is None or leader is None:
            return refusal(SIGNED_OUT)
        return command_from(self._house, connection.workshop, leader, message)

    def leave(self, sid: str) -> None:
        """The console's page was closed."""
        self._house.depart(sid)

    def _leader(self, connection: Connection) -> Actor | None:
        """Who sends this, if they lead the day at this moment."""
        actor = actor_at(connection.workshop)
        return actor if actor and actor.leads else None


class RoleLine:
    """The line for whoever looks on by link: observers, experts and the host. An expert may answer."""

    fault = FAULT
    needs_request = True

    def __init__(self, house: "House") -> None:
        self._house = house

    def connect(self, sid: str, auth: Mapping[str, Any]) -> bool:
        """Only with a link that counts."""
        workshop = WorkshopId(str(auth.get("workshop", "")))
        actor = actor_at(workshop)
        if actor is None or actor.role not in LOOKING_ON:
            return False
        audience, cookie = watched_by(actor.role), cookie_at(workshop)
        self._house.arrive(sid, Connection(workshop, audience, cookie=cookie, grant=actor.grant))
        return True

    def view(self, sid: str, message: object) -> dict[str, Any]:
        """The picture of the role."""
        connection, actor = self._known(sid)
        if connection is None or actor is None:
            return refusal(LINK_ENDED)
        return _told(self._house.draw(connection.workshop, connection.audience), self._house.service.clock())

    def command(self, sid: str, message: object) -> dict[str, Any]:
        """One order, which the session refuses unless the role may give it."""
        connection, actor = self._known(sid)
        if connection is None or actor is None:
            return refusal(LINK_ENDED)
        return command_from(self._house, connection.workshop, actor, message)

    def leave(self, sid: str) -> None:
        """The page was closed."""
        self._house.depart(sid)

    def _known(self, sid: str) -> tuple[Connection | None, Actor | None]:
        """The socket and who holds it: the link it was opened with has to count at this moment."""
        connection = self._house.presence.connection(sid)
        actor = actor_at(connection.workshop) if connection else None
        is_same = connection and actor and connection.grant == actor.grant
        return (connection, actor) if is_same else (None, None)


class ScreenLine:
    """The line for projectors: a key, a picture, nothing else."""

    fault = FAULT
    needs_request = False

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
    return {
        "console": ConsoleLine(house),
        "screen": ScreenLine(house),
        "role": RoleLine(house),
        "table": TableLine(house),
    }
