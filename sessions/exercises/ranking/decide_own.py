"""Owns the rules for one's own order: which cards it may hold, and that a newer one isn't overwritten."""

from collections import Counter
from collections.abc import Sequence

from sessions.errors import Rejection, refuse
from sessions.exercises.base import Context, ExerciseEvent
from sessions.exercises.ranking.commands import SubmitOrder
from sessions.exercises.ranking.events import OrderSubmitted
from sessions.exercises.ranking.state import RankingState


def submit_order(
    state: RankingState, command: SubmitOrder, context: Context
) -> Sequence[ExerciseEvent] | Rejection:
    """Take someone's own order, or say which card is wrong."""
    participant, table = context.by.person, context.by.table
    assert table is not None
    set_key = state.tables[table].set_key
    ballots = state.own[state.answered_with(participant) or set_key]
    wrong = _wrong_cards(state, table, command) or ballots.refusal(participant, context.replaces)
    if wrong:
        return wrong
    tiers = [sorted(tier) for tier in command.tiers if tier]
    return [OrderSubmitted(participant, table, set_key, list(command.shown), tiers)]


def _wrong_cards(state: RankingState, table: int, command: SubmitOrder) -> Rejection | None:
    known, cards = state.cards_of(table), [card for tier in command.tiers for card in tier]
    for card in (*cards, *command.shown):
        if card not in known:
            return not_in_set(state, table, card)
    for card, times in Counter(cards).items():
        if times > 1:
            return refuse(
                "card_twice",
                "%(card)s stands in your order twice. Give it one place, then send your order.",
                card=state.title_of(table, card),
            )
    if not cards:
        return refuse("empty_order", "Your order is empty. Place at least one card, then send it.")
    return None


def not_in_set(state: RankingState, table: int, card: str) -> Rejection:
    """The refusal of a card that a table doesn't hold, naming it and the ones it does hold."""
    return refuse(
        "unknown_card",
        "Card %(card)s is not in the set of Table %(table)s. Choose from %(cards)s.",
        card=card,
        table=table,
        cards=", ".join(state.cards_of(table)),
    )
