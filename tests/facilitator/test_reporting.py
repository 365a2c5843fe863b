"""Reports as the server has them made: refusals in words, progress for a page, the bytes handed on."""

import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from facilitator.background import Progress
from facilitator.config import Config
from facilitator.reporting import Reports, report_name
from facilitator.worker import Worker, WorkError
from sessions.database.sql_store import SqlStore
from sessions.ids import WorkshopId
from sessions.store import EventRow
from tests.builders import Hall, make_hall
from tests.contracts.rows import an_event

HTML = ["html"]


class UnreadStore(SqlStore):
    """A record in a file that the serving process must not read once it is quiet."""

    is_quiet = False

    def events(self, workshop: WorkshopId) -> Iterator[EventRow]:
        assert not self.is_quiet, "the serving process read the record"
        return super().events(workshop)


@pytest.fixture
def hall() -> Hall:
    hall = make_hall()
    hall.join(1, 1)
    return hall


def reports(hall: Hall, folder: Path, timeout_seconds: float = 60) -> Reports:
    return Reports(hall.service, Config(data=folder), timeout_seconds)


def kept_in(folder: Path) -> tuple[UnreadStore, Hall]:
    store = UnreadStore(f"sqlite:///{folder}/moothall.db")
    hall = make_hall(store)
    hall.join(1, 1)
    return store, hall


def finished(made: Reports, workshop: WorkshopId) -> Progress:
    for _ in range(600):
        progress = made.status(workshop)
        if progress.state != "making":
            return progress
        time.sleep(0.05)
    raise AssertionError("The report took more than half a minute.")


def test_an_unknown_workshop_has_no_report(hall: Hall, tmp_path: Path) -> None:
    with pytest.raises(WorkError, match="There is no such workshop here"):
        reports(hall, tmp_path).make_documents(WorkshopId("nobody"), HTML)


def test_a_worker_that_takes_too_long_is_stopped_and_says_so(hall: Hall, tmp_path: Path) -> None:
    with pytest.raises(WorkError, match="was not ready"):
        reports(hall, tmp_path, timeout_seconds=0.05).make_documents(hall.workshop, HTML)


def test_a_worker_that_fails_is_told_in_a_sentence(hall: Hall, tmp_path: Path) -> None:
    made = Reports(hall.service, Config(data=tmp_path, exercises=(tmp_path / "absent",)))
    made.start(hall.workshop)
    progress = finished(made, hall.workshop)
    assert progress.state == "failed"
    assert "could not be made" in str(progress.reason)
    assert progress.page is None


def test_a_report_begun_in_the_background_is_there_to_be_fetched(hall: Hall, tmp_path: Path) -> None:
    made = reports(hall, tmp_path)
    assert made.status(hall.workshop).state == "none"
    assert made.start(hall.workshop).state == "making"
    assert made.start(hall.workshop).state == "making"
    progress = finished(made, hall.workshop)
    assert progress.state == "ready"
    assert progress.page is not None
    assert b"1 person joined, at 1 table" in progress.page
    assert report_name(hall.workshop) == "local-area-report.html"


def test_the_serving_process_reads_no_row_for_a_report_and_hands_over_a_few_bytes(tmp_path: Path) -> None:
    store, hall = kept_in(tmp_path)
    store.is_quiet = True
    made = reports(hall, tmp_path)
    assert len(made._snapshots.document(hall.workshop)) < 2000
    assert b"1 person joined, at 1 table" in (made.make_documents(hall.workshop, HTML).page or b"")
    store.close()


def test_a_worker_that_meets_an_erasure_says_so(tmp_path: Path) -> None:
    store, hall = kept_in(tmp_path)
    handed_over = reports(hall, tmp_path)._snapshots.document(hall.workshop)
    gone = an_event(hall.state.version + 1, name="AnswersWithdrawn", contents=None, had_contents=False)
    store.erase(hall.workshop, [gone], [], [])
    with pytest.raises(WorkError, match="taken out of the record"):
        Worker().run(["documents", "html"], handed_over, lambda stream: stream.read(), 60)
    store.close()


def test_a_report_is_made_wherever_the_server_was_started(
    hall: Hall, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "exports.py").write_text("raise SystemExit(9)")
    monkeypatch.chdir(tmp_path)
    assert b"1 person joined, at 1 table" in (
        reports(hall, tmp_path).make_documents(hall.workshop, HTML).page or b""
    )


def test_the_serving_process_loads_neither_pandas_nor_plotly() -> None:
    code = "import facilitator.reporting, sys; print({'pandas', 'plotly'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
