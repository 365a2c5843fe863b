"""Owns the exercise as the house knows it: each question is handed to the module that answers it."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from random import Random
from typing import Any, ClassVar

from pydantic import BaseModel

from casestudies.schema import Materials
from sessions.errors import Rejection
from sessions.exercises.asking import Ask, LibraryEntry, sets_for_tables
from sessions.exercises.base import (
    Act,
    Chapter,
    Context,
    ExerciseEvent,
    OwnChapter,
    Panel,
    PaperAnswer,
    PaperField,
    PaperLine,
    Phase,
    Role,
    Room,
    Stamp,
    TableProgress,
    Viewer,
)
from sessions.exercises.beside import Beside, Printed
from sessions.exercises.claims import CLAIM_EVENTS, own_words_and_claims
from sessions.exercises.defaults import KindDefaults
from sessions.exercises.late_sayings import LateSayingsAdded
from sessions.exercises.row_columns import RowColumn
from sessions.exercises.saying_commands import SayingCommand
from sessions.exercises.saying_events import SAYING_EVENTS
from sessions.exercises.sayings import Saying
from sessions.exercises.statements import (
    asked,
    beside as besides,
    decide as deciding,
    panels,
    paper,
    phases,
    rehearsal,
    rows,
    settings,
    state as states,
    view,
)
from sessions.exercises.statements.commands import COMMANDS
from sessions.exercises.statements.progress import progress
from sessions.exercises.statements.settings import StatementsSettings
from sessions.exercises.statements.state import StatementsState
from sessions.ids import ParticipantId
from sessions.words import Message, say


class StatementsKind(KindDefaults):
    """What tables say, written down as gist, as a quotation or as a disagreement."""

    name: ClassVar[str] = "statements"
    title: ClassVar[Message] = say("Statements")
    summary: ClassVar[Message] = say(
        "Tables talk, and one phone at each writes down what was said: benefits, risks or insights."
    )
    folder: ClassVar[Path] = Path(__file__).parent
    Settings: ClassVar[type[BaseModel]] = StatementsSettings
    row_columns: ClassVar[tuple[RowColumn, ...]] = rows.COLUMNS
    commands: ClassVar[Mapping[str, type[BaseModel]]] = COMMANDS
    events: ClassVar[tuple[type[ExerciseEvent], ...]] = (*SAYING_EVENTS, *CLAIM_EVENTS, LateSayingsAdded)
    asks: ClassVar[Mapping[str, Ask]] = asked.ASKS
    library: ClassVar[tuple[LibraryEntry, ...]] = asked.LIBRARY
    own_chapters: ClassVar[tuple[OwnChapter, ...]] = (OwnChapter("impressions", say("First impressions")),)

    def check(self, chosen: StatementsSettings, materials: Materials, tables: Sequence[int]) -> str | None:
        """See `Kind.check`."""
        return settings.check(chosen, materials, tables)

    def chapter(self, chosen: StatementsSettings) -> Chapter | OwnChapter:
        """What the statements are about; first impressions come before all else."""
        return self.own_chapters[0] if chosen.has_sides else Chapter(chosen.about)

    def rename_sets(self, chosen: StatementsSettings, renamed: Mapping[str, str]) -> StatementsSettings:
        """See `Kind.rename_sets`."""
        return chosen.model_copy(
            update={"sets": {table: renamed.get(key, key) for table, key in chosen.sets.items()}}
        )

    def fit_tables(self, chosen: StatementsSettings, tables: Sequence[int]) -> StatementsSettings:
        """See `Kind.fit_tables`."""
        return chosen.model_copy(update={"sets": sets_for_tables(chosen.sets, tables)})

    def phases(self, chosen: StatementsSettings, materials: Materials) -> tuple[Phase, ...]:
        """See `Kind.phases`."""
        return phases.phases(chosen)

    def start(self, chosen: StatementsSettings, materials: Materials) -> StatementsState:
        """See `Kind.start`."""
        return states.start(chosen, materials)

    def decide(
        self, state: StatementsState, command: SayingCommand, context: Context
    ) -> Sequence[ExerciseEvent] | Rejection:
        """See `Kind.decide`."""
        return deciding.decide(state, command, context)

    def paper(
        self, state: StatementsState, phase: str, table: int, line: PaperLine
    ) -> PaperAnswer | Rejection:
        """See `paper.read_statement`."""
        return paper.read_statement(state, table, line)

    def paper_fields(self, state: StatementsState, phase: str, table: int) -> Sequence[PaperField]:
        """See `paper.fields`."""
        return paper.fields(state, table)

    def paper_line(
        self, state: StatementsState, phase: str, table: int, given: Mapping[str, str]
    ) -> PaperLine | Rejection:
        """See `paper.line`."""
        return paper.line(given)

    def evolve(self, state: StatementsState, event: ExerciseEvent, stamp: Stamp) -> None:
        """See `Kind.evolve`."""
        deciding.evolve(state, event, stamp)

    def take_back(self, state: StatementsState, event: ExerciseEvent) -> Sequence[ExerciseEvent] | None:
        """See `Kind.take_back`."""
        return deciding.take_back(state, event)

    def reveal(
        self, state: StatementsState, phase: str, panel: str, room: Room, in_advance: bool
    ) -> Rejection | None:
        """See `Kind.reveal`."""
        return panels.reveal_refusal(state, panel)

    def clear(self, state: StatementsState, phase: str) -> Mapping[str, Any]:
        """Nothing was written down."""
        held = {"sayings": state.sayings}
        state.sayings = state.sayings.afresh()
        return held

    def view(self, state: StatementsState, phase: str, viewer: Viewer, room: Room) -> Mapping[str, Any]:
        """See `Kind.view`."""
        return view.view(state, viewer, room)

    def progress(self, state: StatementsState, phase: str, table: int, room: Room) -> TableProgress:
        """See `Kind.progress`."""
        return progress(state, table, room)

    def panels(self, state: StatementsState, phase: str, room: Room) -> tuple[Panel, ...]:
        """See `Kind.panels`."""
        return panels.panels(state, room)

    def beside(
        self, settings: StatementsSettings, materials: Materials, printed: Sequence[Printed]
    ) -> tuple[Beside, ...]:
        """See `StandsBeside`."""
        return tuple(besides.beside(settings, printed))

    def own(self, state: StatementsState, participant: ParticipantId) -> Mapping[str, Mapping[str, Any]]:
        """What a person wrote down, and what they said was theirs."""
        words = own_words_and_claims(state.sayings, participant)
        return {phases.WRITE: words} if words else {}

    def sayings(self, state: StatementsState) -> tuple[Saying, ...]:
        """See `Kind.sayings`."""
        return state.labelled()

    def rows(self, state: StatementsState) -> Iterable[Mapping[str, Any]]:
        """See `rows.rows`, which documents the columns."""
        return rows.rows(state)

    def rehearse(
        self,
        chosen: StatementsSettings,
        materials: Materials,
        phase: str,
        table: int,
        seat: int,
        people: int,
        rng: Random,
    ) -> Sequence[Act]:
        """See `rehearsal.rehearse`."""
        return rehearsal.rehearse(chosen, materials, table, seat, people, rng)

    def rehearse_role(
        self, chosen: StatementsSettings, phase: str, role: Role, approved: Sequence[str]
    ) -> Sequence[Act]:
        """See `RehearsedByRoles`."""
        return rehearsal.rehearse_role(role)
