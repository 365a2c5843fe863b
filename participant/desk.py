"""What a phone may do, whichever way it comes: find its seat, look at its picture, hand in an order.

Pages and sockets both speak to this and hold no rule of their own. Who asks is worked out anew each time
from the cookie, and an order always belongs to an exercise: nothing that steers a room can come this way.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from flask import Request

from participant.identity import Identity, participant_of, shuffle_key_of
from participant.rendering import PhonePictures, Picture
from participant.wording import plain
from sessions.commands import Envelope, Order, Receipt, open_envelope
from sessions.errors import Rejection, refuse
from sessions.exercises.base import Actor, Role
from sessions.ids import CommandId, ParticipantId, WorkshopId
from sessions.service import Service, UnknownWorkshopError
from sessions.visibility import own_view

NO_SEAT = refuse("unknown_seat", "This phone has no seat here yet. Join a table first.")
BAD_MESSAGE = refuse("bad_message", "This message can't be read. Reload the page and try again.")


@dataclass(frozen=True)
class Seat:
    """Where a phone sits; `place` counts from 1 around the table."""

    workshop: WorkshopId
    participant: ParticipantId
    table: int
    place: int


class Desk:
    """Serves the phones of all workshops."""

    def __init__(self, service: Service, identity: Identity, pictures: PhonePictures) -> None:
        self.service = service
        self.identity = identity
        self.pictures = pictures

    def seat(self, request: Request, workshop: WorkshopId) -> Seat | None:
        """The seat this phone holds in a workshop, by its cookie; None where it has none."""
        participant = self.identity.participant(request, workshop)
        if participant is None:
            return None
        try:
            person = self.service.read(workshop, lambda room: room.participants.get(participant))
        except UnknownWorkshopError:
            return None
        return Seat(workshop, participant, person.table, person.seat + 1) if person else None

    def join(
        self, workshop: WorkshopId, token: str, table: int | None, is_simulated: bool
    ) -> Receipt | Rejection:
        """Take a seat for the holder of a token; asking again changes nothing."""
        participant = participant_of(token)
        return self.service.handle(
            Order(
                workshop=workshop,
                id=CommandId(f"join-{participant}-{table}"),
                name="join",
                payload={"participant": participant, "table": table, "is_simulated": is_simulated},
                by=Actor(Role.PARTICIPANT, participant),
            )
        )

    def picture(self, seat: Seat) -> Picture:
        """What the table of this seat is shown now."""
        return self.pictures.of(seat.workshop, seat.table)

    def mine(self, seat: Seat) -> dict[str, Any]:
        """What belongs to this phone alone: its seat, its shuffle, its own answers."""
        own = self.service.read(seat.workshop, lambda room: own_view(room, seat.participant))
        return {**plain(own), "place": seat.place, "shuffle_key": shuffle_key_of(seat.participant)}

    def full_picture(self, seat: Seat) -> dict[str, Any]:
        """Picture and own answers together, as a phone asks for them after it was away."""
        picture = self.picture(seat)
        return {
            "version": picture.version,
            "html": picture.html,
            "state": plain(picture.state),
            "now": self.service.clock(),
            "mine": self.mine(seat),
        }

    def hand_in(self, seat: Seat | None, message: object) -> dict[str, Any]:
        """Carry out what a phone sent, once, and say how it went. Malformed messages change nothing."""
        if seat is None:
            return refusal(NO_SEAT)
        envelope = open_envelope(message) if isinstance(message, Mapping) else BAD_MESSAGE
        if isinstance(envelope, Envelope) and envelope.exercise is None:
            envelope = BAD_MESSAGE
        if isinstance(envelope, Rejection):
            return refusal(envelope)
        actor = Actor(Role.PARTICIPANT, seat.participant, seat.table)
        outcome = self.service.handle(envelope.order(seat.workshop, actor))
        return refusal(outcome) if isinstance(outcome, Rejection) else acknowledgement(outcome)


def json_of(request: Request) -> object:
    """What a request carries as JSON; None where it can't be read, however it is broken."""
    try:
        return request.get_json(silent=True)
    except RecursionError:
        return None


def acknowledgement(receipt: Receipt) -> dict[str, Any]:
    """A receipt as a phone reads it."""
    return {
        "ok": True,
        "receipt": receipt.seq,
        "at": receipt.at,
        "version": receipt.version,
        "own": plain(receipt.own),
    }


def refusal(rejection: Rejection) -> dict[str, Any]:
    """A rejection as a phone reads it."""
    return {"ok": False, "code": rejection.code, "message": plain(rejection.message)}
