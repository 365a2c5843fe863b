"""Scribes and table facilitators over sockets: parse, ask, acknowledge. Nothing is sent unasked."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from flask import request

from facilitator.presence import Connection
from facilitator.table_desk import NOT_HERE, TableSeat
from participant.desk import refusal
from participant.live import FAULT
from sessions.errors import Rejection
from sessions.ids import WorkshopId

if TYPE_CHECKING:
    from facilitator.house import House


class TableLine:
    """The line for whoever writes for a table, or helps it."""

    fault = FAULT
    needs_request = True

    def __init__(self, house: "House") -> None:
        self._house = house
        self._desk = house.tables

    def connect(self, sid: str, auth: Mapping[str, Any]) -> bool:
        """Only with a link that counts."""
        seat = self._desk.sit(request, WorkshopId(str(auth.get("workshop", ""))))
        if not isinstance(seat, TableSeat):
            return False
        mark = self._house.roles.mark(request, seat.workshop)
        self._house.arrive(sid, Connection(seat.workshop, seat.channel, cookie=mark, grant=seat.grant))
        return True

    def view(self, sid: str, message: object) -> dict[str, Any]:
        """The table's picture with what is this role's own."""
        seat = self._seat(sid)
        return self._desk.full_picture(seat) if isinstance(seat, TableSeat) else refusal(seat)

    def command(self, sid: str, message: object) -> dict[str, Any]:
        """One order of this role."""
        return self._desk.hand_in(self._seat(sid), message)

    def leave(self, sid: str) -> None:
        """The page was closed."""
        self._house.depart(sid)

    def _seat(self, sid: str) -> TableSeat | Rejection:
        """Who sends this: the link that the socket was opened with has to count at this moment."""
        connection = self._house.presence.connection(sid)
        seat = self._desk.sit(request, connection.workshop) if connection else NOT_HERE
        is_same = connection and isinstance(seat, TableSeat) and seat.grant == connection.grant
        return seat if is_same else NOT_HERE
