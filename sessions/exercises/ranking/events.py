"""Owns what can have happened in a ranking.

One's own answers, words on record and the words of a criterion are what a person said, and can be erased. A
table's agreed order belongs to the table, not to the hand that moved a card: it stays when that person
withdraws.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from sessions.events import COUNTS, EVERYONE, Audience, said
from sessions.exercises.base import ExerciseEvent
from sessions.exercises.ranking.wording import set_name
from sessions.exercises.saying_events import (
    SayingCorrected,
    SayingHidden,
    SayingsApproved,
    SayingsHeld,
    SayingUnhidden,
)
from sessions.ids import ParticipantId
from sessions.words import Message, say


@dataclass(frozen=True)
class OrderSubmitted(ExerciseEvent):
    """Someone's own order came in; it takes the place of an earlier one."""

    audience: ClassVar[frozenset[Audience]] = COUNTS
    participant: ParticipantId
    table: int
    set_key: str
    shown: Sequence[str]
    tiers: Sequence[Sequence[str]] = said()


@dataclass(frozen=True)
class MostLeastMarked(ExerciseEvent):
    """Someone's two marks came in, most first, "" for one left out; they take the place of earlier ones."""

    audience: ClassVar[frozenset[Audience]] = COUNTS
    participant: ParticipantId
    table: int
    set_key: str
    shown: Sequence[str]
    marks: Sequence[str] = said()


@dataclass(frozen=True)
class DissentRecorded(ExerciseEvent):
    """Someone sees their table's order differently; it takes the place of what they had on record."""

    audience: ClassVar[frozenset[Audience]] = COUNTS
    participant: ParticipantId
    table: int
    saying: str
    about: Mapping[str, str] = said()
    text: str = said()


@dataclass(frozen=True)
class NothingAdded(ExerciseEvent):
    """Someone has nothing to put on record."""

    audience: ClassVar[frozenset[Audience]] = COUNTS
    participant: ParticipantId
    table: int
    answer: str = said("nothing")  # an answer like any other, so that it can be withdrawn


@dataclass(frozen=True)
class CriterionProposed(ExerciseEvent):
    """A criterion stands on a table's list; a person who proposes it agrees with it."""

    audience: ClassVar[frozenset[Audience]] = EVERYONE
    participant: ParticipantId | None  # None: whoever writes for the table
    table: int
    criterion: str
    text: str = said()


@dataclass(frozen=True)
class CriterionReworded(ExerciseEvent):
    """A criterion has other words; only a person who reworded it agrees with them so far."""

    audience: ClassVar[frozenset[Audience]] = EVERYONE
    participant: ParticipantId | None  # None: whoever writes for the table
    table: int
    criterion: str
    text: str = said()


@dataclass(frozen=True)
class CriterionEndorsed(ExerciseEvent):
    """Someone agrees with a criterion, or no longer does."""

    audience: ClassVar[frozenset[Audience]] = EVERYONE
    participant: ParticipantId
    table: int
    criterion: str
    agrees: bool = said()


@dataclass(frozen=True)
class PrimaryMarked(ExerciseEvent):
    """A criterion became the primary one of its table."""

    audience: ClassVar[frozenset[Audience]] = EVERYONE
    participant: ParticipantId | None  # None: whoever writes for the table
    table: int
    criterion: str


@dataclass(frozen=True)
class CriterionLabelled(ExerciseEvent):
    """A facilitator gave a criterion a label that tables may share."""

    audience: ClassVar[frozenset[Audience]] = EVERYONE
    table: int
    criterion: str
    label: str

    def in_words(self) -> Message:
        """Which table's criterion got which label."""
        if not self.label:
            return say("Took the label off a criterion of Table %(table)s", table=self.table)
        return say("Labelled a criterion of Table %(table)s “%(label)s”", table=self.table, label=self.label)


@dataclass(frozen=True)
class OrderEdited(ExerciseEvent):
    """A hand moved one card: `tiers` is the table's whole order from then on, `version` counts its edits."""

    audience: ClassVar[frozenset[Audience]] = EVERYONE
    participant: ParticipantId | None  # None: whoever writes for the table
    table: int
    card: str
    version: int
    tiers: Sequence[Sequence[str]]


@dataclass(frozen=True)
class LineDrawn(ExerciseEvent):
    """The table's line runs under these cards; None takes it out. It counts as an edit of the order."""

    audience: ClassVar[frozenset[Audience]] = EVERYONE
    participant: ParticipantId | None  # None: whoever writes for the table
    table: int
    version: int
    above: Sequence[str] | None


@dataclass(frozen=True)
class DisagreementNoted(ExerciseEvent):
    """The table could not agree on a card ("": on the order), or takes that back."""

    audience: ClassVar[frozenset[Audience]] = EVERYONE
    participant: ParticipantId | None  # None: whoever writes for the table
    table: int
    card: str
    is_open: bool


@dataclass(frozen=True)
class OrderConfirmed(ExerciseEvent):
    """The table agrees on its order as it stands."""

    audience: ClassVar[frozenset[Audience]] = EVERYONE
    participant: ParticipantId | None  # None: whoever writes for the table
    table: int
    version: int


@dataclass(frozen=True)
class InfluenceMarked(ExerciseEvent):
    """Something else moved the table, or that is taken back."""

    audience: ClassVar[frozenset[Audience]] = EVERYONE
    participant: ParticipantId | None  # None: whoever writes for the table
    table: int
    influence: str
    is_marked: bool


@dataclass(frozen=True)
class InfluenceAdded(ExerciseEvent):
    """Someone put in words what else moved the table."""

    audience: ClassVar[frozenset[Audience]] = EVERYONE
    participant: ParticipantId | None  # None: whoever writes for the table
    table: int
    note: str
    text: str = said()


@dataclass(frozen=True)
class InfluenceTakenOut(ExerciseEvent):
    """Such words are off the table's list."""

    audience: ClassVar[frozenset[Audience]] = EVERYONE
    participant: ParticipantId | None  # None: whoever writes for the table
    table: int
    note: str


@dataclass(frozen=True)
class SetChosen(ExerciseEvent):
    """A facilitator gave a table another example set, before anyone there had answered."""

    audience: ClassVar[frozenset[Audience]] = EVERYONE
    table: int
    set_key: str

    def in_words(self) -> Message:
        """Which table got which set."""
        return say("Gave Table %(table)s %(set)s", table=self.table, set=set_name(self.set_key))


MODERATED: tuple[type[ExerciseEvent], ...] = (
    SayingsApproved,
    SayingsHeld,
    SayingHidden,
    SayingUnhidden,
    SayingCorrected,
)
EVENTS: tuple[type[ExerciseEvent], ...] = (
    OrderSubmitted,
    MostLeastMarked,
    CriterionProposed,
    CriterionReworded,
    CriterionEndorsed,
    PrimaryMarked,
    CriterionLabelled,
    OrderEdited,
    LineDrawn,
    DisagreementNoted,
    OrderConfirmed,
    InfluenceMarked,
    InfluenceAdded,
    InfluenceTakenOut,
    SetChosen,
    DissentRecorded,
    NothingAdded,
    *MODERATED,
)
