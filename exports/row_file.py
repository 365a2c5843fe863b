"""An exercise's rows as a CSV file for whoever calculates with them: de-personalised, shuffled, timeless.

A person is a pseudonym made with the workshop's key, another one in each exercise, so that two files can't
be put together; once the key is purged nobody can make it again. What each person was asked alone carries no
table; what tables wrote carries the table and nobody's pseudonym. No row has a time. A cell that a
spreadsheet would run as a formula begins with an apostrophe.
"""

import csv
import hmac
import io
import json
from collections.abc import Callable, Mapping
from hashlib import sha256
from typing import Any

from exports.frame_columns import rows_spec
from sessions.exercises.base import Badge
from sessions.ids import is_grant
from sessions.paper_state import Way
from sessions.provenance import ways_in
from sessions.workshop import Exercise, Workshop

PSEUDONYM_LENGTH = 12  # hexadecimal digits
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def row_file(workshop: Workshop, exercise: Exercise, key: str) -> bytes:
    """The file in UTF-8 with the mark that spreadsheets look for; columns as `rows_spec` describes them.

    Rows of people come first, shuffled by pseudonym; those of tables follow.
    """
    rows = answer_rows(exercise, lambda who: pseudonym(key, exercise.id, who), ways_in(workshop, exercise))
    text = io.StringIO()
    writer = csv.DictWriter(text, list(rows_spec(exercise).dtypes), restval="")
    writer.writeheader()
    for row in rows:
        writer.writerow({name: cell(value) for name, value in row.items()})
    return text.getvalue().encode("utf-8-sig")


def pseudonym(key: str, exercise: str, person: str) -> str:
    """A person's name in the rows of one exercise."""
    spoken = f"{exercise}/{person}".encode()
    return hmac.new(bytes.fromhex(key), spoken, sha256).hexdigest()[:PSEUDONYM_LENGTH]


def cell(value: Any) -> Any:
    """A value as a spreadsheet may be given it."""
    if isinstance(value, (list, tuple, dict)):
        value = json.dumps(value, ensure_ascii=False)
    if not isinstance(value, str):
        return value
    return f"'{value}" if value.lstrip(" ").startswith(FORMULA_STARTS) else value


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
