"""Owns what an assessment remembers: the gate by table, people's own answers and weights, what was agreed.

Who answered what on their own is known to the state alone: what leaves it are counts of the whole room.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Any

from casestudies.schema import Materials
from sessions.exercises.assessing.settings import AssessingSettings
from sessions.exercises.ballots import Ballots
from sessions.exercises.base import Room
from sessions.exercises.drawn_lines import DrawnLine, DrawsLines
from sessions.exercises.sayings import Form, Saying, Sayings
from sessions.framework.eighteen import FEATURES, QUESTIONS, questions_of
from sessions.framework.settled_first import CONDITIONS, Standing
from sessions.words import Message, say

GATE, ALONE, WEIGHTS, WITHIN, TABLE, ROOM = "gate", "alone", "weights", "within", "table", "room"
ANSWERS, REASONS, AGREED, NOTED = "answers", "reasons", "agreed", "noted"  # results
STANDINGS: Mapping[Standing, Message] = {
    Standing.SETTLED: say("Settled"),
    Standing.NOT_YET: say("Not settled yet"),
    Standing.FAILED: say("Failed"),
}
PLACES = ("1", "2", "3", "4", "5")  # from the pole that makes a proposal harder to call a benefit
CANT_SAY, NOT_APPLY, SPLIT = "cant_say", "not_apply", "split"
APART: Mapping[str, Message] = {CANT_SAY: say("I can't say"), NOT_APPLY: say("Does not apply")}
TOGETHER: Mapping[str, Message] = {
    CANT_SAY: say("We can't say"),
    NOT_APPLY: say("Does not apply"),
    SPLIT: say("We could not agree"),
}
ALIKE = "alike"
NO_POINTS: Mapping[str, Message] = {ALIKE: say("All weigh alike"), CANT_SAY: say("I can't say")}
CONFIDENCE: Mapping[str, Message] = {"low": say("Low"), "middling": say("Middling"), "high": say("High")}
REASON = "reason"
FORMS: Mapping[str, Form] = {REASON: Form(say("Why a table chose so"))}


@dataclass(frozen=True)
class Sheet:
    """One person's answers so far, by question; nothing is in it that was left out."""

    answers: Mapping[int, str]
    confidence: Mapping[int, str] = field(default_factory=dict)
    reasons: Mapping[int, str] = field(default_factory=dict)

    @property
    def is_whole(self) -> bool:
        """Whether every question has an answer, be it that one can't say."""
        return len(self.answers) == len(QUESTIONS)


@dataclass(frozen=True)
class Inside:
    """One person's weights within the features: points by question, or by feature what stands for points."""

    points: Mapping[int, int] = field(default_factory=dict)
    apart: Mapping[int, str] = field(default_factory=dict)

    @property
    def features(self) -> frozenset[int]:
        """The features that they answered, be it that they can't say."""
        return frozenset(self.apart) | {QUESTIONS[number].feature for number in self.points}

    @property
    def is_whole(self) -> bool:
        """Whether every feature has an answer."""
        return len(self.features) == len(FEATURES)

    def split(self, feature: int) -> dict[int, Fraction]:
        """The shares of 100 of a feature's questions, in order; empty where they gave none."""
        asked = [question.number for question in questions_of(feature)]
        is_alike = self.apart.get(feature) == ALIKE
        points = {number: 1 if is_alike else self.points.get(number, 0) for number in asked}
        total = sum(points.values())
        return {number: Fraction(100 * given, total) for number, given in points.items()} if total else {}


@dataclass(frozen=True)
class Agreed:
    """One answer of a table or of the room; `version` counts those before it too."""

    answer: str
    confidence: str = ""
    is_red_line: bool = False
    line: str = ""  # which of the room's red lines it crosses, by its id
    version: int = 1


def placed(sheet: Sheet) -> Mapping[int, str]:
    """By question, where they place the proposal: neither “I can't say” nor “does not apply” is a place."""
    return {number: answer for number, answer in sheet.answers.items() if answer in PLACES}


def _weighed(points: Mapping[int, int]) -> Mapping[str, Mapping[int, int]]:
    """All of it is one answer; none where they can't say."""
    return {"split": points} if points else {}


def _split(inside: Inside) -> Mapping[int, tuple[Fraction, ...]]:
    """By feature, how they split its points: that is one answer. None where they gave none."""
    splits = {feature: tuple(inside.split(feature).values()) for feature in FEATURES}
    return {feature: split for feature, split in splits.items() if split}


@dataclass
class AssessingState:
    """`gate` and `agreed` are by table, then condition or question; `noted` is the room's, by question.

    `waived` names the conditions that were open when the facilitator went on without them.
    """

    settings: AssessingSettings
    proposal: str
    text: str
    sheets: Ballots[Sheet] = field(default_factory=lambda: Ballots(parts=placed))
    weights: Ballots[Mapping[int, int]] = field(default_factory=lambda: Ballots(parts=_weighed))
    within: Ballots[Inside] = field(default_factory=lambda: Ballots(parts=_split))
    gate: dict[int, dict[str, str]] = field(default_factory=dict)
    agreed: dict[int, dict[int, Agreed]] = field(default_factory=dict)
    noted: dict[int, Agreed] = field(default_factory=dict)
    words: Sayings = field(default_factory=lambda: Sayings(FORMS))
    waived: tuple[str, ...] | None = None
    shown: set[str] = field(default_factory=set)
    readings: dict[str, Any] = field(default_factory=dict, repr=False, compare=False)  # see `reading`
    compared: "AssessingState | None" = field(default=None, repr=False, compare=False)  # theirs to change
    drawn: DrawsLines | None = field(default=None, repr=False, compare=False)  # theirs to change

    @property
    def lines(self) -> tuple[DrawnLine, ...]:
        """The red lines that the room drew before, as far as it has seen them."""
        return tuple(self.drawn.drawn_lines()) if self.drawn else ()

    def reason(self, table: int, about: Mapping[str, str]) -> Saying | None:
        """What a table wrote about a condition or a question."""
        found = (saying for saying in self.words.at_table(table) if saying.about == about)
        return next(found, None)

    def reasons(self, part: str) -> Iterator[Saying]:
        """What tables wrote in a part that holds their reasons, by table."""
        named = ABOUT.get(part, "")
        return (saying for saying in self.words.in_order if named in saying.about)

    def voice(self, table: int) -> str:
        """Who speaks at a table: the partner that it stands for, with its number where there is one."""
        partner = self.settings.partner_of(table)
        at = str(say("Table %(table)s", table=table))
        return f"{partner} ({at})" if partner else at


ABOUT = {GATE: "condition", TABLE: "question"}


def about_condition(condition: str) -> dict[str, str]:
    """What a reason belongs to."""
    return {ABOUT[GATE]: condition}


def about_question(number: int) -> dict[str, str]:
    """What a reason belongs to."""
    return {ABOUT[TABLE]: str(number)}


def start(settings: AssessingSettings, materials: Materials) -> AssessingState:
    """Nothing settled, nothing answered; a case study lends the proposal its name and its first stage."""
    if not settings.case_study:
        return AssessingState(settings, settings.proposal, settings.text)
    study = materials.case_study(settings.case_study)
    return AssessingState(
        settings, settings.proposal or study.title, settings.text or study.stages[0].headline
    )


def tables_in_use(state: AssessingState, room: Room, held: Mapping[int, object]) -> list[int]:
    """The tables where people sit, or that decided something."""
    return [table for table in sorted(room.tables) if room.members.get(table) or held.get(table)]


def open_conditions(state: AssessingState, room: Room) -> tuple[str, ...]:
    """The conditions that not every table has called settled, in their order; none once they were waived."""
    if GATE not in state.settings.steps or state.waived is not None:
        return ()
    tables = tables_in_use(state, room, state.gate)
    return tuple(
        key
        for key in CONDITIONS
        if not tables or any(state.gate.get(table, {}).get(key) != Standing.SETTLED for table in tables)
    )


def told(state: AssessingState) -> tuple[Saying, ...]:
    """The reasons with what each is about."""
    return tuple(replace(saying, label=about_words(saying.about)) for saying in state.words.in_order)


def about_words(about: Mapping[str, str]) -> Message:
    """What a reason is about."""
    known = CONDITIONS.get(about.get("condition", ""))
    return known.title if known else say("Question %(number)s", number=about.get("question", ""))
