"""Owns where cards lie between two rankings of one set: each card's mean place by either, and single tables'.

A table that left cards out counts only over those it placed, spread over the whole set as in midrank Borda:
its place is r(n+1)/(k+1), which is r where every card was placed. Unplaced is never last: it is no place.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from sessions.aggregation.borda import points
from sessions.exercises.ranking.state import RankingState

Places = Mapping[int, Fraction]  # table -> place, 1 first


@dataclass(frozen=True)
class Spot:
    """One card: its places by the ranking across (`across`) and by the one upwards (`up`), by table."""

    card: str
    title: str
    across: Places
    up: Places

    @property
    def is_drawn(self) -> bool:
        """Whether at least one table placed it by either."""
        return bool(self.across and self.up)


def spots(across: RankingState, up: RankingState, set_key: str) -> list[Spot]:
    """The cards of a set in both rankings, in the order of the set; none where a set was never used."""
    if set_key not in across.sets or set_key not in up.sets:
        return []
    sides = places(across, set_key), places(up, set_key)
    return [
        Spot(example.key, example.short_title, sides[0][example.key], sides[1][example.key])
        for example in up.sets[set_key].examples
    ]


def places(state: RankingState, set_key: str) -> dict[str, Places]:
    """Each card's place at every table that placed it."""
    cards = [example.key for example in state.sets[set_key].examples]
    found: dict[str, dict[int, Fraction]] = {card: {} for card in cards}
    for table in state.tables_with(set_key):
        for card, earned in points(state.agreed(table)).items():
            found[card][table] = len(cards) - earned
    return {card: dict(by_table) for card, by_table in found.items()}


def placing_tables(state: RankingState, set_key: str) -> list[int]:
    """The tables with a set that placed at least one card."""
    return [table for table in state.tables_with(set_key) if state.tables[table].tiers]


def mean(by_table: Places) -> Fraction | None:
    """The mean place over the tables that placed a card; None where none did."""
    return sum(by_table.values(), Fraction(0)) / len(by_table) if by_table else None
