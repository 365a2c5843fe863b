"""The day's agenda as it stands: its exercises in order, their steps, and how a facilitator changes it.

Only what lies ahead of the furthest step that the room has reached ever changes its place, so a position that
was reached keeps its meaning. An exercise that is skipped stays on the agenda, and has no steps in the flow.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from casestudies.schema import Materials
from sessions import events as e
from sessions.exercises.base import ExerciseEvent, Kind, Phase, Room, Stamp
from sessions.exercises.registry import Registry
from sessions.ids import ExerciseId, StepKey, step_key

ARRIVALS = -1


@dataclass(eq=False)
class Step:
    """One phase of one exercise on the agenda, and how it stands."""

    key: StepKey
    phase: Phase
    exercise: "Exercise" = field(repr=False)
    is_open: bool = False
    was_open: bool = False
    revealed: str | None = None
    seen: list[str] = field(default_factory=list)  # its results that the room was shown, one for each reveal
    ends_at: float | None = None
    locked_at: float | None = None
    room_then: Room | None = None  # who was there when it was last locked
    reached_at: float | None = None
    aside: Mapping[str, Any] | None = None  # what was cleared last: attributes of the exercise's state
    aside_seen: list[str] = field(default_factory=list)


@dataclass(eq=False)
class Exercise:
    """One exercise of the agenda; `state` belongs to its kind."""

    id: ExerciseId
    title: str
    kind: Kind
    settings: Any
    state: Any
    steps: tuple[Step, ...] = ()
    is_skipped: bool = False
    is_inserted: bool = False
    heard: int = 0  # the number of the last event by someone who takes part
    early: list[tuple[ExerciseEvent, Stamp]] = field(default_factory=list)  # by facilitators, before it began

    @property
    def minutes(self) -> int:
        """How long it is planned to take."""
        return sum(step.phase.minutes for step in self.steps)

    @property
    def is_break(self) -> bool:
        """Whether it keeps its time."""
        return all(step.phase.is_break for step in self.steps)


@dataclass(frozen=True)
class Edit:
    """The newest change of the materials: the number of its event, and what they were before."""

    seq: int
    before: Materials


@dataclass
class Day:
    """The agenda; `planned_minutes` is how long the whole day was to take when it was made."""

    exercises: dict[ExerciseId, Exercise]
    materials: Materials
    registry: Registry = field(repr=False)
    planned_minutes: int = 0
    insertions: int = 0
    furthest: int = ARRIVALS
    edit: Edit | None = None
    cleared: int = 0  # the number of the last event that put answers aside, or back
    steps: tuple[Step, ...] = ()

    def __post_init__(self) -> None:
        """Lay the steps out, and let the exercises meet."""
        self.arrange(self.exercises.values())
        self.planned_minutes = sum(exercise.minutes for exercise in self.exercises.values())
        for exercise in self.exercises.values():
            self.introduce(exercise)

    def arrange(self, exercises: Iterable[Exercise]) -> None:
        """Put the exercises in this order."""
        self.exercises = {exercise.id: exercise for exercise in exercises}
        self.steps = tuple(
            step for exercise in self.exercises.values() if not exercise.is_skipped for step in exercise.steps
        )

    def introduce(self, exercise: Exercise) -> str | None:
        """Let an exercise meet the others; what its settings name wrongly."""
        others = {other.id: other.state for other in self.exercises.values() if other.id != exercise.id}
        return exercise.kind.meet(exercise.state, others)

    @property
    def ahead(self) -> list[Exercise]:
        """The exercises that the room has not come to, skipped ones among them, in their order."""
        order = list(self.exercises.values())
        reached = {step.exercise.id for step in self.steps[: self.furthest + 1]}
        last = max((index for index, exercise in enumerate(order) if exercise.id in reached), default=-1)
        return order[last + 1 :]

    @property
    def talks_ahead(self) -> list[Step]:
        """The steps to come that may be shortened: exercises and breaks keep their time."""
        coming = self.steps[self.furthest + 1 :]
        return [step for step in coming if not step.phase.takes_answers and not step.phase.is_break]

    def find_step(self, key: StepKey | None) -> Step | None:
        """A step of the agenda by its name."""
        return next((step for step in self.steps if step.key == key), None)

    def following(self, exercise: ExerciseId) -> ExerciseId | None:
        """The exercise that an exercise stands before; None for the last."""
        order = list(self.exercises)
        place = order.index(exercise) + 1
        return order[place] if place < len(order) else None


def begin_day(plan: Mapping[str, Any], materials: Materials, registry: Registry) -> Day:
    """The agenda of a plan."""
    exercises = [begin_exercise(spec, materials, registry) for spec in plan["exercises"]]
    return Day({exercise.id: exercise for exercise in exercises}, materials, registry)


def begin_exercise(spec: Mapping[str, Any], materials: Materials, registry: Registry) -> Exercise:
    """An exercise in which nothing has happened."""
    kind = registry.get(spec["kind"])
    settings = kind.Settings.model_validate(spec["settings"])
    exercise = Exercise(
        id=ExerciseId(spec["id"]),
        title=spec["title"],
        kind=kind,
        settings=settings,
        state=kind.start(settings, materials),
    )
    phases = kind.phases(settings, materials)
    exercise.steps = tuple(Step(step_key(exercise.id, phase.key), phase, exercise) for phase in phases)
    return exercise


def placed(order: Sequence[Exercise], exercise: Exercise, before: ExerciseId | None) -> list[Exercise]:
    """The order with an exercise right before another, or last."""
    others = [other for other in order if other.id != exercise.id]
    place = next((index for index, other in enumerate(others) if other.id == before), len(others))
    return [*others[:place], exercise, *others[place:]]


def _inserted(day: Day, event: e.ExerciseInserted, stamp: Stamp) -> None:
    spec = {
        "id": event.exercise,
        "kind": event.kind,
        "title": event.title,
        "settings": event.settings,
    }
    exercise = begin_exercise(spec, day.materials, day.registry)
    exercise.is_inserted = True
    day.insertions += 1
    day.arrange(placed(list(day.exercises.values()), exercise, event.before))
    day.introduce(exercise)


def _removed(day: Day, event: e.ExerciseRemoved, stamp: Stamp) -> None:
    day.arrange(exercise for exercise in day.exercises.values() if exercise.id != event.exercise)


def _skipped(day: Day, event: e.ExerciseSkipped, stamp: Stamp) -> None:
    _mark(day, event.exercise, is_skipped=True)


def _restored(day: Day, event: e.ExerciseRestored, stamp: Stamp) -> None:
    _mark(day, event.exercise, is_skipped=False)


def _mark(day: Day, key: ExerciseId, is_skipped: bool) -> None:
    if key in day.exercises:
        day.exercises[key].is_skipped = is_skipped
        day.arrange(day.exercises.values())


def _moved(day: Day, event: e.ExerciseMoved, stamp: Stamp) -> None:
    exercise = day.exercises.get(event.exercise)
    if exercise:
        day.arrange(placed(list(day.exercises.values()), exercise, event.before))


def _replanned(day: Day, event: e.MinutesPlanned, stamp: Stamp) -> None:
    step = day.find_step(event.step)
    if step:
        step.phase = replace(step.phase, minutes=event.minutes)


def _cleared(day: Day, event: e.StepCleared, stamp: Stamp) -> None:
    """Begin the step's phase afresh, and keep what it held."""
    step = day.find_step(event.step)
    if step:
        step.aside = step.exercise.kind.clear(step.exercise.state, step.phase.key)
        step.aside_seen, step.seen = step.seen, []
        step.revealed = None
        day.cleared = stamp.seq


def _uncleared(day: Day, event: e.ClearingUndone, stamp: Stamp) -> None:
    """Put back what the step held."""
    step = day.find_step(event.step)
    if step and step.aside is not None:
        for name, held in step.aside.items():
            setattr(step.exercise.state, name, held)
        step.seen, step.revealed, step.aside = step.aside_seen, event.revealed, None
        day.cleared = stamp.seq


EVOLVERS: Mapping[type[e.Event], Callable[[Day, Any, Stamp], None]] = {
    e.StepCleared: _cleared,
    e.ClearingUndone: _uncleared,
    e.ExerciseInserted: _inserted,
    e.ExerciseRemoved: _removed,
    e.ExerciseSkipped: _skipped,
    e.ExerciseRestored: _restored,
    e.ExerciseMoved: _moved,
    e.MinutesPlanned: _replanned,
}
