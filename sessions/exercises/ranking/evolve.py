"""Owns how each event changes the state. It never fails: what an event refers to may have been erased."""

from collections.abc import Callable
from typing import Any

from sessions.exercises.ballots import Answer
from sessions.exercises.base import ExerciseEvent, Stamp
from sessions.exercises.ranking import events as happened
from sessions.exercises.ranking.orders import tidy
from sessions.exercises.ranking.state import Criterion, OwnOrder, RankingState


def evolve(state: RankingState, event: ExerciseEvent, stamp: Stamp) -> None:
    """Take an event into the state."""
    STEPS[type(event)](state, event, stamp)


def _order_submitted(state: RankingState, event: happened.OrderSubmitted, stamp: Stamp) -> None:
    body = OwnOrder(tidy(event.tiers), tuple(event.shown))
    answer = Answer(body, receipt=stamp.seq, at=stamp.at, table=event.table)
    state.own[event.set_key].put(event.participant, answer)


def _criterion_proposed(state: RankingState, event: happened.CriterionProposed, stamp: Stamp) -> None:
    work = state.tables[event.table]
    work.proposed += 1
    work.heard[event.participant] = stamp
    work.criteria[event.criterion] = Criterion(event.criterion, event.text, {event.participant})


def _criterion_reworded(state: RankingState, event: happened.CriterionReworded, stamp: Stamp) -> None:
    work = state.tables[event.table]
    work.heard[event.participant] = stamp
    criterion = work.criteria.get(event.criterion)
    if criterion:
        criterion.text, criterion.endorsers = event.text, {event.participant}
        criterion.wording += 1


def _criterion_endorsed(state: RankingState, event: happened.CriterionEndorsed, stamp: Stamp) -> None:
    work = state.tables[event.table]
    work.heard[event.participant] = stamp
    criterion = work.criteria.get(event.criterion)
    if criterion and event.agrees:
        criterion.endorsers.add(event.participant)
    elif criterion:
        criterion.endorsers.discard(event.participant)


def _primary_marked(state: RankingState, event: happened.PrimaryMarked, stamp: Stamp) -> None:
    state.tables[event.table].primary = event.criterion


def _criterion_labelled(state: RankingState, event: happened.CriterionLabelled, stamp: Stamp) -> None:
    criterion = state.tables[event.table].criteria.get(event.criterion)
    if criterion:
        criterion.label = event.label


def _order_edited(state: RankingState, event: happened.OrderEdited, stamp: Stamp) -> None:
    work = state.tables[event.table]
    work.tiers, work.version = tidy(event.tiers), event.version
    work.changed[event.card] = event.version
    work.is_confirmed = False


def _disagreement_noted(state: RankingState, event: happened.DisagreementNoted, stamp: Stamp) -> None:
    work = state.tables[event.table]
    if not event.card:
        work.is_split = event.is_open
    elif event.is_open:
        work.disputed.add(event.card)
    else:
        work.disputed.discard(event.card)
    work.is_confirmed = False


def _order_confirmed(state: RankingState, event: happened.OrderConfirmed, stamp: Stamp) -> None:
    work = state.tables[event.table]
    work.is_confirmed, work.is_split = True, False


STEPS: dict[type[ExerciseEvent], Callable[[RankingState, Any, Stamp], None]] = {
    happened.OrderSubmitted: _order_submitted,
    happened.CriterionProposed: _criterion_proposed,
    happened.CriterionReworded: _criterion_reworded,
    happened.CriterionEndorsed: _criterion_endorsed,
    happened.PrimaryMarked: _primary_marked,
    happened.CriterionLabelled: _criterion_labelled,
    happened.OrderEdited: _order_edited,
    happened.DisagreementNoted: _disagreement_noted,
    happened.OrderConfirmed: _order_confirmed,
}
