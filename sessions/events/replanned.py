"""What was changed in the agenda ahead, on the day."""

from dataclasses import dataclass
from typing import Any, ClassVar

from sessions.events.base import ON_CONSOLES, Audience, Event
from sessions.ids import ExerciseId, StepKey


@dataclass(frozen=True)
class ExerciseInserted(Event):
    """An exercise was put in on the day, right before another one or last."""

    exercise: ExerciseId
    kind: str
    title: str
    settings: dict[str, Any]
    before: ExerciseId | None
    audience: ClassVar[frozenset[Audience]] = ON_CONSOLES


@dataclass(frozen=True)
class ExerciseRemoved(Event):
    """An insertion was taken back before the room came to it."""

    exercise: ExerciseId
    audience: ClassVar[frozenset[Audience]] = ON_CONSOLES


@dataclass(frozen=True)
class ExerciseSkipped(Event):
    """An exercise ahead is left out; it stays on the agenda."""

    exercise: ExerciseId
    audience: ClassVar[frozenset[Audience]] = ON_CONSOLES


@dataclass(frozen=True)
class ExerciseRestored(Event):
    """An exercise that was left out takes place after all."""

    exercise: ExerciseId
    audience: ClassVar[frozenset[Audience]] = ON_CONSOLES


@dataclass(frozen=True)
class ExerciseMoved(Event):
    """An exercise ahead takes place earlier or later; `before` and `was_before` are None for the end."""

    exercise: ExerciseId
    before: ExerciseId | None
    was_before: ExerciseId | None
    audience: ClassVar[frozenset[Audience]] = ON_CONSOLES


@dataclass(frozen=True)
class MinutesPlanned(Event):
    """A step ahead is given another time; `was` are its minutes before."""

    step: StepKey
    minutes: int
    was: int
    audience: ClassVar[frozenset[Audience]] = ON_CONSOLES
