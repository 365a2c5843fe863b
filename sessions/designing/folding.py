"""What another plan means for a workshop that nobody has begun: its tables, its seats and its day anew.

It is the half of `deciding.py` that changes the state. Like all folding it never fails, for what would was
refused before. Exercises keep their state object, for others may have met it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from sessions.day import Day, Exercise, begin_exercise
from sessions.designing.plan import Plan, changed_plan, standing_plan
from sessions.ids import ExerciseId
from sessions.people import People
from sessions.renewing import restart


def replanned(
    day: Day, tables: dict[int, int], people: People, plan: Plan, changes: Mapping[str, Any]
) -> tuple[dict[str, Any], Day]:
    """The plan and the day with a change taken in; tables and seats are changed where they are."""
    wanted = changed_plan(standing_plan(day, tables, plan), changes)
    _retable(tables, people, wanted)
    exercises = list(_exercises(day, wanted))
    return wanted, replace(day, exercises={exercise.id: exercise for exercise in exercises})


def _retable(tables: dict[int, int], people: People, plan: Plan) -> None:
    wanted = {int(table["number"]): int(table["seats"]) for table in plan["tables"]}
    tables.clear()
    tables.update(sorted(wanted.items()))
    people.members = {number: people.members.get(number, []) for number in tables}


def _exercises(day: Day, plan: Plan) -> Iterator[Exercise]:
    for spec in plan["exercises"]:
        known = day.exercises.get(ExerciseId(spec["id"]))
        if known is None or known.kind.name != spec["kind"]:
            yield begin_exercise(spec, day.materials, day.registry)
            continue
        known.title = spec["title"]
        settings = known.kind.Settings.model_validate(spec["settings"])
        if settings == known.settings:
            restart(known, day.materials, {})
            yield known
        else:
            yield _reset(known, spec, day)


def _reset(known: Exercise, spec: Mapping[str, Any], day: Day) -> Exercise:
    """The exercise with other settings: what facilitators had chosen in it before is for the old ones."""
    fresh = begin_exercise(spec, day.materials, day.registry)
    fresh.is_skipped, fresh.is_inserted = known.is_skipped, known.is_inserted
    return fresh
