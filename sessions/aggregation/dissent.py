"""Owns how people's orders stand to the one their table agreed: as a whole, and card by card.

Over the cards that both placed, as in `moves`: an unplaced card is no dissent.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations
from math import sqrt

from sessions.aggregation.moves import moves
from sessions.aggregation.rankings import Ranking, require_one_set


@dataclass(frozen=True)
class CardDissent:
    """The best and the worst place that anyone gave a card, who placed it, and each one's distance in places.

    Places are midranks within each person's own order; distances run in the order of the people given, over
    those who placed the card, and are empty where the table did not place it.
    """

    best: Fraction
    worst: Fraction
    count: int
    distances: tuple[Fraction, ...]


def dissent(
    people: Sequence[Ranking], agreed: Ranking, cards: Collection[str]
) -> dict[str, CardDissent | None]:
    """Each card's dissent; None for a card that none of the people placed. RankingError when sets differ."""
    require_one_set([*people, agreed], cards)
    ranks, steps = [person.midranks() for person in people], [moves(person, agreed) for person in people]
    found: dict[str, CardDissent | None] = dict.fromkeys(cards)
    for card in cards:
        places = [person[card] for person in ranks if card in person]
        if places:
            away = tuple(abs(step[card]) for step in steps if card in step)
            found[card] = CardDissent(min(places), max(places), len(places), away)
    return found


def kendall_tau(one: Ranking, other: Ranking) -> float | None:
    """Tau-b from -1 (reversed) to 1 (alike); None where either ties all the cards that both placed.

    Kendall, The treatment of ties in ranking problems, Biometrika 33, 1945, section 3.
    """
    shared = sorted(one.placed & other.placed)
    first, second = one.midranks(), other.midranks()
    signs = [(_sign(first[a] - first[b]), _sign(second[a] - second[b])) for a, b in combinations(shared, 2)]
    untied = sum(a != 0 for a, _ in signs) * sum(b != 0 for _, b in signs)
    return sum(a * b for a, b in signs) / sqrt(untied) if untied else None


def _sign(difference: Fraction) -> int:
    return (difference > 0) - (difference < 0)
