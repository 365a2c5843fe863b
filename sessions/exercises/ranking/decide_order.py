"""Owns the rules for a table's one agreed order, edited by several hands at once.

Each edit names the version that its hand saw. It is refused only when the very card had been moved since:
edits of different cards all count, and every phone then shows the same picture.
"""

from collections.abc import Sequence

from sessions.errors import Rejection, refuse
from sessions.exercises.base import Context, ExerciseEvent
from sessions.exercises.ranking import orders
from sessions.exercises.ranking.commands import ConfirmOrder, DisagreeOn, PlaceCard, TakeOut, TieCard
from sessions.exercises.ranking.decide_own import not_in_set
from sessions.exercises.ranking.events import DisagreementNoted, OrderConfirmed, OrderEdited
from sessions.exercises.ranking.state import RankingState
from sessions.exercises.ranking.wording import place_word
from sessions.ids import ParticipantId

Decision = Sequence[ExerciseEvent] | Rejection
NOT_HERE = refuse(
    "order_not_here",
    "Your phone shows an order that your table doesn't have. Reload the page, then try again.",
)


def place_card(state: RankingState, command: PlaceCard, context: Context) -> Decision:
    """Put a card in a place of its own."""
    table = table_of(context)
    wrong = moved_on(state, table, command.version, command.card)
    if wrong:
        return wrong
    return _edited(
        state, context, command.card, orders.put(state.tables[table].tiers, command.card, command.place)
    )


def tie_card(state: RankingState, command: TieCard, context: Context) -> Decision:
    """Put a card in the same place as another one, which has to have a place."""
    table = table_of(context)
    tiers = state.tables[table].tiers
    wrong = moved_on(state, table, command.version, command.card, command.with_card)
    if wrong:
        return wrong
    if command.card == command.with_card:
        return refuse(
            "tied_with_itself",
            "%(card)s can't share a place with itself. Choose another card.",
            card=state.title_of(table, command.card),
        )
    if orders.place_of(tiers, command.with_card) is None:
        return refuse(
            "card_not_placed",
            "%(card)s has no place yet. Place it first, then share its place.",
            card=state.title_of(table, command.with_card),
        )
    return _edited(state, context, command.card, orders.tie(tiers, command.card, command.with_card))


def take_out(state: RankingState, command: TakeOut, context: Context) -> Decision:
    """Take a card out of the order: unplaced, which is not last."""
    table = table_of(context)
    wrong = moved_on(state, table, command.version, command.card)
    if wrong:
        return wrong
    return _edited(state, context, command.card, orders.without(state.tables[table].tiers, command.card))


def disagree_on(state: RankingState, command: DisagreeOn, context: Context) -> Decision:
    """Record that the table could not agree, on a card or on the whole, or take that back."""
    table = table_of(context)
    work = state.tables[table]
    if command.card and command.card not in state.cards_of(table):
        return not_in_set(state, table, command.card)
    is_open_now = command.card in work.disputed if command.card else work.is_split
    if command.is_open == is_open_now:
        return refuse("already_so", "Your table's phones show that already. Look at your order again.")
    return [DisagreementNoted(hand_of(context), table, command.card, command.is_open)]


def confirm_order(state: RankingState, command: ConfirmOrder, context: Context) -> Decision:
    """Say that the table agrees on its order as it stands."""
    table = table_of(context)
    work = state.tables[table]
    if not work.tiers:
        return refuse(
            "empty_order",
            "Your order is empty. Place at least one card, or press “We could not agree”.",
        )
    if command.version is not None and command.version > work.version:
        return NOT_HERE
    if command.version is not None and command.version < work.version:
        return refuse(
            "order_moved_on",
            "Someone at your table changed the order just now. Look at it again, then say that you agree.",
        )
    if work.is_confirmed:
        return refuse("already_so", "Your table agreed on this order already. Move a card to change it.")
    return [OrderConfirmed(hand_of(context), table, work.version)]


def _edited(state: RankingState, context: Context, card: str, tiers: orders.Tiers) -> Decision:
    table = table_of(context)
    work = state.tables[table]
    if tiers == work.tiers:
        return _stays(state, table, card)
    after = [list(tier) for tier in tiers]
    return [OrderEdited(hand_of(context), table, card, work.version + 1, after)]


def _stays(state: RankingState, table: int, card: str) -> Rejection:
    title, place = state.title_of(table, card), place_word(state.tables[table].tiers, card)
    if not place:
        return refuse("already_so", "%(card)s is not in the order now. Tap it to place it.", card=title)
    return refuse(
        "already_so", "%(card)s is %(place)s already. Choose another place.", card=title, place=place
    )


def moved_on(state: RankingState, table: int, version: int, *cards: str) -> Rejection | None:
    """Why an edit can't be made: a card isn't the table's, or moved since the hand looked."""
    known, work = state.cards_of(table), state.tables[table]
    for card in cards:
        if card not in known:
            return not_in_set(state, table, card)
        if version > work.version:
            return NOT_HERE
        if work.changed.get(card, 0) > version:
            return refuse(
                "order_moved_on",
                "Someone at your table moved %(card)s just now. Look where it is, then move it again.",
                card=state.title_of(table, card),
            )
    return None


def table_of(context: Context) -> int:
    """The table of the hand."""
    return context.by.at


def hand_of(context: Context) -> ParticipantId | None:
    """Whose hand it is; None for whoever writes for the table."""
    return context.by.participant
