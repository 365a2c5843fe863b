"""Owns the published agreed orders: places by card and table, set beside set, with what could not be agreed.

The rows hold both sets, each table's column filled for its own set only. The grids as they are drawn stand
in `chart_rows`, one a set: the panel's own template marks them up as tables.
"""

from dataclasses import asdict
from typing import Any

from sessions.exercises.base import Badge, Column, Panel, Room
from sessions.exercises.ranking.grid import Grid, Line, grids, label_counts
from sessions.exercises.ranking.lenses import LENSES
from sessions.exercises.ranking.phases import AGREED
from sessions.exercises.ranking.plain import firsts
from sessions.exercises.ranking.progress import disc_of, status_of
from sessions.exercises.ranking.state import RankingState, TableWork
from sessions.exercises.ranking.wording import set_name, together
from sessions.words import Message, listed, say

UNPLACED, OTHER_SET = say("unplaced"), say("other set")
HUES = 3  # labels that have a stroke of their own over their columns


def agreed_panel(state: RankingState, room: Room) -> Panel:
    """Rows: set, card, title, `table_<n>`: a place ("4th="), "unplaced", or "other set"; with `tables`."""
    drawn = grids(state)
    tables = [table for grid in drawn for table in grid.tables]
    having = sum(bool(work.tiers) for work in state.tables.values())
    return Panel(
        key=AGREED,
        title=say("%(subject)s: the order each table agreed", subject=LENSES[state.settings.lens].subject),
        badge=Badge.TABLE,
        basis=say("%(n)s of %(of)s tables placed cards", n=having, of=len(state.tables)),
        summary=_summary(state),
        columns=(
            Column("set", say("Set")),
            Column("card", say("Card")),
            Column("title", say("Example")),
            *(Column(f"table_{table}", say("Table %(table)s", table=table)) for table in tables),
        ),
        rows=tuple(_row(grid, line, tables) for grid in drawn for line in grid.lines),
        chart_rows=tuple(_drawn(state, grid, room) for grid in drawn),
        notes=tuple(_notes(state)),
        plain=firsts(state),
    )


def _row(grid: Grid, line: Line, tables: list[int]) -> dict[str, Any]:
    places = {f"table_{cell.table}": cell.words or UNPLACED for cell in line.cells}
    return {
        "set": grid.set_key.replace("-", "–"),
        "card": line.card,
        "title": line.title,
        "tables": tuple(grid.tables),
        **{f"table_{table}": places.get(f"table_{table}", OTHER_SET) for table in tables},
    }


def _drawn(state: RankingState, grid: Grid, room: Room) -> dict[str, Any]:
    """One grid as the template draws it: groups of columns with their tables, then lines of cells."""
    hues = [label for label in label_counts(state) if label][:HUES]
    return {
        "set": grid.set_key,
        "set_name": set_name(grid.set_key),
        "tone": state.tone_of(grid.set_key),
        "size": len(grid.lines),
        "has_line": any(cell.side for line in grid.lines for cell in line.cells),
        "groups": [
            {
                "label": group.label,
                "hue": hues.index(group.label) + 1 if group.label in hues else 0,
                "tables": [_head(state.tables[table], room) for table in group.tables],
            }
            for group in grid.groups
        ],
        "lines": [
            {"card": line.card, "title": line.title, "cells": [asdict(cell) for cell in line.cells]}
            for line in grid.lines
        ],
    }


def _head(work: TableWork, room: Room) -> dict[str, Any]:
    criterion = work.primary_criterion
    return {
        "number": work.number,
        "people": len(room.members.get(work.number, ())),
        "disc": disc_of(work),
        "outcome": status_of(work),
        "is_split": work.is_split,
        "criterion": criterion.text if criterion else "",
    }


def _summary(state: RankingState) -> Message:
    """Short enough for one line of the wall: the places themselves stand above it."""
    works = state.tables.values()
    counts = {
        "agreed": sum(work.is_confirmed and not work.could_not_agree for work in works),
        "split": sum(work.could_not_agree for work in works),
        "of": len(works),
    }
    if len(state.set_keys) > 1:
        return say(
            "Places by card and table, each set apart: %(agreed)s of %(of)s tables agreed, "
            "%(split)s could not.",
            **counts,
        )
    return say("Places by card and table: %(agreed)s of %(of)s tables agreed, %(split)s could not.", **counts)


def _notes(state: RankingState) -> list[Message]:
    caveats = [say("The sets are never added together.")] if len(state.set_keys) > 1 else []
    caveats += [note for work in state.tables.values() if (note := _disagreement(state, work))]
    key = [*_line_key(state), *_unplaced_key(state)]
    return [*together(_label_notes(state)), *together([*key, *caveats, *_still_talking(state)])]


def _unplaced_key(state: RankingState) -> list[Message]:
    """What a dash means, where one is drawn."""
    cells = (cell for grid in grids(state) for line in grid.lines for cell in line.cells)
    return [say("–: not placed.")] if any(not cell.words for cell in cells) else []


def _line_key(state: RankingState) -> list[Message]:
    """What the fill of a place means once a table drew a line."""
    words = LENSES[state.settings.lens].line
    if words is None or all(work.above is None for work in state.tables.values()):
        return []
    key = [
        say(
            "Dark, or ↑: above the table's line (%(above)s). Light, or ↓: below it (%(below)s).",
            above=words.above,
            below=words.below,
        )
    ]
    if any(work.tiers and work.above is None for work in state.tables.values()):
        key.append(say("Grey: a table without a line."))
    return key


def _label_notes(state: RankingState) -> list[Message]:
    counts, of = label_counts(state), len(state.tables)
    notes = [
        say("%(label)s: %(n)s of %(of)s tables.", label=label, n=count, of=of)
        for label, count in counts.items()
        if label
    ]
    if notes and counts[""]:
        notes.append(say("No shared label: %(n)s of %(of)s tables.", n=counts[""], of=of))
    return notes


def _disagreement(state: RankingState, work: TableWork) -> Message | None:
    if work.is_split:
        return say("Table %(table)s could not agree on an order.", table=work.number)
    if not work.disputed:
        return None
    titles = [
        state.title_of(work.number, card) for card in state.cards_of(work.number) if card in work.disputed
    ]
    return say(
        "Table %(table)s could not agree where to put %(cards)s.", table=work.number, cards=listed(titles)
    )


def _still_talking(state: RankingState) -> list[Message]:
    talking = [str(work.number) for work in state.tables.values() if work.tiers and not work.is_finished]
    if not talking:
        return []
    return [say("Not yet confirmed by the table: %(tables)s.", tables=listed(talking))]
