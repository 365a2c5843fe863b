"""Who may sit where: joining always works, at the table asked for if it has room."""

from collections.abc import Sequence

from sessions import events as e
from sessions.commands import Join
from sessions.errors import Rejection, refuse
from sessions.ids import ParticipantId
from sessions.words import listed
from sessions.workshop import Workshop

CROWD = 4  # joins are capped at so many times the seats, against a script on the wifi


def decide_join(workshop: Workshop, command: Join) -> Sequence[e.Event] | Rejection:
    """A seat for a newcomer; nothing for someone who has one already.

    A full table is refused with the tables that have room. When none has, the newcomer joins the table
    with the fewest people (the lowest number among equals): late arrivals are never turned away.
    """
    participant = ParticipantId(command.participant)
    if participant in workshop.participants:
        return []
    if command.is_simulated and not workshop.is_rehearsal:
        return refuse(
            "not_a_rehearsal",
            "Simulated phones can join a rehearsal only. Rehearse on a copy of this workshop.",
        )
    if workshop.room.joined >= CROWD * sum(workshop.tables.values()):
        return refuse(
            "room_full", "Far more phones have joined than there are seats. Ask your facilitator for paper."
        )
    table = _table_for(workshop, command.table)
    if isinstance(table, Rejection):
        return table
    return [e.ParticipantJoined(participant, table, len(workshop.members[table]))]


def tables_with_room(workshop: Workshop) -> list[int]:
    """The numbers of the tables that have a free seat, in order."""
    return [
        number for number, seats in sorted(workshop.tables.items()) if len(workshop.members[number]) < seats
    ]


def _table_for(workshop: Workshop, wanted: int | None) -> int | Rejection:
    if wanted is not None and wanted not in workshop.tables:
        return refuse(
            "unknown_table", "There is no Table %(table)s here. Choose one from the list.", table=wanted
        )
    roomy = tables_with_room(workshop)
    if wanted in roomy and wanted is not None:
        return wanted
    if wanted is not None and roomy:
        tables = listed([str(number) for number in roomy])
        if len(roomy) == 1:
            return refuse(
                "table_full",
                "Table %(table)s is full. Table %(others)s has room.",
                table=wanted,
                others=tables,
            )
        return refuse(
            "table_full", "Table %(table)s is full. Tables %(others)s have room.", table=wanted, others=tables
        )
    return min(roomy or workshop.tables, key=lambda number: (len(workshop.members[number]), number))
