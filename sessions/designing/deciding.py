"""Changing the plan of a day that nobody has begun: what is refused, and what is taken back.

Two people may change different parts at once. Who changes a part that somebody else changed meanwhile is
told, and nothing is lost: the page still holds what was typed.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pydantic import ValidationError

from casestudies.complaints import sentence_for
from casestudies.errors import shown
from casestudies.parts import fingerprint
from sessions import commands as c, events as e
from sessions.agenda import AgendaTemplate, PlanFault, plan_faults
from sessions.day import Day
from sessions.designing.plan import (
    DAY,
    EXERCISE,
    ORDER,
    TABLES,
    Plan,
    changed_plan,
    differing,
    fitted_to_tables,
    parts_of_plan,
    standing_plan,
)
from sessions.errors import Rejection, refuse
from sessions.exercises.registry import Registry
from sessions.renewing import has_begun
from sessions.workshop import Workshop

Decision = Sequence[e.Event] | Rejection
BEGUN = refuse(
    "plan_begun",
    "The day has begun, so its plan stays. Change what lies ahead on the console, or copy the workshop.",
)
NOTHING_NEW = refuse("nothing_changed", "The plan holds this already.")
LAST_ONE = refuse("agenda_empty", "The agenda keeps one exercise at least. Put another in first.")
NAMES = (TABLES, ORDER, DAY)


def plan_now(workshop: Workshop) -> dict[str, Any]:
    """The plan as it stands."""
    return standing_plan(workshop.day, workshop.tables, workshop.plan)


def is_begun(day: Day) -> bool:
    """Whether the room has come to any exercise."""
    return any(has_begun(exercise) for exercise in day.exercises.values())


def decide_plan(workshop: Workshop, command: c.EditPlan, now: float) -> Decision:
    """The change with all that follows from it, if the day can run so and nobody was quicker."""
    if is_begun(workshop.day):
        return BEGUN
    before = plan_now(workshop)
    parts = parts_of_plan(before)
    for part, seen in command.based_on.items():
        if fingerprint(parts.get(part)) != seen:
            return _changed_meanwhile(part, parts)
    after = _wanted(before, command.changes, workshop.day.registry)
    if isinstance(after, Rejection):
        return after
    refusal = _unseated(workshop, after) or _unfit(workshop, after)
    if refusal:
        return refusal
    changes = differing(before, after)
    was = {part: parts.get(part) for part in changes}
    return [e.PlanEdited(changes, was)] if changes else NOTHING_NEW


def _wanted(before: Plan, changes: Mapping[str, Any], registry: Registry) -> dict[str, Any] | Rejection:
    """The whole plan as it would be, every setting written out and fitted to the tables."""
    for part, content in changes.items():
        is_known = part in NAMES or part.startswith(EXERCISE)
        if not is_known or (content is None and part in NAMES):
            return refuse("bad_field", "A plan has no part “%(part)s”.", part=shown(part, 40))
    whole: dict[str, Any] = {}
    try:
        whole = changed_plan(before, changes)
        if not whole["exercises"]:
            return LAST_ONE
        checked = AgendaTemplate.model_validate({"title": "-", "area": "-", "summary": "-", **whole})
    except ValidationError as error:
        first = error.errors()[0]
        place = _place(first["loc"], whole)
        return refuse("plan_broken", "%(reason)s", reason=f"{place} {sentence_for(first)}.")
    except (KeyError, TypeError, ValueError):
        return refuse("plan_broken", "A part of the plan is not in its form. Reload the page.")
    unknown = next((spec.kind for spec in checked.exercises if spec.kind not in registry.kinds), None)
    if unknown is not None:
        return refuse("unknown_kind", "There is no exercise of this kind. Reload the page.")
    return fitted_to_tables(whole, registry)


def _place(location: tuple[int | str, ...], plan: Plan) -> str:
    """Where in the plan something is wrong: "seats of table 3", "title of exercise 2"."""
    if len(location) == 3 and isinstance(location[1], int):
        held = plan[str(location[0])][location[1]]
        name = held.get("number") or held.get("title") if isinstance(held, Mapping) else ""
        return f"{location[2]} of {str(location[0])[:-1]} “{shown(str(name), 40)}”"
    return ".".join(str(step) for step in location) or "The plan"


def _changed_meanwhile(part: str, parts: Mapping[str, Any]) -> Rejection:
    if part not in parts:
        return refuse("plan_changed", "Someone else took this exercise out meanwhile. Look again.")
    sentences = {
        TABLES: "Someone else changed the tables meanwhile. Look at them, then save again.",
        ORDER: "Someone else changed the agenda meanwhile. Look at it, then do this again.",
        DAY: "Someone else changed this meanwhile. Look at it, then do this again.",
    }
    if part in sentences:
        return refuse("plan_changed", sentences[part])
    title = parts[part]["title"]
    return refuse(
        "plan_changed",
        "Someone else changed “%(title)s” meanwhile. Look at it, then save again.",
        title=title,
    )


def _unseated(workshop: Workshop, after: Plan) -> Rejection | None:
    """Why a table can't go or have so few seats: people sit there, or a link was given for it."""
    wanted = {int(table["number"]): int(table["seats"]) for table in after["tables"]}
    for number, people in workshop.members.items():
        if number not in wanted and (people or number in _bound(workshop)):
            sentence = "Table %(table)s can't go: people sit there, or a link was given for it."
            return refuse("table_in_use", sentence, table=number)
        if number in wanted and wanted[number] < min(len(people), workshop.tables[number]):
            sentence = "Table %(table)s keeps %(people)s seats at least: so many people sit there."
            return refuse("table_in_use", sentence, table=number, people=len(people))
    return None


def _bound(workshop: Workshop) -> set[int]:
    """Tables that links or merges name."""
    granted = {
        known.table for known in workshop.grants.given.values() if not known.is_revoked and known.table
    }
    merged = workshop.people.merged
    return granted | set(merged) | set(merged.values())


def _unfit(workshop: Workshop, after: Plan) -> Rejection | None:
    fault = next(faults_of(after, workshop), None)
    if fault is None:
        return None
    reason = " ".join(filter(None, (fault.field.removeprefix("settings."), fault.reason)))
    reason = reason if reason.endswith(".") else f"{reason}."
    if fault.exercise is None:
        return refuse("plan_broken", "%(reason)s", reason=reason)
    title = after["exercises"][fault.exercise]["title"]
    return refuse("plan_broken", "“%(title)s” can't run so. %(reason)s", title=title, reason=reason)


def faults_of(plan: Plan, workshop: Workshop) -> Iterator[PlanFault]:
    """What keeps a plan from running with the workshop's materials."""
    template = AgendaTemplate.model_validate({"title": "-", "area": "-", "summary": "-", **plan})
    return plan_faults(template, workshop.day.registry, workshop.materials)


def planned_back(workshop: Workshop, event: e.PlanEdited) -> list[e.PlanEdited]:
    """The event that takes a change back; none once the day has begun, or where the same changed later."""
    if is_begun(workshop.day):
        return []
    before = plan_now(workshop)
    parts = parts_of_plan(before)
    if any(parts.get(part) != content for part, content in event.changes.items()):
        return []
    after = changed_plan(before, event.was)
    if _unseated(workshop, after) or next(faults_of(after, workshop), None):
        return []
    return [e.PlanEdited(event.was, event.changes)]
