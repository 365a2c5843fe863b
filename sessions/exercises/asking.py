"""How a kind says what the designer asks for its settings, and which exercises it brings to the library.

Forms are made from a kind's settings model. What the model can't say (words for people, what there is to
choose from) stands here, in the kind's own folder; a kind that says nothing gets a plain form all the same.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum, auto
from typing import Any

from casestudies.schema import Materials
from sessions.words import Message, say


@dataclass(frozen=True)
class Earlier:
    """An exercise that stands on the plan before another."""

    id: str
    kind: str
    title: str
    draws_lines: bool = False  # red lines, which others may be held against


@dataclass(frozen=True)
class Around:
    """What a form may choose from: the workshop's materials, its tables, the exercises before."""

    materials: Materials
    tables: Sequence[int]
    earlier: Sequence[Earlier] = ()


Choices = Mapping[str, Message]


@dataclass(frozen=True)
class Ask:
    """One setting, by its path without the numbers of rows: "rounds.question".

    `choices` are what there is to choose from, in that order. What `is_hidden` keeps what it has.
    """

    label: Message
    hint: Message | None = None
    choices: Choices | Callable[[Around], Choices] | None = None
    is_hidden: bool = False

    def offered(self, around: Around) -> Choices | None:
        """The choices there are here; None where it is not chosen but typed."""
        return self.choices(around) if callable(self.choices) else self.choices


class Interest(StrEnum):
    """What a facilitator wants to come away with."""

    WORDS = auto()
    IMPRESSIONS = auto()
    BENEFITS = auto()
    RISKS = auto()
    PRIORITIES = auto()
    COMFORT = auto()
    LIMITS = auto()
    QUESTIONS = auto()
    FEEDBACK = auto()
    PAUSE = auto()


class Occasion(StrEnum):
    """Where and how long people meet."""

    EVENING = auto()
    DAY = auto()
    JURY = auto()


class Familiarity(StrEnum):
    """How well people know the subject when they come."""

    NEW = auto()
    SOME = auto()
    EXPERT = auto()


@dataclass(frozen=True)
class LibraryEntry:
    """One exercise to pick: its settings to begin with, None where the materials lack what it `needs`.

    `fewest` and `most` are people in the room. `is_break` and `frames` let a warning offer it.
    """

    key: str
    title: Message
    why: Message
    settings: Callable[[Around], Mapping[str, Any] | None]
    interests: frozenset[Interest] = frozenset(Interest)
    occasions: frozenset[Occasion] = frozenset(Occasion)
    familiarity: frozenset[Familiarity] = frozenset(Familiarity)
    fewest: int = 1
    most: int = 300
    needs: Message = field(default_factory=lambda: say("Needs settings of its own."))
    is_break: bool = False
    frames: bool = False

    def suits(
        self,
        people: int,
        interest: Interest | None,
        occasion: Occasion | None,
        familiarity: Familiarity | None,
    ) -> bool:
        """Whether it is for such a room; None stands for any."""
        return (
            self.fewest <= people <= self.most
            and (interest is None or interest in self.interests)
            and (occasion is None or occasion in self.occasions)
            and (familiarity is None or familiarity in self.familiarity)
        )


def all_sets(around: Around) -> Choices:
    """The example sets there are."""
    return {key: say("Set %(key)s", key=key.replace("-", "–")) for key in around.materials.example_sets}


def sets_in_turn(around: Around, swapped: bool = False) -> dict[int, str] | None:
    """A set for each table, in turn; the other way round where they are `swapped`. None without sets."""
    keys = list(around.materials.example_sets)
    if not keys:
        return None
    first = 1 if swapped and len(keys) > 1 else 0
    return {table: keys[(place + first) % len(keys)] for place, table in enumerate(sorted(around.tables))}


def sets_for_tables(sets: Mapping[int, str], tables: Sequence[int]) -> dict[int, str]:
    """The same sets where tables stay; a table that is new gets the set that the fewest have."""
    found = {table: key for table, key in sets.items() if table in tables}
    known = list(dict.fromkeys(sets[table] for table in sorted(sets)))
    for table in sorted(set(tables) - set(found)) if known else ():
        found[table] = min(known, key=lambda key: (list(found.values()).count(key), known.index(key)))
    return dict(sorted(found.items()))
