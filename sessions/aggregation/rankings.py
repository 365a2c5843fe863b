"""Owns what a ranking is: tiers of cards, most preferred first, and cards left unplaced.

An unplaced card is never treated as last: it has no rank and no place. Nothing here compares two people.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache


class RankingError(ValueError):
    """A ranking breaks a rule; the sentence names the card."""


@dataclass(frozen=True)
class Ranking:
    """One order over a set of cards.

    `tiers` runs most-preferred-first; cards in one tier are tied. `unplaced` holds the rest of the set.
    """

    tiers: tuple[tuple[str, ...], ...]
    unplaced: frozenset[str]

    @classmethod
    def of(cls, tiers: Iterable[Sequence[str]], card_set: Collection[str]) -> Ranking:
        """Raise RankingError for an empty tier, a card placed twice, or a card outside the set."""
        kept = tuple(tuple(sorted(_checked_tier(tier))) for tier in tiers)
        placed: set[str] = set()
        for card in (card for tier in kept for card in tier):
            if card not in card_set:
                raise RankingError(f"Card {card!r} is not in this set.")
            if card in placed:
                raise RankingError(f"Card {card!r} is placed twice.")
            placed.add(card)
        return cls(tiers=kept, unplaced=frozenset(card_set) - placed)

    @property
    def placed_count(self) -> int:
        """How many cards have a place (k in the brief's formulas)."""
        return sum(len(tier) for tier in self.tiers)

    @property
    def placed(self) -> frozenset[str]:
        return frozenset(card for tier in self.tiers for card in tier)

    @property
    def cards(self) -> frozenset[str]:
        """The whole set: placed and unplaced."""
        return self.placed | self.unplaced

    def midranks(self) -> dict[str, Fraction]:
        """The 1-based rank of each placed card; tied cards share the mean of the ranks they span."""
        ranks: dict[str, Fraction] = {}
        for place, tier in self._tiers_by_place():
            ranks.update(dict.fromkeys(tier, _halves(2 * place + len(tier) - 1)))
        return ranks

    def places(self) -> dict[str, str]:
        """The place of each placed card in words, as in a competition: 1st, 2nd=, 2nd=, 4th."""
        return {
            card: ordinal(place, is_tied=len(tier) > 1)
            for place, tier in self._tiers_by_place()
            for card in tier
        }

    def among(self, cards: Collection[str]) -> Ranking:
        """The same order over some of the cards only; tiers left without a card close up."""
        tiers = (tuple(card for card in tier if card in cards) for tier in self.tiers)
        return Ranking(
            tiers=tuple(tier for tier in tiers if tier),
            unplaced=frozenset(card for card in self.unplaced if card in cards),
        )

    def _tiers_by_place(self) -> list[tuple[int, tuple[str, ...]]]:
        numbered, place = [], 1
        for tier in self.tiers:
            numbered.append((place, tier))
            place += len(tier)
        return numbered


@cache
def _halves(many: int) -> Fraction:
    """So many halves; every order asks for the same few."""
    return Fraction(many, 2)


def ordinal(place: int, is_tied: bool = False) -> str:
    """A place as it is said in English: 1st, 2nd, 11th; a tie carries an equals sign, 4th=."""
    is_teen = 11 <= place % 100 <= 13
    ending = "th" if is_teen else {1: "st", 2: "nd", 3: "rd"}.get(place % 10, "th")
    return f"{place}{ending}{'=' if is_tied else ''}"


def tiers_by(scores: Mapping[str, Fraction | int | None]) -> tuple[tuple[str, ...], ...]:
    """The cards by score, the highest first; equal scores share a tier, a card without one is left out."""
    levels = sorted({score for score in scores.values() if score is not None}, reverse=True)
    return tuple(tuple(sorted(card for card in scores if scores[card] == level)) for level in levels)


def require_one_set(rankings: Sequence[Ranking], cards: Collection[str]) -> None:
    """Raise RankingError unless every ranking is over exactly these cards: sets are never pooled."""
    wanted = frozenset(cards)
    for order in rankings:
        strays = order.cards ^ wanted
        if strays:
            raise RankingError(
                f"Card {min(strays)!r} is not in every order: different sets are never pooled."
            )


def _checked_tier(tier: Sequence[str]) -> Sequence[str]:
    if isinstance(tier, str):
        raise RankingError(f"A place holds a list of cards, not the text {tier!r}.")
    if not tier:
        raise RankingError("A place holds no card.")
    return tier
