"""Owns Kemeny's orders: those that contradict the fewest of all strict preferences that people gave.

A preference is one person's "this card before that one", over the cards they placed; a tie contradicts
nothing and neither does a card left unplaced. (Kemeny, Mathematics without numbers, Daedalus 88, 1959, counts
half a contradiction for a tie; no strict order is better or worse for that, because every one pays it.)
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from sessions.aggregation.pairwise import Preferences, placed_by_any, preferences
from sessions.aggregation.rankings import Ranking

MOST_CARDS = 8  # 8! = 40,320 orders are looked through exactly; more are not, and no estimate stands in


@dataclass(frozen=True)
class Kemeny:
    """All best strict orders, most preferred first and sorted, and how many preferences each contradicts."""

    orders: tuple[tuple[str, ...], ...]
    distance: int


def kemeny(rankings: Sequence[Ranking], cards: Collection[str]) -> Kemeny | None:
    """Every best order of the cards that anyone placed; None for none of them, or more than MOST_CARDS."""
    votes, placed = preferences(rankings, cards), placed_by_any(rankings)
    if not 0 < len(placed) <= MOST_CARDS:
        return None
    least = _least(votes, frozenset(placed))
    return Kemeny(tuple(sorted(_best(votes, least, frozenset(placed)))), least[frozenset(placed)])


def _least(votes: Preferences, cards: frozenset[str]) -> dict[frozenset[str], int]:
    """How many preferences the best order of each part of the cards contradicts within that part."""
    least: dict[frozenset[str], int] = {frozenset(): 0}

    def cost(part: frozenset[str]) -> int:
        if part not in least:
            least[part] = min(_first(votes, card, part) + cost(part - {card}) for card in part)
        return least[part]

    cost(cards)
    return least


def _first(votes: Preferences, card: str, part: frozenset[str]) -> int:
    """How many preferences within the part are contradicted by putting this card first."""
    return sum(votes.get((other, card), 0) for other in part)


def _best(
    votes: Preferences, least: dict[frozenset[str], int], part: frozenset[str]
) -> Iterator[tuple[str, ...]]:
    if not part:
        yield ()
    for card in part:
        rest = part - {card}
        if _first(votes, card, part) + least[rest] == least[part]:
            yield from ((card, *order) for order in _best(votes, least, rest))
