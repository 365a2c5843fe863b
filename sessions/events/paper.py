"""What happened to paper: who has some, what was typed in from it, whose it is, what was taken back."""

from dataclasses import dataclass
from typing import ClassVar

from sessions.events.base import EVERYONE, ON_CONSOLES, Audience, Event
from sessions.events.seats import Reseated
from sessions.ids import ParticipantId, StepKey


@dataclass(frozen=True)
class PaperHandedOut(Event):
    """So many people of a table answer on paper; `was` before."""

    table: int
    ballots: int
    was: int
    audience: ClassVar[frozenset[Audience]] = ON_CONSOLES


@dataclass(frozen=True)
class PaperCounted(Event):
    """Paper was typed in for a step, so many answers: late ones join the count, if they are enough."""

    step: StepKey
    answers: int
    audience: ClassVar[frozenset[Audience]] = EVERYONE


@dataclass(frozen=True)
class PaperTyped(Event):
    """The next events, so many, were typed in from somebody's ballot: by whom, and with which file."""

    step: StepKey
    ballot: int
    by: str
    batch: str
    following: int
    audience: ClassVar[frozenset[Audience]] = ON_CONSOLES


@dataclass(frozen=True)
class PaperTakenBack(Event):
    """What was typed in counts no more, and what it had replaced is back.

    `typed` are the numbers of the events that told of it. `people` are those of whom nothing else is
    known: they have no seat any more.
    """

    batch: str
    typed: list[int]
    people: list[ParticipantId]


@dataclass(frozen=True)
class BallotLinked(Reseated):
    """A ballot is somebody's who has a seat already; `was` is who stood for it until now, if anyone did."""

    ballot: int
    participant: ParticipantId
    was: ParticipantId | None

    @property
    def movers(self) -> list[ParticipantId]:
        """The one whose answers these are."""
        return [self.participant]
