"""How a SQLite file is opened so that nothing acknowledged is lost: all that is SQLite's own stands here.

The write-ahead log of SQLite 3.7.0 to 3.51.2 can lose committed rows when a reset of the log meets a second
connection (https://www.sqlite.org/wal.html, "The WAL-Reset Bug"). Many laptops have such a version; there
the rollback journal is used, which is slower and sound.
"""

import sqlite3
from collections.abc import Mapping
from enum import Enum
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, NullPool, create_engine, event

from sessions.store import StoreError

BUSY_SECONDS = 10


class Use(Enum):
    """What a connection is for. An upgrade rebuilds tables, which enforced foreign keys would forbid."""

    WRITE = "write"
    READ = "read"
    UPGRADE = "upgrade"


def journal_mode(version: tuple[int, int, int]) -> str:
    """The fastest journal that loses nothing with this version of SQLite: "wal" or "truncate"."""
    line, patch = version[:2], version[2]
    first_sound = {(3, 44): 6, (3, 50): 7, (3, 51): 3}
    is_sound = version >= (3, 53, 0) or patch >= first_sound.get(line, patch + 1)
    return "wal" if is_sound else "truncate"


def pragmas(use: Use) -> Mapping[str, str]:
    """The settings of each new connection, in the order in which they are made."""
    if use is Use.READ:
        return {"query_only": "ON"}
    return {
        "journal_mode": journal_mode(sqlite3.sqlite_version_info),
        "synchronous": "FULL",
        "fullfsync": "ON",  # macOS: the disk's own cache too; nothing elsewhere
        "secure_delete": "ON",
        "foreign_keys": "ON" if use is Use.WRITE else "OFF",
    }


def open_sqlite(url: URL, use: Use) -> Engine:
    """An engine without a pool, whose connections may pass between threads, used by one at a time."""
    if not url.database or url.database == ":memory:":
        raise StoreError("The record needs a file: sqlite:///path/to/record.sqlite.")
    _make_private(Path(url.database))
    arguments = {"check_same_thread": False, "timeout": BUSY_SECONDS, "isolation_level": None}
    engine = create_engine(url, poolclass=NullPool, hide_parameters=True, connect_args=arguments)
    # A write takes its lock at the start: one that took it later could meet a changed file and fail unasked.
    begin = "BEGIN" if use is Use.READ else "BEGIN IMMEDIATE"

    def settle(connection: sqlite3.Connection, _record: Any) -> None:
        try:
            _set_pragmas(connection, pragmas(use))
        except BaseException:
            connection.close()
            raise

    def start(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    event.listen(engine, "connect", settle)
    event.listen(engine, "begin", start)
    return engine


def _make_private(file: Path) -> None:
    """Make a file that is not there yet, for its owner only: SQLite gives its journals the same rights."""
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not file.exists():
        file.touch(mode=0o600)


def _set_pragmas(connection: sqlite3.Connection, settings: Mapping[str, str]) -> None:
    for name, value in settings.items():
        answer = connection.execute(f"PRAGMA {name} = {value}").fetchone()
        if name == "journal_mode" and answer != (value,):
            raise sqlite3.OperationalError(f"the journal mode is {answer[0]} and could not be made {value}")
