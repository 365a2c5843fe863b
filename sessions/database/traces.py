"""Leaves nothing of erased words in a database file: what a deletion alone would not do.

SQLite's `secure_delete` overwrites a deleted row where it lies. A row that was moved before (pages are split
and merged as others come and go) leaves a copy in a page's unused space, which stays. So the file is written
anew after an erasure, and the write-ahead log is cut to nothing. The file itself remembers, as a part of the
erasing transaction, that this is still to be done: a crash in between costs nothing.

What a disk keeps of a file's earlier blocks is out of reach of any program; other databases look after their
own files.
"""

import sqlite3

from sqlalchemy import Connection

_NOTE = "PRAGMA user_version"


def note_traces(connection: Connection) -> None:
    """Within the erasing transaction: the file holds traces from now on."""
    if _is_sqlite(connection):
        connection.exec_driver_sql(f"{_NOTE} = 1")


def remove_traces(connection: Connection) -> str | None:
    """Write the file anew if it holds traces; what kept it from that, to be tried again later.

    Call it outside of any transaction.
    """
    if not _is_sqlite(connection):
        return None
    try:
        _write_anew(connection.connection.driver_connection)
    except sqlite3.OperationalError as error:
        return str(error)
    return None


def _write_anew(file: sqlite3.Connection | None) -> None:
    if file is None or file.execute(_NOTE).fetchone() == (0,):
        return
    file.execute("PRAGMA temp_store = MEMORY")  # no copy of the record in a folder for temporary files
    file.execute("VACUUM")
    file.execute(f"{_NOTE} = 0")
    is_busy, *_ = file.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    if is_busy:
        file.execute(f"{_NOTE} = 1")
        raise sqlite3.OperationalError("somebody reads the write-ahead log")


def _is_sqlite(connection: Connection) -> bool:
    return connection.dialect.name == "sqlite"
