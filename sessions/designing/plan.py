"""A plan part by part, so that two people can change different parts of it at once.

A part is named "tables", "order", "day" (when it begins, which warnings are kept), or "exercise:ID".
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import ValidationError

from casestudies.parts import fingerprint
from sessions.day import Day
from sessions.exercises.registry import Registry

TABLES, ORDER, DAY = "tables", "order", "day"
EXERCISE = "exercise:"
Plan = Mapping[str, Any]
Parts = dict[str, dict[str, Any] | None]


def exercise_part(identity: str) -> str:
    """The name of an exercise's part."""
    return f"{EXERCISE}{identity}"


def standing_plan(day: Day, tables: Mapping[int, int], plan: Plan) -> dict[str, Any]:
    """The plan as the day has it by now: with what was put in, moved or taken out since it was made."""
    exercises = [
        {
            "id": str(exercise.id),
            "kind": exercise.kind.name,
            "title": exercise.title,
            "settings": exercise.settings.model_dump(mode="json"),
        }
        for exercise in day.exercises.values()
    ]
    held = [{"number": number, "seats": seats} for number, seats in sorted(tables.items())]
    kept = {name: plan[name] for name in ("starts", "kept") if plan.get(name)}
    return {"tables": held, "exercises": exercises, **kept}


def parts_of_plan(plan: Plan) -> dict[str, dict[str, Any]]:
    """Every part by its name."""
    specs = {exercise_part(spec["id"]): _content(spec) for spec in plan["exercises"]}
    return {
        TABLES: {"tables": list(plan["tables"])},
        ORDER: {"exercises": [spec["id"] for spec in plan["exercises"]]},
        DAY: {"starts": plan.get("starts"), "kept": list(plan.get("kept") or ())},
        **specs,
    }


def _content(spec: Mapping[str, Any]) -> dict[str, Any]:
    return {name: spec[name] for name in ("kind", "title", "settings")}


def kinds_named(changes: Mapping[str, Any]) -> dict[str, str]:
    """The kind of every exercise that a change puts in or alters, by its id."""
    return {
        part.removeprefix(EXERCISE): content["kind"]
        for part, content in changes.items()
        if part.startswith(EXERCISE) and content is not None
    }


def changed_plan(plan: Plan, changes: Mapping[str, Any]) -> dict[str, Any]:
    """The plan with some parts changed; exercises that no order names come last."""
    parts: dict[str, Any] = {**parts_of_plan(plan), **changes}
    specs = {
        name.removeprefix(EXERCISE): content
        for name, content in parts.items()
        if name.startswith(EXERCISE) and content is not None
    }
    wanted = [identity for identity in parts[ORDER]["exercises"] if identity in specs]
    order = dict.fromkeys([*wanted, *specs])
    day = {name: value for name, value in parts[DAY].items() if value}
    exercises = [{"id": identity, **specs[identity]} for identity in order]
    return {"tables": list(parts[TABLES]["tables"]), "exercises": exercises, **day}


def differing(before: Plan, after: Plan) -> Parts:
    """The changes that lead from one plan to the other."""
    old, new = parts_of_plan(before), parts_of_plan(after)
    return {part: new.get(part) for part in {**old, **new} if old.get(part) != new.get(part)}


def seen_parts(plan: Plan, changes: Mapping[str, Any]) -> dict[str, str]:
    """How the parts that are to change are now, for a command's `based_on`."""
    parts = parts_of_plan(plan)
    return {part: fingerprint(parts.get(part)) for part in changes}


def fresh_id(plan: Plan, stem: str) -> str:
    """A name for one more exercise that no other on the plan has."""
    taken = {spec["id"] for spec in plan["exercises"]}
    plain = re.sub(r"[^a-z0-9]+", "-", stem.lower()).strip("-")[:30].strip("-") or "exercise"
    number = 2
    found = plain
    while found in taken:
        found, number = f"{plain}-{number}", number + 1
    return found


def put_before(order: Sequence[str], identity: str, before: str) -> list[str]:
    """The order with an exercise right before another one; last where `before` names none."""
    others = [other for other in order if other != identity]
    place = others.index(before) if before in others else len(others)
    return [*others[:place], identity, *others[place:]]


def fitted_to_tables(plan: Plan, registry: Registry) -> dict[str, Any]:
    """The plan with what its exercises ask of each table, for the tables there are now.

    Settings that can't be used stay as they are: `plan_faults` tells what is wrong with them.
    """
    tables = [int(table["number"]) for table in plan["tables"]]
    exercises = []
    for spec in plan["exercises"]:
        kind = registry.get(spec["kind"])
        try:
            settings = kind.fit_tables(kind.Settings.model_validate(spec["settings"]), tables)
        except ValidationError:
            exercises.append(spec)
        else:
            exercises.append({**spec, "settings": settings.model_dump(mode="json")})
    return {**plan, "exercises": exercises}
