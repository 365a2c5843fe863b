"""Owns midrank Borda: the points a card earns from people's or tables' orders.

Unplaced is never last. A person who placed k of n cards gives `n - r(n+1)/(k+1)` points to the card at
midrank r and none at all to an unplaced card: that card's mean is taken over those who placed it. The
factor (n+1)/(k+1) spreads k ranks evenly over n, so a short order is neither praised nor punished for its
length. (Borda, Mémoire sur les élections au scrutin, Histoire de l'Académie royale des sciences for 1781; the
factor and the rule for unplaced cards are ours.)
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from sessions.aggregation.rankings import Ranking, RankingError, require_one_set, tiers_by


@dataclass(frozen=True)
class PointsSpread:
    """A card's mean points with the lowest and highest that anyone gave, and how many placed it."""

    mean: Fraction
    low: Fraction
    high: Fraction
    count: int


def points(order: Ranking) -> dict[str, Fraction]:
    """The points of each placed card; with every card placed this is n - r."""
    size, placed = len(order.cards), order.placed_count
    return {card: _earned(size, placed, rank) for card, rank in order.midranks().items()}


@lru_cache(maxsize=4096)
def _earned(size: int, placed: int, rank: Fraction) -> Fraction:
    """Every order asks for the same few."""
    return size - rank * Fraction(size + 1, placed + 1)


def points_spread(rankings: Sequence[Ranking], cards: Collection[str]) -> dict[str, PointsSpread | None]:
    """Each card's spread of points; None for a card nobody placed. Raise RankingError when sets differ."""
    require_one_set(rankings, cards)
    given: dict[str, list[Fraction]] = {card: [] for card in cards}
    for order in rankings:
        for card, earned in points(order).items():
            given[card].append(earned)
    return {card: _spread(earned) for card, earned in given.items()}


def mean_points(
    rankings: Sequence[Ranking], cards: Collection[str]
) -> dict[str, tuple[Fraction | None, int]]:
    """Each card's mean points and the number of people who placed it: (None, 0) when nobody did."""
    spreads = points_spread(rankings, cards)
    return {card: (spread.mean, spread.count) if spread else (None, 0) for card, spread in spreads.items()}


def borda_order(rankings: Sequence[Ranking], cards: Collection[str]) -> tuple[tuple[str, ...], ...]:
    """The room's order by mean points, most preferred first; a card that nobody placed is in no tier."""
    return tiers_by({card: mean for card, (mean, _) in mean_points(rankings, cards).items()})


def leave_one_out(
    rankings: Mapping[str, Ranking], cards: Collection[str]
) -> dict[str, tuple[tuple[str, ...], ...]]:
    """The room's order as it would be without each table or person, by their name."""
    require_one_set(list(rankings.values()), cards)
    given = {card: [Fraction(0), Fraction(0)] for card in cards}  # points and how many gave them
    for order, many in Counter(rankings.values()).items():
        for card, earned in points(order).items():
            given[card] = [given[card][0] + many * earned, given[card][1] + many]
    without = {order: _order_without(order, given) for order in set(rankings.values())}
    return {name: without[order] for name, order in rankings.items()}


def borda_totals(rankings: Sequence[Ranking], cards: Collection[str]) -> dict[str, Fraction]:
    """The room's totals B_j = sum of (n - r_ij) over complete orders.

    Raise RankingError naming a card left unplaced: a total over different numbers of people is no total.
    """
    require_one_set(rankings, cards)
    for order in rankings:
        if order.unplaced:
            raise RankingError(f"Card {min(order.unplaced)!r} is unplaced: totals need complete orders.")
    totals = {card: Fraction(0) for card in cards}
    for order in rankings:
        for card, rank in order.midranks().items():
            totals[card] += len(totals) - rank
    return totals


def _order_without(order: Ranking, given: Mapping[str, Sequence[Fraction]]) -> tuple[tuple[str, ...], ...]:
    own = points(order)
    left = {card: (total - own.get(card, 0), count - (card in own)) for card, (total, count) in given.items()}
    return tiers_by({card: total / count if count else None for card, (total, count) in left.items()})


def _spread(earned: list[Fraction]) -> PointsSpread | None:
    if not earned:
        return None
    return PointsSpread(sum(earned, Fraction(0)) / len(earned), min(earned), max(earned), len(earned))
