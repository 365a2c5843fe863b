"""Owns the grid of agreed places: a row a card, a column a table, one grid a set.

Columns stand together where a facilitator gave the tables' primary criteria the same label; tables without
a label stand after them, in table order, because uncoded means different. Rows stand by the mean points of
the tables' orders (midrank Borda); a card that no table placed comes last in the list and has no place.
"""

from collections import Counter
from dataclasses import dataclass

from sessions.aggregation.borda import mean_points
from sessions.exercises.ranking import line
from sessions.exercises.ranking.orders import is_tied, place_of
from sessions.exercises.ranking.state import RankingState
from sessions.exercises.ranking.wording import place_word


@dataclass(frozen=True)
class Group:
    """Neighbouring columns: tables whose primary criterion has this shared label ("": none)."""

    label: str
    tables: tuple[int, ...]


@dataclass(frozen=True)
class Cell:
    """One table's place for a card: `place` counts from 1, None and "" where the card is unplaced."""

    table: int
    place: int | None
    words: str
    is_tied: bool
    is_disputed: bool
    side: str = ""  # of the table's line: "above", "below", or "" for none


@dataclass(frozen=True)
class Line:
    """One card with its places, in the order of the columns."""

    card: str
    title: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Grid:
    """One set's grid."""

    set_key: str
    groups: tuple[Group, ...]
    lines: tuple[Line, ...]

    @property
    def tables(self) -> list[int]:
        """The columns from left to right."""
        return [table for group in self.groups for table in group.tables]


def grids(state: RankingState) -> list[Grid]:
    """A grid for each set that any table holds, never pooled."""
    return [_grid(state, key) for key in state.set_keys]


def label_counts(state: RankingState) -> Counter[str]:
    """How many tables go by each shared label, first table first; "" counts those without one."""
    return Counter(label_of(state, table) for table in state.tables)


def label_of(state: RankingState, table: int) -> str:
    """The shared label of a table's primary criterion, or ""."""
    criterion = state.tables[table].primary_criterion
    return criterion.label if criterion else ""


def _grid(state: RankingState, set_key: str) -> Grid:
    groups = _groups(state, state.tables_with(set_key))
    columns = [table for group in groups for table in group.tables]
    lines = tuple(
        Line(card, state.title_of(columns[0], card), tuple(_cell(state, table, card) for table in columns))
        for card in _ordered_cards(state, set_key)
    )
    return Grid(set_key, groups, lines)


def _groups(state: RankingState, tables: list[int]) -> tuple[Group, ...]:
    labels = [label for label in label_counts(state) if label]
    found = [Group(label, tuple(t for t in tables if label_of(state, t) == label)) for label in (*labels, "")]
    return tuple(group for group in found if group.tables)


def _ordered_cards(state: RankingState, set_key: str) -> list[str]:
    cards = [example.key for example in state.sets[set_key].examples]
    orders = [state.agreed(table) for table in state.tables_with(set_key)]
    means = mean_points([order for order in orders if order.tiers], cards)
    return sorted(cards, key=lambda card: (means[card][0] is None, -(means[card][0] or 0), card))


def _cell(state: RankingState, table: int, card: str) -> Cell:
    work = state.tables[table]
    words = place_word(work.tiers, card)
    side = line.side(work.above, work.tiers, card)
    return Cell(
        table, place_of(work.tiers, card), words, is_tied(work.tiers, card), card in work.disputed, side
    )
