"""Owns what the phones of a table are shown of its agreed order: rows, line, cards left over, influences;
and of the same order while they say on their own whether they see it differently.

Every value a button sends stands here, so a page works without script.
"""

from typing import Any

from sessions.aggregation.rankings import ordinal
from sessions.exercises.base import Room
from sessions.exercises.ranking import line, orders
from sessions.exercises.ranking.influences import INFLUENCES, LONGEST_NOTE, MOST_NOTES
from sessions.exercises.ranking.lenses import LENSES
from sessions.exercises.ranking.minority import FEW
from sessions.exercises.ranking.phases import has_moves
from sessions.exercises.ranking.progress import spread_of, status_of
from sessions.exercises.ranking.state import RankingState, TableWork
from sessions.exercises.ranking.wording import place_word
from sessions.exercises.sayings import LONGEST_SAYING
from sessions.words import say

View = dict[str, Any]


def order_view(state: RankingState, work: TableWork) -> View:
    """All of a table's agreed order."""
    unplaced = state.unplaced(work.number)
    cards = orders.placed(work.tiers)
    return {
        "version": work.version,
        "spread": spread_of(state, work.number) if has_moves(state.settings) else None,
        "status": status_of(work),
        "is_confirmed": work.is_confirmed,
        "is_split": work.is_split,
        "could_not_agree": work.could_not_agree,
        "rows": [_placed_row(state, work, card) for card in cards],
        "unplaced": [_card(state, work, card) for card in unplaced],
        "line": _line(state, work),
        "influences": _influences(work),
        "next_place": len(cards) + 1,
        "next_place_words": ordinal(len(cards) + 1),
    }


def record_view(state: RankingState, work: TableWork, room: Room) -> View:
    """What is asked beside a table's order: the order, and how many could guess who wrote what."""
    people = len(room.members.get(work.number, ()))
    return {
        "rows": [_placed_row(state, work, card) for card in orders.placed(work.tiers)],
        "unplaced": [_card(state, work, card) for card in state.unplaced(work.number)],
        "status": status_of(work) if work.is_finished else say("not confirmed"),
        "has_order": bool(work.tiers or work.could_not_agree),
        "others": people - 1 if people < FEW else None,
        "longest": LONGEST_SAYING,
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
        "starts_tie": len(mates) > 1 and mates[0] == card,
        "side": line.side(work.above, work.tiers, card),
        "up": orders.place_above(work.tiers, card),
        "down": orders.place_below(work.tiers, card),
        "places": [(place, ordinal(place)) for place in orders.open_places(work.tiers, card)],
        "ties": [_card(state, work, other) for other in others if other not in mates],
    }


def _line(state: RankingState, work: TableWork) -> View | None:
    """The line of the table's order: rows above it, and under which card each press puts it."""
    words = LENSES[state.settings.lens].line
    if words is None:
        return None
    tiers, count = work.tiers, line.tiers_above(work.above, work.tiers)
    ends = ["", *(tier[-1] for tier in tiers)]  # under which card: above all, under the first place, ...
    is_drawn = work.above is not None
    return {
        "is_drawn": is_drawn,
        "at": len(work.above or ()),
        "words": words,
        "middle": ends[(len(tiers) + 1) // 2],
        "up": ends[count - 1] if is_drawn and count else None,
        "down": ends[count + 1] if is_drawn and count < len(tiers) else None,
        "under": state.title_of(work.number, ends[count]) if is_drawn and count else "",
    }


def _influences(work: TableWork) -> View:
    return {
        "marks": [
            {"key": key, "name": name, "is_marked": key in work.influences}
            for key, name in INFLUENCES.items()
        ],
        "notes": [{"id": note, "text": text} for note, text in work.notes.items()],
        "can_add": len(work.notes) < MOST_NOTES,
        "most": MOST_NOTES,
        "longest": LONGEST_NOTE,
    }
