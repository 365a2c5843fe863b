"""Owns the form "zones": scores from one pole to the other on one line each, over named zones.

A dot is the score, the line from end to end how firmly it stands. A row without a score says so in words.
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
    wrapped,
)
from sessions.words import say

ZONE_LINES = 3
WALL_PART = 0.75  # of the height it is given: a score has notes under it, which must not shrink its words


@dataclass(frozen=True)
class Field:
    """Where things lie in pixels; scores run from `left` to `right`."""

    label_width: float
    left: float
    right: float
    top: float
    row: float

    def x(self, score: float) -> float:
        return self.left + (self.right - self.left) * score


def draw(rows: Sequence[Mapping[str, Any]], options: Mapping[str, Any], canvas: Canvas) -> dict[str, Any]:
    """Rows of {label, score, low, high}, drawn in the order given. Options: zones, cuts, key."""
    field = _field(canvas, rows)
    bottom = field.top + len(rows) * field.row
    _heads(canvas, field, options, bottom)
    for number, row in enumerate(rows):
        _row(canvas, field, row, field.top + (number + 0.5) * field.row)
    if options.get("key"):
        canvas.text(
            options["key"],
            (field.left, bottom + canvas.measures.small * 0.9),
            canvas.measures.small,
            colour=SLATE,
        )
    return canvas.figure(bottom + canvas.measures.small * 1.9)


def _field(canvas: Canvas, rows: Sequence[Mapping[str, Any]]) -> Field:
    measures = canvas.measures
    labels = [str(column(row, "label")) for row in rows]
    longest = max((text_width(label, measures.text) for label in labels), default=0)
    label_width = min(longest, measures.width * 0.3)
    lines = max((len(wrapped(label, label_width, measures.text, 2)) for label in labels), default=1)
    top = measures.small * LINE_HEIGHT * (ZONE_LINES + 0.4)
    row = max(measures.row * 0.8, (lines + 0.4) * measures.text * LINE_HEIGHT)
    if measures.full_height is not None:
        height = measures.full_height * WALL_PART
        row = min(row, (height - top - measures.small * 1.9) / max(1, len(rows)))
    left = label_width + measures.text * 1.4
    return Field(label_width, left, measures.width - measures.text * 3.4, top, row)


def _heads(canvas: Canvas, field: Field, options: Mapping[str, Any], bottom: float) -> None:
    """The zones' names, each over its own part, and a line at each cut point."""
    size, cuts = canvas.measures.small, [float(cut) for cut in options.get("cuts", ())]
    names = [str(name) for name in options.get("zones", ())]
    ends = [0.0, *cuts, 1.0]
    if names and len(names) != len(ends) - 1:
        raise ChartError(f"{len(names)} zones don't fit {len(cuts)} cut points.")
    for name, low, high in zip(names, ends, ends[1:], strict=False):
        left, right = field.x(low), field.x(high)
        canvas.text(
            name,
            ((left + right) / 2, field.top / 2),
            size,
            "center",
            colour=SLATE,
            width=right - left - size * 0.6,
            most_lines=ZONE_LINES,
        )
    canvas.rule(field.top, colour=INK)
    uprights = [[(field.x(cut), size * 0.4), (field.x(cut), bottom)] for cut in cuts]
    canvas.lines(uprights, BORDER, max(1.0, canvas.measures.outline / 2), "dash")
    edges = [[(field.x(end), field.top), (field.x(end), bottom)] for end in (0.0, 1.0)]
    canvas.lines(edges, "#DED4C5", max(1.0, canvas.measures.outline / 2))


def _row(canvas: Canvas, field: Field, row: Mapping[str, Any], middle: float) -> None:
    measures, label = canvas.measures, str(column(row, "label"))
    canvas.text(label, (0, middle), measures.text, width=field.label_width, most_lines=2)
    if column(row, "score") is None:
        canvas.text(
            say("Too few to show, or nobody placed it"), (field.left, middle), measures.small, colour=SLATE
        )
        return
    low, score, high = (float(column(row, name)) for name in ("low", "score", "high"))
    if not 0 <= low <= score <= high <= 1:
        raise ChartError(f"{label!r} has low {low:g}, score {score:g}, high {high:g} between 0 and 1.")
    cap = measures.dot * 0.42
    ends = [field.x(low), field.x(high)]
    canvas.lines([[(ends[0], middle), (ends[1], middle)]], BORDER, measures.line)
    canvas.lines([[(end, middle - cap), (end, middle + cap)] for end in ends], BORDER, measures.line)
    canvas.dots([(field.x(score), middle)], INK, measures.dot * 0.95, name="score")
    canvas.text(f"{score:.2f}", (measures.width, middle), measures.count, "right", bold=True)
