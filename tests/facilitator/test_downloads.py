"""The page of downloads: who may open it, what a press does, and what is said while files are made."""

import time
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from facilitator import result_files
from facilitator.background import MadeFile, Progress
from facilitator.result_files import TROUBLES
from sessions.ids import WorkshopId
from tests.roles.company import Company, gather
from tests.roles.table import HOST, LEAD, REPORT_WRITER

CHART = "manchester-figure-01-people.svg"
FILES = {
    "manchester-results.csv": MadeFile(b"figure\n"),
    "manchester-results.xlsx": MadeFile(b"PK" * 999),
    CHART: MadeFile(b"<svg></svg>", "Figure 1. People"),
    "manchester-figure-01-people.png": MadeFile(b"PNG", "Figure 1. People"),
    "manchester-charts.zip": MadeFile(b"PK"),
}


@pytest.fixture
def company(tmp_path: Path) -> Company:
    return gather(tmp_path)


def page(company: Company) -> str:
    return f"/workshops/{company.workshop}/downloads"


def stand(company: Company, progress: Progress) -> None:
    company.lead.house.result_files._progress[WorkshopId(company.workshop)] = progress


def finished(company: Company) -> Progress:
    for _ in range(1200):
        progress = company.lead.house.result_files.status(WorkshopId(company.workshop))
        if progress.state != "making":
            return progress
        time.sleep(0.05)
    raise AssertionError("The files took more than a minute.")


def test_a_file_that_is_not_ready_leads_back_to_the_page(company: Company) -> None:
    for name in ("nothing.csv", "..%2f..%2fetc%2fpasswd", CHART):
        refused = company.lead.get(f"{page(company)}/{name}")
        assert refused.status_code in (303, 404), name
        assert not refused.headers.get("Content-Disposition")


def test_the_host_has_none_before_the_day_is_over(company: Company) -> None:
    stand(company, Progress("ready", FILES, made_at=0.0))
    host = company.browser(HOST)
    assert "once the day is over" in host.get(page(company)).text
    assert host.get(f"{page(company)}/{CHART}").status_code == 303
    company.order(company.actors[LEAD], "close_workshop")
    assert host.get(f"{page(company)}/{CHART}").data == b"<svg></svg>"
    assert "Make them" not in host.get(page(company)).text
    assert "Go to the rows" not in host.get(page(company)).text


def test_while_charts_are_drawn_the_page_says_how_far_and_tables_can_be_had(company: Company) -> None:
    stand(company, Progress("making", FILES, done=1, of=28))
    found = company.lead.get(page(company)).text
    assert "Charts: 1 of 28." in found
    assert 'http-equiv="refresh"' in found
    assert company.lead.get(f"{page(company)}/manchester-results.csv").data == b"figure\n"


def test_a_laptop_without_a_browser_is_told_so_and_the_tables_are_there(
    company: Company, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(result_files, "find_browser", lambda: "")
    company.browser(REPORT_WRITER).post(page(company), {}, form_on=page(company))
    progress = finished(company)
    assert progress.trouble == TROUBLES["no_browser"]
    assert {name.rpartition(".")[2] for name in progress.files} == {"csv", "xlsx", "json", "zip"}
    assert "no Chrome, Chromium or Edge" in company.lead.get(page(company)).text


def test_a_browser_that_stops_costs_the_charts_alone(
    company: Company, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(result_files, "find_browser", lambda: "/bin/false")
    company.lead.house.result_files.start(WorkshopId(company.workshop))
    progress = finished(company)
    assert progress.trouble == TROUBLES["browser_failed"]
    assert progress.state == "ready"
    assert any(name.endswith(".xlsx") for name in progress.files)


def test_a_press_makes_tables_and_charts_and_each_is_a_file_to_save(company: Company) -> None:
    assert company.lead.post(page(company), {}, form_on=page(company)).status_code == 303
    progress = finished(company)
    assert progress.state == "ready", progress.reason
    assert progress.trouble is None
    found = company.lead.get(page(company)).text
    for name, made in progress.files.items():
        assert f"/downloads/{name}" in found
        given = company.lead.get(f"{page(company)}/{name}")
        assert given.data == made.body
        assert given.headers["Content-Disposition"] == f'attachment; filename="{name}"'
        assert given.headers["Cache-Control"] == "no-store"
    charts = next(made for name, made in progress.files.items() if name.endswith("-charts.zip"))
    pictures = [name for name in progress.files if name.endswith((".svg", ".png"))]
    with ZipFile(BytesIO(charts.body)) as archive:
        assert sorted(archive.namelist()) == sorted(pictures)
        assert pictures
