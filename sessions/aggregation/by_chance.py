"""Owns how often chance alone would give a group as much agreement as it has: the p of Kendall's W.

Chance means that every order is one of its own rearrangements, each as likely, its ties kept. All of them
are counted where that is feasible; else so many are drawn, with the observed one among them. Nothing is
approximated by chi-squared (Kendall and Gibbons, Rank Correlation Methods, 5th ed. 1990, ch. 6; Phipson and
Smyth, Permutation p-values should never be zero, Statistical Applications in Genetics and Molecular Biology
9, 2010, for (b + 1)/(B + 1)).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import factorial, prod
from operator import add
from random import Random
from typing import Literal

from sessions.aggregation.agreement import compared
from sessions.aggregation.rankings import Ranking

DRAWS = 9_999
MOST_SUMS = 500_000  # up to two seconds of counting
MOST_PLACES = 10_000  # people times cards, up to which rearrangements are drawn: some fifteen seconds
FEW_WAYS = 720

Deviations = tuple[
    int, ...
]  # an order as twice its midranks less their mean: whole numbers that sum to nought


@dataclass(frozen=True)
class ByChance:
    """The part of all rearrangements, or of those drawn, that agree at least as much."""

    p: Fraction
    method: Literal["exact", "permutations"]


def agreement_by_chance(rankings: Sequence[Ranking], cards: Collection[str], seed: int) -> ByChance | None:
    """How likely W is under chance, over the cards that all placed; the same with and without ties.

    None where W is, and where there are too many places to draw rearrangements of (MOST_PLACES). The seed
    is not used where the count is exact.
    """
    orders = compared(rankings, cards)
    if orders is None:
        return None
    rows = [row for order in orders if any(row := _deviations(order))]
    observed = _squares(map(sum, zip(*rows, strict=True)))
    exact = _counted(sorted(rows, key=_ways, reverse=True), observed)
    if exact is not None:
        return ByChance(exact, "exact")
    if len(rows) * len(rows[0]) > MOST_PLACES:
        return None
    return ByChance(_drawn(rows, observed, Random(seed)), "permutations")


def _deviations(order: Ranking) -> Deviations:
    ranks = order.midranks()
    return tuple(int(2 * ranks[card]) - len(ranks) - 1 for card in sorted(ranks))


def _squares(sums: Iterable[int]) -> int:
    """Four times S, of sums that are twice the deviations."""
    return sum(total * total for total in sums)


def _ways(row: Deviations) -> int:
    """In how many different ways the places of an order can be dealt out."""
    return factorial(len(row)) // prod(factorial(many) for many in Counter(row).values())


def _counted(rows: Sequence[Deviations], observed: int) -> Fraction | None:
    """The exact part; None if it takes more than MOST_SUMS sums. The first row may stay as it is.

    Sums that differ only in which card has which are the same case, so they are kept sorted.
    """
    cases, work = Counter({tuple(sorted(rows[0])): 1}), 0
    for row in rows[1:]:
        work += len(cases) * _ways(row)
        if work > MOST_SUMS:
            return None
        arrangements = list(_arrangements(tuple(sorted(row))))
        following: Counter[Deviations] = Counter()
        for sums, many in cases.items():
            for added in arrangements:
                following[tuple(sorted(map(add, sums, added)))] += many
        cases = following
    reached = sum(many for sums, many in cases.items() if _squares(sums) >= observed)
    return Fraction(reached, cases.total())


def _arrangements(row: Deviations) -> Iterator[Deviations]:
    """Every different order of the numbers, which come sorted."""
    if not row:
        yield ()
    for index, value in enumerate(row):
        if index == 0 or row[index - 1] != value:
            rest = row[:index] + row[index + 1 :]
            yield from ((value, *tail) for tail in _arrangements(rest))


def _drawn(rows: Sequence[Deviations], observed: int, chance: Random) -> Fraction:
    """(b + 1)/(B + 1). Only `random()` is drawn from, which gives the same numbers in every Python."""
    dealers = [_dealer(row, chance) for row in rows]
    reached = 0
    for _ in range(DRAWS):
        reached += _squares(map(sum, zip(*(deal() for deal in dealers), strict=True))) >= observed
    return Fraction(reached + 1, DRAWS + 1)


def _dealer(row: Deviations, chance: Random) -> Callable[[], Sequence[int]]:
    """Deals out the places of one order by chance; where there are few ways, one of them is picked."""
    if _ways(row) > FEW_WAYS:
        return lambda: sorted(row, key=lambda _: chance.random())
    arrangements = list(_arrangements(tuple(sorted(row))))
    return lambda: arrangements[int(chance.random() * len(arrangements))]
