"""Who takes part: where everyone sits, on which phone, and how they came to be there.

A part of the workshop's state, changed by `evolve` alone. A seat is its place in the table's list, so those
who stay close up when somebody moves. What was said stays with the table where it was said; nothing here
knows of it. A phone is known by a key made from its token; the record never holds a token or a code.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from sessions import events as e
from sessions.exercises.base import Room, Stamp
from sessions.ids import ParticipantId, PhoneKey


class Arrival(StrEnum):
    """How someone takes part."""

    OWN_PHONE = "own_phone"
    SHARED_PHONE = "shared_phone"
    PAPER = "paper"


@dataclass(frozen=True)
class Participant:
    """Someone in the room; `seat` counts from 0 at the table.

    `via` is the person whose phone was passed on to them; `first_table` is where they sat down.
    """

    id: ParticipantId
    table: int
    seat: int
    joined_at: float
    first_table: int = 0
    via: ParticipantId | None = None
    is_helped: bool = False
    handovers: int = 0  # how often the seat went to another phone
    ballot: int | None = None  # the number on their paper, for who answers there

    @property
    def arrived_by(self) -> Arrival:
        """On a phone of their own, on a neighbour's, or on paper."""
        if self.ballot is not None:
            return Arrival.PAPER
        return Arrival.SHARED_PHONE if self.via else Arrival.OWN_PHONE


@dataclass(frozen=True)
class Choices:
    """What a person allows beyond taking part."""

    quoted: bool = False
    photographed: bool = False


@dataclass(frozen=True)
class SeatCode:
    """A rejoin code that was given out: for whom, until when, and whether it has been used or replaced."""

    participant: ParticipantId
    expires_at: float
    is_used: bool = False
    is_replaced: bool = False


@dataclass(frozen=True)
class Call:
    """A table asks for help, since when, and about what if it said so."""

    since: float
    why: str | None = None


@dataclass
class People:
    """Everyone who joined, by id and by table.

    `merged` maps a table to the one it sits with; `phones` which phone answers for whom, `left_phones` which
    phone no longer does; `codes` are kept by their hash; `calls` are those of tables that ask for help.
    """

    members: dict[int, list[ParticipantId]]
    participants: dict[ParticipantId, Participant] = field(default_factory=dict)
    merged: dict[int, int] = field(default_factory=dict)
    phones: dict[PhoneKey, ParticipantId] = field(default_factory=dict)
    left_phones: dict[PhoneKey, ParticipantId] = field(default_factory=dict)
    codes: dict[str, SeatCode] = field(default_factory=dict)
    gone: set[ParticipantId] = field(default_factory=set)  # who was noted as having left
    calls: dict[int, Call] = field(default_factory=dict)
    choices: dict[ParticipantId, Choices] = field(default_factory=dict)  # of those who said so
    withdrew: set[ParticipantId] = field(default_factory=set)  # who took back anything they had said

    @property
    def here(self) -> Mapping[int, Sequence[ParticipantId]]:
        """Who sits at each table and has not left."""
        if not self.gone:
            return self.members
        return {
            table: [who for who in people if who not in self.gone] for table, people in self.members.items()
        }

    @property
    def on_phones(self) -> int:
        """How many people answer on a phone, their own or a neighbour's."""
        return sum(person.ballot is None for person in self.participants.values())

    def table_now(self, number: int) -> int:
        """Where the people of a table sit now, however often it was merged."""
        while number in self.merged:
            number = self.merged[number]
        return number

    def phone_of(self, participant: ParticipantId) -> PhoneKey | None:
        """The phone that answers for someone."""
        return next((phone for phone, who in self.phones.items() if who == participant), None)

    def unseat(self, who: ParticipantId) -> None:
        """Nobody ever took this seat: those behind it move up."""
        person = self.participants.pop(who, None)
        if person:
            self.members[person.table] = [one for one in self.members[person.table] if one != who]
            for seat, one in enumerate(self.members[person.table]):
                self.participants[one] = replace(self.participants[one], seat=seat)
            self.gone.discard(who)
            self.choices.pop(who, None)

    def with_papers(self, room: Room) -> Room:
        """Who was there then, and everyone on paper: papers are filled in with the others."""
        seated = {who for people in room.members.values() for who in people}
        papers = [person for who, person in self.participants.items() if person.ballot and who not in seated]
        return Room(
            room.tables,
            {
                table: (*people, *(one.id for one in papers if one.table == table))
                for table, people in room.members.items()
            },
        )

    def sharing(self, owner: ParticipantId) -> list[ParticipantId]:
        """The people who came to answer on somebody's phone, its owner first."""
        return [owner, *(who for who, person in self.participants.items() if person.via == owner)]


def _joined(people: People, event: e.ParticipantJoined, stamp: Stamp) -> None:
    person = Participant(
        event.participant,
        event.table,
        event.seat,
        stamp.at,
        first_table=event.table,
        via=event.via,
        ballot=event.ballot,
    )
    people.participants[person.id] = person
    people.members[event.table].append(person.id)
    if person.ballot is None:
        people.phones[PhoneKey(person.id)] = person.id


def _merged(people: People, event: e.TablesMerged, stamp: Stamp) -> None:
    people.merged[event.table] = event.into
    _seat(people, event.people, event.into)


def _split(people: People, event: e.TablesSplit, stamp: Stamp) -> None:
    people.merged.pop(event.table, None)
    _seat(people, event.people, event.table)


def _moved(people: People, event: e.ParticipantMoved, stamp: Stamp) -> None:
    _seat(people, [event.participant], event.table, event.seat)


def _seat(people: People, movers: list[ParticipantId], table: int, at: int | None = None) -> None:
    """Put people at a table, at the end or at a seat, and count the seats of all tables they touch."""
    left = {people.participants[who].table for who in movers}
    for number in left:
        people.members[number] = [who for who in people.members[number] if who not in movers]
    here = people.members[table]
    at = len(here) if at is None else at
    people.members[table] = [*here[:at], *movers, *here[at:]]
    for number in left | {table}:
        for seat, who in enumerate(people.members[number]):
            people.participants[who] = replace(people.participants[who], table=number, seat=seat)


def _offered(people: People, event: e.SeatOffered, stamp: Stamp) -> None:
    for known, code in people.codes.items():
        if code.participant == event.participant and not code.is_used:
            people.codes[known] = replace(code, is_replaced=True)
    people.codes[event.code_hash] = SeatCode(event.participant, event.expires_at)


def _handed_over(people: People, event: e.SeatHandedOver, stamp: Stamp) -> None:
    before = people.phone_of(event.participant)
    if before:
        del people.phones[before]
        people.left_phones[before] = event.participant
    people.phones[event.phone] = event.participant
    code = people.codes.get(event.code_hash)
    if code:
        people.codes[event.code_hash] = replace(code, is_used=True)
    person = people.participants[event.participant]
    people.participants[person.id] = replace(person, handovers=person.handovers + 1)
    people.gone.discard(person.id)


def _left(people: People, event: e.LeavingNoted, stamp: Stamp) -> None:
    if event.has_left:
        people.gone.add(event.participant)
    else:
        people.gone.discard(event.participant)


def _helped(people: People, event: e.HelpNoted, stamp: Stamp) -> None:
    person = people.participants[event.participant]
    people.participants[person.id] = replace(person, is_helped=event.is_helped)


def _asked(people: People, event: e.HelpAsked, stamp: Stamp) -> None:
    people.calls[event.table] = Call(event.since, event.why)


def _seen(people: People, event: e.HelpSeen, stamp: Stamp) -> None:
    people.calls.pop(event.table, None)


EVOLVERS: Mapping[type[e.Event], Callable[[People, Any, Stamp], None]] = {
    e.ParticipantJoined: _joined,
    e.TablesMerged: _merged,
    e.TablesSplit: _split,
    e.ParticipantMoved: _moved,
    e.SeatOffered: _offered,
    e.SeatHandedOver: _handed_over,
    e.HelpNoted: _helped,
    e.LeavingNoted: _left,
    e.HelpAsked: _asked,
    e.HelpSeen: _seen,
}
