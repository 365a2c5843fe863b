"""Owns how what happened changes the state. Never fails: what an event names may be erased."""

from collections.abc import Mapping
from typing import TypeVar

from sessions.exercises.assessing import events as happened
from sessions.exercises.assessing.state import Agreed, AssessingState, Inside, Sheet
from sessions.exercises.ballots import Answer
from sessions.exercises.base import ExerciseEvent, Stamp
from sessions.exercises.moderation import evolve_saying
from sessions.ids import ParticipantId

T = TypeVar("T")


def evolve(state: AssessingState, event: ExerciseEvent, stamp: Stamp) -> None:
    """Take an event into the state."""
    match event:
        case happened.SheetGiven() | happened.WeightsGiven() | happened.WithinGiven():
            _put_own(state, event, stamp)
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


def _put_own(
    state: AssessingState,
    event: happened.SheetGiven | happened.WeightsGiven | happened.WithinGiven,
    stamp: Stamp,
) -> None:
    """Somebody's newest answer to a part that they answer alone. Numbers are texts in events."""
    who, rest = ParticipantId(stamp.by), (stamp.seq, stamp.at, stamp.table)
    match event:
        case happened.SheetGiven():
            sheet = Sheet(_numbered(event.answers), _numbered(event.confidence), _numbered(event.reasons))
            state.sheets.put(who, Answer(sheet, *rest))
        case happened.WeightsGiven():
            state.weights.put(who, Answer(_numbered(event.points), *rest))
        case happened.WithinGiven():
            inside = Inside(_numbered(event.points), _numbered(event.apart))
            state.within.put(who, Answer(inside, *rest))


def _numbered(given: Mapping[str, T]) -> dict[int, T]:
    return {int(number): value for number, value in given.items()}


def _put_agreed(held: dict[int, Agreed], event: happened.AnswerAgreed | happened.AnswerNoted) -> None:
    known = held.get(event.question)
    version = known.version + 1 if known else 1
    held[event.question] = Agreed(event.answer, event.confidence, event.is_red_line, event.line, version)
