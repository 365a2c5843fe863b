"""Puts a record's tidy rows into DataFrames, for whoever calculates with them.

What their columns hold is described in `frame_columns`. Nothing that a report prints passes here: loading
pandas takes longer than writing the report.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from exports import frame_columns as described
from exports.frame_columns import FrameSpec, answers_spec
from exports.reading import Reading
from exports.summaries import Answered
from exports.tidy import Rows, pseudonym
from sessions.ids import ExerciseId
from sessions.workshop import Exercise


@dataclass(frozen=True)
class Frames:
    """A workshop's tidy tables, a row as its namesake in `tidy`."""

    participants: pd.DataFrame
    responses: pd.DataFrame
    tables: pd.DataFrame
    steps: pd.DataFrame


def frames(rows: Rows) -> Frames:
    """All frames of a record."""
    return Frames(
        participants=_frame(rows.participants, described.PARTICIPANTS),
        responses=_frame(rows.responses, described.RESPONSES),
        tables=_frame(rows.tables, described.TABLES),
        steps=_frame(rows.steps, described.STEPS),
    )


def answers_frames(reading: Reading) -> dict[ExerciseId, pd.DataFrame]:
    """The answers of each exercise that has some, by its id: every kind's own columns."""
    found = {exercise.id: answers_frame(exercise) for exercise in reading.workshop.exercises.values()}
    return {identity: frame for identity, frame in found.items() if len(frame)}


def answers_frame(exercise: Exercise) -> pd.DataFrame:
    """An exercise's own rows, with pseudonyms in place of participants."""
    names = {
        column.name: "participant" if column is described.PERSON else column.name
        for column in answers_spec(exercise).columns
    }
    rows = list(exercise.kind.rows(exercise.state))
    cells = {name: [row[key] for row in rows] for name, key in names.items()}
    people = {who: pseudonym(who) for who in set(cells["person"]) if who}
    cells["person"] = [people.get(who) for who in cells["person"]]
    return _typed(cells, answers_spec(exercise))


def answered_frame(found: Iterable[Answered]) -> pd.DataFrame:
    """How many answered each step."""
    return _frame(list(found), described.ANSWERED)


def _frame(rows: Sequence[Any], spec: FrameSpec) -> pd.DataFrame:
    return _typed({name: [getattr(row, name) for row in rows] for name in spec.dtypes}, spec)


def _typed(cells: Mapping[str, Sequence[Any]], spec: FrameSpec) -> pd.DataFrame:
    """Columns of one length, each in its documented type."""
    return pd.DataFrame(dict(cells), columns=list(spec.dtypes), dtype=object).astype(spec.dtypes)
