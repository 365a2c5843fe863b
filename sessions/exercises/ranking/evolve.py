"""Owns how each event changes the state. It never fails: what an event refers to may have been erased."""

from collections.abc import Callable, Mapping
from typing import Any

from sessions.exercises.ballots import Answer
from sessions.exercises.base import ExerciseEvent, Stamp
from sessions.exercises.ranking import events as happened, line
from sessions.exercises.ranking.minority import evolve_record
from sessions.exercises.ranking.orders import tidy
from sessions.exercises.ranking.state import Criterion, Marks, OwnOrder, RankingState, TableWork
from sessions.ids import ParticipantId


def evolve(state: RankingState, event: ExerciseEvent, stamp: Stamp) -> None:
    """Take an event into the state."""
    if not evolve_record(state.minority, event, stamp):
        STEPS[type(event)](state, event, stamp)


def _order_submitted(state: RankingState, event: happened.OrderSubmitted, stamp: Stamp) -> None:
    body = OwnOrder(tidy(event.tiers), tuple(event.shown))
    answer = Answer(body, receipt=stamp.seq, at=stamp.at, table=event.table)
    for ballots in state.own.values():  # one order a person, also of someone who moved to another set's table
        ballots.answers.pop(event.participant, None)
    state.own[event.set_key].put(event.participant, answer)


def _most_least_marked(state: RankingState, event: happened.MostLeastMarked, stamp: Stamp) -> None:
    most, least = event.marks
    body = Marks(most, least, tuple(event.shown))
    for ballots in state.marks.values():
        ballots.answers.pop(event.participant, None)
    answer = Answer(body, receipt=stamp.seq, at=stamp.at, table=event.table)
    state.marks[event.set_key].put(event.participant, answer)


def _criterion_proposed(state: RankingState, event: happened.CriterionProposed, stamp: Stamp) -> None:
    work = state.tables[event.table]
    work.proposed = max(work.proposed, _number(event.criterion))
    work.primary = None if work.primary == event.criterion else work.primary  # one of an erased namesake
    work.criteria[event.criterion] = Criterion(event.criterion, event.text, _agreeing(work, event, stamp))


def _criterion_reworded(state: RankingState, event: happened.CriterionReworded, stamp: Stamp) -> None:
    work = state.tables[event.table]
    agreeing = _agreeing(work, event, stamp)
    criterion = work.criteria.get(event.criterion)
    if criterion:
        criterion.text, criterion.endorsers = event.text, agreeing
        criterion.wording += 1
    else:  # whoever proposed it took their words back, and these are another's
        work.proposed = max(work.proposed, _number(event.criterion))
        work.criteria[event.criterion] = Criterion(event.criterion, event.text, agreeing)


def _agreeing(
    work: TableWork, event: happened.CriterionProposed | happened.CriterionReworded, stamp: Stamp
) -> set[ParticipantId]:
    """Who agrees with new words: the person who wrote them; nobody where a scribe did."""
    if event.participant is None:
        return set()
    work.heard[event.participant] = stamp
    return {event.participant}


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
    work.above = line.kept(work.above, work.tiers, event.card)
    work.is_confirmed = False


def _line_drawn(state: RankingState, event: happened.LineDrawn, stamp: Stamp) -> None:
    work = state.tables[event.table]
    work.above = None if event.above is None else frozenset(event.above)
    work.version = work.changed[line.LINE] = event.version
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


def _influence_marked(state: RankingState, event: happened.InfluenceMarked, stamp: Stamp) -> None:
    marked = state.tables[event.table].influences
    if event.is_marked:
        marked.add(event.influence)
    else:
        marked.discard(event.influence)


def _influence_added(state: RankingState, event: happened.InfluenceAdded, stamp: Stamp) -> None:
    work = state.tables[event.table]
    work.noted = max(work.noted, _number(event.note))
    work.notes[event.note] = event.text


def _influence_taken_out(state: RankingState, event: happened.InfluenceTakenOut, stamp: Stamp) -> None:
    state.tables[event.table].notes.pop(event.note, None)


def _set_chosen(state: RankingState, event: happened.SetChosen, stamp: Stamp) -> None:
    state.tables[event.table].set_key = event.set_key


def pass_over(state: RankingState, facts: Mapping[str, Any]) -> None:
    """The words of an event are gone: the names it gave stay given."""
    state.minority.sayings.count_erased(facts)
    work = state.tables.get(facts.get("table", 0))
    if work is None:
        return
    if "criterion" in facts:
        work.proposed = max(work.proposed, _number(facts["criterion"]))
    if "note" in facts:
        work.noted = max(work.noted, _number(facts["note"]))


def _number(name: str) -> int:
    """The number in a made name such as t3-c2: names stay apart though an earlier one was erased."""
    return int(name[name.rindex("-") + 2 :])


STEPS: dict[type[ExerciseEvent], Callable[[RankingState, Any, Stamp], None]] = {
    happened.OrderSubmitted: _order_submitted,
    happened.MostLeastMarked: _most_least_marked,
    happened.CriterionProposed: _criterion_proposed,
    happened.CriterionReworded: _criterion_reworded,
    happened.CriterionEndorsed: _criterion_endorsed,
    happened.PrimaryMarked: _primary_marked,
    happened.CriterionLabelled: _criterion_labelled,
    happened.OrderEdited: _order_edited,
    happened.LineDrawn: _line_drawn,
    happened.DisagreementNoted: _disagreement_noted,
    happened.OrderConfirmed: _order_confirmed,
    happened.InfluenceMarked: _influence_marked,
    happened.InfluenceAdded: _influence_added,
    happened.InfluenceTakenOut: _influence_taken_out,
    happened.SetChosen: _set_chosen,
}
