"""Owns the three zones of the source, and the cut points between them, which are ours.

The source (2018, chapter 6) draws three zones from left to right and names no figure; thirds are our choice,
and every page that shows a zone says so. A cut point belongs to the middle zone, from either side.
"""

from collections.abc import Mapping
from enum import StrEnum
from fractions import Fraction

from sessions.words import Message, say


class Zone(StrEnum):
    """From the left pole to the right."""

    LEFT = "left"
    MIDDLE = "middle"
    RIGHT = "right"


LOWER, UPPER = Fraction(1, 3), Fraction(2, 3)
ROUNDING = 1e-9  # a draw that is off a cut point by no more than its arithmetic stands on it
LEFT_OF, RIGHT_OF = LOWER - ROUNDING, UPPER + ROUNDING

TITLES: Mapping[Zone, Message] = {
    Zone.LEFT: say("Not shown to deliver public benefit"),
    Zone.MIDDLE: say("Some issues to work on"),
    Zone.RIGHT: say("Likely to be seen as delivering public benefit"),
}
MEANINGS: Mapping[Zone, Message] = {
    Zone.LEFT: say("It may still be justified on other grounds."),
    Zone.MIDDLE: say("Look for ways to move answers to the right."),
    Zone.RIGHT: say("In the eyes of those who answered."),
}
OURS = say("The zones are the source's. It gives no cut points: thirds are our choice.")


def zone_of(score: Fraction | float) -> Zone:
    """The zone that a score from 0 to 1 lies in."""
    if score < LEFT_OF:
        return Zone.LEFT
    return Zone.RIGHT if score > RIGHT_OF else Zone.MIDDLE
