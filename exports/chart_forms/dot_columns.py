"""Owns the form "dot_columns": how many chose each step of a short numbered scale, as columns of dots.

One dot a person, and the count over each column. Each group is one question with words of its own for both
ends of the scale; all groups are drawn with dots of one size, so that columns can be compared.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from exports.chart_forms.canvas import (
    INK,
    LINE_HEIGHT,
    SLATE,
    Canvas,
    ChartError,
    column,
    whole,
    wrapped,
)
from exports.chart_forms.units import GAP, Pile, pile
from sessions.words import say

Counts = Mapping[tuple[str, str], int]  # (label, group) -> people
WALL_PART = 0.9  # of the height it is given: room for notes under it, without shrinking its words
DOCUMENT_ROWS = 6  # the height of the columns in a document, in rows of its look


@dataclass(frozen=True)
class Frame:
    """Where groups and columns lie, in pixels, and how the dots of a column are piled."""

    group_width: float
    gutter: float
    column_width: float
    heading: float
    top: float
    base: float
    ends: float
    pile: Pile

    def left(self, group: int) -> float:
        """The left edge of a group, counted from 0."""
        return group * (self.group_width + self.gutter)

    def middle(self, group: int, step: int) -> float:
        """The middle of a column, counted from 0."""
        return self.left(group) + (step + 0.5) * self.column_width


def draw(rows: Sequence[Mapping[str, Any]], options: Mapping[str, Any], canvas: Canvas) -> dict[str, Any]:
    """Rows of {label, count, group?}. Options: order, groups, ends (see `exports.charts`)."""
    counts = _counted(rows)
    groups = [str(group) for group in options.get("groups", dict.fromkeys(group for _, group in counts))]
    labels = [str(label) for label in options.get("order", dict.fromkeys(label for label, _ in counts))]
    ends = options.get("ends") or [["", ""]] * len(groups)
    _check(counts, groups, labels, ends)
    frame = _frame(canvas, groups, labels, counts, has_ends=any(any(pair) for pair in ends))
    for number, group in enumerate(groups):
        _group(canvas, frame, number, group, [counts.get((label, group), 0) for label in labels])
        _scale(canvas, frame, number, labels, ends[number])
    return canvas.figure(frame.ends)


def _counted(rows: Sequence[Mapping[str, Any]]) -> Counts:
    counts: dict[tuple[str, str], int] = {}
    for row in rows:
        key = (str(column(row, "label")), str(row.get("group") or ""))
        counts[key] = counts.get(key, 0) + whole(column(row, "count"), "count")
    return counts


def _check(counts: Counts, groups: Sequence[str], labels: Sequence[str], ends: Sequence[Any]) -> None:
    """Raise ChartError for a mark that would be left out, or words for the ends of other groups."""
    stray = next((key for key in counts if key[0] not in labels or key[1] not in groups), None)
    if stray:
        raise ChartError(f"{stray[0]!r} of {stray[1]!r} is not in the chart's order or among its groups.")
    if len(ends) != len(groups):
        raise ChartError(f"There are words for the ends of {len(ends)} groups, and {len(groups)} groups.")


def _frame(
    canvas: Canvas, groups: Sequence[str], labels: Sequence[str], counts: Counts, has_ends: bool
) -> Frame:
    measures = canvas.measures
    many, gutter = max(1, len(groups)), measures.text * 2.0
    group_width = (measures.width - (many - 1) * gutter) / many
    lines = max((len(_heading(canvas, group, group_width)) for group in groups), default=1)
    heading = (lines * measures.text + measures.small * 1.3) * LINE_HEIGHT if groups != [""] else 0.0
    top = heading + measures.count * 1.4
    below = measures.text * 1.5 + (measures.small * 1.7 if has_ends else 0)
    bottom = (measures.full_height or 0) * WALL_PART or top + measures.row * DOCUMENT_ROWS + below
    base = bottom - below
    column_width = group_width / max(1, len(labels))
    most = max(counts.values(), default=1)
    piled = pile(most, column_width * 0.9, base - top, measures.dot * 1.5)
    return Frame(group_width, gutter, column_width, heading, top, base, bottom, piled)


def _heading(canvas: Canvas, group: str, width: float) -> list[str]:
    return wrapped(group, width, canvas.measures.text, 2, bold=True)


def _group(canvas: Canvas, frame: Frame, number: int, group: str, given: Sequence[int]) -> None:
    """One group's heading, how many it rests on, and its columns with their counts."""
    measures, left = canvas.measures, frame.left(number)
    if frame.heading:
        words = frame.heading - measures.small * 1.3 * LINE_HEIGHT
        canvas.text(group, (left, words / 2), measures.text, bold=True, width=frame.group_width, most_lines=2)
        rests = say("%(n)s answered", n=sum(given))
        canvas.text(rests, (left, words + measures.small * 0.7), measures.small, colour=SLATE)
    for step, count in enumerate(given):
        middle = frame.middle(number, step)
        places = frame.pile.places(count, middle, frame.base)
        canvas.dots(places, INK, frame.pile.diameter, name="person")
        height = min((y for _, y in places), default=frame.base) - frame.pile.diameter * GAP / 2
        canvas.text(
            str(count),
            (middle, height - measures.count * 0.62),
            measures.count,
            "center",
            bold=count > 0,
            colour=INK if count else SLATE,
        )


def _scale(canvas: Canvas, frame: Frame, number: int, labels: Sequence[str], ends: Sequence[str]) -> None:
    """The base line, the numbers under it, and the words for both ends."""
    measures, left = canvas.measures, frame.left(number)
    right = left + frame.group_width
    canvas.rule(frame.base, left, right, INK)
    for step, label in enumerate(labels):
        place = (frame.middle(number, step), frame.base + measures.text * 0.75)
        canvas.text(label, place, measures.text, "center")
    below = frame.base + measures.text * 1.5 + measures.small * 0.75
    half = frame.group_width / 2
    canvas.text(str(ends[0]), (left, below), measures.small, colour=SLATE, width=half, most_lines=1)
    canvas.text(str(ends[1]), (right, below), measures.small, "right", colour=SLATE, width=half, most_lines=1)
