"""Who came, where they sit, and what they asked and chose for themselves."""

from dataclasses import dataclass
from typing import ClassVar

from sessions.events.base import AT_TABLE, EVERYONE, Audience, Event, said
from sessions.ids import ParticipantId, PhoneKey


@dataclass(frozen=True)
class ParticipantJoined(Event):
    """Someone took a seat; `seat` counts from 0 at each table. `via`: on whose phone, if not on their own.

    `ballot` is the number on the paper of somebody who answers there.
    """

    participant: ParticipantId
    table: int
    seat: int
    via: ParticipantId | None = None
    ballot: int | None = None


class Reseated(Event):
    """The root of events after which some people's phones belong elsewhere."""

    @property
    def movers(self) -> list[ParticipantId]:
        """Whose phones those are."""
        raise NotImplementedError


@dataclass(frozen=True)
class TablesMerged(Reseated):
    """A table went to sit with another; `people` moved, in the order of their seats."""

    table: int
    into: int
    people: list[ParticipantId]

    @property
    def movers(self) -> list[ParticipantId]:
        """Those who got up."""
        return self.people


@dataclass(frozen=True)
class TablesSplit(Reseated):
    """A merging was taken back: `people` left `into` and sit at `table` again."""

    table: int
    into: int
    people: list[ParticipantId]

    @property
    def movers(self) -> list[ParticipantId]:
        """Those who got up."""
        return self.people


@dataclass(frozen=True)
class ParticipantMoved(Reseated):
    """Someone went to another table; `seat` counts from 0 there, `seat_before` where they were."""

    participant: ParticipantId
    table: int
    seat: int
    before: int
    seat_before: int

    @property
    def movers(self) -> list[ParticipantId]:
        """The one who got up."""
        return [self.participant]


@dataclass(frozen=True)
class SeatOffered(Event):
    """A rejoin code was given out for a seat; the record holds no more than a keyed hash of it."""

    participant: ParticipantId
    table: int
    seat: int
    code_hash: str
    expires_at: float
    audience: ClassVar[frozenset[Audience]] = frozenset({Audience.CONSOLE})


@dataclass(frozen=True)
class SeatHandedOver(Reseated):
    """Another phone answers for someone from now on, by a rejoin code; the earlier one no longer does."""

    participant: ParticipantId
    phone: PhoneKey
    code_hash: str
    audience: ClassVar[frozenset[Audience]] = frozenset({Audience.CONSOLE})

    @property
    def movers(self) -> list[ParticipantId]:
        """The one whose phone it is."""
        return [self.participant]


@dataclass(frozen=True)
class LeavingNoted(Event):
    """Someone has left the room, or is back; their seat, their answers and their phone stay theirs."""

    participant: ParticipantId
    table: int
    seat: int
    has_left: bool
    audience: ClassVar[frozenset[Audience]] = EVERYONE


@dataclass(frozen=True)
class HelpNoted(Event):
    """Someone said that another person helped them to answer, or that nobody did."""

    participant: ParticipantId
    is_helped: bool
    audience: ClassVar[frozenset[Audience]] = frozenset({Audience.CONSOLE})


@dataclass(frozen=True)
class HelpAsked(Event):
    """A table asks for a facilitator, since `since`; again with `why`, if that was said later."""

    table: int
    since: float
    why: str | None = None
    audience: ClassVar[frozenset[Audience]] = AT_TABLE


@dataclass(frozen=True)
class HelpSeen(Event):
    """A facilitator has seen that a table asks."""

    table: int
    since: float
    why: str | None = None
    audience: ClassVar[frozenset[Audience]] = AT_TABLE


@dataclass(frozen=True)
class ChoicesMade(Event):
    """Someone said what else may be done than letting them take part; both are no until they say yes."""

    participant: ParticipantId
    quoted: bool = said()
    photographed: bool = said()
