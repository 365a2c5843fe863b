"""Owns what people can ask of an assessment: the gate and its waiver, their own answers, their table's."""

from collections.abc import Mapping
from typing import Annotated, Any, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from sessions.exercises.base import ANSWERERS, HANDS, LEADS, Role
from sessions.exercises.saying_commands import MODERATING_COMMANDS, Words

MOST_ITEMS = 18
Number = Annotated[int, Field(ge=1, le=MOST_ITEMS)]
Word = Annotated[str, Field(max_length=20)]
Version = Annotated[int, Field(ge=0, le=1_000_000)]
Points = Annotated[int, Field(ge=0, le=100)]
FIELDS = {"answer-": "answers", "confidence-": "confidence", "reason-": "reasons"}
POINTS_FIELD, APART_FIELD = "points-", "apart-"


class Command(BaseModel):
    """Frozen, and strict about fields it doesn't know."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    given_by: ClassVar[frozenset[Role]] = ANSWERERS


class SubmitSheet(Command):
    """All answers so far, by question; a page's fields are `answer-4`, `confidence-4`, `reason-4`."""

    answers: dict[Number, Word] = Field(default_factory=dict, max_length=MOST_ITEMS)
    confidence: dict[Number, Word] = Field(default_factory=dict, max_length=MOST_ITEMS)
    reasons: dict[Number, Words] = Field(default_factory=dict, max_length=MOST_ITEMS)

    @model_validator(mode="before")
    @classmethod
    def _from_form(cls, payload: Any) -> Any:
        return _gathered(payload, FIELDS)


class SubmitWeights(Command):
    """What each feature weighs, by number, or that one can't say; a page's fields are `points-1`, …"""

    points: dict[Number, Points] = Field(default_factory=dict, max_length=MOST_ITEMS)
    cant_say: bool = False

    @model_validator(mode="before")
    @classmethod
    def _from_form(cls, payload: Any) -> Any:
        return _gathered(payload, {POINTS_FIELD: "points"})


class SubmitWithin(Command):
    """All points so far within features, by question; by feature that all weigh alike, or that one can't say.

    A page's fields are `points-5` for question 5 and `apart-2` for feature 2.
    """

    points: dict[Number, Points] = Field(default_factory=dict, max_length=MOST_ITEMS)
    apart: dict[Number, Word] = Field(default_factory=dict, max_length=MOST_ITEMS)

    @model_validator(mode="before")
    @classmethod
    def _from_form(cls, payload: Any) -> Any:
        return _gathered(payload, {POINTS_FIELD: "points", APART_FIELD: "apart"})


class TableCommand(Command):
    """What a table decides together: any of its phones, or whoever writes for it."""

    given_by: ClassVar[frozenset[Role]] = HANDS


class SettleCondition(TableCommand):
    """Say of one condition whether it is settled, and why."""

    condition: Word
    standing: Literal["settled", "not_yet", "failed"]
    reason: Words = ""


class AgreeAnswer(TableCommand):
    """The table's one answer to a question; `was` counts the answers it had when this one was made.

    `line` names one of the room's red lines, which it then crosses.
    """

    question: Number
    answer: Word = ""
    confidence: Word = ""
    reason: Words = ""
    is_red_line: bool = False
    line: Word = ""
    was: Version = 0


class NoteAnswer(Command):
    """The room's one answer to a question, noted on any phone or by whoever leads; `was` as at a table."""

    given_by: ClassVar[frozenset[Role]] = HANDS | LEADS
    question: Number
    answer: Word = ""
    confidence: Word = ""
    is_red_line: bool = False
    line: Word = ""
    was: Version = 0


class WaiveGate(Command):
    """Go on though the gate has not been passed, and say why."""

    given_by: ClassVar[frozenset[Role]] = LEADS
    reason: Words = ""


COMMANDS: Mapping[str, type[BaseModel]] = {
    "settle_condition": SettleCondition,
    "submit_sheet": SubmitSheet,
    "submit_weights": SubmitWeights,
    "submit_within": SubmitWithin,
    "agree_answer": AgreeAnswer,
    "note_answer": NoteAnswer,
    "waive_gate": WaiveGate,
    **MODERATING_COMMANDS,
}


def _gathered(payload: Any, prefixes: Mapping[str, str]) -> Any:
    """A page's fields put together by what they are, each by its number; an empty one was left out."""
    if not isinstance(payload, Mapping):
        return payload
    found: dict[str, Any] = {}
    for key, value in payload.items():
        prefix = next((known for known in prefixes if str(key).startswith(known)), None)
        if prefix is None:
            found[key] = value
        elif value != "":
            held = found.setdefault(prefixes[prefix], {})
            if isinstance(held, dict):
                held[str(key).removeprefix(prefix)] = value
    return found
