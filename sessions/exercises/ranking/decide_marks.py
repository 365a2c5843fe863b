"""Owns the rules for the quick way to answer alone: the one card with most and the one with least."""

from collections.abc import Sequence

from sessions.errors import Rejection, refuse
from sessions.exercises.base import Context, ExerciseEvent
from sessions.exercises.ranking.commands import MarkMostLeast
from sessions.exercises.ranking.decide_own import not_in_set
from sessions.exercises.ranking.events import MostLeastMarked
from sessions.exercises.ranking.state import RankingState


def mark_most_least(
    state: RankingState, command: MarkMostLeast, context: Context
) -> Sequence[ExerciseEvent] | Rejection:
    """Take someone's two marks, or say what is wrong with them."""
    participant, table = context.by.person, context.by.at
    set_key = state.tables[table].set_key
    ballots = state.marks[state.answered_with(participant) or set_key]
    wrong = _wrong_marks(state, table, command) or ballots.refusal(participant, context.replaces)
    if wrong:
        return wrong
    return [MostLeastMarked(participant, table, set_key, list(command.shown), [command.most, command.least])]


def _wrong_marks(state: RankingState, table: int, command: MarkMostLeast) -> Rejection | None:
    known = state.cards_of(table)
    for card in (command.most, command.least, *command.shown):
        if card and card not in known:
            return not_in_set(state, table, card)
    if not (command.most or command.least):
        return refuse("nothing_marked", "Nothing is marked yet. Mark one card, or one of each.")
    if command.most == command.least:
        return refuse(
            "same_card",
            "%(card)s can't be both most and least. Mark another card for one of them.",
            card=state.title_of(table, command.most),
        )
    return None
