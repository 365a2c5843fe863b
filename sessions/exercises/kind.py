"""The one interface through which the house knows an exercise, and what a kind may offer beside it."""

from collections.abc import Container, Iterable, Mapping, Sequence
from pathlib import Path
from random import Random
from typing import Any, ClassVar, Protocol, runtime_checkable

from pydantic import BaseModel

from casestudies.schema import Materials
from sessions.errors import Rejection
from sessions.exercises.acting import Act, ExerciseEvent, PaperAnswer, PaperField, PaperLine
from sessions.exercises.actors import Context, Role, Room, Stamp, Viewer
from sessions.exercises.asking import Ask, LibraryEntry
from sessions.exercises.ballots import Ballots
from sessions.exercises.phases import Chapter, OwnChapter, Phase, TableProgress
from sessions.exercises.results import ForReport, Panel
from sessions.exercises.row_columns import RowColumn
from sessions.exercises.sayings import Saying
from sessions.ids import ExerciseId, ParticipantId
from sessions.words import Message


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


@runtime_checkable
class HasPaperForm(Protocol):
    """What a kind may offer beside `Kind.paper`, where its ballot is more than one answer and some words."""

    def paper_fields(self, state: Any, phase: str, table: int) -> Sequence[PaperField]:
        """What is typed in from a ballot of a phase that a table has; none where there is no such ballot."""

    def paper_line(
        self, state: Any, phase: str, table: int, given: Mapping[str, str]
    ) -> PaperLine | Rejection:
        """The line that `Kind.paper` reads, from what was typed into the fields."""


@runtime_checkable
class HasBallots(Protocol):
    """What a kind offers whose answers on paper can be taken out again as they came in."""

    def ballots(self, state: Any, phase: str) -> Sequence[Any]:
        """Where a phase's answers are counted: each one is a `ballots.Ballots`."""


@runtime_checkable
class HasSayings(Protocol):
    """What every kind has from its defaults, where words that stood on paper change hands."""

    def forget(self, state: Any, receipts: Container[int]) -> None:
        """What was said with these receipts was not: it had been typed in by mistake."""

    def hand_on(self, state: Any, giver: ParticipantId, to: ParticipantId) -> None:
        """What one person said is another's from now on: they are one."""


class Kind(Protocol):
    """An exercise kind. Its module offers an instance as `KIND`; what most do alike is in `KindDefaults`.

    Templates, found as `<name>/<file>` in the folder's `templates/`: phone.html, console.html,
    projector.html and report.html; expert.html where experts have something to do. Where it reads paper, it
    may bring ballot.html for half a printed page, one a person, or table_sheet.html, one a table. Files in
    `static/` are served under `/kinds/<name>/`.
    """

    name: ClassVar[str]  # also its folder and its template prefix
    title: ClassVar[Message]  # in menus
    summary: ClassVar[Message]  # one sentence for whoever chooses an exercise
    folder: ClassVar[Path]
    Settings: ClassVar[type[BaseModel]]
    commands: ClassVar[Mapping[str, type[BaseModel]]]
    events: ClassVar[tuple[type[ExerciseEvent], ...]]
    own_chapters: ClassVar[tuple[OwnChapter, ...]]  # sections that it brings to the report
    row_columns: ClassVar[tuple[RowColumn, ...]]  # of its rows, after phase, participant and table
    asks: ClassVar[Mapping[str, Ask]]  # how the designer asks for its settings
    library: ClassVar[tuple[LibraryEntry, ...]]  # what there is of it to pick for an agenda

    def check(self, settings: Any, materials: Materials, tables: Sequence[int]) -> str | None:
        """What is wrong with the settings against the materials, naming the field; None when all is well."""

    def rename_sets(self, settings: Any, renamed: Mapping[str, str]) -> Any:
        """The settings with the keys of example sets as they are now, from the old to the new."""

    def fit_tables(self, settings: Any, tables: Sequence[int]) -> Any:
        """The settings for a room with these tables, where they say something of each."""

    def as_asked(self, settings: Any) -> Mapping[str, Any]:
        """The settings as the designer's form holds them; `Settings` takes them back as they are."""

    def frames(self, settings: Any) -> bool:
        """Whether it says what the words of the day mean."""

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

    def fix(self, state: Any, phase: str, panel: str, room: Room) -> None:
        """A panel has been printed, and the room need not have seen it: what it counts stays as it is."""

    def prompts(self, state: Any) -> Mapping[str, Ballots[Any]]:
        """All secret answers, by what the kind calls each prompt: what a withdrawal may have to hold back."""

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
        """Tidy rows, one an answer: phase, participant, table, then the kind's `row_columns`.

        A row that says `abstains` is a counted answer outside of what was asked, such as “I can't say”.
        """

    def rehearse(
        self, settings: Any, materials: Materials, phase: str, table: int, seat: int, people: int, rng: Random
    ) -> Sequence[Act]:
        """What the simulated person on a seat (from 0) of a table of `people` does in a phase."""
