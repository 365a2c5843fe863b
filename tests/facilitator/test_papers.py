"""The papers that go with a workshop: filled in once, read by everybody, printed."""

from pathlib import Path

import pytest
from werkzeug.test import TestResponse

from sessions.ids import WorkshopId
from tests.facilitator.desk import DeskBrowser, Page, open_desk
from tests.roles.company import Company
from tests.roles.table import LEAD, PARTICIPANT, SECOND

FILLED = {
    "host": "Ludlow Town Council",
    "contact": "The Guildhall, Mill Street",
    "officer": "dpo@ludlow.example",
    "purpose": "To learn when people find it right to share data about them.",
    "basis": "public_task",
    "necessity": "Nobody else can say what people here find right.",
    "consulted": "Two residents' groups.",
    "decision": "Agreed on 3 May.",
}


@pytest.fixture
def lead(tmp_path: Path) -> DeskBrowser:
    browser = open_desk(tmp_path)
    browser.sign_in()
    return browser


@pytest.fixture
def workshop(lead: DeskBrowser) -> WorkshopId:
    return lead.new_workshop()


def fill(lead: DeskBrowser, workshop: WorkshopId, **changes: str) -> TestResponse:
    page = f"/workshops/{workshop}/papers"
    return lead.post(page, {**FILLED, **changes}, form_on=page)


def test_a_field_that_is_too_long_is_named_and_what_was_typed_stays(
    lead: DeskBrowser, workshop: WorkshopId
) -> None:
    refused = fill(lead, workshop, host="x" * 121)
    assert refused.status_code == 422
    assert "Keep host to 120 characters." in refused.text
    assert FILLED["purpose"] in refused.text
    assert FILLED["host"] not in lead.get(f"/about/{workshop}/privacy").text


def test_a_basis_that_is_none_is_refused(lead: DeskBrowser, workshop: WorkshopId) -> None:
    assert fill(lead, workshop, basis="because").status_code == 422


@pytest.mark.parametrize(
    "path", ["/about/nowhere/privacy", "/about/{workshop}/assessment", "/about/{workshop}/x"]
)
def test_there_is_no_other_paper(lead: DeskBrowser, workshop: WorkshopId, path: str) -> None:
    assert lead.get(path.format(workshop=workshop)).status_code == 404


def test_a_notice_that_is_not_finished_says_so_to_everybody(lead: DeskBrowser, workshop: WorkshopId) -> None:
    stranger = DeskBrowser(lead.app)
    assert "This notice is not finished" in stranger.get(f"/about/{workshop}/privacy").text
    assert "The privacy notice is not finished" in lead.get(f"/workshops/{workshop}/papers").text
    fill(lead, workshop)
    assert "This notice is not finished" not in stranger.get(f"/about/{workshop}/privacy").text
    assert "The privacy notice is not finished" not in lead.get(f"/workshops/{workshop}/papers").text


def test_what_the_host_said_stands_in_the_papers_it_is_for(lead: DeskBrowser, workshop: WorkshopId) -> None:
    assert fill(lead, workshop).status_code == 303
    papers = {
        paper: lead.get(f"/workshops/{workshop}/papers/{paper}").text
        for paper in ("privacy", "assessment", "accessibility")
    }
    for name in ("host", "contact", "officer", "purpose"):
        assert FILLED[name] in papers["privacy"], name
        assert FILLED[name] in papers["assessment"], name
    for name in ("necessity", "decision"):
        assert FILLED[name] in papers["assessment"], name
        assert FILLED[name] not in papers["privacy"], name
    assert FILLED["contact"] in papers["accessibility"]
    assert "part of the host's public task" in papers["privacy"]
    assert "Not said yet." not in papers["assessment"]


def test_markup_in_what_the_host_says_stays_text(lead: DeskBrowser, workshop: WorkshopId) -> None:
    fill(lead, workshop, host="<script>alert(1)</script>")
    page = lead.get(f"/about/{workshop}/privacy").text
    assert "&lt;script&gt;" in page
    assert Page(page).inline == []


def test_the_assessment_is_filled_from_the_workshop(lead: DeskBrowser, workshop: WorkshopId) -> None:
    paper = lead.get(f"/workshops/{workshop}/papers/assessment").text
    assert "30 seats at 6 tables; 0 have joined" in paper
    for one in lead.house.service.read(workshop, lambda room: [*room.exercises.values()]):
        takes = any(step.phase.takes_answers for step in one.steps)
        assert (f"<td>{one.title}</td>" in paper) is takes, one.title
    assert "not encrypted" in paper


def test_people_find_the_papers_where_they_join_and_in_their_menu(
    lead: DeskBrowser, workshop: WorkshopId
) -> None:
    company = Company(lead, workshop)
    link = f"/about/{workshop}/privacy"
    door = f"/j/{company.room().join_secret}"
    stranger = DeskBrowser(lead.app)
    assert link in stranger.get(door).text
    assert link in stranger.get(f"{door}/1").text
    assert "Back to joining" in stranger.get(link).text

    person = company.browser(PARTICIPANT)
    assert link in person.get(f"/p/{workshop}").text
    assert f'href="/p/{workshop}"' in person.get(link).text
    assert link.replace("privacy", "accessibility") in person.get(f"/p/{workshop}").text


def test_facilitators_find_them_in_the_menu_and_the_second_reads_without_filling_in(
    lead: DeskBrowser, workshop: WorkshopId
) -> None:
    second = Company(lead, workshop).browser(SECOND)
    page = f"/workshops/{workshop}/papers"
    assert page in second.get(f"/workshops/{workshop}").text
    assert 'name="host"' in lead.get(page).text
    assert 'name="host"' not in second.get(page).text
    assert second.get(f"{page}/assessment").status_code == 200


def test_pages_hold_nothing_inline_and_nothing_from_elsewhere(
    lead: DeskBrowser, workshop: WorkshopId
) -> None:
    paths = [f"/workshops/{workshop}/{way}" for way in ("papers", "rows", "log", "sheet")]
    paths += [f"/workshops/{workshop}/papers/{paper}" for paper in ("privacy", "assessment", "accessibility")]
    paths += [f"/about/{workshop}/{paper}" for paper in ("privacy", "accessibility", "framework")]
    for path in paths:
        page = lead.page(path)
        assert (page.inline, page.elsewhere) == ([], []), path
        assert len(set(page.ids)) == len(page.ids), path
        assert page.heading, path
        assert page.heading in page.title, path


def test_the_notice_says_how_long_things_are_kept_here(lead: DeskBrowser, workshop: WorkshopId) -> None:
    company = Company(lead, workshop)
    told = {}
    for days in (30, 1, 0):
        company.order(company.actors[LEAD], "set_retention", days=days)
        told[days] = lead.get(f"/about/{workshop}/privacy").text
    assert "erased 30 days after the workshop closes" in told[30]
    assert "erased 1 day after" in told[1]
    assert "erased as soon as" in told[0]
    company.order(company.actors[LEAD], "close_workshop")
    company.order(company.actors[LEAD], "purge_record")
    assert "have been erased" in lead.get(f"/about/{workshop}/privacy").text
