"""A toy kind for the tests: each table counts how many hands went up, on any phone of the table."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any, ClassVar

from pydantic import BaseModel, ConfigDict, Field

from casestudies.schema import Materials
from sessions.errors import Rejection, refuse
from sessions.events import AT_TABLE, COUNTS, Audience, said
from sessions.exercises.base import (
    Act,
    Badge,
    Chapter,
    Chart,
    Column,
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
from sessions.exercises.row_columns import RowColumn, of_wholes
from sessions.ids import ParticipantId
from sessions.words import Message, say


class HandsSettings(BaseModel):
    """What the hands go up for."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    question: str = Field(min_length=1, max_length=120)


class CountHands(BaseModel):
    """How many hands are up at a table."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    hands: int = Field(ge=0, le=30)


@dataclass(frozen=True)
class HandsCounted(ExerciseEvent):
    """A table counted its hands; a later count takes the place of an earlier one."""

    table: int
    hands: int = said()
    audience: ClassVar[frozenset[Audience]] = AT_TABLE | COUNTS


@dataclass
class State:
    """The newest count of each table."""

    settings: HandsSettings
    hands: dict[int, int] = field(default_factory=dict)


class ShowOfHands(KindDefaults):
    """One table phase, one command, one chart."""

    name: ClassVar[str] = "show_of_hands"
    title: ClassVar[Message] = say("Show of hands")
    summary: ClassVar[Message] = say("Each table counts the hands that go up.")
    folder: ClassVar[Path] = Path(__file__).parent
    Settings: ClassVar[type[BaseModel]] = HandsSettings
    row_columns: ClassVar[tuple[RowColumn, ...]] = (of_wholes("hands", say("Hands that went up."), "hands"),)
    commands: ClassVar[Mapping[str, type[BaseModel]]] = {"count_hands": CountHands}
    events: ClassVar[tuple[type[ExerciseEvent], ...]] = (HandsCounted,)
    own_chapters: ClassVar[tuple[OwnChapter, ...]] = (
        OwnChapter("hands", say("Hands that went up"), after=Chapter.RED_LINES),
    )

    def check(self, settings: HandsSettings, materials: Materials, tables: Sequence[int]) -> str | None:
        """Nothing here depends on the materials."""
        return None

    def chapter(self, settings: Any) -> OwnChapter:
        """Its counts stand in a section of their own."""
        return self.own_chapters[0]

    def phases(self, settings: HandsSettings, materials: Materials) -> tuple[Phase, ...]:
        """The count."""
        words = say("Hands up, and count them")
        return (Phase("count", say("Count"), words, words, Badge.TABLE, 3, True, ("hands",)),)

    def start(self, settings: HandsSettings, materials: Materials) -> State:
        """No hands yet."""
        return State(settings)

    def decide(
        self, state: State, command: CountHands, context: Context
    ) -> Sequence[ExerciseEvent] | Rejection:
        """A count belongs to the table of whoever sends it."""
        if context.by.table is None:
            return refuse("not_allowed", "Only a table can count its hands.")
        return [HandsCounted(context.by.table, command.hands)]

    def evolve(self, state: State, event: ExerciseEvent, stamp: Stamp) -> None:
        """Keep the newest count."""
        if isinstance(event, HandsCounted):
            state.hands[event.table] = event.hands

    def reveal(self, state: State, phase: str, panel: str, room: Room, in_advance: bool) -> Rejection | None:
        """Shown once any table has counted: a table decided together to say it."""
        return None if state.hands else refuse("nothing_yet", "No table has counted yet.")

    def clear(self, state: State, phase: str) -> Mapping[str, Any]:
        held = {"hands": state.hands}
        state.hands = {}
        return held

    def view(self, state: State, phase: str, viewer: Viewer, room: Room) -> Mapping[str, Any]:
        """The question; a table also sees its own count."""
        return {"question": state.settings.question, "hands": state.hands.get(viewer.table or 0)}

    def progress(self, state: State, phase: str, table: int, room: Room) -> TableProgress:
        """A table is done when it has counted."""
        if table not in state.hands:
            return TableProgress(frozenset(), say("Counting"))
        return TableProgress(frozenset(room.members[table]), say("Counted"), is_finished=True)

    def panels(self, state: State, phase: str, room: Room) -> tuple[Panel, ...]:
        """The hands of each table, as dots and as a table."""
        if not state.hands:
            return ()
        rows = tuple({"label": f"Table {t}", "count": n} for t, n in sorted(state.hands.items()))
        basis = say("%(n)s of %(of)s tables counted", n=len(state.hands), of=len(room.tables))
        columns = (Column("label", say("Table")), Column("count", say("Hands"), True))
        chart = Chart("hands", "unit_dots", {"order": [row["label"] for row in rows]})
        total = say("Dots by table: %(n)s hands in all.", n=sum(state.hands.values()))
        title = say("Hands up at each table")
        return (Panel("hands", title, Badge.TABLE, basis, total, columns, rows, chart),)

    def own(self, state: State, participant: ParticipantId) -> Mapping[str, Mapping[str, Any]]:
        """Counts belong to tables."""
        return {}

    def rows(self, state: State) -> Iterable[Mapping[str, Any]]:
        """One row a table."""
        return [
            {"phase": "count", "participant": "", "table": table, "hands": hands}
            for table, hands in sorted(state.hands.items())
        ]

    def rehearse(
        self, settings: Any, materials: Materials, phase: str, table: int, seat: int, people: int, rng: Random
    ) -> Sequence[Act]:
        """The first seat counts."""
        return [Act(0, "count_hands", {"hands": rng.randint(0, people)})] if seat == 0 else []


KIND = ShowOfHands()
