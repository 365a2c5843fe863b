"""The commands, events and state of the factors: one secret answer a person in each of the two phases.

The pairs are sent one by one as people go, each time all that were answered so far: whoever is overtaken by
the lock has lost nothing. `shown` is the order in which this phone showed things, for later study.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Annotated, Any, ClassVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from sessions.errors import Rejection, refuse
from sessions.events import COUNTS, EVERYONE, Audience, said
from sessions.exercises.ballots import Answer, Ballots
from sessions.exercises.base import Context, ExerciseEvent, Stamp
from sessions.exercises.factors.pairs import FACTORS
from sessions.exercises.factors.settings import FactorsSettings
from sessions.ids import ParticipantId
from sessions.words import Message, say

PAIRS, CHOICE = "pairs", "choice"
PAIR_FIELD = "pair-"
A, B, SAME, CANT_SAY, DEPENDS = "a", "b", "same", "cant_say", "depends"
PAIR_ANSWERS = (A, B, SAME, CANT_SAY)
CHOICES: dict[str, Message] = {**FACTORS, DEPENDS: say("It depends")}
APART: dict[str, Message] = {CANT_SAY: say("I can't say")}
ORDERS = ("ab", "ba")


def _as_list(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


Word = Annotated[str, Field(max_length=20)]
Number = Annotated[int, Field(ge=1, le=20)]
Shown = Annotated[tuple[Word, ...], BeforeValidator(_as_list), Field(max_length=20)]


class Command(BaseModel):
    """Frozen, and strict about fields it doesn't know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class SubmitPairs(Command):
    """All pairs answered so far, by number from 1; a page's fields are `pair-1` and so on.

    `shown` holds "3:ba" where the phone put the second version of pair 3 first, in the order of asking.
    """

    answers: dict[Number, Word] = Field(default_factory=dict, max_length=20)
    shown: Shown = ()

    @model_validator(mode="before")
    @classmethod
    def _from_form(cls, payload: Any) -> Any:
        if not isinstance(payload, Mapping) or not any(str(key).startswith(PAIR_FIELD) for key in payload):
            return payload
        rest = {key: value for key, value in payload.items() if not str(key).startswith(PAIR_FIELD)}
        fields = {key: value for key, value in payload.items() if str(key).startswith(PAIR_FIELD)}
        return {**rest, "answers": {str(key).removeprefix(PAIR_FIELD): fields[key] for key in fields}}


class SubmitChoice(Command):
    """The factor that matters most, or one of the answers beside them."""

    choice: Word | None = None
    shown: Shown = ()


@dataclass(frozen=True)
class PairsAnswered(ExerciseEvent):
    """Someone answered pairs whose results nobody has seen. Numbers are texts, as in JSON."""

    shown: Sequence[str]
    answers: Mapping[str, str] = said()
    audience: ClassVar[frozenset[Audience]] = COUNTS


@dataclass(frozen=True)
class LatePairsAnswered(PairsAnswered):
    """Someone answered pairs after the reveal: kept, but not in the count that was shown."""

    audience: ClassVar[frozenset[Audience]] = EVERYONE


@dataclass(frozen=True)
class FactorChosen(ExerciseEvent):
    """Someone said which factor matters most, while nobody had seen the result."""

    shown: Sequence[str]
    choice: str = said()
    audience: ClassVar[frozenset[Audience]] = COUNTS


@dataclass(frozen=True)
class LateFactorChosen(FactorChosen):
    """Someone said so after the reveal: kept, but not in the count that was shown."""

    audience: ClassVar[frozenset[Audience]] = EVERYONE


@dataclass(frozen=True)
class PairAnswers:
    """One person's answers by pair number, and the order in which their phone showed each."""

    answers: Mapping[int, str]
    shown: Mapping[int, str]


@dataclass(frozen=True)
class Choice:
    """One person's direct answer, and the order in which their phone listed the factors."""

    choice: str
    shown: tuple[str, ...]


def _said_on_pairs(given: PairAnswers) -> Mapping[int, str]:
    """By pair, what they could say."""
    return {number: answer for number, answer in given.answers.items() if answer != CANT_SAY}


def _chosen(given: Choice) -> Mapping[str, str]:
    return {} if given.choice in APART else {"choice": given.choice}


@dataclass
class FactorsState:
    """The answers of both phases."""

    settings: FactorsSettings
    pairs: Ballots[PairAnswers] = field(default_factory=lambda: Ballots(parts=_said_on_pairs))
    choices: Ballots[Choice] = field(default_factory=lambda: Ballots(parts=_chosen))

    def ballots(self, phase: str) -> "Ballots[PairAnswers] | Ballots[Choice]":
        """The answers of a phase."""
        return self.pairs if phase == PAIRS else self.choices


Decision = Sequence[ExerciseEvent] | Rejection


def decide_answer(state: FactorsState, command: Command, context: Context) -> Decision:
    """One answer, or why it is not taken."""
    who = context.by.person
    if isinstance(command, SubmitPairs):
        wrong = _wrong_pairs(state, command, context) or state.pairs.refusal(who, context.replaces)
        answers = {str(number): answer for number, answer in sorted(command.answers.items())}
        given = PairsAnswered if state.pairs.frozen is None else LatePairsAnswered
        return wrong or [given(list(command.shown), answers)]
    assert isinstance(command, SubmitChoice)
    wrong = _wrong_choice(command, context) or state.choices.refusal(who, context.replaces)
    chosen = FactorChosen if state.choices.frozen is None else LateFactorChosen
    return wrong or [chosen(list(command.shown), command.choice or "")]


def take_answer(state: FactorsState, event: ExerciseEvent, stamp: Stamp) -> None:
    """Put an answer in the place of any earlier one of the same person."""
    who = ParticipantId(stamp.by)
    if isinstance(event, PairsAnswered):
        answers = {int(number): answer for number, answer in event.answers.items()}
        shown = {int(entry.partition(":")[0]): entry.partition(":")[2] for entry in event.shown}
        state.pairs.put(who, Answer(PairAnswers(answers, shown), stamp.seq, stamp.at, stamp.table))
    elif isinstance(event, FactorChosen):
        choice = Choice(event.choice, tuple(event.shown))
        state.choices.put(who, Answer(choice, stamp.seq, stamp.at, stamp.table))


def _wrong_pairs(state: FactorsState, command: SubmitPairs, context: Context) -> Rejection | None:
    if context.phase != PAIRS:
        return WRONG_PHASE
    if not command.answers:
        return refuse("choice_missing", "Choose one of the two, “No difference” or “I can't say”.")
    known = range(1, len(state.settings.pairs) + 1)
    if any(number not in known for number in command.answers):
        return refuse("pair_unknown", "That pair is not part of this exercise. Answer one of those shown.")
    if any(answer not in PAIR_ANSWERS for answer in command.answers.values()):
        return UNKNOWN
    is_shown = {f"{number}:{order}" for number in known for order in ORDERS}
    return None if set(command.shown) <= is_shown else UNKNOWN


def _wrong_choice(command: SubmitChoice, context: Context) -> Rejection | None:
    if context.phase != CHOICE:
        return WRONG_PHASE
    if not command.choice:
        return refuse("choice_missing", "Choose what matters most, “It depends” or “I can't say”.")
    is_known = command.choice in (*CHOICES, *APART) and set(command.shown) <= set(FACTORS)
    return None if is_known else UNKNOWN


UNKNOWN = refuse("choice_unknown", "That is not one of the answers. Choose one of those shown.")
WRONG_PHASE = refuse("wrong_step", "This belongs to another step. Reload the page to see where the room is.")
