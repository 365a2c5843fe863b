"""Owns the exact tests of change between two rounds: of direction on a scale, and of a yes or no.

They are statements about permutations (what if everyone who moved had as well moved the other way?), for
the method annex alone. A room is no random sample, so nothing follows from them for anybody else.
"""

from __future__ import annotations

from fractions import Fraction


def sign_test(up: int, down: int) -> Fraction:
    """The two-sided exact p of so many up and so many down; whoever stayed says nothing. 1 if nobody moved.

    Conover, Practical Nonparametric Statistics, 3rd ed. 1999, section 3.4.
    """
    movers, ways, tail = up + down, 1, 0
    for fewer in range(min(up, down) + 1):
        tail += ways
        ways = ways * (movers - fewer) // (fewer + 1)  # of the next number to have moved that way
    return min(Fraction(1), Fraction(2 * tail, 2**movers))


def mcnemar(to_yes: int, to_no: int) -> Fraction:
    """The two-sided exact p of a binary answer: a sign test of those who changed it.

    McNemar, Note on the sampling error of the difference between correlated proportions or percentages,
    Psychometrika 12, 1947; exact as in Conover 1999, section 3.5.
    """
    return sign_test(to_yes, to_no)
