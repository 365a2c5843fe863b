"""What a scribe or table facilitator may do, on pages and sockets alike: see their table, hand in an order.

Who asks is read anew from the cookie each time, and where they are from
the workshop: a table that sits with another takes its scribe along. What a role may not give is not offered.
"""

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from flask import Request
from jinja2 import Environment

from facilitator.rendering import clock
from participant.desk import BAD_MESSAGE, OWN_ORDERS, acknowledgement, refusal
from participant.identity import shuffle_key_of
from participant.rendering import Picture
from participant.wording import plain
from sessions.errors import Rejection
from sessions.exercises.base import AT_TABLES, Actor, Role
from sessions.granting import REVOKED
from sessions.ids import GrantId, ParticipantId, WorkshopId
from sessions.orders import Envelope, open_envelope
from sessions.views.table import given_view, may_give, table_view
from sessions.visibility import signals
from sessions.workshop import Workshop

if TYPE_CHECKING:
    from facilitator.house import House

FORM = re.compile(r'<form\b(?P<tag>[^>]*\bdata-command="(?P<command>[^"]*)"[^>]*)>.*?</form>', re.DOTALL)
EXERCISE = re.compile(r'\bdata-exercise="([^"]*)"')
ORDERS = OWN_ORDERS | {"note_leaving"}  # of the house, that may come from here
NOT_HERE = REVOKED


@dataclass(frozen=True)
class TableSeat:
    """A role at a table, and where that is now."""

    workshop: WorkshopId
    actor: Actor
    grant: GrantId
    table: int

    @property
    def channel(self) -> str:
        """Where its pictures are pushed."""
        return table_channel(self.actor.role, self.table)


def table_channel(role: Role, table: int) -> str:
    """The channel of a role at a table."""
    return f"{role.value}-{table}"


def read_channel(channel: str) -> tuple[Role, int] | None:
    """The role and the table of such a channel; None for any other."""
    name, _, table = channel.rpartition("-")
    return (Role(name), int(table)) if name in AT_TABLES else None


class TableDesk:
    """Serves those who write for tables of all workshops."""

    def __init__(self, house: "House") -> None:
        self._house = house

    def sit(self, request: Request, workshop: WorkshopId) -> TableSeat | Rejection:
        """Where the role of this browser is, or why it is nowhere."""
        actor = self._house.roles.actor(request, workshop)
        if actor is None or actor.grant is None or actor.role not in AT_TABLES:
            return NOT_HERE
        table = self._table_of(workshop, actor.grant)
        return NOT_HERE if table is None else TableSeat(workshop, actor, actor.grant, table)

    def _table_of(self, workshop: WorkshopId, grant: GrantId) -> int | None:
        return self._house.service.read(workshop, lambda room: room.table_of(grant))

    def close_moved(self, workshop: WorkshopId) -> None:
        """Let those whose table sits elsewhere now connect again: they are at that one then."""
        for sid, connection in self._house.presence.by_link(workshop):
            before = read_channel(connection.audience)
            if before and connection.grant and before[1] != self._table_of(workshop, connection.grant):
                self._house.socketio.server.disconnect(sid)

    def picture(self, workshop: WorkshopId, role: Role, table: int) -> Picture:
        """What a role at a table is shown now."""
        house = self._house
        notes, away = house.registry.for_scribes(), house.presence.away(workshop)
        view, state = house.service.read(
            workshop, lambda room: (table_view(room, role, table, notes, away), signals(room))
        )
        state["table"] = table
        drawn = _render(house.app.jinja_env, view)
        html = house.service.read(workshop, lambda room: _offered(drawn, partial(may_give, room, role)))
        return Picture(view["version"], at_home(html, workshop), state, view)

    def full_picture(self, seat: TableSeat) -> dict[str, Any]:
        """The picture with what is this role's own."""
        picture = self.picture(seat.workshop, seat.actor.role, seat.table)
        return {
            "version": picture.version,
            "html": picture.html,
            "state": plain(picture.state),
            "now": self._house.service.clock(),
            "mine": self.mine(seat),
            "files": self._house.desk.files,
        }

    def mine(self, seat: TableSeat) -> dict[str, Any]:
        """What was written under this role, and what scripts ask of any sender."""
        own = self._house.service.read(seat.workshop, lambda room: given_view(room, seat.grant))
        return {**plain(own), "place": 0, "shuffle_key": shuffle_key_of(ParticipantId(seat.grant))}

    def hand_in(self, seat: TableSeat | Rejection, message: object) -> dict[str, Any]:
        """Carry out what was sent, once, and say how it went."""
        if isinstance(seat, Rejection):
            return refusal(seat)
        envelope = open_envelope(message) if isinstance(message, Mapping) else BAD_MESSAGE
        if isinstance(envelope, Envelope) and envelope.exercise is None and envelope.name not in ORDERS:
            envelope = BAD_MESSAGE
        if isinstance(envelope, Rejection):
            return refusal(envelope)
        outcome = self._house.service.handle(envelope.order(seat.workshop, seat.actor))
        return refusal(outcome) if isinstance(outcome, Rejection) else acknowledgement(outcome)


def draw_table(
    room: Workshop,
    role: Role,
    table: int,
    notes: Collection[str],
    away: Collection[ParticipantId],
    environment: Environment,
) -> str:
    """The fragment for a role at a table, of a workshop at hand."""
    drawn = _render(environment, table_view(room, role, table, notes, away))
    return at_home(_offered(drawn, partial(may_give, room, role)), room.id)


def _render(environment: Environment, view: Mapping[str, Any]) -> str:
    template = environment.get_template("at_table/picture.html")
    return template.render(view=view, step=view["step"], ex=view["exercise"], clock=clock)


def home_of(workshop: str) -> str:
    """Where the pages of a role at a table begin."""
    return f"/r/{workshop}/table"


def at_home(html: str, workshop: str) -> str:
    """A fragment made for phones, with the addresses of the role's own pages."""
    return html.replace(f'"/p/{workshop}/', f'"{home_of(workshop)}/')


def _offered(html: str, may: Callable[[str, str], bool]) -> str:
    """The fragment without the forms that the role may not send: nobody's own answer is asked for here."""

    def keep(form: re.Match[str]) -> str:
        exercise = EXERCISE.search(form["tag"])
        return form[0] if may(exercise[1] if exercise else "", form["command"]) else ""

    return FORM.sub(keep, html)
