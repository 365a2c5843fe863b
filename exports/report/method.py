"""The method used: what the day was made of, in order, and how much of it the room came to."""

from dataclasses import dataclass

from exports.outline import exercise_key
from exports.reading import Reading
from exports.report.sayings import late_count
from sessions.words import Message, say, say_n


def method_facts(reading: Reading) -> list[Message]:
    """What is to be said before the agenda."""
    late = late_count(reading)
    added = say_n(
        "%(n)s statement printed here is a late entry, and marked so: it was added from a flipchart once "
        "its step was locked. No vote or ranking changed by it.",
        "%(n)s statements printed here are late entries, and marked so: they were added from flipcharts once "
        "their steps were locked. No vote or ranking changed by them.",
        late,
    )
    return [_agenda(reading), *((added,) if late else ())]


def _agenda(reading: Reading) -> Message:
    """How many exercises and steps, and breaks apart from both."""
    every = reading.workshop.exercises.values()
    exercises = [exercise for exercise in every if not exercise.is_break]
    steps = [step for step in reading.workshop.steps if not step.exercise.is_break]
    held = say(
        "The agenda held %(exercises)s in %(steps)s; the room reached %(reached)s of them.",
        exercises=say_n("%(n)s exercise", "%(n)s exercises", len(exercises)),
        steps=say_n("%(n)s step", "%(n)s steps", len(steps)),
        reached=sum(map(reading.was_reached, steps)),
    )
    breaks = len(every) - len(exercises)
    rested = say_n("There was %(n)s break.", "There were %(n)s breaks.", breaks)
    return say("%(held)s %(rested)s", held=held, rested=rested) if breaks else held


@dataclass(frozen=True)
class AgendaItem:
    """An exercise in the list of the day; `asked` are the titles of its steps that take answers."""

    key: str
    title: str
    asked: tuple[Message, ...]
    is_break: bool
    is_reached: bool


def agenda_items(reading: Reading) -> list[AgendaItem]:
    """The day's exercises in order."""
    return [
        AgendaItem(
            key=exercise_key(exercise),
            title=exercise.title,
            asked=tuple(step.phase.title for step in exercise.steps if step.phase.takes_answers),
            is_break=all(step.phase.is_break for step in exercise.steps),
            is_reached=reading.reached_any(exercise),
        )
        for exercise in reading.workshop.exercises.values()
    ]
