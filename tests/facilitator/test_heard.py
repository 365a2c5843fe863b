"""The page of “What we heard today”: who may, what a press does, what is said on the way."""

from pathlib import Path

import pytest

from facilitator.background import MadeFile, Progress
from facilitator.needs import needs
from sessions.ids import WorkshopId
from sessions.visibility import console_view
from tests.exports.reports import rehearsed
from tests.roles.company import Company, gather
from tests.roles.table import HOST, LEAD, OBSERVER, REPORT_WRITER

NAME = "what-we-heard-today"
FILES = {f"{NAME}.html": MadeFile(b"<p>Heard"), f"{NAME}.pdf": MadeFile(b"%PDF")}


@pytest.fixture
def company(tmp_path: Path) -> Company:
    return gather(tmp_path)


def page(company: Company) -> str:
    return f"/workshops/{company.workshop}/heard"


def stand(company: Company, progress: Progress) -> None:
    company.lead.house.take_home._progress[WorkshopId(company.workshop)] = progress


def test_a_file_that_is_not_there_leads_back_and_strangers_get_nowhere(company: Company) -> None:
    assert company.lead.get(f"{page(company)}/{NAME}.html").status_code == 303
    assert company.browser(OBSERVER).get(page(company)).status_code == 403


def test_a_line_that_is_too_long_is_named_and_stays_in_its_field(company: Company) -> None:
    line = "More. " * 40
    refused = company.lead.post(page(company), {"do": "keep", "next_line": line}, form_on=page(company))
    assert refused.status_code == 422
    assert "200 characters" in refused.text
    assert line.strip() in refused.text
    assert company.lead.house.take_home.status(WorkshopId(company.workshop)).state == "none"


def test_words_that_can_not_be_quoted_any_more_are_refused(company: Company) -> None:
    asked = {"do": "keep", "quotes": "benefits:t1-s1", "next_line": ""}
    refused = company.lead.post(page(company), asked, form_on=page(company))
    assert refused.status_code == 422
    assert "can&#39;t be quoted" in refused.text or "can't be quoted" in refused.text


def test_the_host_has_it_after_closing_and_makes_none(company: Company) -> None:
    stand(company, Progress("ready", FILES, made_at=0.0))
    host = company.browser(HOST)
    assert "once the day is over" in host.get(page(company)).text
    assert host.get(f"{page(company)}/{NAME}.html").status_code == 303
    company.order(company.actors[LEAD], "close_workshop")
    assert host.get(f"{page(company)}/{NAME}.html").data == b"<p>Heard"
    assert "make the page" not in host.get(page(company)).text
    saved = host.get(f"{page(company)}/{NAME}.pdf")
    assert saved.content_type == "application/pdf"
    assert "attachment" in saved.headers["Content-Disposition"]


def test_what_was_typed_is_kept_and_the_page_is_made(
    company: Company, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("facilitator.after_the_day.find_browser", lambda: "")
    house, known = company.lead.house, WorkshopId(company.workshop)
    writer = company.browser(REPORT_WRITER)
    asked = {"do": "keep", "next_line": "The council answers by June."}
    assert writer.post(page(company), asked, form_on=page(company)).status_code == 303
    assert "The council answers by June." in writer.get(page(company)).text
    made = house.reports.paper(known, ["heard"]).decode()
    assert "The council answers by June." in made
    assert company.room().afterwards.quotes == ()


def test_the_console_points_to_it_once_the_last_exercise_is_over_and_not_before() -> None:
    hall = rehearsed()
    assert [need.page for need in needs(hall.look(console_view))] == ["heard"]
    hall.do("go_back")
    last = next(step for step in reversed(hall.state.steps) if step.phase.takes_answers)
    while hall.step is not last:
        hall.do("go_back")
    hall.do("open_step")
    assert "heard" not in [need.page for need in needs(hall.look(console_view))]
