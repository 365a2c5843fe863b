"""Owns what a template may know of a ranking, by audience.

A phone is shown its own table and nothing of another; the projector gets the cards and no answer; the
console gets criteria to label and no places. Nobody's own order is in any view.
"""

from collections.abc import Mapping
from typing import Any

from sessions.aggregation.rankings import ordinal
from sessions.exercises.base import Room, Viewer
from sessions.exercises.ranking import orders
from sessions.exercises.ranking.decide_criteria import LONGEST_CRITERION, LONGEST_LABEL, MOST_CRITERIA
from sessions.exercises.ranking.grid import label_of
from sessions.exercises.ranking.lenses import LENSES
from sessions.exercises.ranking.panel_criteria import in_order, support
from sessions.exercises.ranking.phases import AGREED, CRITERIA
from sessions.exercises.ranking.progress import spread_of, status_of
from sessions.exercises.ranking.state import RankingState, TableWork
from sessions.exercises.ranking.wording import place_word, set_name

View = dict[str, Any]


def view(state: RankingState, phase: str, viewer: Viewer, room: Room) -> Mapping[str, Any]:
    """All that a template may know."""
    lens = LENSES[state.settings.lens]
    question = lens.ask_criterion if phase == CRITERIA else lens.title
    shown: View = {
        "phase": phase,
        "title": lens.title,
        "question": question,
        "sets": [_set(state, key) for key in state.sets],
    }
    if viewer.audience == "console":
        return {**shown, **_labels(state, room)}
    if viewer.audience != "phone" or viewer.table not in state.tables:
        return {**shown, "table": None}
    work = state.tables[viewer.table]
    shown = {**shown, "table": work.number, "set": _set(state, work.set_key)}
    if phase in (CRITERIA, AGREED):
        shown |= {"ask": lens.ask_criterion, **_criteria(work, room)}
    return {**shown, **_agreed(state, work)} if phase == AGREED else shown


def _set(state: RankingState, key: str) -> View:
    return {
        "key": key,
        "name": set_name(key),
        "tables": state.settings.tables_with(key),
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


def _agreed(state: RankingState, work: TableWork) -> View:
    unplaced = state.unplaced(work.number)
    cards = orders.placed(work.tiers)
    return {
        "version": work.version,
        "spread": spread_of(state, work.number),
        "status": status_of(work),
        "is_confirmed": work.is_confirmed,
        "is_split": work.is_split,
        "could_not_agree": work.could_not_agree,
        "rows": [_placed_row(state, work, card) for card in cards],
        "unplaced": [_card(state, work, card) for card in unplaced],
        "next_place": len(cards) + 1,
        "next_place_words": ordinal(len(cards) + 1),
    }


def _card(state: RankingState, work: TableWork, card: str) -> View:
    title = state.title_of(work.number, card)
    return {"key": card, "title": title, "is_disputed": card in work.disputed}


def _placed_row(state: RankingState, work: TableWork, card: str) -> View:
    others = [other for other in orders.placed(work.tiers) if other != card]
    mates = next(tier for tier in work.tiers if card in tier)
    return {
        **_card(state, work, card),
        "place": orders.place_of(work.tiers, card),
        "words": place_word(work.tiers, card),
        "is_tied": len(mates) > 1,
        "up": orders.place_above(work.tiers, card),
        "down": orders.place_below(work.tiers, card),
        "places": [(place, ordinal(place)) for place in orders.open_places(work.tiers, card)],
        "ties": [_card(state, work, other) for other in others if other not in mates],
    }


def _labels(state: RankingState, room: Room) -> View:
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
