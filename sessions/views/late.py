"""What can be added from flipcharts, and what was: for whoever prepares the record once a step is over."""

from collections.abc import Mapping
from typing import Any

from sessions.exercises.base import Viewer
from sessions.exercises.late_sayings import Line, read_lines
from sessions.exercises.sayings import Saying, Sayings
from sessions.screens import reached
from sessions.workshop import Exercise, Workshop

View = dict[str, Any]
ADD = "add_late_sayings"


def late_view(workshop: Workshop, giver: str, leads: bool, table: int | None) -> View:
    """The exercises that take late entries, and the entries there are, the newest batch first.

    `table` is set for whoever writes for one: they are shown that table alone.
    """
    taking = [exercise for exercise in reached(workshop) if ADD in exercise.kind.commands]
    return {
        "exercises": [
            {
                "id": exercise.id,
                "title": exercise.title,
                "step": exercise.steps[0].key,
                "is_open": any(step.is_open for step in exercise.steps),
            }
            for exercise in taking
        ],
        "tables": sorted(workshop.tables) if table is None else [table],
        "batches": sorted(
            (batch for exercise in taking for batch in _batches(exercise, giver, leads, table)),
            key=lambda batch: -batch["at"],
        ),
    }


def _batches(exercise: Exercise, giver: str, leads: bool, table: int | None) -> list[View]:
    """Late entries as they were added together; they can be taken out by who added them, and by leads."""
    found: dict[int, list[Saying]] = {}
    for saying in exercise.kind.sayings(exercise.state):
        if saying.is_late and table in (None, saying.table):
            found.setdefault(saying.receipt, []).append(saying)
    return [
        {
            "exercise": exercise.id,
            "title": exercise.title,
            "step": exercise.steps[0].key,
            "table": sayings[0].table,
            "at": sayings[0].at,
            "can_take_out": leads or sayings[0].giver == giver,
            "about": sayings[0].label,
            "entries": [{"id": s.id, "text": s.text, "is_held": s.is_held} for s in sayings],
        }
        for sayings in found.values()
    ]


def subjects_for(workshop: Workshop, exercise: str, table: int) -> View:
    """What lines of a table may be about in an exercise: `groups` and `examples`, each with key and title."""
    found = next((one for one in workshop.exercises.values() if one.id == exercise), None)
    if found is None or table not in workshop.tables:
        return {"groups": [], "examples": []}
    phase, viewer = found.steps[0].phase.key, Viewer("scribe", table)
    shown = found.kind.view(found.state, phase, viewer, workshop.room)
    return {name: list(shown.get(name) or ()) for name in ("groups", "examples")}


def lines_for(
    workshop: Workshop, exercise: str, table: int, text: str, about: Mapping[str, str]
) -> list[Line]:
    """The lines of a text as an exercise would take them from a table, each with what is wrong with it."""
    known: Mapping[str, Exercise] = {str(one.id): one for one in workshop.exercises.values()}
    if exercise not in known or table not in workshop.tables:
        return []
    kept = known[exercise].kind.sayings(known[exercise].state)
    return read_lines(Sayings({}, {saying.id: saying for saying in kept}), table, text, about)
