"""What was said, as the wall and the facilitators see it: the room sees the approved, they see all of it."""

from typing import Any

from sessions.exercises.sayings import Saying
from sessions.screens import reached, saying_reference
from sessions.workshop import Exercise, Workshop

View = dict[str, Any]


def said_view(saying: Saying) -> View:
    """One thing said, without who gave it."""
    return {
        "id": saying.id,
        "table": saying.table,
        "text": saying.text,
        "form": saying.form,
        "label": saying.label,
        "is_quote": saying.is_quote,
        "sides": saying.sides,
        "is_corrected": saying.is_corrected,
        "is_late": saying.is_late,
    }


def said_counts(workshop: Workshop) -> list[View]:
    """How much was said in each exercise that the room has come to, and how much of it is held."""
    return [
        {
            "exercise": exercise.id,
            "title": exercise.title,
            "is_now": workshop.step is not None and workshop.step.exercise is exercise,
            "held": sum(saying.is_held for saying in sayings),
            "approved": sum(saying.status == "approved" for saying in sayings),
            "hidden": sum(saying.is_hidden for saying in sayings),
        }
        for exercise, sayings in _said(workshop)
    ]


def all_said(workshop: Workshop) -> list[View]:
    """Everything said, by exercise: that which is on first, then the latest; the newest first in each."""
    found = [
        {
            "exercise": exercise.id,
            "title": exercise.title,
            "step": exercise.steps[0].key,
            "is_now": workshop.step is not None and workshop.step.exercise is exercise,
            "sayings": [_row(workshop, exercise, saying) for saying in _newest_first(sayings)],
        }
        for exercise, sayings in reversed(_said(workshop))
    ]
    return sorted(found, key=lambda part: not part["is_now"])


def _said(workshop: Workshop) -> list[tuple[Exercise, tuple[Saying, ...]]]:
    """The exercises that the room has come to in which something was said, in the order of the day."""
    found = [(exercise, exercise.kind.sayings(exercise.state)) for exercise in reached(workshop)]
    return [(exercise, sayings) for exercise, sayings in found if sayings]


def _newest_first(sayings: tuple[Saying, ...]) -> list[Saying]:
    """What waits first, then by the receipt: new words bring a saying to the top again."""
    return sorted(sayings, key=lambda saying: (not saying.is_held, -saying.receipt))


def _row(workshop: Workshop, exercise: Exercise, saying: Saying) -> View:
    reference = saying_reference(exercise.id, saying.id)
    return {
        **said_view(saying),
        "at": saying.at,
        "original": saying.given_text,
        "wording": saying.wording,
        "is_for_room": saying.is_for_room,
        "marks": saying.marks,
        "state": saying.status,
        "reference": reference,
        "is_on_screen": workshop.screen == reference,
    }
