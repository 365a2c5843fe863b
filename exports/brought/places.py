"""Owns a table of places, `voter,item,place` and perhaps `group`: one row for each card that someone placed.

The same place twice in one voter's order is a tie. An item without a row, or with an empty place, was not
placed by that voter, and is not last. An item is in a group's set once the group has a row for it.
"""

import re
from collections.abc import Mapping, Sequence
from fractions import Fraction

from exports.brought.lines import Line, Problems, quoted, table_lines
from exports.brought.orders import BroughtOrders, Orders
from sessions.aggregation.rankings import Ranking

COLUMNS = ("voter", "item", "place")
GROUP = "group"
NUMBER = re.compile(r"[0-9]+(\.[0-9]+)?")
Placings = Mapping[str, Mapping[str, Fraction | None]]  # place by item by voter; None for not placed


def read_places(text: str) -> BroughtOrders:
    """The orders in the text of a table. Raise BadLinesError with every line that can't be used."""
    problems = Problems()
    lines = table_lines(text, COLUMNS, (GROUP,), problems)
    has_groups = any(GROUP in line.fields for line in lines)
    for line in lines:
        _check(line, has_groups, problems)
    _check_pairs(lines, problems)
    problems.stop_if_any()
    groups = {
        name: _orders([line for line in lines if line[GROUP] == name])
        for name in dict.fromkeys(line[GROUP] for line in lines)
    }
    is_one_set = len({orders.items for orders in groups.values()}) == 1
    if is_one_set:
        _check_one_group_each(lines, problems)
    pooled = _orders(lines) if is_one_set else None
    return BroughtOrders(
        items=tuple(sorted({line["item"] for line in lines})),
        voters=len({line["voter"] for line in lines}),
        pooled=pooled,
        groups=groups if has_groups else {},
    )


def _check(line: Line, has_groups: bool, problems: Problems) -> None:
    for column in ("voter", "item", *((GROUP,) if has_groups else ())):
        if not line[column]:
            problems.add(line.number, f"The {column} is empty.")
    place = line["place"]
    if place and not NUMBER.fullmatch(place):
        problems.add(
            line.number,
            f"The place {quoted(place)} is no number. Leave it empty for an item that was not placed.",
        )
    elif place and not Fraction(place):
        problems.add(
            line.number, "The place is 0. The first place is 1; an item that was not placed has none."
        )


def _check_pairs(lines: Sequence[Line], problems: Problems) -> None:
    """A voter places an item once, whichever group the rows name."""
    first: dict[tuple[str, str], int] = {}
    for line in lines:
        pair = line["voter"], line["item"]
        if pair in first and all(pair):
            told = f"{quoted(pair[0])} places {quoted(pair[1])} twice, on line {first[pair]} already."
            problems.add(line.number, told)
        first.setdefault(pair, line.number)


def _check_one_group_each(lines: Sequence[Line], problems: Problems) -> None:
    """Groups with one set are pooled, and nobody counts twice in that."""
    seen: dict[str, Line] = {}
    for line in lines:
        other = seen.setdefault(line["voter"], line)
        if other[GROUP] != line[GROUP]:
            told = (
                f"{quoted(line['voter'])} is in group {quoted(other[GROUP])} on line {other.number} already."
            )
            problems.add(line.number, told)
    problems.stop_if_any()


def _orders(lines: Sequence[Line]) -> Orders:
    """Items by name, so that the order of the lines changes nothing; voters as they come."""
    items = tuple(sorted({line["item"] for line in lines}))
    placings: dict[str, dict[str, Fraction | None]] = {}
    for line in lines:
        place = Fraction(line["place"]) if line["place"] else None
        placings.setdefault(line["voter"], {})[line["item"]] = place
    return Orders(items, {voter: _ranking(placed, items) for voter, placed in placings.items()})


def _ranking(placed: Mapping[str, Fraction | None], items: Sequence[str]) -> Ranking:
    levels = sorted({place for place in placed.values() if place is not None})
    return Ranking.of([[item for item in placed if placed[item] == level] for level in levels], items)
