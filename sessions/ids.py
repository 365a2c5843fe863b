"""The typed names of things, so that one kind of id is never passed for another."""

from typing import NewType

WorkshopId = NewType("WorkshopId", str)
ParticipantId = NewType("ParticipantId", str)
ExerciseId = NewType("ExerciseId", str)
CommandId = NewType("CommandId", str)
StepKey = NewType("StepKey", str)
PhoneKey = NewType("PhoneKey", str)  # equals the participant's id on the phone that joined


def step_key(exercise: ExerciseId, phase: str) -> StepKey:
    """The name of one phase of one exercise, as commands and pages carry it."""
    return StepKey(f"{exercise}/{phase}")
