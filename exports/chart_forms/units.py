"""Owns the unit dot: one dot a person, packed in rows, and the colours and shapes that dots wear.

A dot stands beside its label and its printed count; colour only repeats what the label says.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from exports.chart_forms.canvas import INK, Point

COMFORT = ("#1D4E79", "#6E9FC4", "#CFC8BC", "#E0904A", "#8A3B00")  # most comfortable first
CATEGORIES = (
    ("#5A1F5C", "circle"),
    ("#0E8A7F", "square"),
    ("#C65A11", "diamond"),
    ("#2B5FA8", "triangle-up"),
)

_COMFORT_PICKS = {2: (0, 4), 3: (0, 2, 4), 4: (0, 1, 3, 4), 5: (0, 1, 2, 3, 4)}
GAP = 1.1  # from one dot's centre to the next, in diameters
LEAST_IN_ONE_LINE = 0.5  # of the wished-for diameter


@dataclass(frozen=True)
class Packing:
    """How dots of one size fill a box: `across` to a line, `lines` at most."""

    diameter: float
    across: int

    def places(self, count: int, x: float, middle: float, leftwards: bool = False) -> list[Point]:
        """The centres of `count` dots beginning at the edge x, in lines about a middle height."""
        pitch, lines = self.diameter * GAP, math.ceil(count / self.across) if count else 0
        direction = -1 if leftwards else 1
        top = middle - (lines - 1) * pitch / 2
        start = x + direction * self.diameter / 2
        return [
            (start + direction * (number % self.across) * pitch, top + (number // self.across) * pitch)
            for number in range(count)
        ]


def pack(largest: int, width: float, height: float, diameter: float) -> Packing:
    """The packing with the largest dots, up to a diameter, that fits the largest count in a box.

    One line of smaller dots can be compared by its length, and two lines mislead about it: it comes first.
    """
    in_one_line = width / (max(1, largest) * GAP)
    if in_one_line >= diameter * LEAST_IN_ONE_LINE:
        return Packing(min(diameter, in_one_line), max(1, largest))
    size = diameter
    while size > 3:
        across = max(1, int((width + size * (GAP - 1)) / (size * GAP)))
        if math.ceil(largest / across) * size * GAP <= max(height, size * GAP):
            return Packing(size, across)
        size *= 0.95
    return Packing(size, max(1, int(width / (size * GAP))))


def dress(labels: Sequence[str], palette: str) -> dict[str, tuple[str, str]]:
    """The colour and shape of each label's dots: "comfort" (labels from most to least comfortable),
    "categories" (four at most) or "ink". A palette that has no colours for so many labels gives way to ink.
    """
    if palette == "comfort" and len(labels) in _COMFORT_PICKS:
        picks = _COMFORT_PICKS[len(labels)]
        return {label: (COMFORT[pick], "circle") for label, pick in zip(labels, picks, strict=True)}
    if palette == "categories" and len(labels) <= len(CATEGORIES):
        return dict(zip(labels, CATEGORIES, strict=False))
    return dict.fromkeys(labels, (INK, "circle"))
