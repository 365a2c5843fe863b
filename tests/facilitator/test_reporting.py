"""Reports as the server has them made: refusals in words, progress for a page, the bytes handed on."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

from facilitator.background import Progress
from facilitator.config import Config
from facilitator.reporting import Reports, report_name
from facilitator.worker import WorkError
from sessions.ids import WorkshopId
from tests.builders import Hall, make_hall


@pytest.fixture
def hall() -> Hall:
    hall = make_hall()
    hall.join(1, 1)
    return hall


def reports(hall: Hall, folder: Path, timeout_seconds: float = 60) -> Reports:
    return Reports(hall.service, Config(data=folder), timeout_seconds)


def finished(made: Reports, workshop: WorkshopId) -> Progress:
    for _ in range(600):
        progress = made.status(workshop)
        if progress.state != "making":
            return progress
        time.sleep(0.05)
    raise AssertionError("The report took more than half a minute.")


def test_an_unknown_workshop_has_no_report(hall: Hall, tmp_path: Path) -> None:
    with pytest.raises(WorkError, match="There is no such workshop here"):
        reports(hall, tmp_path).make(WorkshopId("nobody"))


def test_a_worker_that_takes_too_long_is_stopped_and_says_so(hall: Hall, tmp_path: Path) -> None:
    with pytest.raises(WorkError, match="was not ready"):
        reports(hall, tmp_path, timeout_seconds=0.05).make(hall.workshop)


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


def test_the_serving_process_loads_neither_pandas_nor_plotly() -> None:
    code = "import facilitator.reporting, sys; print({'pandas', 'plotly'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
