"""What is done in an exercise: a simulated phone's acts, lines of paper, and the root of a kind's events."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sessions.events import Event
from sessions.words import Message


@dataclass(frozen=True)
class Act:
    """One thing a simulated phone does: acts of a table are played in the order of `turn`."""

    turn: int
    command: str
    payload: Mapping[str, Any]


@dataclass(frozen=True)
class PaperLine:
    """What stands on somebody's paper for one step: a short answer, and what they wrote in words."""

    answer: str
    words: tuple[str, ...] = ()


@dataclass(frozen=True)
class PaperAnswer:
    """The command that a line of paper becomes. Where there may be `many`, each adds to those before it."""

    command: str
    payload: Mapping[str, Any]
    many: bool = False


class ExerciseEvent(Event):
    """An event of a kind's own; the house records it with its exercise."""

    def in_words(self) -> Message | None:
        """What a facilitator did by it, in the past tense, for the log; None where its name says enough."""
        return None
