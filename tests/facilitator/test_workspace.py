"""The report's desk: who opens it, what its forms send, and what it says where there is nothing yet."""

import re

import pytest

from sessions.exercises.base import Role
from sessions.ids import WorkshopId
from tests.facilitator.desk import DeskBrowser, Page
from tests.facilitator.test_late import send as add_late
from tests.facilitator.test_role_links import holder
from tests.facilitator.test_table_page import give, go_to

PARTS = ("", "/said", "/codes", "/findings", "/agreement")
FIRST = "benefits:t2-s1"


@pytest.fixture
def workshop(desk: DeskBrowser) -> WorkshopId:
    """A day that is over, with two statements."""
    made = desk.new_workshop()
    go_to(desk, made, "benefits/write")
    give(desk, made, "close_workshop")
    add_late(desk, made, "Help comes sooner\nIt saves <b>money</b>", do="add")
    return made


def order(browser: DeskBrowser, workshop: WorkshopId, do: str, back: str = "", **fields: object) -> Page:
    """Send a form of the desk; gives the page that answers."""
    base = f"/workshops/{workshop}/workspace"
    answer = browser.post(
        f"{base}/orders", {"do": do, "back": f"{base}{back}", **fields}, form_on=f"{base}/said"
    )
    assert answer.status_code == 303, answer.text
    return Page(browser.get(answer.headers["Location"].partition("#")[0]).text)


def sign(browser: DeskBrowser, workshop: WorkshopId, initials: str) -> Page:
    """Code under these initials."""
    base = f"/workshops/{workshop}/workspace"
    browser.post(f"{base}/initials", {"initials": initials, "back": base}, form_on=base)
    return browser.page(base)


@pytest.mark.parametrize("part", PARTS)
def test_nobody_else_opens_a_page_of_it(desk: DeskBrowser, workshop: WorkshopId, part: str) -> None:
    for role in (Role.OBSERVER, Role.TABLE_FACILITATOR, Role.SCRIBE, Role.EXPERT, Role.HOST):
        assert holder(desk, workshop, role).get(f"/workshops/{workshop}/workspace{part}").status_code == 403


@pytest.mark.parametrize("part", PARTS)
def test_every_page_is_whole_for_a_report_writer_and_inline_nowhere(
    desk: DeskBrowser, workshop: WorkshopId, part: str
) -> None:
    page = holder(desk, workshop, Role.REPORT_WRITER).page(f"/workshops/{workshop}/workspace{part}")
    assert page.inline == page.elsewhere == []
    assert len(set(page.ids)) == len(page.ids)
    assert page.heading


@pytest.mark.parametrize("part", PARTS)
def test_before_anything_was_said_every_page_says_so(desk: DeskBrowser, part: str) -> None:
    page = desk.page(f"/workshops/{desk.new_workshop()}/workspace{part}")
    empty = ("Nothing has been said yet", "not given yet", "No finding yet", "Two people give codes")
    assert any(words in page.text for words in empty)


def test_without_initials_no_code_is_given_and_bad_ones_are_not_taken(
    desk: DeskBrowser, workshop: WorkshopId
) -> None:
    page = order(desk, workshop, "code_remarks", remarks=FIRST, code="PU1")
    assert "Give your initials first" in page.text
    assert "1 to 8 letters" in sign(desk, workshop, "A B").text
    assert "You code as" not in desk.page(f"/workshops/{workshop}/workspace").text


@pytest.mark.parametrize(
    ("do", "fields", "told"),
    [
        ("code_remarks", {"remarks": FIRST, "code": "nonsense"}, "There is no such code"),
        ("code_remarks", {"remarks": "benefits:t9-s9", "code": "PU1"}, "not on the list any more"),
        ("set_aside", {"remark": FIRST, "reason": ""}, "Say why it is set aside"),
        ("write_finding", {"text": ""}, "There are no words in it yet"),
        ("pair_views", {"one": FIRST, "other": "that one"}, "not in the form"),
        ("take_back_coding", {"change": "x"}, "change can"),
        ("close_workshop", {}, "nothing called close_workshop"),
    ],
)
def test_what_can_not_be_is_told_on_the_page_it_came_from(
    desk: DeskBrowser, workshop: WorkshopId, do: str, fields: dict[str, str], told: str
) -> None:
    sign(desk, workshop, "ab")
    assert told in order(desk, workshop, do, "/said", **fields).text


@pytest.mark.parametrize(
    "back", ["//elsewhere.example", "/workshops/other", "\\\\elsewhere", "https://x.example"]
)
def test_a_form_leads_nowhere_but_back_to_the_desk(
    desk: DeskBrowser, workshop: WorkshopId, back: str
) -> None:
    base = f"/workshops/{workshop}/workspace"
    answer = desk.post(f"{base}/orders", {"do": "nothing", "back": back}, form_on=base)
    assert answer.headers["Location"] == base


def test_a_code_is_given_by_its_key_or_the_beginning_of_its_name_and_can_be_undone(
    desk: DeskBrowser, workshop: WorkshopId
) -> None:
    assert "You code as" in sign(desk, workshop, "ab").text
    order(desk, workshop, "code_remarks", remarks=FIRST, code="pu1")
    page = order(desk, workshop, "code_remarks", "/said", remarks=FIRST, code="Secure")
    assert "PU1</strong> Direct benefit to people" in page.text
    assert "RE2</strong> Secure" in page.text
    change = re.search(r'name="change" value="(\d+)"', page.text)
    assert change
    page = order(desk, workshop, "take_back_coding", "/said", change=change[1])
    assert "RE2</strong> Secure" not in page.text
    assert "PU1</strong> Direct benefit to people" in page.text


def test_words_stand_on_the_page_as_words(desk: DeskBrowser, workshop: WorkshopId) -> None:
    page = desk.page(f"/workshops/{workshop}/workspace/said?words=saves")
    assert "It saves &lt;b&gt;money" in page.text
    assert "1 of 2 statements" in page.text


@pytest.mark.parametrize(
    "query", ["page=9999999", "page=-1", "table=²", "state=<b>", "words=%00", "code=XX1&exercise=no"]
)
def test_a_bent_address_finds_nothing_and_breaks_nothing(
    desk: DeskBrowser, workshop: WorkshopId, query: str
) -> None:
    page = desk.page(f"/workshops/{workshop}/workspace/said?{query}")
    assert "<b>" not in page.text


def test_a_finding_stands_with_its_statements_and_one_without_says_so(
    desk: DeskBrowser, workshop: WorkshopId
) -> None:
    page = order(
        desk,
        workshop,
        "write_finding",
        "/findings",
        text="Speed counts",
        remarks=f"{FIRST}, benefits:t2-s2",
    )
    assert "rests on 2 statements from 1 table" in page.text
    page = order(desk, workshop, "write_finding", "/findings", text="A guess")
    assert "No statement stands behind it" in page.text


def test_of_two_links_each_codes_in_their_own_name_and_apart(desk: DeskBrowser, workshop: WorkshopId) -> None:
    writer = holder(desk, workshop, Role.REPORT_WRITER)
    sign(desk, workshop, "ab")
    sign(writer, workshop, "cd")
    order(desk, workshop, "begin_double_coding", first="ab", second="cd")
    order(writer, workshop, "code_remarks", remarks=FIRST, code="PU1")
    mine = desk.page(f"/workshops/{workshop}/workspace/said")
    assert "PU1</strong>" not in mine.text
    assert "You code apart as AB" in sign(desk, workshop, "cd").text
    order(desk, workshop, "compare_codings")
    page = desk.page(f"/workshops/{workshop}/workspace/agreement")
    assert "Cohen’s kappa" in page.text
    assert "PU1</strong>" in desk.page(f"/workshops/{workshop}/workspace/said").text


def test_after_a_purge_the_pages_say_what_is_left(desk: DeskBrowser, workshop: WorkshopId) -> None:
    give(desk, workshop, "purge_record")
    for part in PARTS:
        page = desk.page(f"/workshops/{workshop}/workspace{part}")
        assert "The raw record was purged" in page.text
        assert 'value="write_finding"' not in page.text
