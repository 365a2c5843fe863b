"""Owns where marks and their names go on a sheet so that none covers another: the first free place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from exports.chart_forms.canvas import Point

Anchor = Literal["left", "center", "right"]
GAP = 0.12  # between a mark and what stands beside it, in marks


@dataclass(frozen=True)
class Box:
    """A rectangle in pixels."""

    left: float
    top: float
    right: float
    bottom: float

    @classmethod
    def around(cls, centre: Point, width: float, height: float) -> Box:
        """The rectangle of a size about a middle."""
        x, y = centre
        return cls(x - width / 2, y - height / 2, x + width / 2, y + height / 2)

    @classmethod
    def of(cls, line: Sequence[Point], margin: float) -> Box:
        """The rectangle around a level or upright line, with a margin to either side."""
        xs, ys = [x for x, _ in line], [y for _, y in line]
        return cls(min(xs) - margin, min(ys) - margin, max(xs) + margin, max(ys) + margin)

    def overlap(self, other: Box) -> float:
        """The area that two rectangles share."""
        wide = min(self.right, other.right) - max(self.left, other.left)
        tall = min(self.bottom, other.bottom) - max(self.top, other.top)
        return max(0.0, wide) * max(0.0, tall)

    def outside(self, frame: Box) -> float:
        """The area that sticks out of a frame."""
        return (self.right - self.left) * (self.bottom - self.top) - self.overlap(frame)


def free_spot(true: Point, size: float, taken: Sequence[Box], frame: Box) -> Point:
    """The middle for a mark: its true place, else the nearest place around it that is free."""
    steps = [(0.0, 0.0)]
    for ring in (1.1, 2.2, 3.3):
        around = ((1, 0), (-1, 0), (0, -1), (0, 1), (1, -1), (1, 1), (-1, -1), (-1, 1))
        steps += [(across * ring, down * ring) for across, down in around]
    spots = [(true[0] + across * size, true[1] + down * size) for across, down in steps]
    return min(spots, key=lambda spot: _cost(Box.around(spot, size, size), taken, frame))


def beside(
    mark: Point, size: float, label: tuple[float, float], taken: Sequence[Box], frame: Box
) -> tuple[Point, Anchor]:
    """Where a label stands beside a mark, and which end is fixed: right, left, under or over it."""
    wide, tall = label
    x, y = mark
    side, level = size * (0.5 + GAP), size * (0.5 + GAP) + tall / 2
    choices: list[tuple[Point, Anchor, float]] = [
        ((x + side, y), "left", wide / 2),
        ((x - side, y), "right", -wide / 2),
        ((x + side, y - level * 0.6), "left", wide / 2),
        ((x - side, y - level * 0.6), "right", -wide / 2),
        ((x + side, y + level * 0.6), "left", wide / 2),
        ((x - side, y + level * 0.6), "right", -wide / 2),
        ((x + side * 0.4, y - level), "left", wide / 2),
        ((x - side * 0.4, y - level), "right", -wide / 2),
        ((x + side * 0.4, y + level), "left", wide / 2),
        ((x - side * 0.4, y + level), "right", -wide / 2),
        ((x, y + level), "center", 0.0),
        ((x, y - level), "center", 0.0),
    ]

    def cost(choice: tuple[Point, Anchor, float]) -> float:
        (left, middle), _, shift = choice
        return _cost(Box.around((left + shift, middle), wide, tall), taken, frame)

    place, anchor, _ = min(choices, key=cost)
    return place, anchor


def _cost(box: Box, taken: Sequence[Box], frame: Box) -> float:
    """Nought for a free place; leaving the frame is as bad as lying on something."""
    return round(sum(box.overlap(other) for other in taken) + 2 * box.outside(frame), 3)
