"""Owns what a template may know of a ranking, by audience.

A phone is shown its own table and nothing of another; the projector gets the cards and no answer; the
console gets criteria to label and no places. Nobody's own order, and nothing put on record, is in any view.
"""

from collections.abc import Mapping
from typing import Any

from sessions.aggregation.rankings import ordinal
from sessions.exercises.base import Room, Viewer
from sessions.exercises.ranking.decide_criteria import LONGEST_CRITERION, MOST_CRITERIA
from sessions.exercises.ranking.lenses import LENSES
from sessions.exercises.ranking.panel_criteria import in_order, support
from sessions.exercises.ranking.phases import AGREED, CRITERIA, MINORITY
from sessions.exercises.ranking.state import RankingState, TableWork
from sessions.exercises.ranking.view_console import choices, labels
from sessions.exercises.ranking.view_order import order_view, record_view
from sessions.exercises.ranking.wording import set_name

View = dict[str, Any]


def view(state: RankingState, phase: str, viewer: Viewer, room: Room) -> Mapping[str, Any]:
    """All that a template may know."""
    lens = LENSES[state.settings.lens]
    question = lens.ask_criterion if phase == CRITERIA else lens.title
    shown: View = {
        "phase": phase,
        "title": lens.title,
        "question": question,
        "is_quick": state.settings.is_quick,
        "subject": lens.subject,
        "sets": [_set(state, key, room) for key in state.set_keys],
    }
    if viewer.audience == "console":
        held = sum(entry.is_held for entry in state.minority.in_hand)
        return {**shown, **labels(state, room), "choices": choices(state), "held": held}
    if viewer.audience not in ("phone", "scribe") or viewer.table not in state.tables:
        return {**shown, "table": None}
    work = state.tables[viewer.table]
    shown = {**shown, "table": work.number, "set": _set(state, work.set_key, room)}
    if phase in (CRITERIA, AGREED):
        shown |= {"ask": lens.ask_criterion, **_criteria(work, room)}
    if phase == MINORITY:
        return {**shown, **record_view(state, work, room)}
    return {**shown, **order_view(state, work)} if phase == AGREED else shown


def _set(state: RankingState, key: str, room: Room) -> View:
    planned = state.tables_with(key)
    return {
        "key": key,
        "name": set_name(key),
        "tone": state.tone_of(key),
        "tables": [table for table in planned if room.members.get(table)] or planned,
        "cards": [
            {
                "key": example.key,
                "title": example.title,
                "short_title": example.short_title,
                "card": example.card,
                "describes": example.describes,
            }
            for example in state.sets[key].examples
        ],
        "places": [ordinal(number) for number in range(1, len(state.sets[key].examples) + 1)],
    }


def _criteria(work: TableWork, room: Room) -> View:
    items = []
    for criterion in in_order(work):
        count, of = support(work, criterion, room)
        items.append(
            {
                "id": criterion.id,
                "text": criterion.text,
                "wording": criterion.wording,
                "count": count,
                "of": of,
                "is_primary": criterion.id == work.primary,
            }
        )
    limits = {"longest": LONGEST_CRITERION, "most": MOST_CRITERIA, "can_add": len(items) < MOST_CRITERIA}
    return {"criteria": items, "criteria_limits": limits}
