"""Owns the rules for the line through a table's order. It is an edit like those of cards, with a version."""

from collections.abc import Sequence

from sessions.errors import Rejection, refuse
from sessions.exercises.base import Context, ExerciseEvent
from sessions.exercises.ranking import line
from sessions.exercises.ranking.commands import DrawLine, TakeLineOut
from sessions.exercises.ranking.decide_order import hand_of, moved_on, table_of
from sessions.exercises.ranking.events import LineDrawn
from sessions.exercises.ranking.lenses import LENSES
from sessions.exercises.ranking.orders import place_of
from sessions.exercises.ranking.state import RankingState

Decision = Sequence[ExerciseEvent] | Rejection


def draw_line(state: RankingState, command: DrawLine, context: Context) -> Decision:
    """Draw the line right under the place of a card, or move it there; under "" is above them all."""
    table = table_of(context)
    work = state.tables[table]
    cards = [command.under] if command.under else []
    wrong = (
        _no_line(state)
        or moved_on(state, table, command.version, *cards)
        or _line_moved(state, command, table)
    )
    if wrong:
        return wrong
    if not work.tiers:
        return refuse("empty_order", "Your order is empty. Place at least one card, then draw the line.")
    if command.under and place_of(work.tiers, command.under) is None:
        title = state.title_of(table, command.under)
        return refuse("card_not_placed", "%(card)s has no place yet. Place it first.", card=title)
    above = line.under(work.tiers, command.under)
    if above == work.above:
        return refuse("already_so", "The line is there already. Look at your order again.")
    ordered = [card for tier in work.tiers for card in tier if card in above]
    return [LineDrawn(hand_of(context), table, work.version + 1, ordered)]


def take_line_out(state: RankingState, command: TakeLineOut, context: Context) -> Decision:
    """Take the line out of the order again."""
    table = table_of(context)
    work = state.tables[table]
    wrong = _no_line(state) or moved_on(state, table, command.version) or _line_moved(state, command, table)
    if wrong:
        return wrong
    if work.above is None:
        return refuse("already_so", "Your order has no line now. Look at it again.")
    return [LineDrawn(hand_of(context), table, work.version + 1, None)]


def _no_line(state: RankingState) -> Rejection | None:
    if LENSES[state.settings.lens].line:
        return None
    return refuse("no_line_here", "This order has no line. Put the cards in places, or leave them out.")


def _line_moved(state: RankingState, command: DrawLine | TakeLineOut, table: int) -> Rejection | None:
    if state.tables[table].changed.get(line.LINE, 0) <= command.version:
        return None
    return refuse(
        "order_moved_on",
        "Someone at your table moved the line just now. Look where it is, then move it again.",
    )
