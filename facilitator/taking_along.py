"""Takes the phones along when people change tables, and closes those whose seat is on another phone by now.

A link that was ended closes its sockets in the same way. It runs before the pictures are sent, so that
everyone is sent the picture of the table where they sit.
"""

from functools import partial
from typing import TYPE_CHECKING

from sessions.ids import ParticipantId, PhoneKey, WorkshopId
from sessions.workshop import Workshop
from sessions.writer import Publication

if TYPE_CHECKING:
    from facilitator.house import House


def take_along(house: "House", workshop: WorkshopId, publication: Publication) -> None:
    """After a commit: every socket of those who moved listens where it belongs."""
    for sid in house.presence.opened_by(workshop, publication.ended):
        house.socketio.server.disconnect(sid)
    if publication.movers:
        house.tables.close_moved(workshop)
    for sid, connection in house.presence.phones_of(workshop, publication.movers):
        if connection.participant is None or connection.table is None:
            continue
        table, phone = house.service.read(workshop, partial(_seat, who=connection.participant))
        if phone != connection.phone:
            house.socketio.server.disconnect(sid)
        elif table != connection.table:
            house.presence.reseat(sid, table)
            house.broadcast.change_tables(sid, workshop, connection.table, table)


def _seat(room: Workshop, who: ParticipantId) -> tuple[int, PhoneKey | None]:
    return room.participants[who].table, room.people.phone_of(who)
