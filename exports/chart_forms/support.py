"""Owns the form "support": how many at each table stand behind each thing the table wrote down.

A filled dot is someone who does, an open dot someone at the table who does not; tables are never added up.
On a projector what does not fit is counted in words ("and 2 more"), never dropped in silence.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from exports.chart_forms.canvas import (
    INK,
    LINE_HEIGHT,
    PAPER,
    SLATE,
    Canvas,
    ChartError,
    Point,
    column,
    whole,
    wrapped,
)
from exports.chart_forms.units import Packing, pack
from sessions.words import Message, say

MOST_LINES = 3


@dataclass(frozen=True)
class Item:
    """One thing a table wrote, with how many of how many stand behind it."""

    label: str
    count: int
    of: int
    is_primary: bool


@dataclass(frozen=True)
class Sheet:
    """The measures shared by all tables' lists, in pixels."""

    width: float
    heading: float
    line: float
    gap: float
    label_width: float
    dots_left: float
    packing: Packing


def draw(rows: Sequence[Mapping[str, Any]], options: Mapping[str, Any], canvas: Canvas) -> dict[str, Any]:
    """Rows of {table, label, count, of, is_primary?}. There are no options."""
    tables = _tables(rows)
    heads = {table: _heading(table) for table in tables}
    columns = _columns(canvas, tables)
    sheet = _sheet(canvas, tables, len(columns))
    height = 0.0
    for number, names in enumerate(columns):
        place = (number * (sheet.width + canvas.measures.text * 1.5), 0.0)
        spaces = _spaces(canvas, sheet, [tables[name] for name in names])
        for name, space in zip(names, spaces, strict=True):
            bottom = _table(canvas, sheet, heads[name], tables[name], place, space)
            place = (place[0], bottom)
            height = max(height, bottom)
    return canvas.figure(max(height, 1))


def _spaces(canvas: Canvas, sheet: Sheet, lists: Sequence[Sequence[Item]]) -> list[float | None]:
    """The height each list in a column may take: an item to each in turn, then further lines."""
    full = canvas.measures.full_height
    if full is None:
        return [None] * len(lists)
    left = full - len(lists) * sheet.heading - (len(lists) - 1) * sheet.gap
    given = _in_turn([len(items) for items in lists], int(left / sheet.line))
    left, extra = left - sum(given) * sheet.line, canvas.measures.small * LINE_HEIGHT
    wanted = [sum(_lines(canvas, sheet, item) - 1 for item in items) for items in lists]
    longer = _in_turn(wanted, int(left / extra))
    return [count * sheet.line + more * extra + 0.5 for count, more in zip(given, longer, strict=True)]


def _in_turn(wanted: Sequence[int], lines: int) -> list[int]:
    """One to each in turn, while there are some left and somebody wants one."""
    given = [0] * len(wanted)
    while lines > 0 and given != list(wanted):
        for number, wish in enumerate(wanted):
            if given[number] < wish and lines > 0:
                given[number] += 1
                lines -= 1
    return given


def _lines(canvas: Canvas, sheet: Sheet, item: Item) -> int:
    words, size = _worded(canvas, item), canvas.measures.small
    return len(wrapped(words, sheet.label_width, size, MOST_LINES, item.is_primary))


def _tables(rows: Sequence[Mapping[str, Any]]) -> dict[object, list[Item]]:
    """Each table's items: primary first, then by support; tables in the order given."""
    tables: dict[object, list[Item]] = {}
    for row in rows:
        item = Item(
            str(column(row, "label")),
            whole(column(row, "count"), "count"),
            whole(column(row, "of"), "of"),
            bool(row.get("is_primary", False)),
        )
        if item.count > item.of:
            raise ChartError(
                f"{item.label!r} has {item.count} of {item.of}: more than there are at the table."
            )
        tables.setdefault(column(row, "table"), []).append(item)
    for items in tables.values():
        items.sort(key=lambda item: (not item.is_primary, -item.count))
    return tables


def _heading(table: object) -> Message | str:
    return table if isinstance(table, str) else say("Table %(number)s", number=table)


def _columns(canvas: Canvas, tables: Mapping[object, Sequence[Item]]) -> list[list[object]]:
    names = list(tables)
    if canvas.measures.full_height is None or len(names) < 2:
        return [names] if names else []
    half = math.ceil(len(names) / 2)
    return [names[:half], names[half:]]


def _sheet(canvas: Canvas, tables: Mapping[object, Sequence[Item]], columns: int) -> Sheet:
    measures = canvas.measures
    width = (measures.width - (columns - 1) * measures.text * 1.5) / max(1, columns)
    largest = max((item.of for items in tables.values() for item in items), default=1)
    count_width, dots_width = measures.small * 3.4, width * 0.27
    packing = pack(largest, dots_width, measures.small * 1.2, measures.dot * 0.75)
    used = min(largest, packing.across) * packing.diameter * 1.1
    dots_left = width - count_width - used
    on_screen = measures.full_height is not None
    line, heading = (measures.small * 1.3, 1.3) if on_screen else (measures.small * 1.9, 1.75)
    gap = measures.small * (0.35 if on_screen else 1.2)
    return Sheet(
        width, measures.text * heading, line, gap, dots_left - measures.small * 0.6, dots_left, packing
    )


def _table(
    canvas: Canvas,
    sheet: Sheet,
    head: Message | str,
    items: Sequence[Item],
    place: Point,
    space: float | None,
) -> float:
    x, y = place
    canvas.text(head, (x, y + sheet.heading * 0.45), canvas.measures.text, bold=True)
    canvas.rule(y + sheet.heading * 0.9, x, x + sheet.width, INK)
    y += sheet.heading
    shown = _fitting(canvas, sheet, items, space)
    for item, lines in shown:
        height = sheet.line + (lines - 1) * canvas.measures.small * LINE_HEIGHT
        _item(canvas, sheet, item, (x, y + height / 2), lines)
        y += height
    if len(shown) < len(items):
        left_out = say("and %(n)s more", n=len(items) - len(shown))
        canvas.text(left_out, (x, y + sheet.line / 2), canvas.measures.small, colour=SLATE)
        y += sheet.line
    return y + sheet.gap


def _fitting(
    canvas: Canvas, sheet: Sheet, items: Sequence[Item], space: float | None
) -> list[tuple[Item, int]]:
    """The items that fit and the lines each may take; wrapping gives way before an item does."""
    wanted = [_lines(canvas, sheet, item) for item in items]
    if space is None:
        return list(zip(items, wanted, strict=True))
    extra = canvas.measures.small * LINE_HEIGHT
    rows = int(space / sheet.line)
    if len(items) > rows:
        return [(item, 1) for item in items[: max(0, rows - 1)]]
    spare = int((space - len(items) * sheet.line) / extra)
    fitted = []
    for item, lines in zip(items, wanted, strict=True):
        taken = min(lines - 1, spare)
        spare -= taken
        fitted.append((item, 1 + taken))
    return fitted


def _worded(canvas: Canvas, item: Item) -> str:
    return f"{canvas.say(say('Primary'))}: {item.label}" if item.is_primary else item.label


def _item(canvas: Canvas, sheet: Sheet, item: Item, place: Point, lines: int) -> None:
    x, middle = place
    size = canvas.measures.small
    words, bold = _worded(canvas, item), item.is_primary
    canvas.text(words, place, size, bold=bold, width=sheet.label_width, most_lines=lines)
    seats = sheet.packing.places(item.of, x + sheet.dots_left, middle)
    canvas.dots(seats[: item.count], INK, sheet.packing.diameter, name="endorses")
    canvas.dots(seats[item.count :], PAPER, sheet.packing.diameter, name="does not")
    support = say("%(count)s of %(of)s", count=item.count, of=item.of)
    canvas.text(support, (x + sheet.width, middle), size, "right", bold=True)
