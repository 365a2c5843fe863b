"""What the record in a database file adds up to, read from a copy so that the server is never in the way."""

import sqlite3
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from sessions.database.sql_store import SqlStore
from sessions.evolving import replay
from sessions.exercises.registry import discover
from sessions.ids import WorkshopId
from sessions.record import read_record
from sessions.workshop import Workshop


def state_in(database: Path, workshop: str) -> Workshop:
    """A workshop's state by replay."""
    known, registry = WorkshopId(workshop), discover()
    with TemporaryDirectory() as folder:
        copy = Path(folder) / "copy.db"
        _copy(database, copy)
        store = SqlStore(f"sqlite:///{copy.as_posix()}")
        state = replay(known, list(read_record(store.events(known), registry)), registry)
        store.close()
    return state


def rehearsals_in(database: Path) -> list[str]:
    """The ids of all rehearsals, oldest first."""
    with closing(sqlite3.connect(f"{database.as_uri()}?mode=ro", uri=True)) as record:
        rows = record.execute("select id from workshops where is_rehearsal order by created_at").fetchall()
    return [str(row[0]) for row in rows]


def newest_in(database: Path, workshop: str) -> int:
    """The number of a workshop's newest event: the version of a page that shows it."""
    with closing(sqlite3.connect(f"{database.as_uri()}?mode=ro", uri=True)) as record:
        row = record.execute("select max(seq) from events where workshop_id = ?", (workshop,)).fetchone()
    return int(row[0])


def _copy(database: Path, target: Path) -> None:
    source = f"{database.as_uri()}?mode=ro"
    with closing(sqlite3.connect(source, uri=True)) as old, closing(sqlite3.connect(target)) as new:
        old.backup(new)
