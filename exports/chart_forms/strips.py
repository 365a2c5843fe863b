"""Owns the form "strips": how much people gave or said, as dots piled along a line, one line for each thing.

One dot a person. Places are counted from 0 on the left and are the same for all lines, so that lines can be
compared. A mark under a line stands where the caller says: a median, where the numbers determine one.
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
    text_width,
    whole,
    wrapped,
)
from exports.chart_forms.units import GAP, Pile, pile

Counts = Mapping[tuple[str, int], int]  # (label, place) -> people
MOST_ACROSS = 8
LABEL_PART = 0.36  # of the width, at most
LONE_ROW, LONE_DOT = 3.2, 2.0  # of a single line: its height and its dots, in those of the look
WALL_PART = 0.9  # of the height it is given: room for notes under it, without shrinking its words


@dataclass(frozen=True)
class Frame:
    """Where lines and places lie, in pixels."""

    label_width: float
    left: float
    step: float
    right: float
    top: float
    row: float
    pile: Pile

    def middle(self, place: float) -> float:
        """The middle of a place."""
        return self.left + (place + 0.5) * self.step

    def base(self, line: int) -> float:
        """The height of a line, counted from 0."""
        return self.top + (line + 1) * self.row


def draw(rows: Sequence[Mapping[str, Any]], options: Mapping[str, Any], canvas: Canvas) -> dict[str, Any]:
    """Rows of {label, place, count}. Options: order, columns, ticks, values, heading, marks."""
    counts = _counted(rows)
    labels = [str(label) for label in options.get("order", dict.fromkeys(label for label, _ in counts))]
    ticks = [(int(place), str(words)) for place, words in options.get("ticks", ())]
    columns = int(options.get("columns", 1 + max((place for place, _ in ticks), default=0)))
    _check(counts, labels, columns)
    frame = _frame(canvas, labels, columns, counts, has_values="values" in options)
    for number, label in enumerate(labels):
        _line(canvas, frame, number, label, [counts.get((label, place), 0) for place in range(columns)])
    _values(canvas, frame, options.get("values", ()), str(options.get("heading", "")))
    _marks(canvas, frame, labels, options.get("marks", {}))
    return canvas.figure(_scale(canvas, frame, len(labels), ticks))


def _counted(rows: Sequence[Mapping[str, Any]]) -> Counts:
    counts: dict[tuple[str, int], int] = {}
    for row in rows:
        key = (str(column(row, "label")), whole(column(row, "place"), "place"))
        counts[key] = counts.get(key, 0) + whole(column(row, "count"), "count")
    return counts


def _check(counts: Counts, labels: Sequence[str], columns: int) -> None:
    """Raise ChartError for a mark that would be left out."""
    stray = next((key for key in counts if key[0] not in labels or key[1] >= columns), None)
    if stray:
        raise ChartError(
            f"{stray[0]!r} at {stray[1]} is not in the chart's order or beyond its {columns} places."
        )


def _frame(canvas: Canvas, labels: Sequence[str], columns: int, counts: Counts, has_values: bool) -> Frame:
    measures = canvas.measures
    longest = max((text_width(label, measures.text) for label in labels if label), default=0)
    label_width = min(longest, measures.width * LABEL_PART)
    left = label_width + (measures.text * 0.8 if label_width else 0)
    right = measures.width - (measures.text * 3.4 if has_values else 0)
    step = (right - left) / max(1, columns)
    top = measures.small * 1.5 if has_values else 0.0
    lines = max((len(wrapped(label, label_width, measures.text, 3)) for label in labels), default=1)
    row = max(measures.row * 1.3, (lines + 0.5) * measures.text * LINE_HEIGHT)
    is_lone = len(labels) == 1
    if is_lone:
        row = max(row, measures.row * LONE_ROW)
    if measures.full_height is not None:
        space = measures.full_height * WALL_PART - top - measures.small * 2.2
        row = min(row * 1.6, space / max(1, len(labels)))
    wide = step * (0.62 if _has_counts(canvas, step) else 0.92)
    wished = measures.dot * (LONE_DOT if is_lone else 1.2)
    piled = pile(max(counts.values(), default=1), wide, row * 0.82, wished, MOST_ACROSS)
    return Frame(label_width, left, step, right, top, row, piled)


def _has_counts(canvas: Canvas, step: float) -> bool:
    """Whether there is room for a printed count beside each pile."""
    return step >= canvas.measures.small * 3.4


def _line(canvas: Canvas, frame: Frame, number: int, label: str, given: Sequence[int]) -> None:
    """One thing: its name, its line, and its people, with their number where there is room."""
    measures, base = canvas.measures, frame.base(number)
    if label:
        _label(canvas, frame, label, base - frame.row * 0.45)
    canvas.rule(base, frame.left, frame.right)
    pitch = frame.pile.diameter * GAP
    for place, count in enumerate(given):
        shift = measures.small * 0.5 if _has_counts(canvas, frame.step) else 0
        middle = frame.middle(place) + shift
        canvas.dots(frame.pile.places(count, middle, base), INK, frame.pile.diameter, name="person")
        if count and shift:
            left = middle - min(count, frame.pile.across) * pitch / 2 - measures.small * 0.25
            canvas.text(
                str(count), (left, base - measures.small * 0.62), measures.small, "right", colour=SLATE
            )


def _label(canvas: Canvas, frame: Frame, label: str, middle: float) -> None:
    """A line's name, in small text where it would be cut off in the usual one."""
    measures = canvas.measures
    needed = len(wrapped(label, frame.label_width, measures.text, 9))
    size = measures.text if needed * measures.text * LINE_HEIGHT <= frame.row else measures.small
    most_lines = max(1, int(frame.row / (size * LINE_HEIGHT)))
    canvas.text(label, (0, middle), size, width=frame.label_width, most_lines=most_lines)


def _values(canvas: Canvas, frame: Frame, values: Sequence[Any], heading: str) -> None:
    """A text at the end of each line."""
    measures = canvas.measures
    if values:
        canvas.text(heading, (measures.width, frame.top * 0.45), measures.small, "right", colour=SLATE)
    for number, value in enumerate(values):
        place = (measures.width, frame.base(number) - measures.count * 0.62)
        canvas.text(str(value), place, measures.count, "right", bold=True)


def _marks(canvas: Canvas, frame: Frame, labels: Sequence[str], marks: Mapping[str, Any]) -> None:
    for label, place in marks.items():
        below = frame.base(labels.index(str(label))) + canvas.measures.small * 0.32
        at = (frame.middle(float(place)), below)
        canvas.dots([at], INK, canvas.measures.small * 0.55, "triangle-up", name="mark")


def _scale(canvas: Canvas, frame: Frame, lines: int, ticks: Sequence[tuple[int, str]]) -> float:
    """The words under the last line; gives where the figure ends."""
    measures = canvas.measures
    base = frame.base(max(0, lines - 1))
    canvas.rule(base, frame.left, frame.right, INK)
    below = base + measures.small * 1.35
    for place, words in ticks:
        canvas.text(words, (frame.middle(place), below), measures.small, "center", colour=SLATE)
    return below + measures.small * 0.85
