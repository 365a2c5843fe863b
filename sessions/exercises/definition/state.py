"""Owns what the exercise remembers: each table's words as they stand, those before them, and who agrees.

Who agrees is known to the state alone: what leaves it are counts, and only of the words that stand.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from sessions.exercises.base import Room
from sessions.exercises.definition.settings import DefinitionSettings
from sessions.exercises.sayings import Form, Saying, Sayings
from sessions.ids import Giver, ParticipantId
from sessions.words import say

WRITE, SIDE_BY_SIDE = "write", "definitions"
DEFINITION, REASON = "definition", "reason"
FORMS: Mapping[str, Form] = {
    DEFINITION: Form(say("A definition")),
    REASON: Form(say("Why the table could not agree")),
}


@dataclass(frozen=True)
class Endorsement:
    """That someone at a table agrees with a version of its words, and the receipt for it."""

    table: int
    receipt: int
    at: float


@dataclass
class DefinitionState:
    """`words` are those that stand, `earlier` the versions they took the place of, by table, oldest first.

    `endorsed` is kept by version, then person; `left_open` by table says whose hand noted it.
    """

    settings: DefinitionSettings
    words: Sayings
    earlier: dict[int, list[Saying]] = field(default_factory=dict)
    endorsed: dict[str, dict[ParticipantId, Endorsement]] = field(default_factory=dict)
    left_open: dict[int, Giver] = field(default_factory=dict)
    is_shown: bool = False

    def definition(self, table: int) -> Saying | None:
        """The words of a table as they stand."""
        return self._of(table, DEFINITION)

    def reason(self, table: int) -> Saying | None:
        """Why a table could not agree, in its words."""
        return self._of(table, REASON)

    def _of(self, table: int, form: str) -> Saying | None:
        return next((saying for saying in self.words.at_table(table) if saying.kept_as == form), None)

    def replace(self, table: int, form: str) -> None:
        """Make room for new words of a table: a definition is kept among the earlier ones."""
        old = self._of(table, form)
        if old is None:
            return
        self.words.drop(old.id)
        if form == DEFINITION:
            self.earlier.setdefault(table, []).append(old)

    def support(self, table: int, room: Room) -> tuple[int, int]:
        """How many at a table agree with its words, of how many who sit there."""
        definition = self.definition(table)
        count = len(self.endorsed.get(definition.id, ())) if definition else 0
        return count, max(count, len(room.members.get(table, ())))

    def versions(self, table: int) -> int:
        """How often a table's words were saved."""
        return len(self.earlier.get(table, ())) + bool(self.definition(table))

    def has_finished(self, table: int) -> bool:
        """Whether a table has come to words, or to not agreeing on any."""
        return table in self.left_open or self.definition(table) is not None

    def tables_in_use(self, room: Room) -> list[int]:
        """The tables where people sit, or that came to anything."""
        return [table for table in sorted(room.tables) if room.members.get(table) or self.has_finished(table)]


def start(settings: DefinitionSettings) -> DefinitionState:
    """The state before anything has happened."""
    return DefinitionState(settings, Sayings(FORMS, longest=settings.longest))
