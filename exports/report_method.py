"""The method used, as it was: the day's exercises in order, and each step with when and how long it was open.

It is made from the record, never from the plan alone: a step that was left out says so.
"""

from dataclasses import dataclass
from typing import Any

from exports.frames import Frames, openings
from exports.moments import Minutes, Moment
from exports.outline import exercise_key
from exports.reading import Reading
from sessions.exercises.base import Badge, Column, Panel
from sessions.words import Message, say, say_n
from sessions.workshop import Step

AGENDA = "agenda"
VOICES = {
    Badge.INDIVIDUAL: say("Each person"),
    Badge.TABLE: say("Each table"),
    Badge.ROOM: say("The room"),
}


def method_facts(reading: Reading) -> list[Message]:
    """What is to be said before the agenda."""
    workshop = reading.workshop
    reached = sum(reading.was_reached(step) for step in workshop.steps)
    return [
        say(
            "The agenda held %(exercises)s in %(steps)s; the room reached %(reached)s of them.",
            exercises=say_n("%(n)s exercise", "%(n)s exercises", len(workshop.exercises)),
            steps=say_n("%(n)s step", "%(n)s steps", len(workshop.steps)),
            reached=reached,
        )
    ]


@dataclass(frozen=True)
class AgendaItem:
    """An exercise in the list of the day; `asked` are the titles of its steps that take answers."""

    key: str
    title: str
    asked: tuple[Message, ...]
    is_reached: bool


def agenda_items(reading: Reading) -> list[AgendaItem]:
    """The day's exercises in order."""
    return [
        AgendaItem(
            key=exercise_key(exercise),
            title=exercise.title,
            asked=tuple(step.phase.title for step in exercise.steps if step.phase.takes_answers),
            is_reached=any(reading.was_reached(step) for step in exercise.steps),
        )
        for exercise in reading.workshop.exercises.values()
    ]


def agenda_panel(reading: Reading, frames: Frames) -> Panel:
    """The agenda as run, a row a step."""
    minutes = frames.steps["minutes_open"].tolist()
    opened = int(frames.steps["opened_minute"].notna().sum())
    return Panel(
        key=AGENDA,
        title=say("The agenda as it was run"),
        badge=Badge.ROOM,
        basis=say_n("%(n)s step", "%(n)s steps", len(reading.workshop.steps)),
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
            _row(reading, step, count) for step, count in zip(reading.workshop.steps, minutes, strict=True)
        ),
    )


def _row(reading: Reading, step: Step, minutes: Any) -> dict[str, object]:
    row: dict[str, object] = {
        "exercise": step.exercise.title,
        "step": step.phase.title,
        "voice": VOICES[step.phase.badge],
    }
    if not reading.was_reached(step):
        return {**row, "opened": say("not reached")}
    if not step.phase.takes_answers:
        return {**row, "opened": say("nothing to submit")}
    spans = openings(reading, step)
    if not spans:
        return {**row, "opened": say("not opened")}
    return {**row, "opened": Moment(spans[0][0]), "open": Minutes(int(minutes))}
