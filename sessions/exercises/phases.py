"""What an exercise is made of: its steps, whose voice each is, and where the report puts it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum, auto

from sessions.ids import ParticipantId
from sessions.words import Message


class Badge(StrEnum):
    """Whose voice a prompt or a result is."""

    INDIVIDUAL = "individual"
    TABLE = "table"
    ROOM = "room"


class Chapter(StrEnum):
    """A standard part of the report in which exercises stand, in the order in which it is read."""

    BENEFITS = auto()
    CRITERIA = auto()
    RISKS = auto()
    ACCEPTABILITY = auto()
    COMFORT = auto()
    TRADE_OFFS = auto()
    RED_LINES = auto()
    INSIGHTS = auto()
    QUESTIONS = auto()
    EVALUATION = auto()


@dataclass(frozen=True)
class OwnChapter:
    """A section that a kind brings to the report, for what belongs to no standard part.

    It stands right after or right before the section of a standard part; where neither is named, ahead of
    them all. Those at one place come in the order of the agenda.
    """

    key: str  # the kind's own
    title: Message
    after: Chapter | None = None
    before: Chapter | None = None


@dataclass(frozen=True)
class Phase:
    """One step of an exercise, which the facilitator opens and locks as a whole.

    `panels` are the results that a reveal may show here, the first one first; none means nothing to reveal.
    `panel_names` say what each is, for whoever chooses one, and hold nothing that was answered.
    `report_panels` are results that no screen ever shows: only the report prints them.
    What `stays_open` is not locked when the room moves on: phones can answer it until the workshop closes.
    """

    key: str
    title: Message
    say: Message  # the prompt the facilitator reads out
    instruction: Message  # what a phone is told to do
    badge: Badge
    minutes: int
    takes_answers: bool = True
    panels: tuple[str, ...] = ()
    panel_names: Mapping[str, Message] = field(default_factory=dict)
    report_panels: tuple[str, ...] = ()
    stays_open: bool = False
    stage: tuple[str, str] | None = None  # (case study, stage) that this phase reveals on arrival
    noun: Message = field(default_factory=lambda: Message("Answers in"))
    waits_for_all: bool = True  # False where nobody has to say anything, so nobody is waited for
    counts_tables: bool = False  # what is in is a table's: tables are counted, not the people at them
    is_break: bool = False  # keeps its time, whatever else is shortened


@dataclass(frozen=True)
class TableProgress:
    """How far one table is, for the console: never what it answered.

    `done` are the people whose answer is in; `disc` is plain, agreed or split.
    """

    done: frozenset[ParticipantId]
    status: Message
    is_finished: bool = False
    disc: str = "plain"
    facts: tuple[tuple[Message, Message], ...] = ()  # "Placed": "4 of 6"
    tag: Message | None = None  # "Set 1-6"
