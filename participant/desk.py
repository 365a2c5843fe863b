"""What a phone may do, whichever way it comes: find its seat, look at its picture, hand in an order.

Pages and sockets both speak to this and hold no rule of their own. Who asks is worked out anew each time
from the cookie, and an order always belongs to an exercise: nothing that steers a room can come this way.
"""

import secrets
from collections.abc import Mapping, Sequence
from typing import Any

from flask import Request

from participant.identity import Identity, participant_of, phone_of, shuffle_key_of
from participant.names import Names
from participant.rendering import SEAT_FIELD, PhonePictures, Picture
from participant.role_desk import RoleDesk
from participant.seat import NO_SEAT, Seat, seat_among
from participant.wording import plain
from sessions.errors import Rejection, refuse
from sessions.exercises.base import Actor, Role
from sessions.ids import CommandId, ParticipantId, WorkshopId
from sessions.orders import Envelope, Order, Receipt, open_envelope
from sessions.roles import LOOKING_ON
from sessions.service import Service, UnknownWorkshopError
from sessions.visibility import own_view

OWN_ORDERS = frozenset({"ask_for_help"})  # the only ones that belong to no exercise
SEAT_HEADER = "X-Moothall-Seat"
BAD_MESSAGE = refuse("bad_message", "This message can't be read. Reload the page and try again.")


class Desk:
    """Serves the phones of all workshops. `files` is the version of the scripts that speak to it.

    `roles` knows who looks on by link, and takes no seat.
    """

    def __init__(
        self,
        service: Service,
        identity: Identity,
        pictures: PhonePictures,
        files: str = "",
        roles: RoleDesk | None = None,
    ) -> None:
        self.service = service
        self.identity = identity
        self.pictures = pictures
        self.files = files
        self.roles = roles
        self.names = Names(service, identity.secret_key)

    def seat(self, request: Request, workshop: WorkshopId, wanted: str | None = None) -> Seat | None:
        """The seat of whoever answers on this phone, by its cookie; None where there is none."""
        found = self.sit(request, workshop, wanted)
        return found if isinstance(found, Seat) else None

    def sit(self, request: Request, workshop: WorkshopId, wanted: str | None = None) -> Seat | Rejection:
        """The seat of `wanted`, else of whoever answers on this phone now, or why there is none.

        A page names the person it was made for: on a phone that has been passed on it may be an old one.
        """
        asked = wanted or request.headers.get(SEAT_HEADER) or request.form.get(SEAT_FIELD) or None
        return self.sit_with(workshop, self.identity.tokens(request, workshop), asked)

    def sit_with(
        self, workshop: WorkshopId, tokens: Sequence[str], wanted: str | None = None
    ) -> Seat | Rejection:
        """The same for the holder of some tokens."""
        phones = [phone_of(token) for token in tokens]
        try:
            return self.service.read(workshop, lambda room: seat_among(room, phones, wanted))
        except UnknownWorkshopError:
            return NO_SEAT

    def looks_on(self, request: Request, workshop: WorkshopId) -> bool:
        """Whether this browser holds a link of someone who never votes."""
        actor = self.roles.actor(request, workshop) if self.roles else None
        return actor is not None and actor.role in LOOKING_ON

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

    def choose(self, seat: Seat, command: str, quoted: bool, photographed: bool) -> Receipt | Rejection:
        """What a person allows beyond taking part."""
        wanted = {"participant": seat.participant, "quoted": quoted, "photographed": photographed}
        by = Actor(Role.PARTICIPANT, seat.participant, seat.table)
        known = CommandId(f"choose-{command or secrets.token_hex(16)}")
        return self.service.handle(Order(seat.workshop, known, "make_choices", wanted, by))

    def withdraw(
        self,
        workshop: WorkshopId,
        participant: ParticipantId,
        command: str = "",
        target: str = "",
        saying: str = "",
        helper: Actor | None = None,
    ) -> Receipt | Rejection:
        """Erase what a person said: everything, or one step or statement; once for each command id.

        `helper` is the facilitator who does it for them.
        """
        wanted = {"participant": participant, "helped_by": helper.name if helper else ""}
        wanted |= {name: value for name, value in (("target", target), ("saying", saying)) if value}
        by = Actor(Role.PARTICIPANT, participant)
        known = CommandId(f"withdraw-{command or secrets.token_hex(16)}")
        return self.service.handle(Order(workshop, known, "withdraw_answers", wanted, by))

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
            "files": self.files,
        }

    def hand_in(self, seat: Seat | Rejection | None, message: object) -> dict[str, Any]:
        """Carry out what a phone sent, once, and say how it went. Malformed messages change nothing."""
        if not isinstance(seat, Seat):
            return refusal(seat or NO_SEAT)
        envelope = open_envelope(message) if isinstance(message, Mapping) else BAD_MESSAGE
        if isinstance(envelope, Envelope) and envelope.exercise is None and envelope.name not in OWN_ORDERS:
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
