"""An exercise's rows as a file for whoever calculates with them: de-personalised, shuffled, timeless.

A person is a pseudonym made with the workshop's key, another one in each exercise, so that two files can't
be put together; once the key is purged nobody can make it again. What each person was asked alone carries no
table; what tables wrote carries the table and nobody's pseudonym. No row has a time. A cell that a
spreadsheet would run as a formula begins with an apostrophe.
"""

import hmac
import json
from collections.abc import Callable, Mapping
from hashlib import sha256
from typing import Any

from exports.cells import csv_file
from exports.frame_columns import rows_spec, table_schema
from exports.workbook import sheet_of, workbook
from sessions.exercises.base import Badge
from sessions.exercises.row_columns import RowColumn
from sessions.ids import is_grant
from sessions.paper.state import Way
from sessions.provenance import ways_in
from sessions.workshop import Exercise, Workshop

PSEUDONYM_LENGTH = 12  # hexadecimal digits
ABOUT = ("column", "holds", "unit", "values", "meaning")


def row_file(workshop: Workshop, exercise: Exercise, key: str) -> bytes:
    """As CSV, with the mark that spreadsheets look for; columns as `rows_spec` describes them."""
    return csv_file(list(rows_spec(exercise).dtypes), named_rows(workshop, exercise, key))


def row_workbook(workshop: Workshop, exercise: Exercise, key: str) -> bytes:
    """As XLSX, with a second sheet that says what the columns hold."""
    spec, rows = rows_spec(exercise), named_rows(workshop, exercise, key)
    about = [dict(zip(ABOUT, _described(column), strict=True)) for column in spec.columns]
    sheets = (sheet_of("Rows", list(spec.dtypes), rows), sheet_of("Columns", ABOUT, about))
    return workbook(exercise.title, sheets)


def row_json(workshop: Workshop, exercise: Exercise, key: str) -> bytes:
    """As JSON: the schema of the rows, then the rows."""
    spec = rows_spec(exercise)
    rows = [{name: row.get(name) for name in spec.dtypes} for row in named_rows(workshop, exercise, key)]
    found = {"exercise": exercise.title, "schema": table_schema(spec), "rows": rows}
    return (json.dumps(found, ensure_ascii=False, indent=1) + "\n").encode(errors="backslashreplace")


ROW_FORMATS: Mapping[str, Callable[[Workshop, Exercise, str], bytes]] = {
    "csv": row_file,
    "xlsx": row_workbook,
    "json": row_json,
}


def named_rows(workshop: Workshop, exercise: Exercise, key: str) -> list[dict[str, Any]]:
    """The rows under pseudonyms of the key: people first, shuffled by them; those of tables follow."""
    return answer_rows(exercise, lambda who: pseudonym(key, exercise.id, who), ways_in(workshop, exercise))


def pseudonym(key: str, exercise: str, person: str) -> str:
    """A person's name in the rows of one exercise."""
    spoken = f"{exercise}/{person}".encode()
    return hmac.new(bytes.fromhex(key), spoken, sha256).hexdigest()[:PSEUDONYM_LENGTH]


def answer_rows(
    exercise: Exercise, name_of: Callable[[str], str], ways: Mapping[tuple[str, str], Way] | None = None
) -> list[dict[str, Any]]:
    """An exercise's rows as they may be given away; `name_of` makes a person's name in them.

    Rows of people come first, in the order of their names; those of tables follow. With `ways`, by person and
    phase, each row says how its answer came in.
    """
    alone = {step.phase.key for step in exercise.steps if step.phase.badge is Badge.INDIVIDUAL}
    found = []
    for row in exercise.kind.rows(exercise.state):
        way = {} if ways is None else {"way": ways.get((row["participant"], row["phase"]))}
        found.append({**_without_names(row, name_of, is_alone=row["phase"] in alone), **way})
    return sorted(found, key=lambda row: (not row["person"], row["person"] or ""))


def _without_names(
    row: Mapping[str, Any], name_of: Callable[[str], str], *, is_alone: bool
) -> dict[str, Any]:
    who = row["participant"]
    is_person = is_alone and who is not None and not is_grant(who)
    head = {"phase": row["phase"], "person": name_of(who) if is_person else None}
    rest = {name: value for name, value in row.items() if name not in ("phase", "participant")}
    return {**head, **rest, "table": None if is_alone else row["table"]}


def _described(column: RowColumn) -> tuple[str, ...]:
    among = ", ".join(column.among)
    return column.name, column.holds.value.replace("_", " or "), column.unit, among, str(column.meaning)
