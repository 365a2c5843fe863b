"""What the tidy rows add up to: rows in, counts out, and nothing else.

Pure: no clock, no chance, no file. Taking part is counted, never answers: what people answered reaches a
report through a kind's panels alone, which keep the rules for small numbers. Who answered is given for the
whole room alone, so nobody's silence at a table is shown.
"""

from collections import Counter
from dataclasses import dataclass

from exports.tidy import Rows
from sessions.ids import ExerciseId


@dataclass(frozen=True)
class Answered:
    """A step that was opened and takes answers.

    `people` answered on their own, `joined` had joined by its end; `finished` of the `tables` that had people
    then came to a result.
    """

    exercise: ExerciseId
    phase: str
    people: int
    joined: int
    finished: int
    tables: int


def answered(rows: Rows) -> list[Answered]:
    """How many answered each step that was opened, in the agenda's order."""
    people = Counter((row.exercise, row.phase) for row in rows.responses)
    peopled = Counter((row.exercise, row.phase) for row in rows.tables if row.people)
    finished = Counter((row.exercise, row.phase) for row in rows.tables if row.people and row.is_finished)
    steps = ((step, (step.exercise, step.phase)) for step in rows.steps if step.opened_minute is not None)
    return [
        Answered(step.exercise, step.phase, people[key], step.joined, finished[key], peopled[key])
        for step, key in steps
    ]
