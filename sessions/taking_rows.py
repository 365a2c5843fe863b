"""Taking an exercise's rows away as a file: after the day, by the lead or a report writer, never unlogged."""

from collections.abc import Sequence

from sessions import events as e
from sessions.commands import TakeRows
from sessions.erasing.purging import PURGED
from sessions.errors import Rejection, refuse
from sessions.ids import ExerciseId
from sessions.workshop import Workshop

NOT_CLOSED = refuse("still_running", "Rows can be downloaded once the workshop has closed.")
NO_ROWS = refuse("no_rows", "This exercise has no rows: nothing was answered, or it has been erased.")
UNKNOWN = refuse("unknown_exercise", "This workshop has no such exercise. Reload the page.")


def decide_rows(workshop: Workshop, command: TakeRows, now: float) -> Sequence[e.Event] | Rejection:
    """The entry in the log that has to stand there before a row leaves; the first one makes the key."""
    exercise = workshop.exercises.get(ExerciseId(command.target))
    if exercise is None:
        return UNKNOWN
    if workshop.purged:
        return PURGED
    if not workshop.is_closed:
        return NOT_CLOSED
    count = sum(1 for _ in exercise.kind.rows(exercise.state))
    if not count:
        return NO_ROWS
    taken = e.RowsTaken(exercise.id, count)
    return [taken] if workshop.rows_key else [e.PseudonymsKeyed(command.key), taken]
