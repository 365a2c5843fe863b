"""Owns how far answers on a scale gather in one place: van der Eijk's A, with consensus as a check on it.

Both read a histogram, from one end of the scale to the other; neither says where the answers lie. They stand
beside that histogram and never alone under ten answers. Answers outside the scale are not given to them.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import combinations
from math import log2

FEWEST_PLACES = 3


def agreement_a(counts: Sequence[int]) -> Fraction | None:
    """From -1 (half at either end) through 0 (spread evenly) to 1 (all in one place).

    None without an answer or with fewer than three places. Van der Eijk, Measuring agreement in ordered
    rating scales, Quality and Quantity 35, 2001, pp. 331-333: the counts are taken off in layers of one
    height, and the layers' agreement is weighted by their answers.
    """
    answers, agreed, rest = sum(counts), Fraction(0), list(counts)
    if not answers or len(counts) < FEWEST_PLACES:
        return None
    while any(rest):
        height = min(count for count in rest if count)
        layer = [count > 0 for count in rest]
        agreed += Fraction(height * sum(layer), answers) * _layer_agreement(layer)
        rest = [count - height if count else 0 for count in rest]
    return agreed


def _layer_agreement(layer: Sequence[bool]) -> Fraction:
    """U (1 - (S - 1)/(K - 1)), S of K places taken; U weighs triples that peak against those that dip."""
    taken, places = sum(layer), len(layer)
    if taken == 1:
        return Fraction(1)
    if taken == places:
        return Fraction(0)
    triples = list(combinations(layer, 3))
    peaks = triples.count((True, True, False)) + triples.count((False, True, True))
    dips = triples.count((True, False, True))
    u = Fraction((places - 2) * peaks - (places - 1) * dips, (places - 2) * (peaks + dips))
    return u * (1 - Fraction(taken - 1, places - 1))


def consensus(counts: Sequence[int]) -> float | None:
    """From 0 (half at either end) to 1 (all in one place); None without an answer or with one place only.

    1 + sum p log2(1 - |x - mean| / width). Tastle and Wierman, Consensus and dissention, International
    Journal of Approximate Reasoning 45, 2007, section 3.
    """
    answers, width = sum(counts), len(counts) - 1
    if not answers or width < 1:
        return None
    mean = Fraction(sum(place * count for place, count in enumerate(counts)), answers)
    nearness = ((count, 1 - abs(place - mean) / width) for place, count in enumerate(counts) if count)
    return 1 + sum(count / answers * log2(near) for count, near in nearness)
