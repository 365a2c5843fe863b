"""Owns what can have happened to something said. Every kind that keeps sayings lists these among its events.

The words are what a person said, and can be erased; that a name was given, approved or withdrawn stays.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from sessions.events import AT_TABLE, COUNTS, Audience, said
from sessions.exercises.base import ExerciseEvent
from sessions.ids import Giver
from sessions.words import Message, say, say_n


@dataclass(frozen=True)
class SayingAdded(ExerciseEvent):
    """Someone wrote down what was said at their table; it is held for approval.

    `participant` is the person who did, or the grant of whoever writes for the table.
    """

    form: ClassVar[int] = 2
    audience: ClassVar[frozenset[Audience]] = AT_TABLE | COUNTS
    participant: Giver
    table: int
    saying: str
    kept_as: str
    about: Mapping[str, str]
    text: str = said()
    other: str | None = said(None)
    people: int | None = said(None)
    other_people: int | None = said(None)


@dataclass(frozen=True)
class SayingReworded(ExerciseEvent):
    """Its giver put it in other words, which are held for approval again."""

    form: ClassVar[int] = 2
    participant: Giver
    table: int
    saying: str
    text: str = said()
    other: str | None = said(None)
    people: int | None = said(None)
    other_people: int | None = said(None)


@dataclass(frozen=True)
class SayingWithdrawn(ExerciseEvent):
    """Its giver took it back, or a late entry was taken out: nobody sees it any more."""

    participant: Giver
    table: int
    saying: str


@dataclass(frozen=True)
class SayingsApproved(ExerciseEvent):
    """A facilitator let the room see these."""

    sayings: Sequence[str]

    def in_words(self) -> Message:
        """How many."""
        return say_n("Approved a statement", "Approved %(n)s statements", len(self.sayings))


@dataclass(frozen=True)
class SayingsHeld(ExerciseEvent):
    """An approval was taken back."""

    sayings: Sequence[str]


@dataclass(frozen=True)
class SayingHidden(ExerciseEvent):
    """A facilitator took it out of the room's sight, whether or not it was approved."""

    saying: str

    def in_words(self) -> Message:
        """That, and not its words."""
        return say("Hid a statement")


@dataclass(frozen=True)
class SayingUnhidden(ExerciseEvent):
    """It is as it was before it was hidden."""

    saying: str

    def in_words(self) -> Message:
        """That, and not its words."""
        return say("Stopped hiding a statement")


@dataclass(frozen=True)
class SayingCorrected(ExerciseEvent):
    """A facilitator changed the words that are shown; None for the giver's own again.

    `wording` says which of the giver's words it was; `other` is the second side of a disagreement.
    """

    form: ClassVar[int] = 2
    saying: str
    text: str | None = said()
    before: str | None = said(None)
    wording: int = 0
    other: str | None = said(None)
    other_before: str | None = said(None)

    def in_words(self) -> Message:
        """That, and not its words."""
        is_back = self.text is None and self.other is None
        return say("Went back to a speaker's words") if is_back else say("Corrected a statement")


SAYING_EVENTS: tuple[type[ExerciseEvent], ...] = (
    SayingAdded,
    SayingReworded,
    SayingWithdrawn,
    SayingsApproved,
    SayingsHeld,
    SayingHidden,
    SayingUnhidden,
    SayingCorrected,
)
