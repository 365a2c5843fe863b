"""What there is to read at a table: the texts on the subject, the cards it has had, the stages told so far.

It must never hold a stage that the room has not reached, nor the cards of an exercise that lies ahead: a
table meets its second set fresh.
"""

from typing import Any

from casestudies.errors import MaterialError
from casestudies.schema import Example, ExampleSet
from sessions.exercises.base import Viewer
from sessions.visibility import reading
from sessions.workshop import Workshop


def library(workshop: Workshop, table: int) -> dict[str, Any]:
    """Everything a phone at the table may read now."""
    return {**_texts(workshop), "sets": sets_before(workshop, table)}


def _texts(workshop: Workshop) -> dict[str, Any]:
    materials = workshop.materials
    return {
        "briefing": materials.briefing,
        "glossary": materials.glossary,
        "spectrum": materials.spectrum,
        "legal_history": materials.legal_history,
        "stages": reading(workshop)[::-1],
    }


def library_of_the_room(workshop: Workshop) -> dict[str, Any]:
    """The same for whoever has no seat: the cards of every table."""
    found = {known.key: known for table in workshop.tables for known in sets_before(workshop, table)}
    return {**_texts(workshop), "sets": list(found.values())}


def sets_before(workshop: Workshop, table: int) -> list[ExampleSet]:
    """The example sets that have lain before a table, the newest first.

    A kind says so itself: the view it gives a phone holds the `set` before its table, with its `key`.
    """
    keys: dict[str, None] = {}
    for step in reversed(workshop.steps[: workshop.furthest + 1]):
        exercise = step.exercise
        view = exercise.kind.view(exercise.state, step.phase.key, Viewer("phone", table), workshop.room)
        key = (view.get("set") or {}).get("key")
        if key in workshop.materials.example_sets:
            keys.setdefault(key)
    return [workshop.materials.example_sets[key] for key in keys]


def example_before(workshop: Workshop, table: int, set_key: str, key: str) -> Example | None:
    """A card that has lain before a table; None where there is no such card, or not yet."""
    for found in sets_before(workshop, table):
        if found.key == set_key:
            try:
                return found.example(key)
            except MaterialError:
                return None
    return None
