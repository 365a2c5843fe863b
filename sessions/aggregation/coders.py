"""Owns how far people who coded the same things apart agree, beyond what chance alone would give.

Values are names without an order. Where everybody gave one and the same value there is nothing to tell apart,
and no number.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence
from fractions import Fraction


def cohens_kappa(one: Sequence[Hashable], other: Sequence[Hashable]) -> Fraction | None:
    """From -1 to 1, 0 as by chance, over things that both coded, in one order; None where it is undefined.

    Cohen, A coefficient of agreement for nominal scales, Educational and Psychological Measurement 20, 1960.
    """
    n = len(one)
    first, second = Counter(one), Counter(other)
    by_chance = sum(first[value] * second[value] for value in first)
    if n == 0 or by_chance == n * n:
        return None
    observed = sum(a == b for a, b in zip(one, other, strict=True))
    return Fraction(observed * n - by_chance, n * n - by_chance)


def krippendorffs_alpha(coders: Sequence[Sequence[Hashable | None]]) -> Fraction | None:
    """The same for any number of coders, each with a value for every thing, None where they gave none.

    Krippendorff, Computing Krippendorff's alpha-reliability, 2011, sections B to D (nominal data). None where
    fewer than two values can be paired, or all of them are alike.
    """
    things = [[value for value in values if value is not None] for values in zip(*coders, strict=True)]
    things = [values for values in things if len(values) > 1]
    totals = Counter(value for values in things for value in values)
    n = sum(totals.values())
    differing = n * n - sum(count * count for count in totals.values())
    if n < 2 or not differing:
        return None
    observed = sum((_differing(values) for values in things), Fraction(0))
    return 1 - (n - 1) * observed / differing


def _differing(values: Sequence[Hashable]) -> Fraction:
    """The ordered pairs of unlike values for one thing, weighed so that each value counts once."""
    m = len(values)
    unlike = m * m - sum(count * count for count in Counter(values).values())
    return Fraction(unlike, m - 1)
