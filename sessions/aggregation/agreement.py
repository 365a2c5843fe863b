"""Owns how alike a group's orders are: Kendall's W without and with ties, mean rho, the spread in one word.

Over the cards that everyone placed, and only those. How often chance alone gives as much stands in
`by_chance`; chi-squared is not used, for at three to six tables that approximation is wrong (Kendall and
Gibbons, Rank Correlation Methods, 5th ed. 1990, ch. 6).
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from fractions import Fraction
from typing import Literal

from sessions.aggregation.rankings import Ranking, require_one_set
from sessions.disclosure import SPREAD_MINIMUM

Spread = Literal["close", "mixed", "split"]


# Our own choice. Among five people, W = 0.7 is a mean correlation between two of them of 0.625, and W = 0.4
# is one of 0.25. Five orders of six cards drawn at random pass 0.4 about once in seventeen times, so a
# table below it is hard to tell from people with nothing in common: "split" then says what "a little
# agreement" would hide.
CLOSE_FROM = Fraction(7, 10)
MIXED_FROM = Fraction(4, 10)


def common_cards(rankings: Sequence[Ranking], cards: Collection[str]) -> frozenset[str]:
    """The cards that every ranking placed; none when there is no ranking."""
    if not rankings:
        return frozenset()
    return frozenset(cards).intersection(*(order.placed for order in rankings))


def kendall_w(rankings: Sequence[Ranking], cards: Collection[str]) -> Fraction | None:
    """Kendall's W with ties, from 0 to 1, over the cards that all placed.

    None for fewer than two rankings or two common cards, and when everyone ties every common card: then
    nothing is ordered, 12 S and its largest value are both nought, and neither agreement nor its absence is
    shown. Raise RankingError when the sets differ. Three tables at least, one criterion: those rules are
    the caller's. (Kendall and Gibbons 1990, ch. 6.)
    """
    orders = compared(rankings, cards)
    if orders is None:
        return None
    m, n = len(orders), orders[0].placed_count
    largest = m * m * (n**3 - n) - m * sum(_tie_term(order) for order in orders)
    return 12 * _squared_deviations(orders) / largest


def kendall_w_uncorrected(rankings: Sequence[Ranking], cards: Collection[str]) -> Fraction | None:
    """W = 12 S / (m^2 (n^3 - n)), as if nothing were tied: never above W with ties; None where that is.

    Kendall and Babington Smith, The problem of m rankings, Annals of Mathematical Statistics 10, 1939,
    section 3.
    """
    orders = compared(rankings, cards)
    if orders is None:
        return None
    m, n = len(orders), orders[0].placed_count
    return 12 * _squared_deviations(orders) / (m * m * (n**3 - n))


def compared(rankings: Sequence[Ranking], cards: Collection[str]) -> list[Ranking] | None:
    """The orders over the cards that all placed; None where W is, for nothing can be compared."""
    require_one_set(rankings, cards)
    shared = common_cards(rankings, cards)
    orders = [order.among(shared) for order in rankings]
    is_ordered = any(len(order.tiers) > 1 for order in orders)
    return orders if len(orders) >= 2 and len(shared) >= 2 and is_ordered else None


def mean_rho(rankings: Sequence[Ranking], cards: Collection[str]) -> Fraction | None:
    """(mW - 1)/(m - 1), the mean Spearman correlation over all pairs of people; None where W is None.

    With ties it is that mean only if everyone has the same ties; it is reported as derived from W.
    """
    w = kendall_w(rankings, cards)
    m = len(rankings)
    return None if w is None else (m * w - 1) / (m - 1)


def spread_word(rankings: Sequence[Ranking], cards: Collection[str]) -> Spread | None:
    """The spread in one word; None below five people, below two common cards, or where W is None."""
    if len(rankings) < SPREAD_MINIMUM:
        return None
    w = kendall_w(rankings, cards)
    if w is None:
        return None
    if w >= CLOSE_FROM:
        return "close"
    return "mixed" if w >= MIXED_FROM else "split"


def _squared_deviations(orders: Sequence[Ranking]) -> Fraction:
    """S: the squared deviations of the cards' rank sums from their mean, m(n + 1)/2."""
    ranks = [order.midranks() for order in orders]
    mean = Fraction(len(orders) * (orders[0].placed_count + 1), 2)
    return sum(((sum(person[card] for person in ranks) - mean) ** 2 for card in ranks[0]), Fraction(0))


def _tie_term(order: Ranking) -> int:
    return sum(len(tier) ** 3 - len(tier) for tier in order.tiers)
