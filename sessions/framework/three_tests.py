"""Owns the three tests of a use of data: purposeful, proportionate and responsible, with their factors.

*Data for Public Benefit* (2018), summary and chapter 5. The factors are codes of the codebook, so what a
workshop said for and against each is what its report writers coded so.
"""

from dataclasses import dataclass

from sessions.coding.book import FAMILIES, STANDARD, Code, Family
from sessions.words import Message, say

PREFIXES = ("PU", "PR", "RE")


@dataclass(frozen=True)
class UseTest:
    """One test: its family in the codebook, what it asks, and its factors in order."""

    family: Family
    asks: Message
    codes: tuple[Code, ...]


_ASKS = {
    "PU": say("Is it for something worth while, and for whom?"),
    "PR": say("Does it go no further than it has to?"),
    "RE": say("Can those responsible answer for it?"),
}
TESTS: tuple[UseTest, ...] = tuple(
    UseTest(
        family,
        _ASKS[family.prefix],
        tuple(code for code in STANDARD.values() if code.family == family.prefix),
    )
    for family in FAMILIES
    if family.prefix in PREFIXES
)
