"""Owns what can have happened to a table's definition beyond what happens to any saying.

Each version is a saying of its own, with a name never used again, so an approval is of the words that were
read, and stays with them when a later version is erased.
"""

from dataclasses import dataclass
from typing import ClassVar

from sessions.events import AT_TABLE, COUNTS, EVERYONE, Audience, said
from sessions.exercises.base import ExerciseEvent
from sessions.exercises.saying_events import SAYING_EVENTS, SayingAdded
from sessions.ids import Giver, ParticipantId


@dataclass(frozen=True)
class DefinitionWritten(SayingAdded):
    """A table's words, in place of those before: they leave every screen that shows them."""

    audience: ClassVar[frozenset[Audience]] = EVERYONE


@dataclass(frozen=True)
class ReasonGiven(SayingAdded):
    """Why a table could not agree, in place of what it said before."""

    audience: ClassVar[frozenset[Audience]] = EVERYONE


@dataclass(frozen=True)
class DefinitionEndorsed(ExerciseEvent):
    """Someone agrees with these words of their table, or no longer, while the room was not shown any."""

    audience: ClassVar[frozenset[Audience]] = AT_TABLE | COUNTS
    participant: ParticipantId
    table: int
    saying: str
    agrees: bool = said()


@dataclass(frozen=True)
class DefinitionEndorsedInSight(DefinitionEndorsed):
    """The same once definitions had been shown: every screen that shows them follows."""

    audience: ClassVar[frozenset[Audience]] = EVERYONE


@dataclass(frozen=True)
class DefinitionLeftOpen(ExerciseEvent):
    """A table said that it could not agree, or took that back."""

    participant: Giver
    table: int
    is_open: bool


EVENTS: tuple[type[ExerciseEvent], ...] = (
    *SAYING_EVENTS,
    DefinitionWritten,
    ReasonGiven,
    DefinitionEndorsed,
    DefinitionEndorsedInSight,
    DefinitionLeftOpen,
)
