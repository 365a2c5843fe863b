"""The pages of after the day: papers and their purpose, the letter and its refusals, chosen messages."""

import base64
import json
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from werkzeug.test import TestResponse

from exports.afterwards.messages import ALL
from facilitator.after_the_day import TROUBLES
from facilitator.background import MadeFile, Progress
from sessions.ids import WorkshopId
from tests.facilitator.desk import DeskBrowser
from tests.roles.company import Company, gather
from tests.roles.table import HOST, LEAD, OBSERVER, REPORT_WRITER
from tests.sessions.test_afterwards import WORDS

MESSAGES = [
    {"key": "a/b:c", "title": "Red lines", "words": "Two lines.", "basis": "5 of 5", "figure": 3},
    {"key": "a/b:d", "title": "<b>Comfort", "words": "4 more.", "basis": "6 of 7", "figure": 4},
]
FILES = {
    "record-to-check.html": MadeFile(b"<p>Record"),
    "plain-messages.txt": MadeFile(b"Messages"),
    ALL: MadeFile(json.dumps(MESSAGES).encode()),
    "results-page.zip": MadeFile(b"PK"),
    "one-page-graphic.png": MadeFile(b"PNG"),
}


@pytest.fixture
def company(tmp_path: Path) -> Company:
    return gather(tmp_path)


def page(company: Company, part: str = "") -> str:
    return f"/workshops/{company.workshop}/after{part}"


def stand(company: Company, progress: Progress) -> None:
    company.lead.house.papers._progress[WorkshopId(company.workshop)] = progress


def write(company: Company, browser: DeskBrowser, **more: str) -> TestResponse:
    return browser.post(page(company, "/letter"), {"seen": "0", **WORDS, **more}, form_on=page(company))


def test_a_file_that_is_not_there_leads_back_and_strangers_get_nowhere(company: Company) -> None:
    assert company.lead.get(page(company, "/files/nothing.zip")).status_code == 303
    observer = company.browser(OBSERVER)
    for part in ("", "/letter", "/messages", "/files/results-page.zip"):
        assert observer.get(page(company, part)).status_code == 403


def test_a_letter_with_a_blank_is_kept_and_its_publishing_refused_by_name(company: Company) -> None:
    company.order(company.actors[LEAD], "close_workshop")
    refused = write(company, company.lead, why="", do="publish")
    assert refused.status_code == 422
    assert "it has to say: why." in refused.text
    assert 'aria-invalid="true"' in refused.text
    assert WORDS["decided"] in company.lead.get(page(company, "/letter")).text
    assert "1 blank" in company.lead.get(page(company)).text
    assert company.lead.house.papers.status(WorkshopId(company.workshop)).state == "none"


def test_a_letter_that_is_too_long_is_named_and_stays(company: Company) -> None:
    refused = write(company, company.lead, decided="x" * 1201)
    assert refused.status_code == 422
    assert "1200 characters" in refused.text
    assert "x" * 1201 in refused.text


def test_who_writes_second_sees_both_and_may_replace(company: Company) -> None:
    assert write(company, company.lead).status_code == 303
    writer = company.browser(REPORT_WRITER)
    refused = write(company, writer, why="Because of the cost.")
    assert refused.status_code == 422
    assert "Because of the cost.</textarea>" in refused.text
    assert "What is kept now" in refused.text
    assert company.room().afterwards.letter.why == WORDS["why"]
    assert 'name="seen" value="1"' in refused.text
    assert write(company, writer, why="Because of the cost.", seen="1").status_code == 303
    assert company.room().afterwards.letter.why == "Because of the cost."


def test_a_whole_letter_is_published_after_closing(company: Company) -> None:
    company.lead.house.papers.start = lambda workshop: Progress("making")  # type: ignore[method-assign]
    assert 'value="publish"' not in company.lead.get(page(company, "/letter")).text
    company.order(company.actors[LEAD], "close_workshop")
    assert write(company, company.lead, do="publish").status_code == 303
    assert "Published, edition 1." in company.lead.get(page(company)).text


def test_messages_are_left_out_by_their_keys_and_nothing_can_be_reworded(company: Company) -> None:
    company.lead.house.papers.start = lambda workshop: Progress("making")  # type: ignore[method-assign]
    assert "There are none yet." in company.lead.get(page(company, "/messages")).text
    stand(company, Progress("ready", FILES, made_at=0.0))
    shown = company.lead.get(page(company, "/messages")).text
    assert "&lt;b&gt;Comfort" in shown
    assert "<textarea" not in shown
    asked = {"told": ["a/b:c", "a/b:d"], "kept": ["a/b:d"]}
    assert company.lead.post(page(company, "/messages"), asked, form_on=page(company)).status_code == 303
    assert company.room().afterwards.left_out == frozenset({"a/b:c"})


def test_the_host_reads_after_closing_and_makes_nothing(company: Company) -> None:
    stand(company, Progress("ready", FILES, made_at=0.0))
    host = company.browser(HOST)
    assert "once the day is over" in host.get(page(company)).text
    company.order(company.actors[LEAD], "close_workshop")
    shown = host.get(page(company)).text
    assert "Record to check" in shown
    assert "Make them" not in shown
    assert "The lead facilitator has it." in shown
    assert host.get(page(company, "/files/record-to-check.html")).data == b"<p>Record"
    assert ALL not in shown


def test_all_papers_are_made_without_a_browser_and_the_page_says_what_is_missing(
    company: Company, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("facilitator.after_the_day.find_browser", lambda: "")
    done = company.lead.house.papers.work(WorkshopId(company.workshop), lambda _: None)
    assert done.trouble == TROUBLES["no_browser"]
    assert {name.rpartition(".")[2] for name in done.files} == {"html", "docx", "txt", "json", "svg", "zip"}
    assert "index.html" in ZipFile(BytesIO(done.files["results-page.zip"].body)).namelist()


def test_the_terminal_gets_the_same_zip(company: Company) -> None:
    made = company.lead.house.reports.paper(WorkshopId(company.workshop), ["afterwards", "results-page"])
    assert "accessibility.html" in ZipFile(BytesIO(made)).namelist()
    assert base64.b64encode(made)
