"""Who has left the room: noted by a facilitator, for a phone that is away or silent has not left.

Whoever left keeps seat, answers and phone, and is back as soon as they do anything on it.
"""

from collections.abc import Sequence

from sessions import events as e
from sessions.commands import NoteLeaving
from sessions.errors import Rejection, refuse
from sessions.exercises.base import Actor
from sessions.ids import ParticipantId
from sessions.workshop import Workshop

Decision = Sequence[e.Event] | Rejection
NO_ONE = refuse("unknown_seat", "Nobody here has that seat. Reload the page to see who is there.")
NOT_YOUR_TABLE = refuse("not_allowed", "This person sits at another table. A facilitator can note it.")


def decide_leaving(workshop: Workshop, command: NoteLeaving, by: Actor) -> Decision:
    """That someone left or is back; a table facilitator says so of their own table."""
    person = workshop.participants.get(ParticipantId(command.participant))
    if person is None:
        return NO_ONE
    if not by.leads and person.table != workshop.table_of(by.name):
        return NOT_YOUR_TABLE
    if (person.id in workshop.people.gone) == command.has_left:
        return []
    return [e.LeavingNoted(person.id, person.table, person.seat, command.has_left)]


def noted_back(workshop: Workshop, event: e.LeavingNoted) -> Sequence[e.Event] | None:
    """What takes such a note back; None where it is so no more."""
    if (event.participant in workshop.people.gone) != event.has_left:
        return None
    person = workshop.participants[event.participant]
    return [e.LeavingNoted(person.id, person.table, person.seat, not event.has_left)]
