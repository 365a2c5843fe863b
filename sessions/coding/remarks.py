"""What can be coded: everything that people said or tables wrote, found through the registry alone.

A participant's name, token or seat never comes along; a table does. What a facilitator hid is not among it.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from sessions.coding.state import reference
from sessions.day import Exercise
from sessions.exercises.sayings import Saying
from sessions.exercises.table_words import SharedLabel, TableWords, WritesAtTables
from sessions.ids import ExerciseId
from sessions.screens import reached
from sessions.words import Message
from sessions.workshop import Workshop


@dataclass(frozen=True)
class Remark:
    """One thing that can be coded. `phase` is where a table wrote it, None for what was said.

    What is not `is_public` waits for a facilitator, or is for the record alone, and stands in no report.
    """

    reference: str
    exercise: ExerciseId
    title: str
    table: int
    text: str
    sort: Message
    about: Message | None = None
    is_quote: bool = False
    is_public: bool = True
    is_late: bool = False
    phase: str | None = None
    shared: SharedLabel | None = None

    @property
    def name(self) -> str:
        """What it is called within its exercise: t3-s2."""
        return self.reference.partition(":")[2]


def remarks(workshop: Workshop) -> tuple[Remark, ...]:
    """All of them, by exercise in the agenda's order, then by table and as they came."""
    return tuple(one for exercise in reached(workshop) for one in of_exercise(exercise))


def find_remark(workshop: Workshop, named: str) -> Remark | None:
    """One by its reference; None where it is not there, or not any more."""
    exercise = next((one for one in reached(workshop) if one.id == named.partition(":")[0]), None)
    found = of_exercise(exercise) if exercise else iter(())
    return next((one for one in found if one.reference == named), None)


def of_exercise(exercise: Exercise) -> Iterator[Remark]:
    """What was said in one exercise, then what its tables wrote."""
    for saying in exercise.kind.sayings(exercise.state):
        if not saying.is_hidden:
            yield _said(exercise, saying)
    if isinstance(exercise.kind, WritesAtTables):
        for words in exercise.kind.table_words(exercise.state):
            yield _written(exercise, words)


def _said(exercise: Exercise, saying: Saying) -> Remark:
    return Remark(
        reference=reference(exercise.id, saying.id),
        exercise=exercise.id,
        title=exercise.title,
        table=saying.table,
        text=saying.whole_text,
        sort=saying.form,
        about=saying.label,
        is_quote=saying.is_quote and not saying.is_corrected,
        is_public=saying.is_public,
        is_late=saying.is_late,
    )


def _written(exercise: Exercise, words: TableWords) -> Remark:
    return Remark(
        reference=reference(exercise.id, words.id),
        exercise=exercise.id,
        title=exercise.title,
        table=words.table,
        text=words.text,
        sort=words.sort,
        phase=words.phase,
        shared=words.shared,
    )
