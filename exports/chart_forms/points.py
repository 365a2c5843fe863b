"""Owns the form "points": each card's mean points over one set, with the range that people gave.

A card that nobody placed, or too few to show, has no mark: it says so in words and never stands at nought.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from exports.chart_forms.canvas import (
    BORDER,
    INK,
    LINE_HEIGHT,
    SLATE,
    Canvas,
    ChartError,
    column,
    text_width,
    whole,
    wrapped,
)
from sessions.words import say


@dataclass(frozen=True)
class Plane:
    """Where things lie in pixels, and how points turn into pixels."""

    label_width: float
    left: float
    right: float
    top: float
    row: float
    most: float
    mean_right: float
    people_right: float

    def x(self, points: float) -> float:
        return self.left + (self.right - self.left) * points / self.most


def draw(rows: Sequence[Mapping[str, Any]], options: Mapping[str, Any], canvas: Canvas) -> dict[str, Any]:
    """Rows of {label, mean, low, high, n}, drawn in the order given. Option: most (see `exports.charts`)."""
    most = float(options.get("most", max((float(row["high"] or 0) for row in rows), default=0) or 1))
    plane = _plane(canvas, rows, most)
    bottom = plane.top + len(rows) * plane.row
    _scale(canvas, plane, bottom)
    for number, row in enumerate(rows):
        _row(canvas, plane, row, plane.top + (number + 0.5) * plane.row)
    return canvas.figure(bottom + canvas.measures.small * 1.9)


def _plane(canvas: Canvas, rows: Sequence[Mapping[str, Any]], most: float) -> Plane:
    measures = canvas.measures
    labels = [str(column(row, "label")) for row in rows]
    longest = max((text_width(label, measures.text) for label in labels), default=0)
    label_width = min(longest, measures.width * 0.34)
    lines = max((len(wrapped(label, label_width, measures.text, 3)) for label in labels), default=1)
    top, row = measures.small * 2.0, max(measures.row * 1.1, (lines + 0.4) * measures.text * LINE_HEIGHT)
    if measures.full_height is not None:
        row = min(row, (measures.full_height - top - measures.small * 1.9) / max(1, len(rows)))
    numbers = measures.text * 3.4
    left = label_width + measures.text * 1.4
    right = measures.width - 2 * numbers - measures.text * 0.4
    return Plane(label_width, left, right, top, row, most, measures.width - numbers, measures.width)


def _scale(canvas: Canvas, plane: Plane, bottom: float) -> None:
    measures, height = canvas.measures, plane.top * 0.42
    canvas.text(
        say("Points. Dot: the mean. Line: lowest to highest."),
        (plane.left, height),
        measures.small,
        colour=SLATE,
    )
    canvas.text(say("Mean"), (plane.mean_right, height), measures.small, "right", colour=SLATE)
    canvas.text(say("People"), (plane.people_right, height), measures.small, "right", colour=SLATE)
    canvas.rule(plane.top, colour=INK)
    step = max(1, round(plane.most / 6))
    for tick in range(0, int(plane.most) + 1, step):
        place = plane.x(tick)
        canvas.lines([[(place, plane.top), (place, bottom)]], "#DED4C5", max(1.0, measures.outline / 2))
        canvas.text(str(tick), (place, bottom + measures.small * 0.9), measures.small, "center", colour=SLATE)


def _row(canvas: Canvas, plane: Plane, row: Mapping[str, Any], middle: float) -> None:
    measures, people = canvas.measures, whole(column(row, "n"), "n")
    most_lines = max(1, int(plane.row / (measures.text * LINE_HEIGHT)))
    label = str(column(row, "label"))
    canvas.text(label, (0, middle), measures.text, width=plane.label_width, most_lines=most_lines)
    canvas.text(str(people), (plane.people_right, middle), measures.text, "right", colour=SLATE)
    if column(row, "mean") is None:
        words = say("Placed by too few to show") if people else say("Placed by nobody")
        canvas.text(words, (plane.left, middle), measures.small, colour=SLATE)
        return
    low, mean, high = (float(column(row, name)) for name in ("low", "mean", "high"))
    if not 0 <= low <= mean <= high <= plane.most:
        raise ChartError(
            f"{label!r} has low {low:g}, mean {mean:g}, high {high:g} on a scale to {plane.most:g}."
        )
    ends = [plane.x(low), plane.x(high)]
    cap = measures.dot * 0.42
    canvas.lines([[(ends[0], middle), (ends[1], middle)]], BORDER, measures.line)
    canvas.lines([[(end, middle - cap), (end, middle + cap)] for end in ends], BORDER, measures.line)
    canvas.dots([(plane.x(mean), middle)], INK, measures.dot * 0.95, name="mean")
    canvas.text(f"{mean:.1f}", (plane.mean_right, middle), measures.count, "right", bold=True)
