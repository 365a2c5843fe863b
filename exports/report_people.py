"""Who took part, as panels and facts: how many joined each table, and how many answered each step.

Participants are never listed and never ordered by when they came. Who joined is given by table, which
everyone in the room could see; who answered is given for the room alone (see `summaries`).
"""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from exports.frames import Frames
from exports.reading import Reading
from exports.summaries import answered, attendance
from sessions.exercises.base import Badge, Chart, Column, Panel
from sessions.words import Message, say, say_n
from sessions.workshop import Step

Found = tuple[Step, Mapping[str, Any]]
ATTENDANCE, ANSWERED = "attendance", "answered"


def people_facts(reading: Reading) -> list[Message]:
    """What is to be said before the figures."""
    workshop = reading.workshop
    joined, places = len(workshop.participants), sum(workshop.tables.values())
    tables = sum(bool(people) for people in workshop.members.values())
    return [
        say(
            "%(people)s, at %(tables)s. %(places)s had been laid.",
            people=say_n("%(n)s person joined", "%(n)s people joined", joined),
            tables=say_n("%(n)s table", "%(n)s tables", tables),
            places=say_n("%(n)s place", "%(n)s places", places),
        )
    ]


def attendance_panel(reading: Reading, frames: Frames) -> Panel:
    """People by table, as a row of dots each."""
    workshop = reading.workshop
    counts = attendance(frames.participants, workshop.tables)
    rows: list[dict[str, Any]] = [
        {"table": say("Table %(table)s", table=table), "places": places, "joined": joined}
        for table, places, joined in counts.to_numpy(dtype=int).tolist()
    ]
    total = {
        "table": say("All"),
        "places": int(counts["places"].sum()),
        "joined": int(counts["joined"].sum()),
    }
    return Panel(
        key=ATTENDANCE,
        title=say("How many people joined each table"),
        badge=Badge.ROOM,
        basis=say("One dot a person. Room, n = %(n)s who joined.", n=total["joined"]),
        summary=_attendance_words(counts),
        columns=(
            Column("table", say("Table")),
            Column("places", say("Places"), is_number=True),
            Column("joined", say("Joined"), is_number=True),
        ),
        rows=(*rows, total),
        chart=Chart(ATTENDANCE, "unit_dots", {"palette": "ink"}),
        chart_rows=tuple({"label": row["table"], "count": row["joined"]} for row in rows),
    )


def _attendance_words(counts: pd.DataFrame) -> Message:
    fewest, largest = int(counts["joined"].min()), int(counts["joined"].max())
    if fewest == largest:
        return say("Dots by table: the same number at each, %(n)s.", n=fewest)
    return say("Dots by table: from %(fewest)s to %(largest)s.", fewest=fewest, largest=largest)


def answered_panel(reading: Reading, frames: Frames) -> Panel | None:
    """How many answered each step that was opened; None before the first."""
    counts = answered(frames.responses, frames.tables, frames.steps)
    if counts.empty:
        return None
    steps = {(step.exercise.id, step.phase.key): step for step in reading.workshop.steps}
    found: list[Found] = [
        (steps[row["exercise"], row["phase"]], row)
        for row in ({str(key): value for key, value in row.items()} for row in counts.to_dict("records"))
    ]
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


def _answered(step: Step, row: Mapping[str, Any]) -> Message:
    if step.phase.badge is Badge.INDIVIDUAL:
        return say("%(n)s of %(of)s people", n=row["people"], of=row["joined"])
    return say("%(n)s of %(of)s tables", n=row["finished"], of=row["tables"])


def _answered_words(found: list[Found]) -> Message:
    alone = [(step, row) for step, row in found if step.phase.badge is Badge.INDIVIDUAL]
    if not alone:
        return say("A list of steps: no step has asked people one by one.")
    if all(row["people"] == row["joined"] for _, row in alone):
        return say(
            "A list of steps. Everyone who had joined answered each step that asked people one by one."
        )
    step, row = min(alone, key=lambda pair: int(pair[1]["people"]))
    return say(
        "A list of steps. Of those that asked people one by one, %(step)s of “%(exercise)s” has the fewest "
        "answers: %(n)s of %(of)s.",
        step=step.phase.title,
        exercise=step.exercise.title,
        n=row["people"],
        of=row["joined"],
    )
