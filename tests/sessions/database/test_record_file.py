"""A record read out of its file by who only reads: refused in words, and never in a writer's way."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from sessions.database import record_file
from sessions.database.record_file import read_file
from sessions.database.sql_store import SqlStore
from sessions.record import ErasedSinceError, as_of
from sessions.store import StoreError
from tests.contracts.rows import MOSS_SIDE, a_workshop, an_event


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqlStore]:
    made = SqlStore(f"sqlite:///{tmp_path}/the record #1.sqlite")
    made.create(a_workshop(), [an_event(seq) for seq in range(1, 6)])
    yield made
    made.close()


def file_of(store: SqlStore) -> Path:
    assert store.file
    return store.file


def test_a_file_that_is_not_there_is_refused_and_not_made(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="The record could not be read"):
        read_file(tmp_path / "nothing.sqlite", MOSS_SIDE)
    assert not (tmp_path / "nothing.sqlite").exists()


def test_a_file_that_holds_no_record_is_refused(tmp_path: Path) -> None:
    (tmp_path / "letter.sqlite").write_text("Dear all, " * 200)
    with pytest.raises(StoreError, match="not a database"):
        read_file(tmp_path / "letter.sqlite", MOSS_SIDE)


def test_between_a_few_rows_and_the_next_somebody_can_write(
    store: SqlStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(record_file, "AT_A_TIME", 2)
    monkeypatch.setattr(record_file, "BUSY_SECONDS", 0)
    rows = record_file._rows(file_of(store), MOSS_SIDE)
    first = next(rows)
    store._writer.exec_driver_sql("PRAGMA busy_timeout = 0")
    store._writer.rollback()
    store.append(MOSS_SIDE, [an_event(6)], [])
    assert [row.seq for row in (first, *rows)] == [1, 2, 3, 4, 5, 6]


def test_a_record_is_told_as_it_stood_with_an_event(store: SqlStore) -> None:
    rows = read_file(file_of(store), MOSS_SIDE)
    assert list(as_of(rows, 3)) == rows[:3]
    assert list(as_of(rows, 5)) == rows


def test_a_record_from_which_words_were_erased_since_is_not_told(store: SqlStore) -> None:
    gone = an_event(6, name="AnswersWithdrawn", contents=None, had_contents=False)
    store.erase(MOSS_SIDE, [gone], [], [2])
    rows = read_file(file_of(store), MOSS_SIDE)
    with pytest.raises(ErasedSinceError):
        as_of(rows, 5)
    assert list(as_of(rows, 6)) == rows
