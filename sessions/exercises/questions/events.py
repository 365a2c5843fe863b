"""Owns what can have happened to a question beyond what happens to any saying."""

from dataclasses import dataclass

from sessions.exercises.base import ExerciseEvent
from sessions.exercises.saying_events import SAYING_EVENTS
from sessions.words import Message, say


@dataclass(frozen=True)
class QuestionMarked(ExerciseEvent):
    """A facilitator noted that it was asked aloud or answered, or took that off."""

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


EVENTS: tuple[type[ExerciseEvent], ...] = (*SAYING_EVENTS, QuestionMarked)
