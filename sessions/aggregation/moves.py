"""Owns how far one order lies from another: card by card in places, and as a whole in contradicted pairs.

Over the cards that both placed, and only those: an unplaced card has not moved. A pair that either order ties
contradicts nothing (Kemeny 1959 would count half for it; half a change of mind is not one that anybody had).
"""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations

from sessions.aggregation.rankings import Ranking


def moves(before: Ranking, after: Ranking) -> dict[str, Fraction]:
    """How many places each card went up (negative: down), in midranks among the cards that both placed."""
    shared = before.placed & after.placed
    first, second = before.among(shared).midranks(), after.among(shared).midranks()
    return {card: first[card] - second[card] for card in shared}


def contradicted(one: Ranking, other: Ranking) -> int:
    """How many pairs of cards the two orders put strictly the other way round."""
    shared = sorted(one.placed & other.placed)
    first, second = one.midranks(), other.midranks()
    return sum((first[a] - first[b]) * (second[a] - second[b]) < 0 for a, b in combinations(shared, 2))
