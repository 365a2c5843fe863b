"""Puts a record's tidy rows into DataFrames, for whoever calculates with them.

It owns their dtypes; the fields and units are those of the rows. Nothing that a report prints passes here:
loading pandas takes longer than writing the report.
"""

from collections.abc import Sequence
from dataclasses import astuple, dataclass
from typing import Any

import pandas as pd

from exports.tidy import Rows

PARTICIPANTS = {"person": "string", "table": "Int64", "seat": "Int64", "arrived_minute": "Int64"}
RESPONSES = {
    "exercise": "string",
    "phase": "string",
    "person": "string",
    "table": "Int64",
    "minute": "Int64",
}
STEPS = {
    "exercise": "string",
    "phase": "string",
    "opened_minute": "Int64",
    "locked_minute": "Int64",
    "minutes_open": "Int64",
    "joined": "Int64",
}
TABLES = {
    "exercise": "string",
    "phase": "string",
    "table": "Int64",
    "people": "Int64",
    "taking_part": "Int64",
    "is_finished": "boolean",
}


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
        participants=_frame(rows.participants, PARTICIPANTS),
        responses=_frame(rows.responses, RESPONSES),
        tables=_frame(rows.tables, TABLES),
        steps=_frame(rows.steps, STEPS),
    )


def _frame(rows: Sequence[Any], columns: dict[str, str]) -> pd.DataFrame:
    return pd.DataFrame([astuple(row) for row in rows], columns=list(columns)).astype(columns)
