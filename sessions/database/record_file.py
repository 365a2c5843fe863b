"""Reads one workshop's record out of its SQLite file, for a process that only reads and soon ends.

It knows the tables of `tables.py` by their names alone: a worker starts anew for each piece of work, and to
load the libraries of `sql_store.py` would take it longer than to read. It takes a few rows at a time and lets
the file go in between, for whoever writes may have to wait for whoever reads.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from sessions.database.record_rows import event_row
from sessions.ids import WorkshopId
from sessions.store import EventRow, StoreError

BUSY_SECONDS = 10
AT_A_TIME = 200  # rows: a millisecond or so
SOME_ROWS = """
    SELECT events.seq, name, form, at, actor, facts, had_contents, exercise, seal, participant, body
    FROM events LEFT JOIN contents ON contents.workshop_id = events.workshop_id AND contents.seq = events.seq
    WHERE events.workshop_id = ? AND events.seq > ? ORDER BY events.seq LIMIT ?
"""


class FileRow(NamedTuple):
    """One event as the file gives it, with the text of its facts and of what was said."""

    seq: int
    name: str
    form: int
    at: float
    actor: str
    facts: str
    had_contents: int
    exercise: str | None
    seal: str | None
    participant: str | None
    body: str | None


def read_file(file: Path, workshop: WorkshopId) -> list[EventRow]:
    """A workshop's record, to the last event there is at the end; StoreError where the file can't be read.

    Words that are erased meanwhile may be in it: then so is the event that erased them.
    """
    try:
        return [event_row(row) for row in list(_rows(file, workshop))]
    except sqlite3.Error as error:
        raise StoreError(f"The record could not be read: {error}.") from error


def _rows(file: Path, workshop: WorkshopId) -> Iterator[FileRow]:
    address, last = f"{file.resolve().as_uri()}?mode=ro", 0
    with closing(
        sqlite3.connect(address, uri=True, timeout=BUSY_SECONDS, isolation_level=None)
    ) as connection:
        while some := connection.execute(SOME_ROWS, (workshop, last, AT_A_TIME)).fetchall():
            yield from map(FileRow._make, some)
            last = some[-1][0]
