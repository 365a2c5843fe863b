"""Owns how what happened changes the state. Never fails: what an event names may be erased."""

from sessions.exercises.base import ExerciseEvent, Stamp
from sessions.exercises.definition import events as happened
from sessions.exercises.definition.state import DEFINITION, REASON, DefinitionState, Endorsement
from sessions.exercises.moderation import evolve_saying
from sessions.ids import ParticipantId, is_grant

Worded = happened.DefinitionWritten | happened.DefinitionEndorsed


def evolve(state: DefinitionState, event: ExerciseEvent, stamp: Stamp) -> None:
    """Take an event into the state."""
    match event:
        case happened.DefinitionWritten():
            state.replace(event.table, DEFINITION)
            evolve_saying(state.words, event, stamp)
            if not is_grant(event.participant):
                _agree(state, event, ParticipantId(event.participant), stamp)
        case happened.ReasonGiven():
            state.replace(event.table, REASON)
            evolve_saying(state.words, event, stamp)
        case happened.DefinitionEndorsed():
            _endorse(state, event, stamp)
        case happened.DefinitionLeftOpen():
            _leave_open(state, event)
        case _:
            evolve_saying(state.words, event, stamp)


def _agree(state: DefinitionState, event: Worded, who: ParticipantId, stamp: Stamp) -> None:
    state.endorsed.setdefault(event.saying, {})[who] = Endorsement(event.table, stamp.seq, stamp.at)


def _endorse(state: DefinitionState, event: happened.DefinitionEndorsed, stamp: Stamp) -> None:
    if event.agrees:
        _agree(state, event, event.participant, stamp)
    else:
        state.endorsed.get(event.saying, {}).pop(event.participant, None)


def _leave_open(state: DefinitionState, event: happened.DefinitionLeftOpen) -> None:
    if event.is_open:
        state.left_open[event.table] = event.participant
    else:
        state.left_open.pop(event.table, None)
        state.replace(event.table, REASON)
