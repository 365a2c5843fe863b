"""Owns how what happened changes the state. Never fails: what an event names may be erased."""

from collections.abc import Mapping

from sessions.exercises.assessing import events as happened
from sessions.exercises.assessing.state import Agreed, AssessingState, Sheet
from sessions.exercises.ballots import Answer
from sessions.exercises.base import ExerciseEvent, Stamp
from sessions.exercises.moderation import evolve_saying
from sessions.ids import ParticipantId


def evolve(state: AssessingState, event: ExerciseEvent, stamp: Stamp) -> None:
    """Take an event into the state."""
    match event:
        case happened.SheetGiven():
            _put_sheet(state, event, stamp)
        case happened.WeightsGiven():
            points: Mapping[int, int] = {int(key): given for key, given in event.points.items()}
            state.weights.put(ParticipantId(stamp.by), Answer(points, stamp.seq, stamp.at, stamp.table))
        case happened.ConditionSettled():
            state.gate.setdefault(event.table, {})[event.condition] = event.standing
        case happened.AnswerAgreed():
            _put_agreed(state.agreed.setdefault(event.table, {}), event)
        case happened.AnswerNoted():
            _put_agreed(state.noted, event)
        case happened.GateWaived():
            state.waived = tuple(event.open_conditions)
        case happened.GateWaiverTakenBack():
            state.waived = None
        case happened.ReasonWritten():
            old = state.reason(event.table, event.about)
            if old:
                state.words.drop(old.id)
            evolve_saying(state.words, event, stamp)
        case _:
            evolve_saying(state.words, event, stamp)


def _put_sheet(state: AssessingState, event: happened.SheetGiven, stamp: Stamp) -> None:
    sheet = Sheet(
        {int(number): answer for number, answer in event.answers.items()},
        {int(number): word for number, word in event.confidence.items()},
        {int(number): text for number, text in event.reasons.items()},
    )
    state.sheets.put(ParticipantId(stamp.by), Answer(sheet, stamp.seq, stamp.at, stamp.table))


def _put_agreed(held: dict[int, Agreed], event: happened.AnswerAgreed | happened.AnswerNoted) -> None:
    known = held.get(event.question)
    version = known.version + 1 if known else 1
    held[event.question] = Agreed(event.answer, event.confidence, event.is_red_line, version)
