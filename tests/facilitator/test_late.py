"""The page on which flipcharts are typed in: looked at first, all or nothing, and taken out again."""

import pytest

from sessions.exercises.base import Role
from sessions.ids import WorkshopId
from tests.facilitator.desk import DeskBrowser, Page
from tests.facilitator.test_role_links import holder
from tests.facilitator.test_table_page import give, go_to

GIVEN = {"exercise": "benefits", "table": "2"}


@pytest.fixture
def workshop(desk: DeskBrowser) -> WorkshopId:
    """A day that is over; its benefits were written down and locked."""
    made = desk.new_workshop()
    go_to(desk, made, "benefits/write")
    give(desk, made, "close_workshop")
    return made


def send(browser: DeskBrowser, workshop: WorkshopId, lines: str, do: str = "", **more: str) -> Page:
    """Send the form; gives the page that answers, wherever it is."""
    path = f"/workshops/{workshop}/late"
    answer = browser.post(path, {**GIVEN, "lines": lines, "do": do, **more}, form_on=path)
    return Page(browser.get(path).text if answer.status_code == 303 else answer.text)


def test_observers_and_table_facilitators_do_not_open_the_page(
    desk: DeskBrowser, workshop: WorkshopId
) -> None:
    for role in (Role.OBSERVER, Role.TABLE_FACILITATOR, Role.EXPERT, Role.HOST):
        assert holder(desk, workshop, role).get(f"/workshops/{workshop}/late").status_code == 403


def test_before_anything_was_locked_the_page_says_so(desk: DeskBrowser) -> None:
    made = desk.new_workshop()
    assert "Nothing to add to yet" in desk.get(f"/workshops/{made}/late").text


def test_bad_lines_are_named_and_nothing_is_added(desk: DeskBrowser, workshop: WorkshopId) -> None:
    page = send(desk, workshop, f"Who pays\n{'x' * 281}\nwho PAYS", do="add")
    assert "Line 2" in page.text
    assert "Line 3" in page.text
    assert "2 lines to mend" in page.text
    assert "Added so far" not in page.text


def test_lines_are_looked_at_before_they_are_added_and_keep_their_place(
    desk: DeskBrowser, workshop: WorkshopId
) -> None:
    page = send(desk, workshop, "- Who pays\n\n- Ask <b>first</b>")
    assert "2 statements to add" in page.text
    assert "Ask &lt;b&gt;first" in page.text
    assert "Added so far" not in page.text
    page = send(desk, workshop, "- Who pays\n\n- Ask <b>first</b>", do="add")
    assert "Added 2 late entries." in page.text
    assert "Added so far" in page.text
    assert "Late entry" in desk.get(f"/workshops/{workshop}/said").text


def test_sending_the_form_twice_adds_once(desk: DeskBrowser, workshop: WorkshopId) -> None:
    send(desk, workshop, "Who pays", do="add", command_id="c" * 16)
    page = send(desk, workshop, "Who pays", do="add", command_id="c" * 16)
    assert page.text.count("t2-s1") == 2, "once in words, once to be taken out"
    assert "t2-s2" not in page.text


def test_a_report_writer_takes_out_what_they_added_and_no_more(
    desk: DeskBrowser, workshop: WorkshopId
) -> None:
    send(desk, workshop, "By the lead", do="add")
    writer = holder(desk, workshop, Role.REPORT_WRITER)
    send(writer, workshop, "By the writer", do="add")
    out, path = f"/workshops/{workshop}/late/out", f"/workshops/{workshop}/late"
    writer.post(out, {"exercise": "benefits", "saying": "t2-s1"}, form_on=path)
    assert "By the lead" in writer.get(path).text
    writer.post(out, {"exercise": "benefits", "saying": "t2-s2"}, form_on=path)
    assert "By the writer" not in writer.get(path).text


def test_a_scribe_adds_for_their_own_table(desk: DeskBrowser, workshop: WorkshopId) -> None:
    scribe = holder(desk, workshop, Role.SCRIBE)
    page = send(scribe, workshop, "By the scribe", do="add", table="1")
    assert "Nothing was added" in page.text or "There is no such table" in page.text
    assert "By the scribe" in send(scribe, workshop, "By the scribe", do="add").text


def test_lines_are_put_under_a_group_and_a_card_of_the_table(desk: DeskBrowser, workshop: WorkshopId) -> None:
    page = send(desk, workshop, "Who pays", group="staff", example="A")
    assert '<option value="staff" selected>' in page.text
    assert '<option value="A" selected>' in page.text
    page = send(desk, workshop, "Who pays", do="add", group="staff", example="A")
    assert "Staff" in page.text.partition("Added so far")[2]
    page = send(desk, workshop, "Who pays", do="add", group="nobody")
    assert "There is no group of this name here." in page.text
