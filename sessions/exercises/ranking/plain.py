"""Owns what tables came to, in sentences for people who see neither the grid nor the list.

Each name of a card and each criterion is a value of its own in its sentence, so that a purge finds the words
that somebody said.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import reduce
from typing import Any

from sessions.exercises.ranking.grid import Grid, grids
from sessions.exercises.ranking.state import RankingState
from sessions.exercises.ranking.wording import set_name, together
from sessions.words import Message, listed, say


def firsts(state: RankingState) -> Message | None:
    """Which card stands first at which tables, set by set, and which tables could not agree."""
    is_one_set = len(state.set_keys) == 1
    told = [one for grid in grids(state) for one in _first_in(grid, is_one_set)]
    split = [number for number, work in state.tables.items() if work.could_not_agree]
    could_not = [say("%(tables)s could not agree on all of it.", tables=_tables(split))] if split else []
    return next(iter(together([*told, *could_not])), None)


def _first_in(grid: Grid, is_one_set: bool) -> Iterator[Message]:
    """Nothing where no table placed a card."""
    found = [
        say("%(card)s (%(tables)s)", card=line.title, tables=_tables(at))
        for line in grid.lines
        if (at := sorted(cell.table for cell in line.cells if cell.place == 1))
    ]
    if found and is_one_set:
        yield say("Placed first: %(cards)s.", cards=_row_of(found))
    elif found:
        yield say("%(set)s, placed first: %(cards)s.", set=set_name(grid.set_key), cards=_row_of(found))


def goes_by(primary: Sequence[Mapping[str, Any]]) -> Message | None:
    """The criterion that counts most at each table; `primary` are those rows of the panel."""
    if not primary:
        return None
    found = [
        say(
            "Table %(table)s, “%(criterion)s” (%(agree)s agree)",
            table=row["table"],
            criterion=row["criterion"],
            agree=row["endorsed"],
        )
        for row in primary
    ]
    return say("Primary criterion: %(tables)s.", tables=_row_of(found))


def _row_of(parts: Sequence[Message]) -> Message:
    return reduce(lambda first, second: say("%(first)s; %(second)s", first=first, second=second), parts)


def _tables(numbers: Sequence[int]) -> Message:
    if len(numbers) == 1:
        return say("Table %(table)s", table=numbers[0])
    return say("Tables %(tables)s", tables=listed([str(number) for number in numbers]))
