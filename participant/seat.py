"""Where the holder of a phone sits, worked out anew from its cookie's tokens each time it asks."""

from collections.abc import Sequence
from dataclasses import dataclass

from sessions.errors import Rejection, refuse
from sessions.ids import ParticipantId, PhoneKey, WorkshopId
from sessions.workshop import Workshop

NO_SEAT = refuse("unknown_seat", "This phone has no seat here yet. Join a table first.")
MOVED = refuse(
    "seat_moved", "Your seat has moved to another phone. Answer there; what you said before still counts."
)


@dataclass(frozen=True)
class Neighbour:
    """Someone else who answers on the same phone; `place` counts from 1 around their table."""

    participant: ParticipantId
    table: int
    place: int


@dataclass(frozen=True)
class Seat:
    """Where someone sits; `place` counts from 1 around the table. `others` answer on the same phone."""

    workshop: WorkshopId
    participant: ParticipantId
    table: int
    place: int
    phone: PhoneKey
    others: tuple[Neighbour, ...] = ()


def seat_among(room: Workshop, phones: Sequence[PhoneKey], wanted: str | None) -> Seat | Rejection:
    """The seat of `wanted`, else of the first of these phones that answers for somebody."""
    people = room.people
    answering = {people.phones[phone]: phone for phone in phones if phone in people.phones}
    chosen = next((who for who in answering if wanted in (None, who)), None)
    if chosen is None:
        return MOVED if any(phone in people.left_phones for phone in phones) else NO_SEAT
    person = people.participants[chosen]
    others = sorted(
        (people.participants[who] for who in answering if who != chosen), key=lambda one: one.seat
    )
    return Seat(
        room.id,
        chosen,
        person.table,
        person.seat + 1,
        answering[chosen],
        tuple(Neighbour(other.id, other.table, other.seat + 1) for other in others),
    )
