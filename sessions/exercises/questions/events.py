"""Owns what can have happened to a question beyond what happens to any saying."""

from dataclasses import dataclass
from typing import ClassVar

from sessions.events import COUNTS, EVERYONE, Audience, said
from sessions.exercises.base import ExerciseEvent
from sessions.exercises.saying_events import SAYING_EVENTS
from sessions.ids import ParticipantId
from sessions.words import Message, say


@dataclass(frozen=True)
class QuestionMarked(ExerciseEvent):
    """A facilitator or an expert noted that it was asked aloud or answered, or took that off."""

    saying: str
    mark: str
    is_on: bool

    def in_words(self) -> Message:
        """Which mark, and not whose question."""
        if not self.is_on:
            return say("Took a mark off a question")
        return (
            say("Marked a question as answered") if self.mark == "answered" else say("Asked a question aloud")
        )


@dataclass(frozen=True)
class QuestionSupported(ExerciseEvent):
    """Someone wants it answered too, or no longer, while the room was not shown how many do.

    Experts are told with the wall, whose own picture stays the same.
    """

    audience: ClassVar[frozenset[Audience]] = COUNTS
    participant: ParticipantId
    table: int
    saying: str
    wording: int
    supports: bool = said()


@dataclass(frozen=True)
class QuestionSupportedInSight(QuestionSupported):
    """The same once the list had been shown: every screen that shows it follows."""

    audience: ClassVar[frozenset[Audience]] = EVERYONE


@dataclass(frozen=True)
class QuestionAnswered(ExerciseEvent):
    """An expert or a facilitator wrote an answer, or with None took it off; `before` is what stood there."""

    saying: str
    by_expert: bool
    by_expert_before: bool
    text: str | None = said()
    before: str | None = said(None)

    def in_words(self) -> Message:
        """That, and not the words."""
        return say("Took an answer off a question") if self.text is None else say("Answered a question")


EVENTS: tuple[type[ExerciseEvent], ...] = (
    *SAYING_EVENTS,
    QuestionMarked,
    QuestionSupported,
    QuestionSupportedInSight,
    QuestionAnswered,
)
