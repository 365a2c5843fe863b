"""Owns the assessment as the house knows it: each question is handed to the module that answers it."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from random import Random
from typing import Any, ClassVar

from pydantic import BaseModel

from casestudies.schema import Materials
from sessions.errors import Rejection
from sessions.exercises.asking import Ask, LibraryEntry
from sessions.exercises.assessing import (
    asked,
    beside_earlier,
    crossed,
    decide as deciding,
    evolve as evolving,
    own,
    paper,
    phases,
    results,
    rows,
    state as states,
    view,
)
from sessions.exercises.assessing.commands import COMMANDS
from sessions.exercises.assessing.events import EVENTS, GateWaived, GateWaiverTakenBack
from sessions.exercises.assessing.rehearsal import rehearse
from sessions.exercises.assessing.settings import AssessingSettings, find_fault
from sessions.exercises.assessing.state import ALONE, WEIGHTS, WITHIN, AssessingState
from sessions.exercises.ballots import Ballots
from sessions.exercises.base import (
    Act,
    Chapter,
    Context,
    ExerciseEvent,
    ForReport,
    Kind,
    OwnChapter,
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
from sessions.exercises.beside import Beside, Printed
from sessions.exercises.defaults import KindDefaults
from sessions.exercises.moderation import take_back_saying
from sessions.exercises.row_columns import RowColumn
from sessions.exercises.sayings import Saying
from sessions.framework.told.annex import method_panel
from sessions.framework.told.over_workshops import assessment_beside
from sessions.framework.told.panels import PROFILE
from sessions.ids import ExerciseId, ParticipantId
from sessions.words import Message, say


class Assessing(KindDefaults):
    """A live proposal held against the framework."""

    name: ClassVar[str] = asked.NAME
    title: ClassVar[Message] = say("A proposal against the framework")
    summary: ClassVar[Message] = say(
        "What must be settled first, 18 questions alone and together, and weights: this group's assessment."
    )
    folder: ClassVar[Path] = Path(__file__).parent
    Settings: ClassVar[type[BaseModel]] = AssessingSettings
    row_columns: ClassVar[tuple[RowColumn, ...]] = rows.COLUMNS
    commands: ClassVar[Mapping[str, type[BaseModel]]] = COMMANDS
    events: ClassVar[tuple[type[ExerciseEvent], ...]] = EVENTS
    asks: ClassVar[Mapping[str, Ask]] = asked.ASKS
    library: ClassVar[tuple[LibraryEntry, ...]] = asked.LIBRARY
    own_chapters: ClassVar[tuple[OwnChapter, ...]] = (
        OwnChapter("assessment", say("A proposal against the framework"), after=Chapter.RED_LINES),
    )

    def check(self, settings: AssessingSettings, materials: Materials, tables: Sequence[int]) -> str | None:
        """There must be a proposal, and a case study that is named must be there."""
        return find_fault(settings, materials)

    def chapter(self, settings: AssessingSettings) -> OwnChapter:
        """It has a section of its own."""
        return self.own_chapters[0]

    def phases(self, settings: AssessingSettings, materials: Materials) -> tuple[Phase, ...]:
        """See `phases.phases`."""
        return phases.phases(settings)

    def start(self, settings: AssessingSettings, materials: Materials) -> AssessingState:
        """See `state.start`."""
        return states.start(settings, materials)

    def meet(self, state: AssessingState, others: Mapping[ExerciseId, Any]) -> str | None:
        """See `Kind.meet`: what this one stands beside, and the red lines it is held against."""
        return beside_earlier.meet(state, others) or crossed.meet_lines(state, others)

    def decide(
        self, state: AssessingState, command: object, context: Context
    ) -> Sequence[ExerciseEvent] | Rejection:
        """See `decide.decide`."""
        return deciding.decide(state, command, context)

    def paper(
        self, state: AssessingState, phase: str, table: int, line: PaperLine
    ) -> PaperAnswer | Rejection:
        """See `paper.read`."""
        return paper.read(phase, line)

    def paper_fields(self, state: AssessingState, phase: str, table: int) -> Sequence[PaperField]:
        """See `paper.fields`."""
        return paper.fields(phase)

    def paper_line(
        self, state: AssessingState, phase: str, table: int, given: Mapping[str, str]
    ) -> PaperLine | Rejection:
        """See `paper.line`."""
        return paper.line(phase, given)

    def ballots(self, state: AssessingState, phase: str) -> Sequence[Ballots[Any]]:
        """See `HasBallots.ballots`."""
        held: Mapping[str, Sequence[Ballots[Any]]] = {
            ALONE: (state.sheets,),
            WEIGHTS: (state.weights,),
            WITHIN: (state.within,),
        }
        return held.get(phase, ())

    def evolve(self, state: AssessingState, event: ExerciseEvent, stamp: Stamp) -> None:
        """See `evolve.evolve`."""
        evolving.evolve(state, event, stamp)

    def take_back(self, state: AssessingState, event: ExerciseEvent) -> Sequence[ExerciseEvent] | None:
        """What a facilitator did to words, or in going on without the gate."""
        if isinstance(event, GateWaived):
            return None if state.waived is None else [GateWaiverTakenBack()]
        return take_back_saying(state.words, event)

    def reveal(
        self, state: AssessingState, phase: str, panel: str, room: Room, in_advance: bool
    ) -> Rejection | None:
        """See `results.refusal`."""
        return results.refusal(state, panel, room, in_advance)

    def freeze(self, state: AssessingState, phase: str, panel: str, room: Room) -> None:
        """Fix whose answers are counted; screens follow what tables change from now on."""
        results.freeze(state, phase, panel, room)

    def close(self, state: AssessingState, phase: str, room: Room) -> None:
        """Late answers join, if they are enough."""
        for ballots in self.ballots(state, phase):
            ballots.close(room.joined)

    def clear(self, state: AssessingState, phase: str) -> Mapping[str, Any]:
        """See `results.clear`."""
        return results.clear(state, phase)

    def view(self, state: AssessingState, phase: str, viewer: Viewer, room: Room) -> Mapping[str, Any]:
        """See `view.view`."""
        return view.view(state, phase, viewer, room)

    def progress(self, state: AssessingState, phase: str, table: int, room: Room) -> TableProgress:
        """See `view.progress`."""
        return view.progress(state, phase, table, room)

    def panels(self, state: AssessingState, phase: str, room: Room) -> tuple[Panel, ...]:
        """See `results.panels`."""
        return results.panels(state, phase, room)

    def for_report(self, state: AssessingState, phase: str, room: Room) -> ForReport:
        """How the numbers are made, where the reading is."""
        found = [panel for panel in self.panels(state, phase, room) if panel.key == PROFILE]
        return ForReport(annex=tuple(method_panel(panel.badge) for panel in found))

    def beside(
        self, settings: AssessingSettings, materials: Materials, printed: Sequence[Printed]
    ) -> Sequence[Beside]:
        """This group's profile, beside those of other groups that assessed the same proposal."""
        begun = states.start(settings, materials)
        profiles = (one.panel for one in printed if one.panel.key == PROFILE)
        return tuple(assessment_beside(begun.proposal, begun.text, panel) for panel in profiles)

    def own(self, state: AssessingState, participant: ParticipantId) -> Mapping[str, Mapping[str, Any]]:
        """See `own.own`."""
        return own.own(state, participant)

    def sayings(self, state: AssessingState) -> tuple[Saying, ...]:
        """The reasons of tables, each with what it is about."""
        return states.told(state)

    def words(self, state: AssessingState) -> Iterable[str]:
        """The reasons, of tables and on people's own sheets."""
        yield from super().words(state)
        for answer in (*state.sheets.answers.values(), *state.sheets.counted.values()):
            yield from answer.body.reasons.values()

    def rows(self, state: AssessingState) -> Iterable[Mapping[str, Any]]:
        """See `rows.tidy_rows`."""
        return rows.tidy_rows(state)

    def rehearse(
        self,
        settings: AssessingSettings,
        materials: Materials,
        phase: str,
        table: int,
        seat: int,
        people: int,
        rng: Random,
    ) -> Sequence[Act]:
        """See `rehearsal.rehearse`."""
        return rehearse(settings, phase, table, seat, people, rng)


KIND: Kind = Assessing()
