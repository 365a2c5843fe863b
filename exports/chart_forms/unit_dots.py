"""Owns the form "unit_dots": answers to one question as stacked dots, one dot a person, rounds side by side.

Answers outside the scale ("I can't say") stand under it with their count and no dot: they are no place on it.
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
from exports.chart_forms.units import dress, pack

Counts = dict[tuple[str, str], int]  # (label, group) -> people


@dataclass(frozen=True)
class Grid:
    """Where the columns and rows lie, in pixels."""

    label_width: float
    group_lefts: tuple[float, ...]
    count_width: float
    dots_width: float
    top: float
    row: float
    outside_row: float


def draw(rows: Sequence[Mapping[str, Any]], options: Mapping[str, Any], canvas: Canvas) -> dict[str, Any]:
    """Rows of {label, count, group?}. Options: order, outside, groups, palette (see `exports.charts`)."""
    counts, groups = _counts(rows, options)
    outside = [label for label in options.get("outside", ()) if any(key[0] == label for key in counts)]
    scale = _scale_labels(counts, options, outside)
    grid = _grid(canvas, scale, outside, groups)
    _headings(canvas, grid, groups)
    _scale_rows(canvas, grid, scale, groups, counts, options.get("palette", "ink"))
    return canvas.figure(_outside_rows(canvas, grid, len(scale), outside, groups, counts))


def _counts(rows: Sequence[Mapping[str, Any]], options: Mapping[str, Any]) -> tuple[Counts, list[str]]:
    counts: Counts = {}
    for row in rows:
        key = (str(column(row, "label")), str(row.get("group") or ""))
        counts[key] = counts.get(key, 0) + whole(column(row, "count"), "count")
    found = list(dict.fromkeys(group for _, group in counts)) or [""]
    groups = [str(group) for group in options.get("groups", found)]
    strays = [group for group in found if group not in groups]
    if strays and counts:
        raise ChartError(f"Group {strays[0]!r} is not among the chart's groups: {', '.join(groups)}.")
    return counts, groups


def _scale_labels(counts: Counts, options: Mapping[str, Any], outside: Sequence[str]) -> list[str]:
    found = [label for label in dict.fromkeys(label for label, _ in counts) if label not in outside]
    order = [str(label) for label in options.get("order", found)]
    strays = [label for label in found if label not in order]
    if strays:
        raise ChartError(f"Label {strays[0]!r} is not in the chart's order: {', '.join(order)}.")
    return order


def _grid(canvas: Canvas, scale: Sequence[str], outside: Sequence[str], groups: Sequence[str]) -> Grid:
    measures = canvas.measures
    longest = max((text_width(label, measures.text) for label in (*scale, *outside)), default=0)
    label_width = min(longest, measures.width * (0.34 if len(groups) > 1 else 0.44))
    gutter = measures.text * 0.8
    group_width = (measures.width - label_width) / len(groups)
    count_width = measures.count * 1.5
    top = measures.text * 1.7 if groups != [""] else 0.0
    lines = max((len(wrapped(label, label_width, measures.text, 3)) for label in scale), default=1)
    row, outside_row = max(measures.row, (lines + 0.4) * measures.text * LINE_HEIGHT), measures.text * 1.7
    if measures.full_height is not None:
        space = measures.full_height - top - len(outside) * outside_row - measures.outline
        row = min(row, space / max(1, len(scale)))
    lefts = tuple(label_width + gutter + number * group_width for number in range(len(groups)))
    return Grid(label_width, lefts, count_width, group_width - count_width - gutter, top, row, outside_row)


def _headings(canvas: Canvas, grid: Grid, groups: Sequence[str]) -> None:
    if not grid.top:
        return
    for group, left in zip(groups, grid.group_lefts, strict=True):
        canvas.text(group, (left, grid.top * 0.45), canvas.measures.text, bold=True)
    canvas.rule(grid.top, colour=INK)


def _scale_rows(
    canvas: Canvas, grid: Grid, scale: Sequence[str], groups: Sequence[str], counts: Counts, palette: str
) -> None:
    clothes = dress(scale, palette)
    diameter = canvas.measures.dot * (1.4 if len(groups) == 1 else 1)
    packing = pack(max(counts.values(), default=0), grid.dots_width, grid.row * 0.86, diameter)
    for number, label in enumerate(scale):
        middle = grid.top + (number + 0.5) * grid.row
        _row_text(canvas, grid, label, middle, [counts.get((label, group), 0) for group in groups])
        for group, left in zip(groups, grid.group_lefts, strict=True):
            places = packing.places(counts.get((label, group), 0), left + grid.count_width, middle)
            colour, symbol = clothes[label]
            canvas.dots(places, colour, packing.diameter, symbol, name="person")
        canvas.rule(middle + grid.row / 2)


def _outside_rows(
    canvas: Canvas, grid: Grid, above: int, outside: Sequence[str], groups: Sequence[str], counts: Counts
) -> float:
    bottom = grid.top + above * grid.row
    for label in outside:
        given = [counts.get((label, group), 0) for group in groups]
        _row_text(canvas, grid, label, bottom + grid.outside_row / 2, given, on_scale=False)
        bottom += grid.outside_row
    return bottom + canvas.measures.outline


def _row_text(
    canvas: Canvas, grid: Grid, label: str, middle: float, given: Sequence[int], on_scale: bool = True
) -> None:
    measures, colour = canvas.measures, INK if on_scale else SLATE
    most_lines = max(1, int(grid.row / (measures.text * LINE_HEIGHT))) if on_scale else 1
    canvas.text(
        label, (0, middle), measures.text, colour=colour, width=grid.label_width, most_lines=most_lines
    )
    for count, left in zip(given, grid.group_lefts, strict=True):
        end = left + grid.count_width - measures.count * 0.45
        canvas.text(str(count), (end, middle), measures.count, "right", bold=on_scale, colour=colour)
