"""One person on another phone, another person on one phone: what the desk does for both, by orders alone.

A rejoin code is made here and told once; the record gets a keyed hash of it.
"""

import secrets
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from participant.desk import Desk
from participant.door import tidy_code
from participant.identity import new_seat_code, participant_of, phone_of
from participant.seat import Seat
from participant.throttle import GuessThrottle
from sessions.errors import Rejection, refuse
from sessions.exercises.base import Actor, Role, Typed
from sessions.handing_over import CODE_SECONDS, WRONG
from sessions.ids import CommandId, ParticipantId, WorkshopId
from sessions.orders import Order, Receipt
from sessions.paper.ballot_numbers import person_of

TRIES = 5
WAIT = refuse(
    "too_many_guesses",
    "Many wrong rejoin codes came in just now. Wait a minute, then type yours again.",
)
WAIT_FOR_STUB = refuse(
    "too_many_guesses", "Many wrong codes came in just now. Wait a minute, then type yours again."
)
WRONG_STUB = refuse(
    "wrong_stub",
    "This code does not go with this ballot. Both stand on the stub you kept; if you have none, tell your "
    "facilitator.",
)


@dataclass(frozen=True)
class SeatCode:
    """A fresh rejoin code, told once."""

    code: str
    minutes: int = CODE_SECONDS // 60

    @property
    def halves(self) -> str:
        """The code as people read it out."""
        return f"{self.code[:3]} {self.code[3:]}"


class Handover:
    """Rejoin codes and shared phones. Wrong codes are counted by workshop, never by address."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self._throttles: dict[WorkshopId, GuessThrottle] = defaultdict(GuessThrottle)

    def make_code(self, workshop: WorkshopId, participant: ParticipantId, by: Actor) -> SeatCode | Rejection:
        """A rejoin code for a seat; any earlier one for it stops working."""
        outcome: Receipt | Rejection = WRONG
        for _ in range(TRIES):
            code = new_seat_code()
            hashed = self.desk.identity.code_hash(workshop, code)
            payload = {"participant": participant, "code_hash": hashed}
            outcome = self._order(workshop, "offer_seat", by, payload)
            if not isinstance(outcome, Rejection):
                return SeatCode(code)
            if outcome.code != "seat_code_taken":
                break
        return outcome if isinstance(outcome, Rejection) else WRONG

    def redeem(self, workshop: WorkshopId, token: str, typed: str) -> Receipt | Rejection:
        """Let the holder of a token answer for whoever a code was made for."""
        throttle = self._throttles[workshop]
        if throttle.is_closed:
            return WAIT
        phone = phone_of(token)
        hashed = self.desk.identity.code_hash(workshop, tidy_code(typed))
        payload = {"phone": phone, "code_hash": hashed}
        outcome = self._order(workshop, "take_seat", _person(ParticipantId(phone)), payload)
        if isinstance(outcome, Rejection) and outcome.code == WRONG.code and tidy_code(typed):
            throttle.note_wrong()
        return outcome

    def pass_on(self, seat: Seat, token: str, is_simulated: bool) -> Receipt | Rejection:
        """A seat at the same table for the next person on this phone."""
        newcomer = participant_of(token)
        payload = {"participant": newcomer, "via": seat.participant, "is_simulated": is_simulated}
        return self._order(seat.workshop, "join", _person(newcomer), payload, f"pass-{newcomer}")

    def link_ballot(self, seat: Seat, number: int, code: str) -> Receipt | Rejection:
        """The ballot whose stub a person holds is theirs: its code says so, and never its number alone."""
        throttle = self._throttles[seat.workshop]
        if throttle.is_closed:
            return WAIT_FOR_STUB
        stub = self.desk.identity.receipt_code(seat.workshop, person_of(seat.workshop, number))
        if not secrets.compare_digest(stub.encode(), tidy_code(code).encode(errors="replace")):
            throttle.note_wrong()
            return WRONG_STUB
        by = Actor(Role.PARTICIPANT, seat.participant, seat.table, on_paper=Typed(number, seat.participant))
        payload = {"participant": seat.participant, "ballot": number}
        return self._order(seat.workshop, "link_ballot", by, payload)

    def note_help(self, seat: Seat, is_helped: bool) -> Receipt | Rejection:
        """Whether somebody helps this person."""
        return self._order(seat.workshop, "note_help", _person(seat.participant), {"is_helped": is_helped})

    def _order(
        self, workshop: WorkshopId, name: str, by: Actor, payload: Mapping[str, object], command: str = ""
    ) -> Receipt | Rejection:
        known = CommandId(command or secrets.token_hex(16))
        return self.desk.service.handle(Order(workshop, known, name, payload, by))


def _person(participant: ParticipantId) -> Actor:
    return Actor(Role.PARTICIPANT, participant)
