"""The worker: the same page as in this process, and a plain failure for a snapshot that can't be used."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from exports.local_area_report import build
from exports.snapshot import Snapshot, SnapshotError, from_document, to_document
from facilitator.reporting import PACKAGES, asset_paths
from tests.builders import Hall
from tests.exports.reports import ASSETS, rehearsed


@pytest.fixture(scope="module")
def day() -> Hall:
    return rehearsed(at_each_table=1)


def snapshot_of(hall: Hall) -> Snapshot:
    return Snapshot(tuple(hall.service.snapshot(hall.workshop)), (), asset_paths())


def work(document: bytes) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "exports"], input=document, capture_output=True, cwd=PACKAGES, check=False
    )


@pytest.mark.parametrize("document", [b"", b"{", b"[]", b'{"events": [{"seq": 1}]}'])
def test_a_document_that_is_no_snapshot_is_refused_in_words(document: bytes) -> None:
    with pytest.raises(SnapshotError, match="The snapshot can't be read"):
        from_document(document)


def test_a_record_that_this_program_cannot_read_ends_with_a_sentence_and_no_page(day: Hall) -> None:
    document = json.loads(to_document(snapshot_of(day)))
    document["events"][-1]["form"] = 99
    done = work(json.dumps(document).encode())
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"written by a newer Moothall" in done.stderr
    assert b"Traceback" not in done.stderr


def test_a_bug_is_reported_without_anything_a_person_wrote(day: Hall) -> None:
    document = json.loads(to_document(snapshot_of(day)))
    canary = "canary-of-a-participant"
    document["events"][0]["facts"]["plan"]["tables"] = canary
    done = work(json.dumps(document).encode())
    assert (done.returncode, done.stdout) == (1, b"")
    assert canary.encode() not in done.stderr
    assert b"TypeError" in done.stderr


def test_a_snapshot_survives_the_way_to_the_worker(day: Hall) -> None:
    snapshot = snapshot_of(day)
    assert from_document(to_document(snapshot)) == snapshot


def test_the_worker_writes_the_same_bytes_as_this_process(day: Hall) -> None:
    done = work(to_document(snapshot_of(day)))
    assert done.returncode == 0, done.stderr.decode()
    assert done.stdout == build(snapshot_of(day).rows, day.service.registry, ASSETS).encode()


def test_writing_a_report_loads_no_library_that_takes_longer_than_the_writing(day: Hall) -> None:
    code = (
        "import sys; from exports.__main__ import main; main(); sys.stderr.write(repr(sorted(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        input=to_document(snapshot_of(day)),
        capture_output=True,
        cwd=PACKAGES,
        check=True,
    )
    for library in ("pandas", "numpy", "plotly", "sqlalchemy", "flask"):
        assert f"'{library}'".encode() not in done.stderr, library


def test_the_worker_finds_the_kinds_of_added_folders(day: Hall, tmp_path: Path) -> None:
    snapshot = snapshot_of(day)
    done = work(to_document(Snapshot(snapshot.rows, (tmp_path / "absent",), snapshot.assets)))
    assert done.returncode == 2
    assert b"there is no such folder of exercise kinds" in done.stderr
