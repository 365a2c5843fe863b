"""The store in a SQLite file when things go wrong: full, locked, read-only, busy, closed and opened again."""

import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from sessions.database import sqlite_file
from sessions.database.sql_store import SqlStore
from sessions.ids import WorkshopId
from sessions.store import StoreError
from tests.contracts.rows import HULME, MOSS_SIDE, a_receipt, a_workshop, an_event


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "record.sqlite"


@pytest.fixture
def store(file: Path) -> Iterator[SqlStore]:
    made = SqlStore(f"sqlite:///{file}")
    made.create(a_workshop(), [an_event(1)])
    yield made
    made.close()


def pragma(store: SqlStore, text: str) -> object:
    """A setting of the connection that appends."""
    return store._writer.connection.cursor().execute(f"PRAGMA {text}").fetchone()[0]


def seqs(store: SqlStore) -> list[int]:
    return [event.seq for event in store.events(MOSS_SIDE)]


def test_a_full_disk_stores_nothing_says_so_and_passes(store: SqlStore) -> None:
    pages = pragma(store, "page_count")
    pragma(store, f"max_page_count = {pages}")
    batch = [an_event(seq, contents={"text": "x" * 4000}) for seq in range(2, 30)]
    receipts = [a_receipt("one", 2)]
    with pytest.raises(StoreError, match="The answer could not be stored: database or disk is full"):
        store.append(MOSS_SIDE, batch, receipts)
    assert seqs(store) == [1]
    assert list(store.receipts(MOSS_SIDE)) == []
    pragma(store, "max_page_count = 100000")
    store.append(MOSS_SIDE, batch, receipts)
    assert seqs(store) == list(range(1, 30))


def test_a_file_locked_for_a_second_is_waited_for(store: SqlStore, file: Path) -> None:
    with closing(sqlite3.connect(file, check_same_thread=False)) as other:
        other.execute("BEGIN EXCLUSIVE")
        release = threading.Timer(1.0, other.rollback)
        release.start()
        began = time.monotonic()
        store.append(MOSS_SIDE, [an_event(2)], [])
        waited = time.monotonic() - began
        release.join()
    assert seqs(store) == [1, 2]
    assert 0.8 < waited < 9


def test_a_file_locked_for_too_long_is_an_error_that_passes(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite_file, "BUSY_SECONDS", 0.2)
    store = SqlStore(f"sqlite:///{file}")
    store.create(a_workshop(), [an_event(1)])
    writes: list[Callable[[], None]] = [
        lambda: store.append(MOSS_SIDE, [an_event(2)], [a_receipt("one")]),
        lambda: store.create(a_workshop(HULME), []),
        lambda: store.set_password_hash("hash"),
    ]
    with closing(sqlite3.connect(file)) as other:
        other.execute("BEGIN IMMEDIATE")
        for write in writes:
            with pytest.raises(StoreError, match="could not be stored: database is locked"):
                write()
        assert seqs(store) == [1]
    store.append(MOSS_SIDE, [an_event(2)], [a_receipt("one")])
    assert seqs(store) == [1, 2]
    store.close()


def test_a_commit_that_a_reader_holds_up_too_long_is_taken_back(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite_file, "BUSY_SECONDS", 0.2)
    monkeypatch.setattr(sqlite_file, "journal_mode", lambda version: "truncate")
    store = SqlStore(f"sqlite:///{file}")
    store.create(a_workshop(), [an_event(1)])
    with closing(sqlite3.connect(file)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT * FROM events").fetchall()
        with pytest.raises(StoreError, match="could not be stored: database is locked"):
            store.append(MOSS_SIDE, [an_event(2)], [a_receipt("one")])
    assert seqs(store) == [1]
    store.append(MOSS_SIDE, [an_event(2)], [a_receipt("one")])
    assert seqs(store) == [1, 2]
    store.close()


def test_a_database_that_may_only_be_read_refuses_and_can_still_be_read(store: SqlStore) -> None:
    store._writer.connection.cursor().execute("PRAGMA query_only = ON")
    with pytest.raises(StoreError, match="could not be stored: attempt to write a readonly database"):
        store.append(MOSS_SIDE, [an_event(2)], [])
    assert seqs(store) == [1]


def test_an_error_does_not_repeat_what_a_person_said(store: SqlStore) -> None:
    with pytest.raises(StoreError) as caught:
        store.append(
            MOSS_SIDE,
            [an_event(2, contents={"text": "a secret"})],
            [a_receipt("one", actor="a person"), a_receipt("one", actor="a person")],
        )
    assert "secret" not in f"{caught.value} {caught.value.__cause__}"
    assert "a person" not in f"{caught.value} {caught.value.__cause__}"


@pytest.mark.parametrize("value", [float("nan"), object(), {1, 2}])
def test_what_json_cannot_say_is_refused_and_nothing_is_stored(store: SqlStore, value: object) -> None:
    with pytest.raises(StoreError, match="JSON"):
        store.append(MOSS_SIDE, [an_event(2), an_event(3, contents={"value": value})], [])
    assert seqs(store) == [1]
    store.append(MOSS_SIDE, [an_event(2)], [])


def test_everything_is_there_after_closing_and_opening_again(store: SqlStore, file: Path) -> None:
    store.append(MOSS_SIDE, [an_event(2)], [a_receipt("one", 2)])
    store.create(a_workshop(HULME, created_at=2.0), [an_event(1)])
    store.set_password_hash("hash")
    store.close()
    again = SqlStore(f"sqlite:///{file}")
    assert list(again.events(MOSS_SIDE)) == [an_event(1), an_event(2)]
    assert list(again.receipts(MOSS_SIDE)) == [a_receipt("one", 2)]
    assert again.workshops() == [a_workshop(), a_workshop(HULME, created_at=2.0)]
    assert again.password_hash() == "hash"
    again.append(MOSS_SIDE, [an_event(3)], [])
    again.close()


def test_reading_and_creating_go_on_while_another_thread_appends(store: SqlStore) -> None:
    failures: list[StoreError] = []

    def append_all() -> None:
        try:
            for seq in range(2, 202):
                store.append(MOSS_SIDE, [an_event(seq)], [a_receipt(f"command {seq}", seq)])
        except StoreError as error:
            failures.append(error)

    appending = threading.Thread(target=append_all)
    appending.start()
    seen, made = [0], 0
    while appending.is_alive():
        seen.append(len(seqs(store)))
        made += 1
        store.create(a_workshop(numbered(made)), [an_event(1)])
    appending.join()
    assert failures == []
    assert seen == sorted(seen)
    assert seqs(store) == list(range(1, 202))
    assert len(store.workshops()) == made + 1


def numbered(number: int) -> WorkshopId:
    return WorkshopId(f"workshop {number}")
