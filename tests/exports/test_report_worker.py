"""The worker: the same page as in this process, and a plain failure for a snapshot that can't be used."""

import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest

from exports.local_area_report import build
from exports.parcels import parcels
from exports.snapshot import Place, Snapshot, SnapshotError, from_document, to_document
from facilitator.reporting import PACKAGES, asset_paths
from sessions.database.sql_store import SqlStore
from sessions.exercises.base import Actor, Role
from tests.builders import Hall, make_hall, play_step, seat_everyone
from tests.exports.reports import ASSETS, rehearsed

TASK = ("documents", "html")


@pytest.fixture(scope="module")
def day() -> Hall:
    return rehearsed(at_each_table=1)


def snapshot_of(hall: Hall) -> Snapshot:
    return Snapshot(tuple(hall.service.snapshot(hall.workshop)), (), asset_paths())


def work(document: bytes) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "exports", *TASK],
        input=document,
        capture_output=True,
        cwd=PACKAGES,
        check=False,
    )


def pages_in(done: subprocess.CompletedProcess[bytes]) -> list[bytes]:
    return [parcel.body for parcel in parcels(BytesIO(done.stdout)) if parcel.name]


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hall]:
    """A day whose record lies in a file."""
    store = SqlStore(f"sqlite:///{tmp_path_factory.mktemp('kept')}/moothall.db")
    hall = make_hall(store)
    people = seat_everyone(hall, at_each_table=1)
    while not hall.state.step or not hall.step.phase.takes_answers:
        hall.do("go_next")
    play_step(hall, people, seed=7)
    yield hall
    store.close()


def placed(hall: Hall, version: int) -> Snapshot:
    assert hall.service.store.file
    place = Place(hall.service.store.file, hall.workshop, version)
    return Snapshot((), (), asset_paths(), place=place)


@pytest.mark.parametrize("document", [b"", b"{", b"[]", b'{"events": [{"seq": 1}]}'])
def test_a_document_that_is_no_snapshot_is_refused_in_words(document: bytes) -> None:
    with pytest.raises(SnapshotError, match="The snapshot can't be read"):
        from_document(document)


def test_a_record_that_this_program_cannot_read_ends_with_a_sentence_and_no_page(day: Hall) -> None:
    document = json.loads(to_document(snapshot_of(day)))
    document["events"][-1]["form"] = 99
    done = work(json.dumps(document).encode())
    assert (done.returncode, pages_in(done)) == (2, [])
    assert b"written by a newer Moothall" in done.stderr
    assert b"Traceback" not in done.stderr


def test_a_bug_is_reported_without_anything_a_person_wrote(day: Hall) -> None:
    document = json.loads(to_document(snapshot_of(day)))
    canary = "canary-of-a-participant"
    document["events"][0]["facts"]["plan"]["tables"] = canary
    done = work(json.dumps(document).encode())
    assert (done.returncode, pages_in(done)) == (1, [])
    assert canary.encode() not in done.stderr
    assert b"TypeError" in done.stderr


def test_a_record_that_is_not_where_it_should_be_ends_with_a_sentence_and_no_page(kept: Hall) -> None:
    place = Place(Path("/nowhere/moothall.db"), kept.workshop, 3)
    done = work(to_document(replace(placed(kept, 3), place=place)))
    assert (done.returncode, pages_in(done)) == (2, [])
    assert b"The record could not be read" in done.stderr


def test_words_that_were_erased_after_the_handing_over_leave_no_page_behind(kept: Hall) -> None:
    before, person = kept.state.version, next(iter(kept.state.participants))
    kept.do("withdraw_answers", Actor(Role.PARTICIPANT, person), participant=person)
    done = work(to_document(placed(kept, before)))
    assert (done.returncode, pages_in(done)) == (3, [])
    assert b"Words were erased" in done.stderr


def test_a_snapshot_survives_the_way_to_the_worker(day: Hall) -> None:
    snapshot = snapshot_of(day)
    assert from_document(to_document(snapshot)) == snapshot


def test_a_place_survives_the_way_to_the_worker_and_gives_the_same_rows(kept: Hall) -> None:
    given = from_document(to_document(placed(kept, kept.state.version)))
    assert given == placed(kept, kept.state.version)
    assert given.fetched().rows == snapshot_of(kept).rows


def test_the_worker_leaves_out_what_came_after_the_handing_over(kept: Hall) -> None:
    before, rows = kept.state.version, snapshot_of(kept).rows
    kept.join(2, person=77)
    done = work(to_document(placed(kept, before)))
    assert done.returncode == 0, done.stderr.decode()
    assert pages_in(done) == [build(rows, kept.service.registry, ASSETS).encode()]


def test_the_worker_writes_the_same_bytes_as_this_process(day: Hall) -> None:
    done = work(to_document(snapshot_of(day)))
    assert done.returncode == 0, done.stderr.decode()
    assert pages_in(done) == [build(snapshot_of(day).rows, day.service.registry, ASSETS).encode()]


def test_writing_a_report_loads_no_library_that_takes_longer_than_the_writing(day: Hall) -> None:
    code = (
        "import sys; from exports.__main__ import main; main(); sys.stderr.write(repr(sorted(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *TASK],
        input=to_document(snapshot_of(day)),
        capture_output=True,
        cwd=PACKAGES,
        check=True,
    )
    for library in ("pandas", "numpy", "plotly", "sqlalchemy", "flask", "docx", "lxml", "choreographer"):
        assert f"'{library}'".encode() not in done.stderr, library


def test_the_worker_finds_the_kinds_of_added_folders(day: Hall, tmp_path: Path) -> None:
    snapshot = snapshot_of(day)
    done = work(to_document(Snapshot(snapshot.rows, (tmp_path / "absent",), snapshot.assets)))
    assert done.returncode == 2
    assert b"there is no such folder of exercise kinds" in done.stderr
