"""The red lines of a day: their words, and who stands where on each, at the table and in the room.

Where a person stands is known to the state alone: what leaves it are counts.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from sessions.exercises.base import Room
from sessions.exercises.drawn_lines import DrawnLine
from sessions.exercises.red_lines.settings import RedLinesSettings
from sessions.exercises.sayings import Form, Saying, Sayings
from sessions.ids import ParticipantId
from sessions.words import Message, say

TABLE, ROOM = "table", "room"
LINE = "line"
FORMS = {LINE: Form(say("Red line"))}
SUPPORT, OBJECT, NEITHER = "support", "object", "neither"
STANDS: dict[str, Message] = {SUPPORT: say("I support this"), OBJECT: say("I object")}


@dataclass(frozen=True)
class Stand:
    """Where one person stands on one line, and the receipt for it."""

    stand: str
    receipt: int
    at: float


@dataclass(frozen=True)
class Count:
    """How many support a line and how many object; the rest did neither."""

    support: int
    object: int


@dataclass
class RedLinesState:
    """`stands` are kept by phase, then line, then person; `shown` are the phases revealed so far."""

    settings: RedLinesSettings
    lines: Sayings = field(default_factory=lambda: Sayings(FORMS))
    stands: dict[str, dict[str, dict[ParticipantId, Stand]]] = field(
        default_factory=lambda: {TABLE: {}, ROOM: {}}
    )
    shown: set[str] = field(default_factory=set)

    def on(self, phase: str, line: str) -> dict[ParticipantId, Stand]:
        """Where people stand on a line in a phase."""
        return self.stands[phase].get(line, {})

    def count(self, phase: str, line: str) -> Count:
        """The support of a line in a phase, and the objections to it."""
        found = [stand.stand for stand in self.on(phase, line).values()]
        return Count(found.count(SUPPORT), found.count(OBJECT))

    def by(self, phase: str, participant: ParticipantId) -> Iterator[tuple[Saying, Stand]]:
        """Where one person stands in a phase, line by line."""
        for line in self.lines.in_order:
            stand = self.on(phase, line.id).get(participant)
            if stand:
                yield line, stand

    def listed(self, phase: str, table: int | None) -> list[Saying]:
        """The lines that a table's phones show: its own, or in the room's phase all that were approved."""
        if phase == ROOM:
            return list(self.lines.public)
        return [line for line in self.lines.at_table(table) if not line.is_hidden] if table else []

    def active(self, phase: str) -> set[ParticipantId]:
        """Who has written a line or taken a stand in a phase."""
        writers = {line.person for line in self.lines.in_order if line.person} if phase == TABLE else set()
        return writers.union(*(self.stands[phase].values()))

    def told(self) -> tuple[Saying, ...]:
        """All lines with the people who stand behind and against them, in the last phase there is."""
        phase = TABLE if self.settings.level == TABLE or not self.stands[ROOM] else ROOM
        return tuple(self._told(phase, line) for line in self.lines.in_order)

    def drawn_lines(self) -> tuple[DrawnLine, ...]:
        """See `DrawsLines`: by the room's counts once these were shown, else by each table's own."""
        phase = next((phase for phase in (ROOM, TABLE) if phase in self.shown), None)
        counts = [(line, self.count(phase, line.id)) for line in self.lines.public] if phase else []
        return tuple(
            DrawnLine(line.id, line.text, count.support, count.object)
            for line, count in counts
            if count.support > count.object
        )

    def _told(self, phase: str, line: Saying) -> Saying:
        stands = self.on(phase, line.id)
        return replace(
            line,
            supporters=frozenset(who for who, stand in stands.items() if stand.stand == SUPPORT),
            objectors=frozenset(who for who, stand in stands.items() if stand.stand == OBJECT),
        )


def people_at(room: Room, table: int, atleast: int = 0) -> int:
    """How many sit at a table; never fewer than took a stand there."""
    return max(atleast, len(room.members.get(table, ())))
