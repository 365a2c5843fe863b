"""What is printed of a workshop before the day: its forms on paper, the cards its tables need, its steps.

Reads only, and never what anyone answered. Kinds are asked by what they offer: a step is answered on paper
where its kind would read a line of paper there.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from casestudies.schema import ExampleSet
from sessions.errors import Rejection
from sessions.exercises.base import Badge, PaperLine, Phase, Viewer
from sessions.exercises.defaults import NOT_ON_PAPER
from sessions.ids import ExerciseId, StepKey
from sessions.words import Message
from sessions.workshop import Exercise, Step, Workshop


@dataclass(frozen=True)
class Asked:
    """One step as a table is asked it; `view` is what the kind shows that table's phones."""

    key: StepKey
    phase: Phase
    view: Mapping[str, Any]


@dataclass(frozen=True)
class PaperForm:
    """An exercise on paper: what it asks each table that can answer it so."""

    exercise: ExerciseId
    kind: str
    title: str
    at: Mapping[int, tuple[Asked, ...]]  # table -> its steps


@dataclass(frozen=True)
class CardsNeeded:
    """An example set, and at how many tables it lies at the same time."""

    cards: ExampleSet
    tables: int


@dataclass(frozen=True)
class PlannedStep:
    """One step of the day in its order; `minute` is when it begins, counted from the beginning."""

    exercise: str
    minute: int
    phase: Phase
    is_first: bool  # of its exercise
    is_only: bool

    @property
    def voice(self) -> Badge | None:
        """Whose answer it asks for; None where people talk, listen or rest."""
        return self.phase.badge if self.phase.takes_answers else None

    @property
    def title(self) -> Message | str:
        """Its own name, where its exercise has several steps."""
        return "" if self.is_only else self.phase.title


def paper_forms(workshop: Workshop) -> tuple[PaperForm, ...]:
    """The exercises that can be answered on paper, in the order of the day."""
    found = []
    for exercise in _held(workshop):
        at = {table: _asked(workshop, exercise, table) for table in workshop.tables_in_use}
        asked = {table: steps for table, steps in at.items() if steps}
        if asked:
            found.append(PaperForm(exercise.id, exercise.kind.name, exercise.title, asked))
    return tuple(found)


def cards_needed(workshop: Workshop) -> tuple[CardsNeeded, ...]:
    """The example sets that lie before tables on this day, in the order in which the day comes to them."""
    most: dict[str, int] = {}
    for step in workshop.steps:
        for key, tables in Counter(_sets(workshop, step)).items():
            most[key] = max(tables, most.get(key, 0))
    return tuple(CardsNeeded(workshop.materials.example_set(key), tables) for key, tables in most.items())


def planned_steps(workshop: Workshop) -> tuple[PlannedStep, ...]:
    """The steps as they are planned, each with the minute at which it would begin."""
    found, minute = [], 0
    for exercise in _held(workshop):
        for number, step in enumerate(exercise.steps):
            only = len(exercise.steps) == 1
            found.append(PlannedStep(exercise.title, minute, step.phase, number == 0, only))
            minute += step.phase.minutes
    return tuple(found)


def _held(workshop: Workshop) -> Iterator[Exercise]:
    return (exercise for exercise in workshop.exercises.values() if not exercise.is_skipped)


def _asked(workshop: Workshop, exercise: Exercise, table: int) -> tuple[Asked, ...]:
    steps = [step for step in exercise.steps if step.phase.takes_answers and _on_paper(step, table)]
    return tuple(Asked(step.key, step.phase, _view(workshop, step, table)) for step in steps)


def _on_paper(step: Step, table: int) -> bool:
    """Whether the kind reads paper here: an empty line may be wrong, and is not refused as such."""
    read = step.exercise.kind.paper(step.exercise.state, step.phase.key, table, PaperLine(""))
    return not (isinstance(read, Rejection) and read.code == NOT_ON_PAPER.code)


def _sets(workshop: Workshop, step: Step) -> Iterator[str]:
    for table in workshop.tables_in_use:
        held = _view(workshop, step, table).get("set")
        if held:
            yield str(held["key"])


def _view(workshop: Workshop, step: Step, table: int) -> Mapping[str, Any]:
    kind, state = step.exercise.kind, step.exercise.state
    return kind.view(state, step.phase.key, Viewer("phone", table), workshop.room)
