"""Owns what can have happened in an assessment beyond what happens to any saying.

One's own answers, weights and all reasons are what a person said, and can be erased. What a table agreed on
belongs to the table, not to the hand that chose it: it stays when that person withdraws.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from sessions.events import AT_TABLE, COUNTS, EVERYONE, Audience, said
from sessions.exercises.base import ExerciseEvent
from sessions.exercises.saying_events import (
    SayingAdded,
    SayingCorrected,
    SayingHidden,
    SayingsApproved,
    SayingsHeld,
    SayingUnhidden,
)
from sessions.ids import Giver
from sessions.words import Message, say, say_n


@dataclass(frozen=True)
class SheetGiven(ExerciseEvent):
    """Someone sent their answers so far while nobody had seen results. Numbers are texts, as in JSON."""

    answers: Mapping[str, str] = said()
    confidence: Mapping[str, str] = said()
    reasons: Mapping[str, str] = said()
    audience: ClassVar[frozenset[Audience]] = COUNTS


@dataclass(frozen=True)
class LateSheetGiven(SheetGiven):
    """Someone sent them after the reveal: kept, but not in the count that was shown."""

    audience: ClassVar[frozenset[Audience]] = EVERYONE


@dataclass(frozen=True)
class WeightsGiven(ExerciseEvent):
    """Someone said what the features weigh, while nobody had seen the result; none: they can't say."""

    points: Mapping[str, int] = said()
    audience: ClassVar[frozenset[Audience]] = COUNTS


@dataclass(frozen=True)
class LateWeightsGiven(WeightsGiven):
    """Someone said so after the reveal: kept, but not in the count that was shown."""

    audience: ClassVar[frozenset[Audience]] = EVERYONE


@dataclass(frozen=True)
class WithinGiven(ExerciseEvent):
    """Someone sent their points so far within the features, while nobody had seen the result.

    `points` are by question, `apart` by feature: that all its questions weigh alike, or that they can't say.
    """

    points: Mapping[str, int] = said()
    apart: Mapping[str, str] = said()
    audience: ClassVar[frozenset[Audience]] = COUNTS


@dataclass(frozen=True)
class LateWithinGiven(WithinGiven):
    """Someone sent them after the reveal: kept, but not in the count that was shown."""

    audience: ClassVar[frozenset[Audience]] = EVERYONE


@dataclass(frozen=True)
class ConditionSettled(ExerciseEvent):
    """A table said of a condition where it stands, in place of what it said before."""

    audience: ClassVar[frozenset[Audience]] = AT_TABLE | COUNTS
    participant: Giver
    table: int
    condition: str
    standing: str


@dataclass(frozen=True)
class AnswerAgreed(ExerciseEvent):
    """A table has one answer to a question, in place of any before."""

    form: ClassVar[int] = 2
    audience: ClassVar[frozenset[Audience]] = AT_TABLE | COUNTS
    participant: Giver
    table: int
    question: int
    answer: str
    confidence: str
    is_red_line: bool
    line: str = ""  # of the room's red lines the one that it crosses


@dataclass(frozen=True)
class AnswerAgreedInSight(AnswerAgreed):
    """The same once the tables' answers had been shown: every screen that shows them follows."""

    audience: ClassVar[frozenset[Audience]] = EVERYONE


@dataclass(frozen=True)
class AnswerNoted(ExerciseEvent):
    """Someone noted the room's answer to a question, in place of any before."""

    form: ClassVar[int] = 2
    participant: Giver | None  # None: whoever leads
    question: int
    answer: str
    confidence: str
    is_red_line: bool
    line: str = ""

    def in_words(self) -> Message:
        """Which question it was."""
        return say("Noted the room's answer to question %(number)s", number=self.question)


@dataclass(frozen=True)
class ReasonWritten(SayingAdded):
    """Why a table chose as it did, in place of what it wrote before; it is held for approval."""


@dataclass(frozen=True)
class GateWaived(ExerciseEvent):
    """The room goes on though not every condition is settled; the reason is the facilitator's."""

    open_conditions: Sequence[str]
    reason: str = said()

    def in_words(self) -> Message:
        """What was left open."""
        one, many = "Went on with %(n)s condition not settled", "Went on with %(n)s conditions not settled"
        return say_n(one, many, len(self.open_conditions))


@dataclass(frozen=True)
class GateWaiverTakenBack(ExerciseEvent):
    """The room waits for the gate again."""


EVENTS: tuple[type[ExerciseEvent], ...] = (
    SheetGiven,
    LateSheetGiven,
    WeightsGiven,
    LateWeightsGiven,
    WithinGiven,
    LateWithinGiven,
    ConditionSettled,
    AnswerAgreed,
    AnswerAgreedInSight,
    AnswerNoted,
    ReasonWritten,
    GateWaived,
    GateWaiverTakenBack,
    SayingsApproved,
    SayingsHeld,
    SayingHidden,
    SayingUnhidden,
    SayingCorrected,
)
