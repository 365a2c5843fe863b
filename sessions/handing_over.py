"""Who may answer on which phone: a rejoin code moves a seat to another phone, and it stays one person.

A code counts once, for ten minutes, and only the newest one for a seat. What arrives here is its keyed hash.
"""

from collections.abc import Sequence

from sessions import events as e
from sessions.commands import NoteHelp, OfferSeat, TakeSeat
from sessions.errors import Rejection, refuse
from sessions.exercises.base import Actor, Role
from sessions.ids import ParticipantId, PhoneKey
from sessions.people import SeatCode
from sessions.workshop import Workshop

CODE_SECONDS = 600
NOT_THEIRS = refuse("not_allowed", "Only the person on this seat or a facilitator can do this.")
NO_SEAT = refuse("unknown_seat", "This phone has no seat here yet. Join a table first.")
WRONG = refuse(
    "wrong_seat_code",
    "No seat here has this rejoin code. Check it letter by letter, or ask your facilitator for a new one.",
)
USED = refuse(
    "used_seat_code",
    "This rejoin code has been used: each one works once. Ask your facilitator for a new one.",
)
EXPIRED = refuse(
    "expired_seat_code",
    "This rejoin code has run out: each one works for 10 minutes. Ask your facilitator for a new one.",
)
REPLACED = refuse(
    "replaced_seat_code",
    "A newer rejoin code was made for this seat. Use the newest one, or ask your facilitator for another.",
)

Decision = Sequence[e.Event] | Rejection


def decide_offer(workshop: Workshop, command: OfferSeat, by: Actor, now: float) -> Decision:
    """A rejoin code for a seat, asked for by a facilitator, by that of its table or by whoever sits there."""
    if by.role is Role.PARTICIPANT and by.participant != command.participant:
        return NOT_THEIRS
    person = workshop.participants.get(ParticipantId(command.participant))
    if person is None:
        return NO_SEAT
    if by.role is Role.TABLE_FACILITATOR and person.table != workshop.table_of(by.name):
        return NOT_THEIRS
    if command.code_hash in workshop.people.codes:
        return refuse("seat_code_taken", "This rejoin code is in use. Make another one.")
    expires_at = now + CODE_SECONDS
    return [e.SeatOffered(person.id, person.table, person.seat, command.code_hash, expires_at)]


def decide_taking(workshop: Workshop, command: TakeSeat, by: Actor, now: float) -> Decision:
    """The seat of a rejoin code for a phone that is new to the room; asking again changes nothing."""
    phone, people = PhoneKey(command.phone), workshop.people
    if by.participant != command.phone:
        return NOT_THEIRS
    code = people.codes.get(command.code_hash)
    if code is None:
        return WRONG
    if people.phones.get(phone) == code.participant and code.is_used:
        return []
    refusal = _refusal(code, now)
    if refusal:
        return refusal
    if phone in people.phones or phone in people.left_phones:
        return WRONG
    return [e.SeatHandedOver(code.participant, phone, command.code_hash)]


def decide_help(workshop: Workshop, command: NoteHelp, by: Actor) -> Decision:
    """Whether somebody helps a person with their answers, as they say themselves."""
    person = workshop.participants.get(by.participant) if by.participant else None
    if person is None:
        return NO_SEAT
    return [] if person.is_helped == command.is_helped else [e.HelpNoted(person.id, command.is_helped)]


def _refusal(code: SeatCode, now: float) -> Rejection | None:
    if code.is_used:
        return USED
    if code.is_replaced:
        return REPLACED
    return EXPIRED if now > code.expires_at else None
