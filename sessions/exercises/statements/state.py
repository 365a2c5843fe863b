"""Owns what the exercise remembers: what was said, and which cards each table talks about."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from casestudies.schema import Example, ExampleSet, Materials
from sessions.exercises.base import Room
from sessions.exercises.sayings import Form, Saying, Sayings
from sessions.exercises.statements.settings import StatementsSettings
from sessions.words import Message, say

GIST, VERBATIM, DISAGREEMENT = "gist", "verbatim", "disagreement"
FORMS: Mapping[str, Form] = {
    GIST: Form(say("What was meant")),
    VERBATIM: Form(say("In the speaker's words"), is_quote=True),
    DISAGREEMENT: Form(say("A disagreement")),
}


@dataclass
class StatementsState:
    """The whole of one exercise."""

    settings: StatementsSettings
    sets: Mapping[str, ExampleSet]
    sayings: Sayings

    def examples_of(self, table: int) -> list[Example]:
        """The cards that a table talks about, in the order of its set; none where it has no set."""
        key = self.settings.sets.get(table)
        return list(self.sets[key].examples) if key else []

    def example(self, key: str) -> Example | None:
        """A card of any set in use."""
        return next(
            (card for cards in self.sets.values() for card in cards.examples if card.key == key), None
        )

    def group_title(self, saying: Saying) -> str:
        """The title of what a statement is sorted under; "" where it is not."""
        key = saying.about.get("group")
        return next((group.title for group in self.settings.groups if group.key == key), "")

    def labelled(self) -> tuple[Saying, ...]:
        """All that was said, each with what it is about in words."""
        return tuple(replace(saying, label=self.label(saying)) for saying in self.sayings.in_order)

    def label(self, saying: Saying) -> Message | None:
        """What a statement is about: its group, its card, both or neither."""
        card = self.example(saying.about.get("example", ""))
        parts = [self.group_title(saying), f"{card.key} {card.short_title}" if card else ""]
        words = " · ".join(part for part in parts if part)
        return say("%(about)s", about=words) if words else None

    def tables_in_use(self, room: Room) -> list[int]:
        """The tables where people sit, or where something was said."""
        said = {saying.table for saying in self.sayings.in_order}
        return [table for table in sorted(room.tables) if room.members.get(table) or table in said]


def start(settings: StatementsSettings, materials: Materials) -> StatementsState:
    """The state before anything has happened."""
    sets = {key: materials.example_set(key) for key in settings.set_keys}
    return StatementsState(settings, sets, Sayings(FORMS))
