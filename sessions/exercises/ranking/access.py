"""Owns where a command may be given: at a table that has a set, in its phase; labels and sets anywhere."""

from sessions.errors import Rejection, refuse
from sessions.exercises.base import Context
from sessions.exercises.ranking.commands import (
    ChooseSet,
    Command,
    EndorseCriterion,
    LabelCriterion,
    MarkMostLeast,
    MarkPrimary,
    NothingToAdd,
    ProposeCriterion,
    PutOnRecord,
    RewordCriterion,
    SubmitOrder,
)
from sessions.exercises.ranking.phases import AGREED, CRITERIA, MINORITY, OWN
from sessions.exercises.ranking.state import RankingState

ABOUT_CRITERIA = (ProposeCriterion, RewordCriterion, EndorseCriterion, MarkPrimary)


def refusal(state: RankingState, command: Command, context: Context) -> Rejection | None:
    """Why this command can't be given here, or None."""
    if isinstance(command, (LabelCriterion, ChooseSet)):
        return None
    if context.by.table not in state.tables:
        return refuse(
            "no_set_for_table",
            "Your table has no example set in this exercise. Tell your facilitator.",
        )
    if context.phase not in _phases_of(command):
        return refuse("not_in_this_step", "This belongs to another step. Look at what your phone asks now.")
    return _way_refusal(state, command)


def _way_refusal(state: RankingState, command: Command) -> Rejection | None:
    """An order where people mark most and least, or the other way round."""
    if isinstance(command, SubmitOrder) and state.settings.is_quick:
        return refuse("marks_wanted", "Mark one card as most and one as least: no whole order is asked here.")
    if isinstance(command, MarkMostLeast) and not state.settings.is_quick:
        return refuse("order_wanted", "An order of the cards is asked here. Place at least one card.")
    return None


def _phases_of(command: Command) -> tuple[str, ...]:
    if isinstance(command, (SubmitOrder, MarkMostLeast)):
        return (OWN,)
    if isinstance(command, (PutOnRecord, NothingToAdd)):
        return (MINORITY,)
    return (CRITERIA, AGREED) if isinstance(command, ABOUT_CRITERIA) else (AGREED,)
