"""The page of rows: who may open it, what a press gives, and that no press goes unlogged."""

import json
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook
from werkzeug.test import TestResponse

from facilitator.logbook import read_logbook
from tests.facilitator.desk import DeskBrowser
from tests.roles.company import Company, gather
from tests.roles.table import LEAD, PARTICIPANT, REPORT_WRITER


@pytest.fixture
def company(tmp_path: Path) -> Company:
    found = gather(tmp_path)
    person = found.browser(PARTICIPANT)
    vote(found, person)
    return found


def vote(company: Company, person: DeskBrowser) -> None:
    """Somebody answers a poll."""
    while (step := company.room().step) is None or step.key != "camden/round-1":
        company.order(company.actors[LEAD], "go_next", step=step.key if step else None)
    company.order(company.actors[LEAD], "open_step", step="camden/round-1")
    sent = {"command": "submit_answer", "command_id": "a" * 32, "exercise": "camden", "choice": "neither"}
    token = person.get(f"/p/{company.workshop}/view").get_json()["csrf"]
    fields = {"csrf_token": token, "step": "camden/round-1", **sent}
    assert person.client.post(f"/p/{company.workshop}/commands", data=fields).status_code == 303


def take(company: Company, browser: DeskBrowser, exercise: str = "camden", form: str = "csv") -> TestResponse:
    page = f"/workshops/{company.workshop}/rows"
    return browser.post(page, {"exercise": exercise, "format": form}, form_on=page)


def test_before_closing_a_press_is_refused_in_words_and_gives_no_file(company: Company) -> None:
    refused = take(company, company.lead)
    assert refused.status_code == 303
    page = company.lead.get(f"/workshops/{company.workshop}/rows").text
    assert "once the workshop has closed" in page
    assert "Download as" not in page


def test_a_press_after_closing_gives_the_file_and_stands_in_the_log(company: Company) -> None:
    writer = company.browser(REPORT_WRITER)
    company.order(company.actors[LEAD], "close_workshop")
    given = take(company, writer)
    assert given.status_code == 200
    assert given.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert given.headers["Content-Disposition"] == 'attachment; filename="rows-camden.csv"'
    assert given.headers["Cache-Control"] == "no-store"
    assert "neither" in given.text

    last = read_logbook(company.lead.house.service, company.workshop).entries[-1]
    assert str(last["who"]).startswith("Report writer")
    assert str(last["words"]) == "Downloaded 1 row of Camden Residents Index"
    assert "downloaded once" in writer.get(f"/workshops/{company.workshop}/rows").text


@pytest.mark.parametrize("form", ["", "pdf", "../csv", "CSV"])
def test_a_form_that_rows_do_not_come_in_is_refused_and_nothing_is_logged(
    company: Company, form: str
) -> None:
    company.order(company.actors[LEAD], "close_workshop")
    entries = len(read_logbook(company.lead.house.service, company.workshop).entries)
    assert take(company, company.lead, form=form).status_code == 303
    assert "Rows come as CSV, XLSX or JSON" in company.lead.get(f"/workshops/{company.workshop}/rows").text
    assert len(read_logbook(company.lead.house.service, company.workshop).entries) == entries


def test_rows_come_as_a_spreadsheet_and_as_json_with_what_their_columns_hold(company: Company) -> None:
    company.order(company.actors[LEAD], "close_workshop")
    book = load_workbook(BytesIO(take(company, company.lead, form="xlsx").data))
    head, row = list(book["Rows"].iter_rows(values_only=True))
    assert dict(zip(head, row, strict=True))["choice"] == "neither"
    assert [line[0] for line in book["Columns"].iter_rows(min_row=2, values_only=True)] == list(head)
    found = json.loads(take(company, company.lead, form="json").data)
    assert [field["name"] for field in found["schema"]["fields"]] == list(head)
    assert found["rows"][0]["choice"] == "neither"


def test_a_name_that_is_no_exercise_gives_no_file(company: Company) -> None:
    company.order(company.actors[LEAD], "close_workshop")
    assert take(company, company.lead, '"; filename="x').status_code == 303
