"""Owns the red lines as the house sees them: how their parts stand behind the one interface of all kinds."""

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
    Kind,
    Panel,
    Phase,
    Room,
    Stamp,
    TableProgress,
    Viewer,
)
from sessions.exercises.beside import Listing, Printed
from sessions.exercises.defaults import KindDefaults
from sessions.exercises.moderation import take_back_saying
from sessions.exercises.red_lines import asked
from sessions.exercises.red_lines.panels import PANEL_NAMES, lines_panel, refuse_reveal
from sessions.exercises.red_lines.rows import COLUMNS as ROW_COLUMNS, tidy_rows
from sessions.exercises.red_lines.settings import RedLinesSettings
from sessions.exercises.red_lines.simulated import simulated_acts
from sessions.exercises.red_lines.stands import (
    OWN_COMMANDS,
    Command,
    StandTaken,
    StandTakenInSight,
    decide_line,
    take_in,
)
from sessions.exercises.red_lines.state import ROOM, TABLE, RedLinesState
from sessions.exercises.red_lines.view import own_lines, view_of
from sessions.exercises.row_columns import RowColumn
from sessions.exercises.saying_commands import SAYING_COMMANDS
from sessions.exercises.saying_events import SAYING_EVENTS
from sessions.exercises.sayings import Saying
from sessions.ids import ParticipantId
from sessions.words import Message, say, say_n


class RedLines(KindDefaults):
    """What must not be done, whatever the benefit."""

    name: ClassVar[str] = "red_lines"
    title: ClassVar[Message] = say("Red lines")
    summary: ClassVar[Message] = say(
        "Tables write what must not be done whatever the benefit; everyone supports or objects, line by line."
    )
    folder: ClassVar[Path] = Path(__file__).parent
    Settings: ClassVar[type[BaseModel]] = RedLinesSettings
    row_columns: ClassVar[tuple[RowColumn, ...]] = ROW_COLUMNS
    commands: ClassVar[Mapping[str, type[BaseModel]]] = {**OWN_COMMANDS, **SAYING_COMMANDS}
    events: ClassVar[tuple[type[ExerciseEvent], ...]] = (StandTaken, StandTakenInSight, *SAYING_EVENTS)
    asks: ClassVar[Mapping[str, Ask]] = asked.ASKS
    library: ClassVar[tuple[LibraryEntry, ...]] = asked.LIBRARY

    def check(self, settings: RedLinesSettings, materials: Materials, tables: Sequence[int]) -> None:
        """It needs no materials."""

    def chapter(self, settings: RedLinesSettings) -> Chapter:
        """What must not be done."""
        return Chapter.RED_LINES

    def phases(self, settings: RedLinesSettings, materials: Materials) -> tuple[Phase, ...]:
        """The tables write; then, if it is set so, the whole room goes through what they wrote."""
        found = (_table_phase(settings), _room_phase(settings))
        return found[:1] if settings.level == TABLE else found

    def start(self, settings: RedLinesSettings, materials: Materials) -> RedLinesState:
        """No line written."""
        return RedLinesState(settings)

    def decide(
        self, state: RedLinesState, command: Command, context: Context
    ) -> Sequence[ExerciseEvent] | Rejection:
        """What follows from a command, or why nothing does."""
        return decide_line(state, command, context)

    def evolve(self, state: RedLinesState, event: ExerciseEvent, stamp: Stamp) -> None:
        """Take an event in."""
        take_in(state, event, stamp)

    def take_back(self, state: RedLinesState, event: ExerciseEvent) -> Sequence[ExerciseEvent] | None:
        """What a facilitator did to a line can be taken back."""
        return take_back_saying(state.lines, event)

    def reveal(
        self, state: RedLinesState, phase: str, panel: str, room: Room, in_advance: bool
    ) -> Rejection | None:
        """No line that the room may see, or None. Open outputs are shown at any number."""
        return refuse_reveal(state)

    def freeze(self, state: RedLinesState, phase: str, panel: str, room: Room) -> None:
        """Nothing stays as it is, for nothing here is secret; but from now on screens follow every stand."""
        state.shown.add(phase)

    def clear(self, state: RedLinesState, phase: str) -> Mapping[str, Any]:
        """Without the room's stands, or at the tables without any line."""
        held = {"lines": state.lines, "stands": state.stands, "shown": state.shown}
        if phase == TABLE:
            state.lines = state.lines.afresh()
            state.stands = {TABLE: {}, ROOM: {}}
        else:
            state.stands = {**state.stands, ROOM: {}}
        state.shown = state.shown - {phase}
        return held

    def view(self, state: RedLinesState, phase: str, viewer: Viewer, room: Room) -> Mapping[str, Any]:
        """See `view.view_of`."""
        return view_of(state, phase, viewer)

    def progress(self, state: RedLinesState, phase: str, table: int, room: Room) -> TableProgress:
        """Who has written or taken a stand at a table, and how many lines it has."""
        people = room.members.get(table, ())
        done = frozenset(people) & state.active(phase)
        count = len(state.lines.at_table(table))
        status = say_n("%(n)s red line", "%(n)s red lines", count)
        return TableProgress(done=done, status=status, is_finished=bool(people) and len(done) == len(people))

    def panels(self, state: RedLinesState, phase: str, room: Room) -> tuple[Panel, ...]:
        """The approved lines with their counts."""
        panel = lines_panel(state, phase, room)
        return (panel,) if panel else ()

    def beside(
        self, settings: RedLinesSettings, materials: Materials, printed: Sequence[Printed]
    ) -> tuple[Listing, ...]:
        """See `StandsBeside`: the room's counts, or each table's where the room was not asked."""
        found = {one.panel.key: one.panel for one in printed}
        panel = found.get(ROOM) or found.get(TABLE)
        if panel is None:
            return ()
        return (Listing(panel.key, panel.title, panel.basis, panel.columns, panel.rows),)

    def own(self, state: RedLinesState, participant: ParticipantId) -> Mapping[str, Mapping[str, Any]]:
        """A person's own lines and stands, by phase."""
        found = {phase: own_lines(state, phase, participant) for phase in (TABLE, ROOM)}
        return {phase: own for phase, own in found.items() if own}

    def sayings(self, state: RedLinesState) -> tuple[Saying, ...]:
        """All lines, with who stands behind and against them."""
        return state.told()

    def rows(self, state: RedLinesState) -> Iterable[Mapping[str, Any]]:
        """See `rows.tidy_rows`."""
        return tidy_rows(state)

    def rehearse(
        self,
        settings: RedLinesSettings,
        materials: Materials,
        phase: str,
        table: int,
        seat: int,
        people: int,
        rng: Random,
    ) -> Sequence[Act]:
        """See `simulated.simulated_acts`."""
        return simulated_acts(phase, table, seat, people, rng)


def _table_phase(settings: RedLinesSettings) -> Phase:
    return Phase(
        key=TABLE,
        title=say("Table lists"),
        say=say("%(question)s Write your lines, then support or object to each.", question=settings.question),
        instruction=say("Write a line, or take a stand on those of your table."),
        badge=Badge.TABLE,
        minutes=settings.minutes_table,
        panels=(TABLE,),
        panel_names=PANEL_NAMES,
        noun=say("Taking part"),
    )


def _room_phase(settings: RedLinesSettings) -> Phase:
    return Phase(
        key=ROOM,
        title=say("Room list"),
        say=say("Now all tables' lines are on your phone. Support, object, or leave a line alone."),
        instruction=say("Support, object, or leave a line alone."),
        badge=Badge.ROOM,
        minutes=settings.minutes_room,
        panels=(ROOM,),
        panel_names=PANEL_NAMES,
        noun=say("Taking part"),
    )


KIND: Kind = RedLines()
