"""Owns the exercise as the house knows it: each question is handed to the module that answers it."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from random import Random
from typing import Any, ClassVar

from pydantic import BaseModel

from casestudies.schema import Materials
from sessions.errors import Rejection
from sessions.exercises.asking import Ask, LibraryEntry
from sessions.exercises.base import (
    Act,
    Badge,
    Chapter,
    Context,
    ExerciseEvent,
    Panel,
    Phase,
    Role,
    Room,
    Stamp,
    TableProgress,
    Viewer,
)
from sessions.exercises.beside import Listing, Printed
from sessions.exercises.defaults import KindDefaults
from sessions.exercises.questions import (
    asked,
    beside as besides,
    decide as deciding,
    evolve as evolving,
    own,
    panels,
    rehearsal,
    rows,
    state as states,
    view,
)
from sessions.exercises.questions.commands import COMMANDS
from sessions.exercises.questions.events import EVENTS
from sessions.exercises.questions.settings import QuestionsSettings
from sessions.exercises.questions.state import QuestionsState
from sessions.exercises.row_columns import RowColumn
from sessions.exercises.saying_commands import SayingCommand
from sessions.exercises.sayings import Saying
from sessions.ids import ParticipantId
from sessions.words import Message, say


class QuestionsKind(KindDefaults):
    """What people ask, of experts, of the room, or for research to take up."""

    name: ClassVar[str] = "questions"
    title: ClassVar[Message] = say("Questions")
    summary: ClassVar[Message] = say(
        "Anyone asks from their phone: experts, the room, or for research. Others want it answered too."
    )
    folder: ClassVar[Path] = Path(__file__).parent
    Settings: ClassVar[type[BaseModel]] = QuestionsSettings
    row_columns: ClassVar[tuple[RowColumn, ...]] = rows.COLUMNS
    commands: ClassVar[Mapping[str, type[BaseModel]]] = COMMANDS
    events: ClassVar[tuple[type[ExerciseEvent], ...]] = EVENTS
    asks: ClassVar[Mapping[str, Ask]] = asked.ASKS
    library: ClassVar[tuple[LibraryEntry, ...]] = asked.LIBRARY

    def check(self, chosen: QuestionsSettings, materials: Materials, tables: Sequence[int]) -> str | None:
        """Nothing here depends on the materials."""
        return None

    def chapter(self, chosen: QuestionsSettings) -> Chapter:
        """Questions have a chapter of their own."""
        return Chapter.QUESTIONS

    def phases(self, chosen: QuestionsSettings, materials: Materials) -> tuple[Phase, ...]:
        """One step: anyone asks."""
        return (
            Phase(
                key=panels.ASK,
                title=say("Questions"),
                say=say("%(words)s", words=chosen.say),
                instruction=say("Ask from any phone. Names are not kept."),
                badge=Badge.TABLE,
                minutes=chosen.minutes,
                panels=(panels.LIST,),
                panel_names={panels.LIST: say("What people asked")},
                report_panels=(panels.RECORD,),
                noun=say("People who asked"),
                waits_for_all=False,
            ),
        )

    def start(self, chosen: QuestionsSettings, materials: Materials) -> QuestionsState:
        """See `Kind.start`."""
        return states.start(chosen)

    def decide(
        self, state: QuestionsState, command: SayingCommand, context: Context
    ) -> Sequence[ExerciseEvent] | Rejection:
        """See `Kind.decide`."""
        return deciding.decide(state, command, context)

    def evolve(self, state: QuestionsState, event: ExerciseEvent, stamp: Stamp) -> None:
        """See `Kind.evolve`."""
        evolving.evolve(state, event, stamp)

    def take_back(self, state: QuestionsState, event: ExerciseEvent) -> Sequence[ExerciseEvent] | None:
        """See `Kind.take_back`."""
        return evolving.take_back(state, event)

    def reveal(
        self, state: QuestionsState, phase: str, panel: str, room: Room, in_advance: bool
    ) -> Rejection | None:
        """See `Kind.reveal`."""
        return panels.reveal_refusal(state, panel)

    def freeze(self, state: QuestionsState, phase: str, panel: str, room: Room) -> None:
        """Questions stay open to correction; but from now on screens follow every press."""
        state.is_shown = True

    def clear(self, state: QuestionsState, phase: str) -> Mapping[str, Any]:
        """Nothing was asked."""
        held = {name: getattr(state, name) for name in ("sayings", "support", "answers", "is_shown")}
        state.sayings, state.support = state.sayings.afresh(), {}
        state.answers, state.is_shown = {}, False
        return held

    def view(self, state: QuestionsState, phase: str, viewer: Viewer, room: Room) -> Mapping[str, Any]:
        """See `Kind.view`."""
        return view.view(state, viewer)

    def progress(self, state: QuestionsState, phase: str, table: int, room: Room) -> TableProgress:
        """See `Kind.progress`."""
        return view.progress(state, table, room)

    def panels(self, state: QuestionsState, phase: str, room: Room) -> tuple[Panel, ...]:
        """See `Kind.panels`."""
        return panels.panels(state, room)

    def beside(
        self, settings: QuestionsSettings, materials: Materials, printed: Sequence[Printed]
    ) -> tuple[Listing, ...]:
        """See `StandsBeside`."""
        return tuple(besides.beside(settings, printed))

    def own(self, state: QuestionsState, participant: ParticipantId) -> Mapping[str, Mapping[str, Any]]:
        """What a person asked, and what they want answered too."""
        mine = own.own(state, participant)
        return {panels.ASK: mine} if mine else {}

    def sayings(self, state: QuestionsState) -> tuple[Saying, ...]:
        """See `Kind.sayings`."""
        return state.labelled()

    def words(self, state: QuestionsState) -> Iterable[str]:
        """Questions and written answers."""
        yield from super().words(state)
        yield from (answer.text for answer in state.answers.values())

    def rows(self, state: QuestionsState) -> Iterable[Mapping[str, Any]]:
        """See `rows.rows`, which documents the columns."""
        return rows.rows(state)

    def rehearse(
        self,
        chosen: QuestionsSettings,
        materials: Materials,
        phase: str,
        table: int,
        seat: int,
        people: int,
        rng: Random,
    ) -> Sequence[Act]:
        """See `rehearsal.rehearse`."""
        return rehearsal.rehearse(chosen, table, seat, people, rng)

    def rehearse_role(
        self, chosen: QuestionsSettings, phase: str, role: Role, approved: Sequence[str]
    ) -> Sequence[Act]:
        """See `RehearsedByRoles`."""
        return rehearsal.rehearse_role(role, approved)
