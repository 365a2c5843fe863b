"""Owns what follows from pairs of cards: the Condorcet winner, Copeland's and Schulze's orders.

A voter speaks on a pair only if they placed both cards and did not tie them: an unplaced card neither wins
nor loses. A card that nobody placed has no score. Both methods check the room's order by points, and
differences are to be shown.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from itertools import combinations, permutations, product

from sessions.aggregation.rankings import Ranking, require_one_set

Preferences = Mapping[tuple[str, str], int]


def preferences(rankings: Sequence[Ranking], cards: Collection[str]) -> Preferences:
    """How many put the first card of a pair strictly before the second. Raise RankingError if sets differ."""
    require_one_set(rankings, cards)
    found: Counter[tuple[str, str]] = Counter()
    for order, voters in Counter(rankings).items():
        for above, below in combinations(order.tiers, 2):
            for pair in product(above, below):
                found[pair] += voters
    return found


def placed_by_any(rankings: Sequence[Ranking]) -> tuple[str, ...]:
    """The cards that have a place in at least one order, by name."""
    return tuple(sorted({card for order in set(rankings) for card in order.placed}))


def condorcet_winner(rankings: Sequence[Ranking], cards: Collection[str]) -> str | None:
    """The card that more people put before each other card than behind it; None where there is none.

    Condorcet, Essai sur l'application de l'analyse, 1785. A card that nobody placed is no rival.
    """
    votes, placed = preferences(rankings, cards), placed_by_any(rankings)
    if len(placed) < 2:
        return None
    for card in placed:
        if all(_is_won(votes, card, other) for other in placed if other != card):
            return card
    return None


def copeland(rankings: Sequence[Ranking], cards: Collection[str]) -> dict[str, int | None]:
    """Pairwise wins less losses of each card; None for one that nobody placed.

    Copeland, A "reasonable" social welfare function, notes of a seminar, University of Michigan, 1951. Half
    a point for a tie in place of none gives the same order.
    """
    return _wins_less_losses(preferences(rankings, cards), placed_by_any(rankings), cards)


def schulze(rankings: Sequence[Ranking], cards: Collection[str]) -> dict[str, int | None]:
    """How many cards each card beats by its strongest path, less how many beat it; None if nobody placed it.

    A path is as strong as the votes for its weakest win. Schulze, A new monotonic, clone-independent ...
    single-winner election method, Social Choice and Welfare 36, 2011, section 2.3 (winning votes). The
    relation is transitive, so a card that beats another one always has the higher score.
    """
    placed = placed_by_any(rankings)
    return _wins_less_losses(_strongest_paths(preferences(rankings, cards), placed), placed, cards)


def _strongest_paths(votes: Preferences, placed: Sequence[str]) -> Preferences:
    strongest = {
        (one, other): votes.get((one, other), 0) if _is_won(votes, one, other) else 0
        for one, other in permutations(placed, 2)
    }
    for middle in placed:
        for one, other in permutations((card for card in placed if card != middle), 2):
            over = min(strongest[one, middle], strongest[middle, other])
            strongest[one, other] = max(strongest[one, other], over)
    return strongest


def _is_won(votes: Preferences, one: str, other: str) -> bool:
    return votes.get((one, other), 0) > votes.get((other, one), 0)


def _wins_less_losses(
    votes: Preferences, placed: Sequence[str], cards: Collection[str]
) -> dict[str, int | None]:
    scores: dict[str, int | None] = dict.fromkeys(cards)
    for card in placed:
        others = [other for other in placed if other != card]
        wins = sum(_is_won(votes, card, other) for other in others)
        scores[card] = wins - sum(_is_won(votes, other, card) for other in others)
    return scores
