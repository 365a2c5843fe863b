"""Owns how a phase of a ranking begins afresh, and what it held."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from sessions.exercises.ranking.phases import AGREED, CRITERIA, MINORITY
from sessions.exercises.ranking.state import RankingState, TableWork


def clear(state: RankingState, phase: str) -> Mapping[str, Any]:
    """Begin a phase without answers; gives the attributes of the state as they were.

    The numbers of proposals and versions go on: a phone that missed the clearing is told of it.
    """
    if phase == MINORITY:
        held: Mapping[str, Any] = {"minority": state.minority}
        state.minority = state.minority.afresh()
        return held
    if phase not in (CRITERIA, AGREED):
        held = {"own": state.own, "marks": state.marks, "compared": state.compared}
        state.compared = {}
        state.own = {key: ballots.afresh() for key, ballots in state.own.items()}
        state.marks = {key: ballots.afresh() for key, ballots in state.marks.items()}
        return held
    held = {"tables": state.tables, "compared": state.compared}
    state.compared = {}
    empty = _without_criteria if phase == CRITERIA else _without_order
    state.tables = {number: empty(work) for number, work in state.tables.items()}
    return held


def _without_criteria(work: TableWork) -> TableWork:
    return replace(work, criteria={}, primary=None, heard={})


def _without_order(work: TableWork) -> TableWork:
    return replace(
        work,
        tiers=(),
        version=work.version + 1,
        changed={},
        above=None,
        is_confirmed=False,
        is_split=False,
        disputed=set(),
        influences=set(),
        notes={},
    )
