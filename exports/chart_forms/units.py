"""Owns the unit dot: one dot a person, packed in rows or piled in columns, and what dots wear.

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
LEAST_IN_ONE_FILE = 0.35  # of the wished-for diameter
MOST_ACROSS = 5


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
        return Packing(min(diameter, in_one_line, height), max(1, largest))
    size = diameter
    while size > 3:
        across = max(1, int((width + size * (GAP - 1)) / (size * GAP)))
        if math.ceil(largest / across) * size * GAP <= max(height, size * GAP):
            return Packing(size, across)
        size *= 0.95
    return Packing(size, max(1, int(width / (size * GAP))))


@dataclass(frozen=True)
class Pile:
    """How dots of one size stand on a base line, `across` side by side."""

    diameter: float
    across: int

    def places(self, count: int, middle: float, base: float) -> list[Point]:
        """The centres of a column's dots, from the base upwards."""
        pitch = self.diameter * GAP
        found = []
        for number in range(count):
            line, place = divmod(number, self.across)
            in_line = min(self.across, count - line * self.across)
            x = middle + (place - (in_line - 1) / 2) * pitch
            found.append((x, base - (line + 0.5) * pitch))
        return found


def pile(most: int, width: float, height: float, wished: float, most_across: int = MOST_ACROSS) -> Pile:
    """The dots with which the tallest column fits, and how many stand side by side: one, while it can be.

    In files of two, one person and two stand equally high.
    """
    sizes = {
        across: min(wished, width / (across * GAP), height / (math.ceil(max(1, most) / across) * GAP))
        for across in range(1, most_across + 1)
    }
    narrow = [number for number in sizes if sizes[number] >= wished * LEAST_IN_ONE_FILE]
    across = min(narrow) if narrow else max(sizes, key=lambda number: (sizes[number], -number))
    return Pile(sizes[across], across)


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
