"""What an exercise kind is: the one interface through which the house knows an exercise.

A kind lives in one folder and owns its phases, commands, events, tally, templates and chart declarations.
The house never names a kind: it asks the registry, and speaks to it through what stands here.
`decide` only reads and `evolve` never fails; neither knows a clock, chance, a database or Flask.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum, auto
from pathlib import Path
from random import Random
from typing import Any, ClassVar, Protocol, runtime_checkable

from pydantic import BaseModel

from casestudies.schema import Materials
from sessions.errors import Rejection
from sessions.events import Event
from sessions.exercises.sayings import Saying
from sessions.ids import ExerciseId, GrantId, ParticipantId
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


class Role(StrEnum):
    """Who gives a command. All but a participant's and the lead's are given by link."""

    FACILITATOR = "facilitator"  # the lead
    SECOND = "second_facilitator"
    TABLE_FACILITATOR = "table_facilitator"
    SCRIBE = "scribe"
    PARTICIPANT = "participant"
    OBSERVER = "observer"
    EXPERT = "expert"
    REPORT_WRITER = "report_writer"
    HOST = "host"


LEADS = frozenset({Role.FACILITATOR, Role.SECOND})
ANSWERERS = frozenset({Role.PARTICIPANT})  # who has a seat: nobody else answers, endorses or supports
AT_TABLES = frozenset({Role.SCRIBE, Role.TABLE_FACILITATOR})
HANDS = ANSWERERS | AT_TABLES  # who writes down what a table says together


@dataclass(frozen=True)
class Actor:
    """The giver of a command; a participant always has a table, and so has whoever writes for one."""

    role: Role
    participant: ParticipantId | None = None
    table: int | None = None
    grant: GrantId | None = None
    on_paper: bool = False  # typed in from a participant's ballot: set by the house, never by what it is sent

    @property
    def name(self) -> str:
        """How the record names the actor: a participant's id or the grant's, else the role."""
        return self.participant or self.grant or self.role.value

    @property
    def giver(self) -> ParticipantId | GrantId:
        """Whose words these are to change: a person's, or those of a role at a table."""
        given = self.participant or self.grant
        if given is None:
            raise ValueError("Only people and roles at a table give words.")
        return given

    @property
    def person(self) -> ParticipantId:
        """The participant, where nobody else may give the command: the house has made sure of it."""
        if self.participant is None:
            raise ValueError("Only people who take part have answers.")
        return self.participant

    @property
    def at(self) -> int:
        """The table of whoever has one by their role: the house has made sure of it."""
        if self.table is None:
            raise ValueError("Only people at tables and those who write for one have a table.")
        return self.table

    @property
    def leads(self) -> bool:
        """Whether it is one of the facilitators who lead the day."""
        return self.role in LEADS


def givers(command: type[BaseModel]) -> frozenset[Role]:
    """Who may give a command, as its model says by `given_by`; people who take part where it says nothing."""
    found: frozenset[Role] = getattr(command, "given_by", ANSWERERS)
    return found


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
class Room:
    """Who is there, as a kind may know it: seats by table, and where each participant sits.

    `members` maps table number to participant ids in order of arrival.
    """

    tables: Mapping[int, int]  # number -> seats
    members: Mapping[int, Sequence[ParticipantId]]

    @property
    def joined(self) -> int:
        """How many people have joined."""
        return sum(len(people) for people in self.members.values())

    def as_it_is(self) -> "Room":
        """The same, and unmoved by whoever comes or changes tables later."""
        return Room(dict(self.tables), {table: tuple(people) for table, people in self.members.items()})


@dataclass(frozen=True)
class Context:
    """What a kind may know when it decides on a command.

    `replaces` is the receipt that this answer takes the place of, None for a first answer.
    """

    by: Actor
    phase: str
    room: Room
    replaces: int | None = None
    is_closed: bool = False  # the workshop has closed: only what is added later still comes
    is_open: bool = True  # False where a command comes `after_lock`, once its step was locked


@dataclass(frozen=True)
class Stamp:
    """When and by whom an event came to be: `seq` is also the receipt its giver holds."""

    seq: int
    at: float  # epoch seconds, the server's clock
    by: str
    table: int | None = None


@dataclass(frozen=True)
class Column:
    """One column of a published table."""

    key: str
    title: Message
    is_number: bool = False


@dataclass(frozen=True)
class Chart:
    """A chart as data: a form that `exports.charts` can draw, and its options.

    The rows drawn are those of the panel that names the chart, so figure and table cannot disagree.
    """

    key: str
    form: str
    options: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Panel:
    """One publishable result: what may be shown to a room, on every screen and in the report alike.

    Everything in it has passed the rules for small numbers. `rows` are most important first.
    `chart_rows` are given where a chart needs another shape of the same numbers.
    """

    key: str
    title: Message  # says what it shows
    badge: Badge
    basis: Message  # its n: "29 of 30 answered"
    summary: Message  # one sentence: type, data, trend
    columns: tuple[Column, ...] = ()
    rows: tuple[Mapping[str, Any], ...] = ()
    chart: Chart | None = None
    chart_rows: tuple[Mapping[str, Any], ...] | None = None
    notes: tuple[Message, ...] = ()

    @property
    def figure_rows(self) -> tuple[Mapping[str, Any], ...]:
        """The rows a chart is drawn from."""
        return self.rows if self.chart_rows is None else self.chart_rows


@dataclass(frozen=True)
class ForReport:
    """Results of a phase that no screen ever shows, after the rules for small numbers.

    `beside` stand with the phase's other results, under keys that its `report_panels` name. `annex` belong to
    the method: of an exercise's panels with one key, the last phase's is printed.
    """

    beside: tuple[Panel, ...] = ()
    annex: tuple[Panel, ...] = ()


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
class Viewer:
    """For whom a kind is asked to show itself: `phone` and `scribe` carry a table, the others none.

    A `scribe` is who writes for a table: the phone's picture, without any form for one's own answer.
    """

    audience: str  # "phone", "scribe", "projector", "console", "expert"
    table: int | None = None


@runtime_checkable
class RehearsedByRoles(Protocol):
    """What a kind may offer beside `Kind.rehearse`, where scribes and experts have something to do."""

    def rehearse_role(self, settings: Any, phase: str, role: Role, approved: Sequence[str]) -> Sequence[Act]:
        """What a simulated scribe does while a phase is open, or an expert once it is locked.

        `approved` are the ids of what was said and approved; none yet for a scribe.
        """


@runtime_checkable
class ReportsMore(Protocol):
    """What a kind may offer beside `Kind.panels`, where something is for the report alone.

    It may take seconds to work out: only the report's own process asks, once the phase is over.
    """

    def for_report(self, state: Any, phase: str, room: Room) -> ForReport:
        """The phase's results for the report."""


class ExerciseEvent(Event):
    """An event of a kind's own; the house records it with its exercise."""

    def in_words(self) -> Message | None:
        """What a facilitator did by it, in the past tense, for the log; None where its name says enough."""
        return None


class Kind(Protocol):
    """An exercise kind. Its module offers an instance as `KIND`; what most do alike is in `KindDefaults`.

    Templates, found as `<name>/<file>` in the folder's `templates/`: phone.html, console.html,
    projector.html and report.html; expert.html where experts have something to do. Files in `static/` are
    served under `/kinds/<name>/`.
    """

    name: ClassVar[str]  # also its folder and its template prefix
    title: ClassVar[Message]  # in menus
    summary: ClassVar[Message]  # one sentence for whoever chooses an exercise
    folder: ClassVar[Path]
    Settings: ClassVar[type[BaseModel]]
    commands: ClassVar[Mapping[str, type[BaseModel]]]
    events: ClassVar[tuple[type[ExerciseEvent], ...]]
    own_chapters: ClassVar[tuple[OwnChapter, ...]]  # sections that it brings to the report

    def check(self, settings: Any, materials: Materials, tables: Sequence[int]) -> str | None:
        """What is wrong with the settings against the materials, naming the field; None when all is well."""

    def rename_sets(self, settings: Any, renamed: Mapping[str, str]) -> Any:
        """The settings with the keys of example sets as they are now, from the old to the new."""

    def chapter(self, settings: Any) -> Chapter | OwnChapter | None:
        """Where the report puts it, one of `own_chapters` perhaps; None where there is nothing to report."""

    def phases(self, settings: Any, materials: Materials) -> tuple[Phase, ...]:
        """The steps of the exercise, in order."""

    def start(self, settings: Any, materials: Materials) -> Any:
        """The state before anything has happened; `evolve` alone changes it."""

    def meet(self, state: Any, others: Mapping[ExerciseId, Any]) -> str | None:
        """Get to know the states of the day's other exercises, for results that set one beside another.

        Called once, when all are started, before anything happened; read them, never change them. Answers
        what is wrong with what the settings name, beginning with the field; None when all is well. A plan is
        checked with the earlier exercises alone.
        """

    def decide(self, state: Any, command: Any, context: Context) -> Sequence[ExerciseEvent] | Rejection:
        """What follows from a command, given that its phase is open; reads only.

        The house has asked the command's `given_by` who may give it. What is given by whoever has no seat and
        no table (facilitators, experts) reaches a kind in any phase, open or locked.
        """

    def paper(self, state: Any, phase: str, table: int, line: PaperLine) -> PaperAnswer | Rejection:
        """What a line of paper becomes in a phase, or what is wrong with it and what is accepted.

        What the command then says stands for it as for any other: `decide` is asked too.
        """

    def evolve(self, state: Any, event: ExerciseEvent, stamp: Stamp) -> None:
        """Take an event into the state. Never fails."""

    def pass_over(self, state: Any, facts: Mapping[str, Any]) -> None:
        """An event's words were erased, and with them what it did: only names it gave are not given again."""

    def let_quote(self, state: Any, participant: ParticipantId, may: bool) -> None:
        """Someone said whether words of theirs may be quoted: kept already, or still to come."""

    def take_back(self, state: Any, event: ExerciseEvent) -> Sequence[ExerciseEvent] | None:
        """The events that undo what a facilitator did by this one; None where that can't be done any more."""

    def reveal(self, state: Any, phase: str, panel: str, room: Room, in_advance: bool) -> Rejection | None:
        """Why a panel can't be shown yet (too few answers), or None.

        Asked in advance, while the phase is open, the reason may depend on who answered and never on what:
        consoles show it after every answer, and a reason that changes with one person's answer tells it.
        """

    def freeze(self, state: Any, phase: str, panel: str, room: Room) -> None:
        """A panel has been shown: what it counts, and of how many, stays as it is from now on.

        Nothing else of the phase is frozen by it.
        """

    def close(self, state: Any, phase: str, room: Room) -> None:
        """The phase was locked: late answers may join the count if they are many enough.

        Whoever joins the room later was not there, and is not silent in this phase's results.
        """

    def clear(self, state: Any, phase: str) -> Mapping[str, Any]:
        """Begin a phase afresh; gives what it held, as attributes of the state, to be put back as they are.

        Names already given (of criteria, of sayings) are not given again.
        """

    def view(self, state: Any, phase: str, viewer: Viewer, room: Room) -> Mapping[str, Any]:
        """All that a template may know; holds nothing that this viewer may not see yet.

        `set`, in a phone's view, is the example set before its table: a mapping with its `key`. Its cards
        can be read on the reading page from then on.
        """

    def progress(self, state: Any, phase: str, table: int, room: Room) -> TableProgress:
        """How far a table is in a phase."""

    def panels(self, state: Any, phase: str, room: Room) -> tuple[Panel, ...]:
        """The phase's publishable results, after the rules for small numbers; empty when there are none."""

    def own(self, state: Any, participant: ParticipantId) -> Mapping[str, Mapping[str, Any]]:
        """A participant's own answers: phase -> {receipt, at, body, text}; `text` is the answer in words."""

    def sayings(self, state: Any) -> tuple[Saying, ...]:
        """All that people said here in words, held and hidden too; the label of each says about what."""

    def words(self, state: Any) -> Iterable[str]:
        """All that people put in words here, shown or not: what a purge keeps may hold none of it."""

    def rows(self, state: Any) -> Iterable[Mapping[str, Any]]:
        """Tidy rows, one an answer: phase, participant, table, then the kind's documented columns.

        A row that says `abstains` is a counted answer outside of what was asked, such as “I can't say”.
        """

    def rehearse(
        self, settings: Any, materials: Materials, phase: str, table: int, seat: int, people: int, rng: Random
    ) -> Sequence[Act]:
        """What the simulated person on a seat (from 0) of a table of `people` does in a phase."""
