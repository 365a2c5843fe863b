"""Owns how evenly people took part: Gini's coefficient, with those who were silent."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction


def gini(turns: Sequence[int]) -> Fraction | None:
    """From 0 (all alike) to 1 (one person alone); `turns` holds a nought for everyone who was silent.

    G n/(n - 1), because G itself can't reach 1 in a small group (Deltas, The small-sample bias of the Gini
    coefficient, Review of Economics and Statistics 85, 2003, section II). None for fewer than two people, and
    where nobody took a turn.
    """
    people, total = len(turns), sum(turns)
    if people < 2 or not total:
        return None
    weighted = sum((2 * place - people - 1) * turn for place, turn in enumerate(sorted(turns), start=1))
    return Fraction(weighted, total * (people - 1))
