"""When things would begin, by the plan alone: minutes from the beginning, and the time of day."""

from collections.abc import Mapping
from typing import Any

from casestudies.schema import Materials
from sessions.day import Day
from sessions.exercises.registry import Registry
from sessions.ids import ExerciseId


def beginnings(day: Day) -> Mapping[ExerciseId, int]:
    """How many minutes after the beginning each exercise begins; what is left out takes no time."""
    found: dict[ExerciseId, int] = {}
    passed = 0
    for exercise in day.exercises.values():
        found[exercise.id] = passed
        passed += 0 if exercise.is_skipped else exercise.minutes
    return found


def whole_minutes(day: Day) -> int:
    """How long the day takes."""
    return sum(exercise.minutes for exercise in day.exercises.values() if not exercise.is_skipped)


def time_of_day(starts: str | None, minutes: int) -> str:
    """The time so many minutes after the beginning: "14:05"; without a beginning how long after, "4:05"."""
    if starts is None:
        return f"{minutes // 60}:{minutes % 60:02}"
    hours, past = starts.split(":")
    total = (int(hours) * 60 + int(past) + minutes) % (24 * 60)
    return f"{total // 60:02}:{total % 60:02}"


def planned_beginnings(plan: Mapping[str, Any], materials: Materials, registry: Registry) -> dict[str, int]:
    """The same for a plan that no day is made of: by the settings of its exercises alone."""
    found: dict[str, int] = {}
    passed = 0
    for spec in plan["exercises"]:
        kind = registry.get(spec["kind"])
        found[spec["id"]] = passed
        settings = kind.Settings.model_validate(spec["settings"])
        passed += sum(phase.minutes for phase in kind.phases(settings, materials))
    return found
