"""A workshop that lasts for one look: the plan as it stands, some people in it, and the room at one step.

Nothing of it is kept anywhere, and nothing it holds was said by anybody.
"""

from typing import Any

from sessions import events as e
from sessions.designing.deciding import plan_now
from sessions.evolving import begin, evolve
from sessions.exercises.base import Stamp
from sessions.ids import ExerciseId, ParticipantId
from sessions.record import Recorded
from sessions.workshop import Step, Workshop

SEATED = 4  # people at each table, fewer where it has fewer seats


def trial_at(workshop: Workshop, exercise: ExerciseId, phase: str, is_open: bool) -> Workshop | None:
    """A room that has come to a step; None where the plan has no such step."""
    room = _begun(workshop)
    step = next((one for one in room.steps if one.exercise.id == exercise and one.phase.key == phase), None)
    if step is None:
        return None
    for position in range(room.steps.index(step) + 1):
        _go(room, position)
    if is_open and step.phase.takes_answers:
        _let(room, e.StepOpened(step.key, None, was_open=False))
    room.log.clear()  # it would tell of what nobody did
    return room


def _begun(workshop: Workshop) -> Workshop:
    made = e.WorkshopCreated(
        title=workshop.title,
        area=workshop.area,
        join_code=workshop.join_code,
        join_secret=workshop.join_secret,
        screen_key="",
        plan=plan_now(workshop),
        materials=workshop.materials.model_dump(mode="json"),
        is_rehearsal=workshop.is_rehearsal,
    )
    room = begin(workshop.id, made, workshop.created_at, workshop.day.registry)
    for table, seats in room.tables.items():
        for seat in range(min(seats, SEATED)):
            _let(room, e.ParticipantJoined(ParticipantId(f"{table:030x}{seat:02x}"), table, seat))
    return room


def _go(room: Workshop, position: int) -> None:
    step: Step = room.steps[position]
    _let(room, e.StepReached(position, position - 1, False, None, position, True, step.key))


def _let(room: Workshop, event: Any) -> None:
    """Take an event in, as if it had just happened."""
    evolve(room, Recorded(Stamp(room.version + 1, room.created_at, "facilitator"), event))
