"""What the designer shows: the agenda with its times, what is worth a look, tables, what can be undone."""

from collections.abc import Mapping
from typing import Any

from casestudies.parts import fingerprint
from sessions import events as e
from sessions.day import Exercise
from sessions.designing.advice import advice
from sessions.designing.deciding import is_begun, plan_now
from sessions.designing.plan import DAY, ORDER, TABLES, Plan, changed_plan, exercise_part, parts_of_plan
from sessions.designing.schedule import beginnings, planned_beginnings, time_of_day, whole_minutes
from sessions.undoing import can_undo
from sessions.visibility import workshop_facts
from sessions.words import Message, say
from sessions.workshop import LogEntry, Workshop

View = dict[str, Any]


def design_view(workshop: Workshop) -> View:
    """The whole page; `seen` are the fingerprints of the parts, by name."""
    plan = plan_now(workshop)
    parts = parts_of_plan(plan)
    begun = is_begun(workshop.day)
    kept = set(plan.get("kept") or ())
    undo = newest_change(workshop)
    found = [] if begun else advice(workshop, _shifts(workshop, plan, undo))
    shown = [one for one in found if one.key not in kept]
    total = whole_minutes(workshop.day)
    starts = plan.get("starts")
    return {
        "workshop": workshop_facts(workshop),
        "is_begun": begun,
        "is_closed": workshop.is_closed,
        "starts": starts or "",
        "ends": time_of_day(starts, total),
        "total": total,
        "shares": _shares(workshop),
        "rows": _rows(workshop, starts, {part: fingerprint(content) for part, content in parts.items()}),
        "advice": shown,
        "kept": [one for one in found if one.key in kept],
        "tables": [
            {"number": number, "seats": seats, "tags": tags_of(workshop, number)}
            for number, seats in workshop.tables.items()
        ],
        "seats": sum(workshop.tables.values()),
        "seen": {part: fingerprint(parts[part]) for part in (TABLES, ORDER, DAY)},
        "undo": {"entry": undo.seq, "event": undo.event} if undo else None,
        "sets": [
            (key, held.title, len(held.examples)) for key, held in workshop.materials.example_sets.items()
        ],
        "studies": [
            (study.short_title, len(study.stages)) for study in workshop.materials.case_studies.values()
        ],
    }


def newest_change(workshop: Workshop) -> LogEntry | None:
    """The newest change of the plan that stands, while it can be taken back."""
    if workshop.is_closed or is_begun(workshop.day):
        return None
    entries = (entry for entry in reversed(workshop.log) if isinstance(entry.event, e.PlanEdited))
    newest = next((entry for entry in entries if not entry.is_undone), None)
    return newest if newest and can_undo(workshop, newest) else None


def _shifts(workshop: Workshop, plan: Plan, newest: LogEntry | None) -> dict[str, int]:
    """By how many minutes the newest change moved the beginning of each exercise that it moved."""
    if newest is None or not isinstance(newest.event, e.PlanEdited):
        return {}
    held, registry = workshop.materials, workshop.day.registry
    before = planned_beginnings(changed_plan(plan, newest.event.was), held, registry)
    now = planned_beginnings(plan, held, registry)
    moved = {key: now[key] - before[key] for key in now if key in before and now[key] != before[key]}
    is_order = set(newest.event.changes) == {ORDER}
    return {key: n for key, n in moved.items() if not (is_order and _is_mover(key, before, now))}


def _is_mover(key: str, before: Mapping[str, int], now: Mapping[str, int]) -> bool:
    """Whether of a changed order this is the exercise that was moved by hand, so that nobody need be told."""
    return [one for one in before if one != key] == [one for one in now if one != key]


def _shares(workshop: Workshop) -> dict[str, int]:
    """Minutes of doing, of talks and of breaks."""
    shares = dict.fromkeys(("doing", "talks", "breaks"), 0)
    for exercise in workshop.exercises.values():
        if not exercise.is_skipped:
            shares[_sort(exercise)] += exercise.minutes
    return shares


def _sort(exercise: Exercise) -> str:
    if exercise.is_break:
        return "breaks"
    return "doing" if any(step.phase.takes_answers for step in exercise.steps) else "talks"


def _rows(workshop: Workshop, starts: str | None, seen: Mapping[str, str]) -> list[View]:
    """The agenda; `minutes_at` are the settings that say how long it takes, by their path."""
    begins = beginnings(workshop.day)
    order = [str(exercise.id) for exercise in workshop.exercises.values()]
    return [
        {
            "id": str(exercise.id),
            "number": place + 1,
            "kind": exercise.kind.title,
            "title": exercise.title,
            "at": "" if exercise.is_skipped else time_of_day(starts, begins[exercise.id]),
            "minutes": exercise.minutes,
            "sort": _sort(exercise),
            "is_skipped": exercise.is_skipped,
            "tags": tags_in(workshop, exercise),
            "steps": [(step.phase.title, step.phase.minutes) for step in exercise.steps],
            "stages": stages_in(workshop, exercise),
            "minutes_at": minutes_at(exercise),
            "up": order[place - 1] if place else None,
            "down": (order[place + 2] if place + 2 < len(order) else "") if place + 1 < len(order) else None,
            "seen": seen[exercise_part(exercise.id)],
        }
        for place, exercise in enumerate(workshop.exercises.values())
    ]


def tags_in(workshop: Workshop, exercise: Exercise) -> list[Message]:
    """What tables hold in an exercise, each once, as its kind calls it."""
    return list(
        {str(tag): tag for number in workshop.tables for tag in _tags(workshop, exercise, number)}.values()
    )


def tags_of(workshop: Workshop, number: int) -> list[Message]:
    """What a table holds in the course of the day."""
    found = {str(tag): tag for one in workshop.exercises.values() for tag in _tags(workshop, one, number)}
    return list(found.values())


def _tags(workshop: Workshop, exercise: Exercise, number: int) -> list[Message]:
    made = (
        exercise.kind.progress(exercise.state, step.phase.key, number, workshop.room)
        for step in exercise.steps
    )
    return [progress.tag for progress in made if progress.tag is not None]


def stages_in(workshop: Workshop, exercise: Exercise) -> list[tuple[str, str]]:
    """The stages of case studies that an exercise tells: study and stage, by title."""
    told = dict.fromkeys(step.phase.stage for step in exercise.steps if step.phase.stage)
    studies = workshop.materials.case_studies
    return [(studies[slug].short_title, studies[slug].stage(key).title) for slug, key in told]


def minutes_at(exercise: Exercise) -> list[tuple[str, int, Message]]:
    """The settings in minutes that count for this exercise, with their path: of a part it has not, none."""
    held = exercise.settings.model_dump(mode="json")
    inner = held.get("minutes")
    phases = {step.phase.key for step in exercise.steps}
    found: dict[str, int] = {}
    if isinstance(inner, Mapping):
        found |= {f"minutes.{key}": n for key, n in inner.items() if key in phases}
    elif isinstance(inner, int):
        found["minutes"] = inner
    beside = (name for name in held if name.startswith("minutes_"))
    found |= {name: held[name] for name in beside if name.removeprefix("minutes_") in phases}
    asks = exercise.kind.asks
    return [(path, n, asks[path].label if path in asks else say("Minutes")) for path, n in found.items()]
