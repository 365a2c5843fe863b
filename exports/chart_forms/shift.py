"""Owns the form "shift": the same people on one scale in two rounds, one line a person.

Direction carries the meaning (up is more, down is less, level is the same) and colour repeats it. Whoever
stood on the scale in one round only is a short dashed stub with an open end, never a line to a guessed
place.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from exports.chart_forms.canvas import (
    BOLD_WIDTH,
    BORDER,
    INK,
    LINE_HEIGHT,
    PAPER,
    Canvas,
    ChartError,
    Point,
    column,
    text_width,
    whole,
)
from exports.chart_forms.units import dress, pack

MORE, LESS, SAME = "#2B5FA8", "#A84B00", BORDER
CURVE_STEPS = 24

Pair = tuple[int | None, int | None]  # rows on the scale from the top; None is not on the scale


@dataclass(frozen=True)
class Layout:
    """Where the columns and rows lie, in pixels, from left to right."""

    label_width: float
    dots_width: float
    first_dots_right: float
    first_count: float
    strands_left: float
    strands_right: float
    second_count: float
    second_dots_left: float
    top: float
    row: float
    most_lines: int

    def middle(self, number: int) -> float:
        return self.top + (number + 0.5) * self.row


def draw(rows: Sequence[Mapping[str, Any]], options: Mapping[str, Any], canvas: Canvas) -> dict[str, Any]:
    """Rows of {before, after, count}. Options: order, groups, palette, key (see `exports.charts`)."""
    order = [str(label) for label in options.get("order", _found(rows))]
    pairs = _pairs(rows, order)
    key_height = _key(canvas, [str(words) for words in options.get("key", ())])
    layout = _layout(canvas, order, key_height)
    _frame(canvas, layout, order, [str(group) for group in options.get("groups", ("", ""))])
    _people(canvas, layout, order, pairs, options.get("palette", "comfort"))
    _strands(canvas, layout, pairs)
    return canvas.figure(layout.top + len(order) * layout.row + canvas.measures.outline)


def _found(rows: Sequence[Mapping[str, Any]]) -> list[str]:
    labels = (column(row, side) for row in rows for side in ("before", "after"))
    return [str(label) for label in dict.fromkeys(labels) if label is not None]


def _pairs(rows: Sequence[Mapping[str, Any]], order: Sequence[str]) -> list[Pair]:
    """One pair a person, sorted from the top; pairs that are on the scale in neither round are left out."""
    pairs: list[Pair] = []
    for row in rows:
        pair = (_position(column(row, "before"), order), _position(column(row, "after"), order))
        if pair != (None, None):
            pairs += [pair] * whole(column(row, "count"), "count")
    last = len(order)
    return sorted(pairs, key=lambda pair: tuple(last if place is None else place for place in pair))


def _position(label: object, order: Sequence[str]) -> int | None:
    if label is None:
        return None
    if str(label) not in order:
        raise ChartError(f"Label {str(label)!r} is not in the chart's order: {', '.join(order)}.")
    return order.index(str(label))


def _key(canvas: Canvas, words: Sequence[str]) -> float:
    """What each colour means, in the order more, less, same, over a stroke of it; how far down it reaches."""
    size, left = canvas.measures.text, 0.0
    for entry, colour in zip(words, (MORE, LESS, SAME), strict=False):
        right = left + len(entry) * size * BOLD_WIDTH
        canvas.text(entry, (left, size * 0.6), size, bold=True)
        canvas.lines([[(left, size * 1.3), (right, size * 1.3)]], colour, canvas.measures.line)
        left = right + size * 1.2
    return size * 1.6 if words else 0.0


def _layout(canvas: Canvas, order: Sequence[str], key_height: float) -> Layout:
    measures = canvas.measures
    longest = max((text_width(label, measures.text) for label in order), default=0)
    label_width = min(longest, measures.width * 0.26)
    top, row = key_height + measures.text * 1.7, float(measures.row * 1.6)
    if measures.full_height is not None:
        row = (measures.full_height - top - measures.outline) / max(1, len(order))
    count_width = measures.count * 1.7
    rest = measures.width - label_width - 2 * count_width - measures.text
    dots, strands = rest * 0.31, rest * 0.38
    first_dots_right = label_width + measures.text * 0.5 + dots
    strands_left = first_dots_right + count_width
    strands_right = strands_left + strands
    most_lines = max(1, int(row / (measures.text * LINE_HEIGHT)))
    return Layout(
        label_width,
        dots,
        first_dots_right,
        first_dots_right + count_width * 0.5,
        strands_left,
        strands_right,
        strands_right + count_width * 0.5,
        strands_right + count_width,
        top,
        row,
        most_lines,
    )


def _frame(canvas: Canvas, layout: Layout, order: Sequence[str], groups: Sequence[str]) -> None:
    measures = canvas.measures
    height = layout.top - measures.text * 0.935
    first, second = (layout.strands_left - measures.count * 0.3, layout.strands_right + measures.count * 0.3)
    canvas.text(groups[0], (first, height), measures.text, "right", bold=True)
    canvas.text(groups[1], (second, height), measures.text, "left", bold=True)
    canvas.rule(layout.top, colour=INK)
    for number, label in enumerate(order):
        canvas.text(
            label,
            (0, layout.middle(number)),
            measures.text,
            width=layout.label_width,
            most_lines=layout.most_lines,
        )
        canvas.rule(layout.top + (number + 1) * layout.row)


def _people(
    canvas: Canvas, layout: Layout, order: Sequence[str], pairs: Sequence[Pair], palette: str
) -> None:
    clothes = dress(order, palette)
    tallies = [
        [sum(pair[side] == number for pair in pairs) for number in range(len(order))] for side in (0, 1)
    ]
    largest = max((count for tally in tallies for count in tally), default=0)
    packing = pack(largest, layout.dots_width, layout.row * 0.8, canvas.measures.dot)
    edges = (layout.first_dots_right, layout.second_dots_left)
    for side, tally in enumerate(tallies):
        for number, count in enumerate(tally):
            middle, (colour, symbol) = layout.middle(number), clothes[order[number]]
            places = packing.places(count, edges[side], middle, leftwards=side == 0)
            canvas.dots(places, colour, packing.diameter, symbol, name="person")
            x = layout.first_count if side == 0 else layout.second_count
            canvas.text(str(count), (x, middle), canvas.measures.count, "center", bold=True)


def _strands(canvas: Canvas, layout: Layout, pairs: Sequence[Pair]) -> None:
    """Same first, then less, then more, each bundle over a paper edge so that crossings can be followed."""
    left, right = _ports(layout, pairs, side=0), _ports(layout, pairs, side=1)
    pitch = _pitch(layout, pairs)
    width = min(canvas.measures.line, pitch * 0.62)
    bundles: dict[Pair, list[list[Point]]] = {}
    for number, pair in enumerate(pairs):
        if None not in pair:
            ends = (layout.strands_left, left[number]), (layout.strands_right, right[number])
            bundles.setdefault(pair, []).append(_curve(*ends))
    for pair, curves in sorted(bundles.items(), key=lambda item: _depth(item[0])):
        if _colour(pair) != SAME:
            canvas.lines(curves, PAPER, min(width * 1.8, pitch))
        canvas.lines(curves, _colour(pair), width)
    _stubs(canvas, layout, pairs, (left, right), width)


def _stubs(
    canvas: Canvas,
    layout: Layout,
    pairs: Sequence[Pair],
    ports: tuple[Mapping[int, float], Mapping[int, float]],
    width: float,
) -> None:
    length = (layout.strands_right - layout.strands_left) * 0.2
    stubs, ends = [], []
    for number, pair in enumerate(pairs):
        if pair[1] is None:
            start, end = layout.strands_left, layout.strands_left + length
        elif pair[0] is None:
            start, end = layout.strands_right, layout.strands_right - length
        else:
            continue
        height = ports[pair[0] is None][number]
        stubs.append([(start, height), (end, height)])
        ends.append((end, height))
    if stubs:
        canvas.lines(stubs, INK, width, dash=f"{width * 1.6:.1f}px,{width:.1f}px")
        canvas.dots(ends, PAPER, width * 2, name="answered once")


def _ports(layout: Layout, pairs: Sequence[Pair], side: int) -> dict[int, float]:
    """The height at which each person's line meets a side: by where it comes from or goes to, stubs last."""
    pitch, ports = _pitch(layout, pairs), {}
    for number in {pair[side] for pair in pairs if pair[side] is not None}:
        here = [person for person, pair in enumerate(pairs) if pair[side] == number]
        here.sort(key=lambda person: (pairs[person][1 - side] is None, pairs[person][1 - side]))
        first = layout.middle(number or 0) - (len(here) - 1) * pitch / 2
        ports.update({person: first + step * pitch for step, person in enumerate(here)})
    return ports


def _pitch(layout: Layout, pairs: Sequence[Pair]) -> float:
    ends = [(side, pair[side]) for pair in pairs for side in (0, 1)]
    largest = max((ends.count(end) for end in set(ends) if end[1] is not None), default=1)
    return min(layout.row * 0.1, layout.row * 0.86 / max(1, largest))


def _curve(start: Point, end: Point) -> list[Point]:
    """An S from one side to the other, level at both ends; a straight line when it has nowhere to turn."""
    if start[1] == end[1]:
        return [start, end]
    steps = [step / CURVE_STEPS for step in range(CURVE_STEPS + 1)]
    return [
        (
            start[0] + (end[0] - start[0]) * t,
            start[1] + (end[1] - start[1]) * t**3 * (10 - 15 * t + 6 * t * t),
        )
        for t in steps
    ]


def _colour(pair: Pair) -> str:
    before, after = pair
    if before is None or after is None or before == after:
        return SAME
    return MORE if after < before else LESS


def _depth(pair: Pair) -> int:
    return (SAME, LESS, MORE).index(_colour(pair))
