"""The typed names of things, so that one kind of id is never passed for another."""

from typing import NewType

WorkshopId = NewType("WorkshopId", str)
ParticipantId = NewType("ParticipantId", str)
ExerciseId = NewType("ExerciseId", str)
CommandId = NewType("CommandId", str)
StepKey = NewType("StepKey", str)
GrantId = NewType("GrantId", str)  # of a role that was given by link
PhoneKey = NewType("PhoneKey", str)  # equals the participant's id on the phone that joined

Giver = ParticipantId | GrantId  # whoever wrote something down: a person, or a role at a table

GRANT = "grant-"  # begins the name of every grant, and no participant's


def is_grant(name: str) -> bool:
    """Whether the record's name of an actor is that of a role given by link."""
    return name.startswith(GRANT)


def step_key(exercise: ExerciseId, phase: str) -> StepKey:
    """The name of one phase of one exercise, as commands and pages carry it."""
    return StepKey(f"{exercise}/{phase}")
