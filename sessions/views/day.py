"""What consoles see of the day itself: the agenda, how time stands, what was done, what can be shown again.

Nothing here depends on what anyone answered.
"""

from collections.abc import Mapping
from typing import Any

from sessions.day import Exercise, Step
from sessions.printing import is_over
from sessions.schedule import catch_up, minutes_late, minutes_taken, starts
from sessions.screens import panel_reference, seen_panels
from sessions.undoing import can_undo
from sessions.workshop import Workshop

View = dict[str, Any]


def time_view(workshop: Workshop, now: float | None) -> View:
    """How many minutes the day is late (negative: early), and which talk could make up for it.

    `late` is None before the first step and after the last, and for whoever has no clock.
    """
    is_running = now is not None and not workshop.is_closed
    late = minutes_late(workshop.day, now) if is_running and now is not None else None
    return {"late": late, "catch_up": catch_up(workshop.day, late)}


def agenda_view(workshop: Workshop, now: float | None) -> list[View]:
    """The agenda in order: each exercise with its steps, when it begins, and where it could be moved."""
    begins = starts(workshop.day, now) if now is not None else {}
    took = minutes_taken(workshop.day)
    ahead = workshop.day.ahead
    return [
        {
            **_row(workshop, exercise),
            "at": begins.get(exercise.id),
            "took": took.get(exercise.id),
            **_moves(exercise, ahead),
        }
        for exercise in workshop.exercises.values()
    ]


def _row(workshop: Workshop, exercise: Exercise) -> View:
    return {
        "id": exercise.id,
        "title": exercise.title,
        "kind": exercise.kind.name,
        "minutes": exercise.minutes,
        "is_break": exercise.is_break,
        "is_skipped": exercise.is_skipped,
        "is_inserted": exercise.is_inserted,
        "state": _state(workshop, exercise),
        "steps": [_step(workshop, step) for step in exercise.steps],
    }


def _state(workshop: Workshop, exercise: Exercise) -> str:
    places = [index for index, step in enumerate(workshop.steps) if step.exercise is exercise]
    if not places:
        return "skipped"
    return "done" if places[-1] < workshop.position else "now" if places[0] <= workshop.position else "ahead"


def _step(workshop: Workshop, step: Step) -> View:
    return {
        "key": step.key,
        "title": step.phase.title,
        "minutes": step.phase.minutes,
        "is_now": step is workshop.step,
        "is_open": step.is_open,
        "was_open": step.was_open,
        "takes_answers": step.phase.takes_answers,
        "is_over": is_over(workshop, step) or (step.was_open and not step.is_open),
        "is_revealed": step.revealed is not None,
        "panels": step.phase.panel_names,
    }


def _moves(exercise: Exercise, ahead: list[Exercise]) -> View:
    """Before which exercise it would stand when moved up or down: None for the end, absent if it can't."""
    if exercise not in ahead:
        return {"can_change": False}
    place = ahead.index(exercise)
    moves: View = {"can_change": True}
    if place > 0:
        moves["up"] = ahead[place - 1].id
    if place + 1 < len(ahead):
        moves["down"] = ahead[place + 2].id if place + 2 < len(ahead) else ""
    return moves


def look_back_view(workshop: Workshop) -> list[View]:
    """The results that the room has seen on other steps, the latest step first."""
    return [
        {
            "reference": panel_reference(step.key, key),
            "exercise": step.exercise.title,
            "title": step.phase.panel_names.get(key, key),
        }
        for step, key in seen_panels(workshop)
    ]


def log_view(workshop: Workshop) -> list[View]:
    """The facilitators' log, newest first; `exercise` is where the room was."""
    return [
        {
            "seq": entry.seq,
            "at": entry.at,
            "event": entry.event,
            "exercise": entry.exercise,
            "is_undone": entry.is_undone,
            "can_undo": can_undo(workshop, entry),
        }
        for entry in reversed(workshop.log)
    ]


def coming_view(workshop: Workshop) -> Mapping[str, Any] | None:
    """What Next leads to; None at the end of the day."""
    position = workshop.position + 1
    if position >= len(workshop.steps):
        return None
    step = workshop.steps[position]
    return {"title": step.exercise.title, "phase_title": step.phase.title}
