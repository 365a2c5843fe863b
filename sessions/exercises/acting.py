"""What is done in an exercise: a simulated phone's acts, lines of paper, and the root of a kind's events."""

from collections.abc import Mapping
from dataclasses import dataclass, field
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


@dataclass(frozen=True)
class PaperField:
    """One thing to type in from a ballot, in the order in which it stands there.

    With `choices` one of these is picked, by its key or its words; `is_words` are several lines of a person's
    own. What is neither is short: a number, a place. `hint` says how it is written.
    """

    name: str
    label: Message
    choices: Mapping[str, Message] = field(default_factory=dict)
    is_words: bool = False
    longest: int = 280
    hint: Message | None = None


class ExerciseEvent(Event):
    """An event of a kind's own; the house records it with its exercise."""

    def in_words(self) -> Message | None:
        """What a facilitator did by it, in the past tense, for the log; None where its name says enough."""
        return None
