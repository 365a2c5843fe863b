"""The day step by step: when each step was opened and for how long, and how many answered it.

It is made from the record, never from the plan alone: a step that was left out says so.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from exports.moments import Minutes, Moment
from exports.openings import openings
from exports.reading import Reading
from exports.summaries import Answered, answered
from exports.tidy import Rows
from sessions.exercises.base import Badge, Column, Panel
from sessions.words import Message, say, say_n
from sessions.workshop import Step

AGENDA, ANSWERED = "agenda", "answered"
VOICES = {
    Badge.INDIVIDUAL: say("Each person"),
    Badge.TABLE: say("Each table"),
    Badge.ROOM: say("The room"),
}
Found = tuple[Step, Answered]


def agenda_panel(reading: Reading, rows: Rows) -> Panel:
    """The agenda as run, a row a step."""
    steps = reading.workshop.steps
    opened = sum(row.opened_minute is not None for row in rows.steps)
    return Panel(
        key=AGENDA,
        title=say("The agenda as it was run"),
        badge=Badge.ROOM,
        basis=say_n("%(n)s step", "%(n)s steps", len(steps)),
        summary=say_n(
            "A list of steps in order. %(n)s step was opened for answers.",
            "A list of steps in order. %(n)s steps were opened for answers.",
            opened,
        ),
        columns=(
            Column("exercise", say("Exercise")),
            Column("step", say("Step")),
            Column("voice", say("Whose voice")),
            Column("opened", say("Opened")),
            Column("open", say("Open for")),
        ),
        rows=tuple(
            _agenda_row(reading, step, row.minutes_open) for step, row in zip(steps, rows.steps, strict=True)
        ),
    )


def _agenda_row(reading: Reading, step: Step, minutes: int | None) -> dict[str, object]:
    row: dict[str, object] = {
        "exercise": step.exercise.title,
        "step": step.phase.title,
        "voice": VOICES[step.phase.badge],
    }
    if not reading.was_reached(step):
        return {**row, "opened": say("not reached")}
    if not step.phase.takes_answers:
        return {**row, "opened": say("nothing to submit")}
    if minutes is None:
        return {**row, "opened": say("not opened")}
    return {**row, "opened": Moment(openings(reading, step)[0][0]), "open": Minutes(minutes)}


def answered_panel(reading: Reading, rows: Rows) -> Panel | None:
    """How many answered each step that was opened; None before the first."""
    steps = {(step.exercise.id, step.phase.key): step for step in reading.workshop.steps}
    counted = ((steps[row.exercise, row.phase], row) for row in answered(rows))
    found: list[Found] = [(step, _as_kept(row, reading.kept(step))) for step, row in counted]
    if not found:
        return None
    return Panel(
        key=ANSWERED,
        title=say("How many answered each step"),
        badge=Badge.ROOM,
        basis=say(
            "Of those who had joined by the end of the step; of tables with people, where a table answers."
        ),
        summary=_answered_words(found),
        columns=(
            Column("exercise", say("Exercise")),
            Column("step", say("Step")),
            Column("answered", say("Answered")),
        ),
        rows=tuple(
            {"exercise": step.exercise.title, "step": step.phase.title, "answered": _answered(step, row)}
            for step, row in found
        ),
        notes=(
            say("A table counts once it came to a result; recording that it could not agree is one."),
            say("An answer of “I can't say” is an answer. Who did not answer is not shown by table."),
        ),
    )


def _as_kept(row: Answered, kept: Mapping[str, Any]) -> Answered:
    """The counts that stand in place of rows which were purged."""
    if not kept:
        return row
    return replace(row, people=kept["people"], finished=min(len(kept["finished"]), row.tables))


def _answered(step: Step, row: Answered) -> Message:
    if step.phase.badge is Badge.INDIVIDUAL:
        return say("%(n)s of %(of)s people", n=row.people, of=row.joined)
    return say("%(n)s of %(of)s tables", n=row.finished, of=row.tables)


def _answered_words(found: list[Found]) -> Message:
    alone = [(step, row) for step, row in found if step.phase.badge is Badge.INDIVIDUAL]
    if not alone:
        return say("A list of steps: no step has asked people one by one.")
    if all(row.people == row.joined for _, row in alone):
        return say(
            "A list of steps. Everyone who had joined answered each step that asked people one by one."
        )
    step, row = min(alone, key=lambda pair: pair[1].people)
    return say(
        "A list of steps. Of those that asked people one by one, %(step)s of “%(exercise)s” has the fewest "
        "answers: %(n)s of %(of)s.",
        step=step.phase.title,
        exercise=step.exercise.title,
        n=row.people,
        of=row.joined,
    )
