"""Owns 100 points as the house sees them: how their parts stand behind the one interface of all kinds."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from random import Random
from typing import Any, ClassVar

from pydantic import BaseModel

from casestudies.schema import Materials
from sessions.errors import Rejection
from sessions.exercises.asking import Ask, LibraryEntry
from sessions.exercises.ballots import progress_of
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
from sessions.exercises.beside import Beside, Printed
from sessions.exercises.defaults import KindDefaults
from sessions.exercises.hundred_points import asked
from sessions.exercises.hundred_points.answers import (
    LatePointsGiven,
    PointsGiven,
    PointsState,
    Split,
    SubmitPoints,
    decide_points,
    take_points,
)
from sessions.exercises.hundred_points.beside import points_beside
from sessions.exercises.hundred_points.panel import SPREAD, refuse_reveal, spread_panel
from sessions.exercises.hundred_points.rows import COLUMNS as ROW_COLUMNS, GIVE, tidy_rows
from sessions.exercises.hundred_points.settings import TOTAL, PointsSettings, find_fault
from sessions.exercises.hundred_points.simulated import simulated_points
from sessions.exercises.row_columns import RowColumn
from sessions.ids import ParticipantId
from sessions.words import Message, say

CANT_SAY = say("I can't say")


class HundredPoints(KindDefaults):
    """How much each thing weighs, for each person."""

    name: ClassVar[str] = "hundred_points"
    title: ClassVar[Message] = say("100 points")
    summary: ClassVar[Message] = say(
        "People give out 100 points over a few things, each on their own: what weighs more, and by how much."
    )
    folder: ClassVar[Path] = Path(__file__).parent
    Settings: ClassVar[type[BaseModel]] = PointsSettings
    row_columns: ClassVar[tuple[RowColumn, ...]] = ROW_COLUMNS
    commands: ClassVar[Mapping[str, type[BaseModel]]] = {"submit_points": SubmitPoints}
    events: ClassVar[tuple[type[ExerciseEvent], ...]] = (PointsGiven, LatePointsGiven)
    asks: ClassVar[Mapping[str, Ask]] = asked.ASKS
    library: ClassVar[tuple[LibraryEntry, ...]] = asked.LIBRARY

    def check(self, settings: PointsSettings, materials: Materials, tables: Sequence[int]) -> str | None:
        """Each thing needs a key and a title of its own."""
        return find_fault(settings)

    def chapter(self, settings: PointsSettings) -> Chapter:
        """What people weigh against what."""
        return Chapter.TRADE_OFFS

    def phases(self, settings: PointsSettings, materials: Materials) -> tuple[Phase, ...]:
        """One: everybody gives."""
        spoken = settings.say or f"{settings.prompt} Give out {TOTAL} points, on your own."
        return (
            Phase(
                key=GIVE,
                title=say("Give out points"),
                say=say("%(words)s", words=spoken),
                instruction=say("Give out all %(total)s points, on your own.", total=TOTAL),
                badge=Badge.INDIVIDUAL,
                minutes=settings.minutes,
                panels=(SPREAD,),
                panel_names={SPREAD: say("How the points were given")},
            ),
        )

    def start(self, settings: PointsSettings, materials: Materials) -> PointsState:
        """No points given."""
        return PointsState(settings)

    def decide(
        self, state: PointsState, command: SubmitPoints, context: Context
    ) -> Sequence[ExerciseEvent] | Rejection:
        """One split, or why it is not taken."""
        return decide_points(state, command, context)

    def evolve(self, state: PointsState, event: ExerciseEvent, stamp: Stamp) -> None:
        """Take a split in."""
        if isinstance(event, PointsGiven):
            take_points(state, event, stamp)

    def reveal(
        self, state: PointsState, phase: str, panel: str, room: Room, in_advance: bool
    ) -> Rejection | None:
        """Too few answers, or None."""
        return refuse_reveal(state, in_advance)

    def freeze(self, state: PointsState, phase: str, panel: str, room: Room) -> None:
        """Fix whose points are counted."""
        state.ballots.freeze(room.joined)

    def close(self, state: PointsState, phase: str, room: Room) -> None:
        """Late splits join, if they are enough."""
        state.ballots.close(room.joined)

    def clear(self, state: PointsState, phase: str) -> Mapping[str, Any]:
        """Nobody has given anything."""
        held = {"ballots": state.ballots}
        state.ballots = state.ballots.afresh()
        return held

    def view(self, state: PointsState, phase: str, viewer: Viewer, room: Room) -> Mapping[str, Any]:
        """The prompt and the things, the same for all."""
        return {
            "question": say("%(prompt)s", prompt=state.settings.prompt),
            "options": tuple(state.settings.titles.items()),
            "total": TOTAL,
            "cant_say": CANT_SAY,
        }

    def progress(self, state: PointsState, phase: str, table: int, room: Room) -> TableProgress:
        """Who has sent their points at a table."""
        return progress_of(room.members.get(table, ()), state.ballots.answers)

    def panels(self, state: PointsState, phase: str, room: Room) -> tuple[Panel, ...]:
        """The one result, after the rules for small numbers."""
        panel = spread_panel(state, room)
        return (panel,) if panel else ()

    def beside(
        self, settings: PointsSettings, materials: Materials, printed: Sequence[Printed]
    ) -> tuple[Beside, ...]:
        """See `StandsBeside`."""
        return tuple(points_beside(settings, one.panel) for one in printed if one.panel.key == SPREAD)

    def own(self, state: PointsState, participant: ParticipantId) -> Mapping[str, Mapping[str, Any]]:
        """A person's own points, in words and by the names of the form's fields."""
        answer = state.ballots.answers.get(participant)
        if answer is None:
            return {}
        fields: dict[str, object] = {f"points-{key}": given for key, given in answer.body.points.items()}
        text = _in_words(state.settings, answer.body)
        body = fields or {"cant_say": True}
        return {GIVE: {"receipt": answer.receipt, "at": answer.at, "body": body, "text": text}}

    def rows(self, state: PointsState) -> Iterable[Mapping[str, Any]]:
        """See `rows.tidy_rows`."""
        return tidy_rows(state)

    def rehearse(
        self,
        settings: PointsSettings,
        materials: Materials,
        phase: str,
        table: int,
        seat: int,
        people: int,
        rng: Random,
    ) -> Sequence[Act]:
        """A simulated person answers once, in the order of the seats."""
        return (Act(seat, "submit_points", simulated_points(settings, table, seat, rng)),)


def _in_words(settings: PointsSettings, split: Split) -> Message:
    """A line a thing that got something, in the plan's order."""
    lines = [f"{title}: {split.points[key]}" for key, title in settings.titles.items() if key in split.points]
    return say("%(lines)s", lines="\n".join(lines)) if lines else CANT_SAY


KIND: Kind = HundredPoints()
