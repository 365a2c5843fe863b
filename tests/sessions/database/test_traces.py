"""That nothing of erased words is left in the record's files, which deleting rows alone would not do."""

import sqlite3
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from sessions.database import sqlite_file, traces
from sessions.database.sql_store import SqlStore
from sessions.ids import ParticipantId
from tests.contracts.rows import MOSS_SIDE, a_workshop, an_event

WriteAnew = Callable[[sqlite3.Connection | None], None]
EVERYONE, LEAVERS = 30, (3, 17, 20)
SEEDS = range(4)


def words(seq: int) -> str:
    return f"canary-{seq:05d}-"


@pytest.fixture(params=["wal", "truncate"])
def store(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SqlStore:
    monkeypatch.setattr(sqlite_file, "journal_mode", lambda version: request.param)
    return SqlStore(f"sqlite:///{tmp_path}/record.sqlite")


def fill(store: SqlStore, seed: int) -> list[int]:
    """A few hundred answers, short and long; gives those of the people who leave."""
    chance = Random(seed)
    events = [
        an_event(
            seq,
            contents={"text": words(seq) + "x" * chance.choice([10, 50, 300, 3000])},
            participant=ParticipantId(f"p{seq % EVERYONE}"),
        )
        for seq in range(1, 901)
    ]
    store.create(a_workshop(), [])
    for start in range(0, 900, 150):
        store.append(MOSS_SIDE, events[start : start + 150], [])
    return [event.seq for event in events if event.seq % EVERYONE in LEAVERS]


def on_disk(tmp_path: Path) -> bytes:
    """All files of the record, its journals with it."""
    return b"".join(path.read_bytes() for path in sorted(tmp_path.iterdir()))


def found(tmp_path: Path, gone: list[int]) -> list[int]:
    raw = on_disk(tmp_path)
    return [seq for seq in gone if words(seq).encode() in raw]


@pytest.mark.parametrize("seed", SEEDS)
def test_nothing_of_erased_words_is_in_any_file_and_all_others_are(
    store: SqlStore, tmp_path: Path, seed: int
) -> None:
    gone = fill(store, seed)
    assert store.erase(MOSS_SIDE, [an_event(901)], [], gone) is None
    assert found(tmp_path, gone) == []
    kept = [event.seq for event in store.events(MOSS_SIDE) if event.seq < 901 and not event.is_erased]
    assert sorted([*kept, *gone]) == list(range(1, 901))
    assert found(tmp_path, kept) == kept
    store.close()
    assert found(tmp_path, gone) == []


def test_deleting_rows_alone_would_leave_some_of_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else writing the file anew would be for nothing. Which rows stay depends on how pages were moved."""
    monkeypatch.setattr("sessions.database.sql_store.remove_traces", lambda connection: None)
    left = []
    for seed in range(12):
        folder, chance = tmp_path / str(seed), Random(seed)
        store = SqlStore(f"sqlite:///{folder}/record.sqlite")
        gone = fill(store, seed)
        store.erase(MOSS_SIDE, [an_event(901)], [], gone)
        later = [
            an_event(seq, contents={"text": "x" * chance.choice([9, 99, 999])}) for seq in range(902, 1500)
        ]
        store.append(MOSS_SIDE, later, [])
        left += found(folder, gone)
        store.close()
    assert left


def test_a_reader_in_the_way_is_named_and_the_next_erasure_finishes_the_work(
    store: SqlStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = fill(store, 1)
    store._writer.connection.cursor().execute("PRAGMA busy_timeout = 50")
    monkeypatch.setattr(traces, "_write_anew", refuse_once(traces._write_anew))
    assert store.erase(MOSS_SIDE, [an_event(901)], [], gone[:-1]) == "database is locked"
    assert store.erase(MOSS_SIDE, [an_event(902)], [], gone[-1:]) is None
    assert found(tmp_path, gone) == []
    store.close()


def test_what_a_crash_left_undone_is_done_when_the_record_is_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = f"sqlite:///{tmp_path}/record.sqlite"
    store = SqlStore(url)
    gone = fill(store, 2)
    with monkeypatch.context() as crashing:
        crashing.setattr("sessions.database.sql_store.remove_traces", lambda connection: None)
        store.erase(MOSS_SIDE, [an_event(901)], [], gone)
    store.close()
    SqlStore(url).close()
    assert found(tmp_path, gone) == []


def refuse_once(write_anew: WriteAnew) -> WriteAnew:
    """A file that is in use the first time."""
    calls: list[sqlite3.Connection | None] = []

    def at_first_locked(file: sqlite3.Connection | None) -> None:
        calls.append(file)
        if len(calls) == 1:
            raise sqlite3.OperationalError("database is locked")
        write_anew(file)

    return at_first_locked
