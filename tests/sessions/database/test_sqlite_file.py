"""Which journal is safe with which SQLite, and what a file is opened with."""

import sqlite3
from pathlib import Path

import pytest
import sqlalchemy as sa

from sessions.database.sqlite_file import Use, journal_mode, open_sqlite
from sessions.store import StoreError


@pytest.mark.parametrize(
    ("version", "mode"),
    [
        ((3, 7, 0), "truncate"),
        ((3, 40, 1), "truncate"),
        ((3, 44, 5), "truncate"),
        ((3, 44, 6), "wal"),
        ((3, 45, 0), "truncate"),
        ((3, 50, 6), "truncate"),
        ((3, 50, 7), "wal"),
        ((3, 51, 0), "truncate"),
        ((3, 51, 1), "truncate"),
        ((3, 51, 2), "truncate"),
        ((3, 51, 3), "wal"),
        ((3, 52, 0), "truncate"),
        ((3, 53, 0), "wal"),
        ((4, 0, 0), "wal"),
    ],
)
def test_the_write_ahead_log_is_used_only_where_it_loses_nothing(
    version: tuple[int, int, int], mode: str
) -> None:
    assert journal_mode(version) == mode


@pytest.mark.parametrize("url", ["sqlite://", "sqlite:///:memory:"])
def test_a_record_without_a_file_is_refused(url: str) -> None:
    with pytest.raises(StoreError, match="needs a file"):
        open_sqlite(sa.make_url(url), Use.WRITE)


def test_a_writing_connection_is_durable_and_wipes_what_it_deletes(tmp_path: Path) -> None:
    assert settings_of(tmp_path / "record.sqlite", Use.WRITE) == {
        "journal_mode": journal_mode(sqlite3.sqlite_version_info),
        "synchronous": 2,  # FULL
        "fullfsync": 1,
        "secure_delete": 1,
        "foreign_keys": 1,
        "busy_timeout": 10_000,
        "query_only": 0,
    }


def test_a_sound_version_uses_the_write_ahead_log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 53, 0))
    found = settings_of(tmp_path / "record.sqlite", Use.WRITE)
    assert (found["journal_mode"], found["synchronous"]) == ("wal", 2)


def test_a_file_left_in_the_write_ahead_log_is_taken_back_by_an_affected_version(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "record.sqlite"
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 53, 0))
    settings_of(file, Use.WRITE)
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 51, 2))
    assert settings_of(file, Use.WRITE)["journal_mode"] == "truncate"


def test_a_reading_connection_can_change_nothing(tmp_path: Path) -> None:
    file = tmp_path / "record.sqlite"
    assert settings_of(file, Use.READ)["query_only"] == 1
    engine = open_sqlite(sa.make_url(f"sqlite:///{file}"), Use.READ)
    with pytest.raises(sa.exc.OperationalError, match="readonly"), engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE t (x)")


def settings_of(file: Path, use: Use) -> dict[str, object]:
    names = [
        "journal_mode",
        "synchronous",
        "fullfsync",
        "secure_delete",
        "foreign_keys",
        "busy_timeout",
        "query_only",
    ]
    engine = open_sqlite(sa.make_url(f"sqlite:///{file}"), use)
    with engine.connect() as connection:
        return {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in names}
