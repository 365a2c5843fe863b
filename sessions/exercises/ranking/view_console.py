"""Owns what the console is shown of a ranking: each table's set and what it goes by, never a place."""

from typing import Any

from sessions.exercises.base import Room
from sessions.exercises.ranking.decide_criteria import LONGEST_LABEL
from sessions.exercises.ranking.grid import label_of
from sessions.exercises.ranking.panel_criteria import support
from sessions.exercises.ranking.state import RankingState, TableWork
from sessions.exercises.ranking.wording import set_name

View = dict[str, Any]


def choices(state: RankingState) -> list[View]:
    """Each table's set, and those that a facilitator may still give it instead."""
    return [
        {
            "table": work.number,
            "key": work.set_key,
            "name": set_name(work.set_key),
            "others": [] if state.has_begun(work.number) else _others(state, work),
        }
        for work in state.tables.values()
    ]


def _others(state: RankingState, work: TableWork) -> list[View]:
    return [{"key": key, "name": set_name(key)} for key in state.sets if key != work.set_key]


def labels(state: RankingState, room: Room) -> View:
    """What a facilitator labels: each table's primary criterion, and the labels in use."""
    rows = []
    for work in state.tables.values():
        criterion = work.primary_criterion
        if criterion:
            count, of = support(work, criterion, room)
            rows.append(
                {
                    "table": work.number,
                    "criterion": criterion.id,
                    "text": criterion.text,
                    "label": criterion.label,
                    "count": count,
                    "of": of,
                }
            )
    used = sorted({label_of(state, table) for table in state.tables} - {""})
    return {"primaries": rows, "labels": used, "longest_label": LONGEST_LABEL}
