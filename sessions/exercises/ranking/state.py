"""Owns what a ranking remembers: own answers by set, each table's criteria and agreed order, and who differs.

Only `evolve` changes it. It is the writer's own and therefore the one place that isn't frozen.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Any

from casestudies.schema import ExampleSet, Materials
from sessions.aggregation.rankings import Ranking
from sessions.exercises.ballots import Ballots
from sessions.exercises.base import Room, Stamp
from sessions.exercises.ranking.line import Above
from sessions.exercises.ranking.minority import Minority
from sessions.exercises.ranking.orders import Tiers, placed
from sessions.exercises.ranking.settings import RankingSettings
from sessions.ids import ParticipantId


@dataclass(frozen=True)
class OwnOrder:
    """One person's order, and the order in which the phone had listed the cards: no part of the answer."""

    tiers: Tiers
    shown: tuple[str, ...] = field(default=(), compare=False)


@dataclass(frozen=True)
class Marks:
    """One person's card with most and card with least, "" where one was left out.

    The cards in between have no place: marks are counted and nothing else, and no order is made of them.
    """

    most: str
    least: str
    shown: tuple[str, ...] = field(default=(), compare=False)


@dataclass
class Criterion:
    """A criterion of a table. `wording` rises with each rewording, so a phone knows what it agreed with."""

    id: str
    text: str
    endorsers: set[ParticipantId]
    wording: int = 0
    label: str = ""


@dataclass
class TableWork:
    """What one table has made together. `changed` is the version in which each card was last moved."""

    number: int
    set_key: str
    criteria: dict[str, Criterion] = field(default_factory=dict)
    proposed: int = 0
    primary: str | None = None
    tiers: Tiers = ()
    version: int = 0
    changed: dict[str, int] = field(default_factory=dict)
    above: Above = None  # the cards above the table's line
    is_confirmed: bool = False
    is_split: bool = False  # could not agree on the order as a whole
    disputed: set[str] = field(default_factory=set)  # cards it could not agree on
    heard: dict[ParticipantId, Stamp] = field(default_factory=dict)  # who last spoke on criteria, when
    influences: set[str] = field(default_factory=set)  # what else moved it
    notes: dict[str, str] = field(default_factory=dict)  # the same in words
    noted: int = 0

    @property
    def primary_criterion(self) -> Criterion | None:
        """The criterion that counts most here, once one is marked."""
        return self.criteria.get(self.primary) if self.primary else None

    @property
    def could_not_agree(self) -> bool:
        """Whether the table recorded that it could not agree, on a card or on the whole order."""
        return self.is_split or bool(self.disputed)

    @property
    def has_spoken(self) -> bool:
        """Whether anything was said together here: a table with no one left keeps it."""
        return bool(self.criteria or self.tiers or self.could_not_agree or self.influences or self.notes)

    @property
    def is_finished(self) -> bool:
        """Whether the table has come to a result: agreed, or could not agree."""
        return self.is_confirmed or self.could_not_agree


@dataclass
class RankingState:
    """The whole of one ranking."""

    settings: RankingSettings
    sets: Mapping[str, ExampleSet]  # all there are; `set_keys` are those that tables hold
    own: dict[str, Ballots[OwnOrder]]
    marks: dict[str, Ballots[Marks]]  # in place of own orders, where people mark most and least
    tables: dict[int, TableWork]
    minority: Minority = field(default_factory=Minority)
    compared: dict[str, dict[int, Tiers]] = field(default_factory=dict)  # by set: as first shown beside own
    against: "RankingState | None" = field(default=None, repr=False, compare=False)  # theirs to change

    def at_tables_in_use(self, room: Room) -> "RankingState":
        """The same without the tables where nobody sits and nothing was said."""
        used = {
            number: work
            for number, work in self.tables.items()
            if room.members.get(number) or work.has_spoken
        }
        return replace(self, tables=used)

    @property
    def alone(self) -> Mapping[str, Ballots[Any]]:
        """What people answered on their own, by set: orders, or marks in the quick way."""
        return self.marks if self.settings.is_quick else self.own

    @property
    def set_keys(self) -> list[str]:
        """The sets in use, in order of the first table that holds each."""
        return list(dict.fromkeys(work.set_key for work in self.tables.values()))

    def tone_of(self, set_key: str) -> int | None:
        """The hue of a set's cards, the same in every exercise; None from the third set on."""
        place = sorted(self.sets).index(set_key)
        return place + 1 if place < 2 else None

    def tables_with(self, set_key: str) -> list[int]:
        """The tables that hold a set now, by number."""
        return [number for number, work in self.tables.items() if work.set_key == set_key]

    def set_of(self, table: int) -> ExampleSet:
        """The example set that a table was given."""
        return self.sets[self.tables[table].set_key]

    def cards_of(self, table: int) -> list[str]:
        """The keys of a table's cards, in the order of the set."""
        return [example.key for example in self.set_of(table).examples]

    def title_of(self, table: int, card: str) -> str:
        """The short title of one of a table's cards; the key itself for a card it doesn't hold."""
        return next((e.short_title for e in self.set_of(table).examples if e.key == card), card)

    def agreed(self, table: int) -> Ranking:
        """A table's agreed order as it stands."""
        return Ranking.of(self.tables[table].tiers, self.cards_of(table))

    def unplaced(self, table: int) -> list[str]:
        """The cards without a place in a table's agreed order, in the order of the set."""
        held = set(placed(self.tables[table].tiers))
        return [card for card in self.cards_of(table) if card not in held]

    def given(self, set_key: str, room: Room) -> int:
        """How many people sit at the tables that were given a set."""
        return sum(len(room.members.get(table, ())) for table in self.tables_with(set_key))

    def answered_with(self, participant: ParticipantId) -> str | None:
        """The set that a person's own answer is of; None while there is none."""
        return next((key for key, ballots in self.alone.items() if participant in ballots.answers), None)

    def has_begun(self, table: int) -> bool:
        """Whether anyone has answered anything at a table."""
        work = self.tables[table]
        answers = (answer for ballots in self.alone.values() for answer in ballots.answers.values())
        is_heard = bool(work.heard or work.version or work.has_spoken)
        return is_heard or any(answer.table == table for answer in answers)

    def own_at(self, table: int) -> list[Ranking]:
        """The newest own orders of the people at a table."""
        cards = self.cards_of(table)
        answers = self.own[self.tables[table].set_key].answers.values()
        return [Ranking.of(answer.body.tiers, cards) for answer in answers if answer.table == table]


def _placed_by(own: OwnOrder) -> Mapping[str, tuple[Fraction, int]]:
    """By card, its midrank among how many: what its points are made of."""
    order = Ranking(own.tiers, frozenset())
    return {card: (rank, order.placed_count) for card, rank in order.midranks().items()}


def _marked_by(own: Marks) -> Mapping[str, str]:
    """By side, the card."""
    return {side: card for side, card in (("most", own.most), ("least", own.least)) if card}


def start(settings: RankingSettings, materials: Materials) -> RankingState:
    """The state before anything has happened; every set there is can still be given to a table."""
    keys = list(dict.fromkeys([*settings.set_keys, *materials.example_sets]))
    return RankingState(
        settings=settings,
        sets={key: materials.example_set(key) for key in keys},
        own={key: Ballots(parts=_placed_by) for key in keys},
        marks={key: Ballots(parts=_marked_by) for key in keys},
        tables={number: TableWork(number, key) for number, key in sorted(settings.sets.items())},
    )
