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
    Chapter,
    Context,
    ExerciseEvent,
    OwnChapter,
    Panel,
    Phase,
    Room,
    Stamp,
    TableProgress,
    Viewer,
)
from sessions.exercises.defaults import KindDefaults
from sessions.exercises.definition import (
    asked,
    decide as deciding,
    evolve as evolving,
    own,
    panels,
    phases,
    rehearsal,
    rows,
    state as states,
    view,
)
from sessions.exercises.definition.commands import COMMANDS
from sessions.exercises.definition.events import EVENTS
from sessions.exercises.definition.settings import DefinitionSettings
from sessions.exercises.definition.state import DefinitionState
from sessions.exercises.moderation import take_back_saying
from sessions.exercises.row_columns import RowColumn
from sessions.exercises.saying_commands import SayingCommand
from sessions.exercises.sayings import Saying, all_words
from sessions.ids import ParticipantId
from sessions.words import Message, say


class DefinitionKind(KindDefaults):
    """What a word means to each table, in words of its own."""

    name: ClassVar[str] = "definition"
    title: ClassVar[Message] = say("Definition")
    summary: ClassVar[Message] = say(
        "Each table writes what a term means to it, changes the words and says who agrees; then side by side."
    )
    folder: ClassVar[Path] = Path(__file__).parent
    Settings: ClassVar[type[BaseModel]] = DefinitionSettings
    row_columns: ClassVar[tuple[RowColumn, ...]] = rows.COLUMNS
    commands: ClassVar[Mapping[str, type[BaseModel]]] = COMMANDS
    events: ClassVar[tuple[type[ExerciseEvent], ...]] = EVENTS
    asks: ClassVar[Mapping[str, Ask]] = asked.ASKS
    library: ClassVar[tuple[LibraryEntry, ...]] = asked.LIBRARY
    own_chapters: ClassVar[tuple[OwnChapter, ...]] = (
        OwnChapter("definitions", say("Definitions written at the tables"), before=Chapter.BENEFITS),
    )

    def check(self, chosen: DefinitionSettings, materials: Materials, tables: Sequence[int]) -> str | None:
        """Nothing here depends on the materials."""
        return None

    def chapter(self, chosen: DefinitionSettings) -> OwnChapter:
        """Definitions have a chapter of their own."""
        return self.own_chapters[0]

    def frames(self, chosen: DefinitionSettings) -> bool:
        """It is what a definition is for."""
        return True

    def phases(self, chosen: DefinitionSettings, materials: Materials) -> tuple[Phase, ...]:
        """See `Kind.phases`."""
        return phases.phases(chosen)

    def start(self, chosen: DefinitionSettings, materials: Materials) -> DefinitionState:
        """See `Kind.start`."""
        return states.start(chosen)

    def decide(
        self, state: DefinitionState, command: SayingCommand, context: Context
    ) -> Sequence[ExerciseEvent] | Rejection:
        """See `Kind.decide`."""
        return deciding.decide(state, command, context)

    def evolve(self, state: DefinitionState, event: ExerciseEvent, stamp: Stamp) -> None:
        """See `Kind.evolve`."""
        evolving.evolve(state, event, stamp)

    def take_back(self, state: DefinitionState, event: ExerciseEvent) -> Sequence[ExerciseEvent] | None:
        """What a facilitator did to words can be taken back."""
        return take_back_saying(state.words, event)

    def reveal(
        self, state: DefinitionState, phase: str, panel: str, room: Room, in_advance: bool
    ) -> Rejection | None:
        """See `Kind.reveal`."""
        return panels.reveal_refusal(state, room)

    def freeze(self, state: DefinitionState, phase: str, panel: str, room: Room) -> None:
        """Nothing stays as it is, for nothing here is secret; but from now on screens follow every press."""
        state.is_shown = True

    def clear(self, state: DefinitionState, phase: str) -> Mapping[str, Any]:
        """No words; names already given are not given again."""
        names = ("words", "earlier", "endorsed", "left_open", "is_shown")
        held = {name: getattr(state, name) for name in names}
        state.words = state.words.afresh()
        state.earlier, state.endorsed, state.left_open, state.is_shown = {}, {}, {}, False
        return held

    def view(self, state: DefinitionState, phase: str, viewer: Viewer, room: Room) -> Mapping[str, Any]:
        """See `Kind.view`."""
        return view.view(state, viewer, room)

    def progress(self, state: DefinitionState, phase: str, table: int, room: Room) -> TableProgress:
        """See `Kind.progress`."""
        return view.progress(state, table, room)

    def panels(self, state: DefinitionState, phase: str, room: Room) -> tuple[Panel, ...]:
        """See `Kind.panels`."""
        return panels.panels(state, room)

    def own(self, state: DefinitionState, participant: ParticipantId) -> Mapping[str, Mapping[str, Any]]:
        """What a person wrote and agrees with."""
        mine = own.own(state, participant)
        return {states.WRITE: mine} if mine else {}

    def sayings(self, state: DefinitionState) -> tuple[Saying, ...]:
        """The words that stand: earlier versions are nobody's words any more."""
        return state.words.in_order

    def words(self, state: DefinitionState) -> Iterable[str]:
        """Earlier versions too."""
        yield from super().words(state)
        for earlier in state.earlier.values():
            for saying in earlier:
                yield from all_words(saying)

    def rows(self, state: DefinitionState) -> Iterable[Mapping[str, Any]]:
        """See `rows.rows`, which documents the columns."""
        return rows.rows(state)

    def rehearse(
        self,
        chosen: DefinitionSettings,
        materials: Materials,
        phase: str,
        table: int,
        seat: int,
        people: int,
        rng: Random,
    ) -> Sequence[Act]:
        """See `rehearsal.rehearse`."""
        return rehearsal.rehearse(table, seat, people, rng)
