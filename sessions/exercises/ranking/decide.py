"""Owns which rule answers which command; who may give one is asked first, in `access`."""

from collections.abc import Callable, Sequence
from typing import Any

from sessions.errors import Rejection
from sessions.exercises.base import Context, ExerciseEvent
from sessions.exercises.moderation import decide_saying
from sessions.exercises.ranking import (
    access,
    commands as asked,
    decide_criteria,
    decide_influences,
    decide_line,
    decide_marks,
    decide_minority,
    decide_order,
    decide_own,
    decide_set,
)
from sessions.exercises.ranking.state import RankingState
from sessions.exercises.saying_commands import SayingCommand

Rule = Callable[[RankingState, Any, Context], Sequence[ExerciseEvent] | Rejection]

RULES: dict[type[asked.Command], Rule] = {
    asked.SubmitOrder: decide_own.submit_order,
    asked.MarkMostLeast: decide_marks.mark_most_least,
    asked.ProposeCriterion: decide_criteria.propose_criterion,
    asked.RewordCriterion: decide_criteria.reword_criterion,
    asked.EndorseCriterion: decide_criteria.endorse_criterion,
    asked.MarkPrimary: decide_criteria.mark_primary,
    asked.LabelCriterion: decide_criteria.label_criterion,
    asked.PlaceCard: decide_order.place_card,
    asked.TieCard: decide_order.tie_card,
    asked.TakeOut: decide_order.take_out,
    asked.DrawLine: decide_line.draw_line,
    asked.TakeLineOut: decide_line.take_line_out,
    asked.DisagreeOn: decide_order.disagree_on,
    asked.ConfirmOrder: decide_order.confirm_order,
    asked.MarkInfluence: decide_influences.mark_influence,
    asked.AddInfluence: decide_influences.add_influence,
    asked.TakeInfluenceOut: decide_influences.take_influence_out,
    asked.ChooseSet: decide_set.choose_set,
    asked.PutOnRecord: decide_minority.put_on_record,
    asked.NothingToAdd: decide_minority.nothing_to_add,
}


def decide(
    state: RankingState, command: asked.Command | SayingCommand, context: Context
) -> Sequence[ExerciseEvent] | Rejection:
    """What follows from a command; reads only."""
    if isinstance(command, SayingCommand):
        return decide_saying(state.minority.sayings, command, context)
    return access.refusal(state, command, context) or RULES[type(command)](state, command, context)
