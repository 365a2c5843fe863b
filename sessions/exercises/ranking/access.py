"""Owns who may give a command: people at a table for their own table, a facilitator for labels and sets."""

from sessions.errors import Rejection, refuse
from sessions.exercises.base import Context, Role
from sessions.exercises.ranking.commands import (
    ChooseSet,
    Command,
    EndorseCriterion,
    LabelCriterion,
    MarkPrimary,
    ProposeCriterion,
    RewordCriterion,
    SubmitOrder,
)
from sessions.exercises.ranking.phases import AGREED, CRITERIA, OWN
from sessions.exercises.ranking.state import RankingState

ABOUT_CRITERIA = (ProposeCriterion, RewordCriterion, EndorseCriterion, MarkPrimary)


def refusal(state: RankingState, command: Command, context: Context) -> Rejection | None:
    """Why this actor can't give this command here, or None."""
    if isinstance(command, (LabelCriterion, ChooseSet)):
        return _facilitator_refusal(command, context)
    if context.by.role is not Role.PARTICIPANT or context.by.participant is None:
        return refuse(
            "participants_only",
            "The people at the tables do this, on their phones. You can label a criterion or choose a set.",
        )
    if context.by.table not in state.tables:
        return refuse(
            "no_set_for_table",
            "Your table has no example set in this exercise. Tell your facilitator.",
        )
    if context.phase not in _phases_of(command):
        return refuse("not_in_this_step", "This belongs to another step. Look at what your phone asks now.")
    return None


def _facilitator_refusal(command: Command, context: Context) -> Rejection | None:
    if context.by.role is Role.FACILITATOR:
        return None
    if isinstance(command, ChooseSet):
        return refuse("facilitators_only", "A facilitator chooses the examples of each table. Ask yours.")
    return refuse(
        "facilitators_only",
        "A facilitator gives labels that tables share. You can reword the criterion itself.",
    )


def _phases_of(command: Command) -> tuple[str, ...]:
    if isinstance(command, SubmitOrder):
        return (OWN,)
    return (CRITERIA, AGREED) if isinstance(command, ABOUT_CRITERIA) else (AGREED,)
