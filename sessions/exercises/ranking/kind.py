"""Owns the ranking as the house knows it: each question is handed to the module that answers it."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from random import Random
from typing import Any, ClassVar

from pydantic import BaseModel

from casestudies.schema import Materials
from sessions.errors import Rejection
from sessions.exercises.asking import Ask, LibraryEntry, sets_for_tables
from sessions.exercises.ballots import Ballots
from sessions.exercises.base import (
    Act,
    Chapter,
    Context,
    ExerciseEvent,
    ForReport,
    Panel,
    PaperAnswer,
    PaperField,
    PaperLine,
    Phase,
    Room,
    Stamp,
    TableProgress,
    Viewer,
)
from sessions.exercises.beside import Beside, Listing, Pooled, Printed
from sessions.exercises.defaults import KindDefaults
from sessions.exercises.moderation import take_back_saying
from sessions.exercises.moved_by import MovedBy
from sessions.exercises.ranking import (
    against,
    asked,
    beside as besides,
    clearing,
    minority,
    own,
    panels,
    paper,
    phases,
    pooling,
    progress,
    rehearsal,
    rows,
    settings,
    state as states,
    view,
)
from sessions.exercises.ranking.commands import COMMANDS, Command
from sessions.exercises.ranking.decide import decide
from sessions.exercises.ranking.events import EVENTS
from sessions.exercises.ranking.evolve import evolve, pass_over
from sessions.exercises.ranking.for_report import for_report
from sessions.exercises.ranking.influences import moved_by
from sessions.exercises.ranking.lenses import LENSES
from sessions.exercises.ranking.settings import RankingSettings
from sessions.exercises.ranking.state import RankingState
from sessions.exercises.ranking.written import table_words
from sessions.exercises.row_columns import RowColumn
from sessions.exercises.saying_commands import SayingCommand
from sessions.exercises.sayings import Saying
from sessions.exercises.table_words import TableWords
from sessions.ids import ExerciseId, ParticipantId
from sessions.words import Message, say


class RankingKind(KindDefaults):
    """Own orders, criteria, and one agreed order a table."""

    name: ClassVar[str] = "ranking"
    title: ClassVar[Message] = say("Ranking")
    summary: ClassVar[Message] = say(
        "Each person orders a set of examples, the table says what it goes by, then agrees one order."
    )
    folder: ClassVar[Path] = Path(__file__).parent
    Settings: ClassVar[type[BaseModel]] = RankingSettings
    row_columns: ClassVar[tuple[RowColumn, ...]] = rows.COLUMNS
    commands: ClassVar[Mapping[str, type[BaseModel]]] = COMMANDS
    events: ClassVar[tuple[type[ExerciseEvent], ...]] = EVENTS
    asks: ClassVar[Mapping[str, Ask]] = asked.ASKS
    library: ClassVar[tuple[LibraryEntry, ...]] = asked.LIBRARY

    def check(self, chosen: RankingSettings, materials: Materials, tables: Sequence[int]) -> str | None:
        """See `Kind.check`."""
        return settings.check(chosen, materials, tables)

    def chapter(self, chosen: RankingSettings) -> Chapter:
        """See `Kind.chapter`."""
        return LENSES[chosen.lens].chapter

    def rename_sets(self, chosen: RankingSettings, renamed: Mapping[str, str]) -> RankingSettings:
        """See `Kind.rename_sets`."""
        return chosen.model_copy(
            update={"sets": {table: renamed.get(key, key) for table, key in chosen.sets.items()}}
        )

    def fit_tables(self, chosen: RankingSettings, tables: Sequence[int]) -> RankingSettings:
        """See `Kind.fit_tables`."""
        return chosen.model_copy(update={"sets": sets_for_tables(chosen.sets, tables)})

    def phases(self, chosen: RankingSettings, materials: Materials) -> tuple[Phase, ...]:
        """See `Kind.phases`."""
        return phases.phases(chosen, materials)

    def start(self, chosen: RankingSettings, materials: Materials) -> RankingState:
        """See `Kind.start`."""
        return states.start(chosen, materials)

    def meet(self, state: RankingState, others: Mapping[ExerciseId, Any]) -> str | None:
        """See `Kind.meet`: the ranking that this one is drawn against."""
        return against.meet(state, others)

    def decide(
        self, state: RankingState, command: Command | SayingCommand, context: Context
    ) -> Sequence[ExerciseEvent] | Rejection:
        """See `Kind.decide`."""
        return decide(state, command, context)

    def paper(self, state: RankingState, phase: str, table: int, line: PaperLine) -> PaperAnswer | Rejection:
        """See `paper.read_order`."""
        return paper.read_order(state, phase, table, line)

    def paper_fields(self, state: RankingState, phase: str, table: int) -> Sequence[PaperField]:
        """See `paper.fields`."""
        return paper.fields(state, phase, table)

    def paper_line(
        self, state: RankingState, phase: str, table: int, given: Mapping[str, str]
    ) -> PaperLine | Rejection:
        """See `paper.line`."""
        return paper.line(state, table, given)

    def ballots(self, state: RankingState, phase: str) -> Sequence[Ballots[Any]]:
        """See `HasBallots.ballots`."""
        return tuple(state.alone.values()) if phase == phases.OWN else ()

    def evolve(self, state: RankingState, event: ExerciseEvent, stamp: Stamp) -> None:
        """See `Kind.evolve`."""
        evolve(state, event, stamp)

    def pass_over(self, state: RankingState, facts: Mapping[str, Any]) -> None:
        """See `Kind.pass_over`."""
        pass_over(state, facts)

    def let_quote(self, state: RankingState, participant: ParticipantId, may: bool) -> None:
        """Nothing here is quoted: entries on record are told as reasons, without a speaker."""

    def take_back(self, state: RankingState, event: ExerciseEvent) -> Sequence[ExerciseEvent] | None:
        """What a facilitator did to an entry on record; labels are changed by giving others."""
        return take_back_saying(state.minority.sayings, event)

    def reveal(
        self, state: RankingState, phase: str, panel: str, room: Room, in_advance: bool
    ) -> Rejection | None:
        """See `Kind.reveal`: own orders are locked by the time that tables agree theirs."""
        return panels.reveal_refusal(state, panel)

    def freeze(self, state: RankingState, phase: str, panel: str, room: Room) -> None:
        """Own answers stay as they are shown; what a table says together may still be corrected by it."""
        for key, ballots in state.alone.items():
            if panel in (phases.own_panel_key(state.settings, key), phases.moves_panel_key(key)):
                ballots.freeze(state.given(key, room))
            if panel == phases.moves_panel_key(key) and key not in state.compared:
                state.compared[key] = {table: state.tables[table].tiers for table in state.tables_with(key)}

    def close(self, state: RankingState, phase: str, room: Room) -> None:
        """Late own answers join the count when they are locked, if they are many enough.

        What was put on record is handed over.
        """
        if phase == phases.OWN:
            for key, ballots in state.alone.items():
                ballots.close(state.given(key, room))
        elif phase == phases.MINORITY:
            state.minority.hand_over()

    def clear(self, state: RankingState, phase: str) -> Mapping[str, Any]:
        """See `clearing.clear`."""
        return clearing.clear(state, phase)

    def view(self, state: RankingState, phase: str, viewer: Viewer, room: Room) -> Mapping[str, Any]:
        """See `Kind.view`."""
        return view.view(state, phase, viewer, room)

    def progress(self, state: RankingState, phase: str, table: int, room: Room) -> TableProgress:
        """See `Kind.progress`."""
        return progress.progress(state, phase, table, room)

    def panels(self, state: RankingState, phase: str, room: Room) -> tuple[Panel, ...]:
        """See `Kind.panels`."""
        return panels.panels(state, phase, room)

    def for_report(self, state: RankingState, phase: str, room: Room) -> ForReport:
        """See `for_report.for_report`."""
        return for_report(state.at_tables_in_use(room), phase)

    def beside(
        self, chosen: RankingSettings, materials: Materials, printed: Sequence[Printed]
    ) -> tuple[Beside | Listing, ...]:
        """See `StandsBeside`."""
        return besides.beside(chosen, materials, printed)

    def pooled(self, found: Mapping[str, Beside]) -> Pooled:
        """See `Pools`."""
        return pooling.pooled(found)

    def own(self, state: RankingState, participant: ParticipantId) -> Mapping[str, Mapping[str, Any]]:
        """See `Kind.own`."""
        return own.own(state, participant)

    def sayings(self, state: RankingState) -> tuple[Saying, ...]:
        """What was put on record. Criteria are no sayings: they belong to their table."""
        return minority.told(state)

    def table_words(self, state: RankingState) -> tuple[TableWords, ...]:
        """See `WritesAtTables`."""
        return table_words(state)

    def moved_by(self, state: RankingState, room: Room) -> tuple[MovedBy, ...]:
        """See `TellsInfluences`."""
        return moved_by(state.at_tables_in_use(room))

    def words(self, state: RankingState) -> Iterable[str]:
        """Criteria and what else moved a table are words too, and so is what was put on record."""
        yield from state.minority.sayings.words()
        for work in state.tables.values():
            yield from (criterion.text for criterion in work.criteria.values())
            yield from work.notes.values()

    def rows(self, state: RankingState) -> Iterable[Mapping[str, Any]]:
        """See `rows.rows`, which documents the columns."""
        return rows.rows(state)

    def rehearse(
        self,
        chosen: RankingSettings,
        materials: Materials,
        phase: str,
        table: int,
        seat: int,
        people: int,
        rng: Random,
    ) -> Sequence[Act]:
        """See `rehearsal.rehearse`."""
        return rehearsal.rehearse(chosen, materials, phase, table, seat, people, rng)
