"""What other materials mean for a day under way: exercises that have begun stay, those to come begin afresh.

It is the half of `editing.py` that changes the state. Like all folding it never fails, for what would was
refused before.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from casestudies.parts import changed
from casestudies.schema import Materials
from sessions import events as e
from sessions.day import ARRIVALS, Day, Edit, Exercise, Step
from sessions.ids import step_key


def has_begun(exercise: Exercise) -> bool:
    """Whether the room has come to it, ever, even where that was taken back."""
    return bool(exercise.heard) or any(
        step.reached_at is not None or step.was_open for step in exercise.steps
    )


def to_come(day: Day) -> list[Exercise]:
    """The exercises that can still be begun with other materials, left out ones among them."""
    return [exercise for exercise in day.exercises.values() if not has_begun(exercise)]


def renew(day: Day, event: e.MaterialsEdited, seq: int) -> None:
    """Take the change in, and begin afresh whatever has not begun."""
    day.edit = Edit(seq, day.materials)
    day.materials = changed(day.materials, event.changes)
    waiting = to_come(day)
    for exercise in waiting:
        restart(exercise, day.materials, event.renamed)
    for exercise in waiting:
        day.introduce(exercise)
    day.arrange(day.exercises.values())


def edited_back(
    day: Day, tables: Sequence[int], event: e.MaterialsEdited, seq: int
) -> list[e.MaterialsEdited]:
    """The event that takes the newest change back; none once the day has begun, or after a later change."""
    if day.edit is None or day.edit.seq != seq or day.furthest != ARRIVALS:
        return []
    back = {new: old for old, new in event.renamed.items()}
    for exercise in day.exercises.values():
        settings = exercise.kind.rename_sets(exercise.settings, back)
        if (back and exercise.early) or exercise.kind.check(settings, day.edit.before, tables):
            return []
    return [e.MaterialsEdited(event.was, event.changes, back)]


def renamed_plan(plan: Mapping[str, Any], day: Day) -> dict[str, Any]:
    """The plan with the settings that its exercises have by now, for copies of the workshop."""
    specs = [
        {**spec, "settings": day.exercises[spec["id"]].settings.model_dump(mode="json")}
        if spec["id"] in day.exercises
        else spec
        for spec in plan["exercises"]
    ]
    return {**plan, "exercises": specs}


def restart(exercise: Exercise, materials: Materials, renamed: Mapping[str, str]) -> None:
    """The exercise as it begins with these materials; what facilitators set in it before is told again."""
    kind = exercise.kind
    exercise.settings = kind.rename_sets(exercise.settings, renamed)
    fresh = kind.start(exercise.settings, materials)
    if hasattr(exercise.state, "__dict__"):
        vars(exercise.state).update(vars(fresh))  # the same object: others may have met it
    else:
        exercise.state = fresh
    minutes = {step.phase.key: step.phase.minutes for step in exercise.steps}
    exercise.steps = tuple(
        Step(
            step_key(exercise.id, phase.key),
            replace(phase, minutes=minutes.get(phase.key, phase.minutes)),
            exercise,
        )
        for phase in kind.phases(exercise.settings, materials)
    )
    for event, stamp in exercise.early:
        kind.evolve(exercise.state, event, stamp)
