"""One exercise's rows as a file; the order names the exercise and the format. Its key is in the record."""

from collections.abc import Sequence
from typing import BinaryIO

from exports.reading import read
from exports.row_file import ROW_FORMATS
from exports.snapshot import Snapshot
from sessions.exercises.registry import discover
from sessions.ids import ExerciseId


def run(snapshot: Snapshot, order: Sequence[str], out: BinaryIO) -> None:
    """Write the file."""
    exercise, form = order
    workshop = read(snapshot.rows, discover(*snapshot.exercises)).workshop
    found = workshop.exercises[ExerciseId(exercise)]
    out.write(ROW_FORMATS[form](workshop, found, workshop.rows_key or ""))
