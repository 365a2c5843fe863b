"""Owns how alike the criteria of tables are: which are shared, and how much of two lists is common.

Raw counts and no test: tables chose their criteria in their own words, and people coded them to labels.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from fractions import Fraction

LEAST_SUPPORT = 2


def jaccard(one: Collection[str], other: Collection[str]) -> Fraction | None:
    """The labels that both have, as part of those that either has; None where neither has any.

    Jaccard, The distribution of the flora in the alpine zone, New Phytologist 11, 1912.
    """
    either = set(one) | set(other)
    return Fraction(len(set(one) & set(other)), len(either)) if either else None


def supported(lists: Iterable[Collection[str]], least: int = LEAST_SUPPORT) -> dict[str, int]:
    """How many lists hold each label, of those that at least so many hold; the most first, then by name."""
    counts = Counter(label for labels in lists for label in set(labels))
    return {
        label: count
        for label, count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
        if count >= least
    }
