"""What whoever writes for a table or helps it may see: that table as its phones have it, and nobody's answer.

Where people answer on their own there is nothing of their answers here, and no form: it is on their phones.
"""

from collections.abc import Collection
from typing import Any

from sessions.commands import WORKSHOP_COMMANDS
from sessions.exercises.base import Badge, Role, givers
from sessions.exercises.sayings import Saying
from sessions.ids import GrantId, ParticipantId
from sessions.screens import reached
from sessions.visibility import own_answers, phone_view, table_row
from sessions.workshop import Exercise, Workshop

View = dict[str, Any]


def table_view(
    workshop: Workshop,
    role: Role,
    table: int,
    notes: Collection[str],
    away: Collection[ParticipantId] = frozenset(),
) -> View:
    """The table's picture for a role; `notes` are the kinds in which a table writes down what is said."""
    view = phone_view(workshop, table, "scribe")
    step = workshop.step
    is_own = step is not None and step.phase.badge is Badge.INDIVIDUAL
    if is_own:
        view["exercise"] = None
    here = {"step": view["step"], "exercise": view["exercise"]} if step and step.is_open else None
    beside = [other for other in view["also_open"] if other["step"]["badge"] != Badge.INDIVIDUAL.value]
    is_notes = step is not None and step.exercise.kind.name in notes
    return {
        **view,
        "role": role.value,
        "is_own": is_own,
        "is_notes": is_notes,
        "notes": [
            part for part in (here, *beside) if part and part["exercise"] and part["step"]["kind"] in notes
        ],
        "also_open": [other for other in beside if other["step"]["kind"] not in notes],
        "said": _said_here(workshop, table, notes),
        "said_before": any(exercise.kind.name in notes for exercise in reached(workshop)),
        "people": _people(workshop, table, away) if role is Role.TABLE_FACILITATOR else None,
    }


def _people(workshop: Workshop, table: int, away: Collection[ParticipantId]) -> View:
    """Who is in and whose phone is away, never what anyone answered."""
    row = table_row(workshop, table, away)
    seats = [
        {
            "participant": who,
            "place": place,
            "is_away": who in away,
            "has_left": who in workshop.people.gone,
        }
        for place, who in enumerate(workshop.members[table], 1)
    ]
    return {**{key: row[key] for key in ("seats", "in", "joined", "of", "status", "disc")}, "list": seats}


def _said_here(workshop: Workshop, table: int, notes: Collection[str]) -> list[View]:
    """What the table said all day, newest first, each with its exercise."""
    found = [
        (saying, exercise)
        for exercise in reached(workshop)
        if exercise.kind.name in notes
        for saying in exercise.kind.sayings(exercise.state)
        if saying.table == table
    ]
    found.sort(key=lambda pair: (pair[0].at, pair[0].order), reverse=True)
    return [_said(saying, exercise) for saying, exercise in found]


def _said(saying: Saying, exercise: Exercise) -> View:
    return {
        "id": saying.id,
        "exercise": exercise.id,
        "title": exercise.title,
        "step": exercise.steps[0].key,
        "is_open": exercise.steps[0].is_open,
        "at": saying.at,
        "text": saying.text,
        "original": saying.original,
        "other": saying.other,
        "people": saying.people,
        "sides": saying.sides,
        "form": saying.form,
        "label": saying.label,
        "is_quote": saying.is_quote,
        "is_late": saying.is_late,
        "is_corrected": saying.is_corrected,
    }


def given_view(workshop: Workshop, grant: GrantId) -> View:
    """What belongs to a role at a table: where it is now, and what was written under it, by step."""
    return {"participant": grant, "table": workshop.table_of(grant), "answers": own_answers(workshop, grant)}


def may_give(workshop: Workshop, role: Role, exercise: str, command: str) -> bool:
    """Whether a role may give a command, of an exercise or of the house."""
    known = workshop.exercises.get(exercise) if exercise else None  # type: ignore[call-overload]  # an id by its text
    commands = known.kind.commands if known else WORKSHOP_COMMANDS
    return command in commands and role in givers(commands[command])
