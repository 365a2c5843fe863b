"""What a day ends with, on phone, console and wall: what matters most, red lines, and how it was."""

from collections.abc import Callable, Mapping
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.day import Day
from tests.journeys.looking import check_phone, check_wall
from tests.journeys.pages import COUNTED, Phone
from tests.journeys.short_days import Agenda

KINDS = {"factors": "Which matters most", "red_lines": "Red lines", "evaluation": "How was today?"}
SALE = "No selling of records"


@pytest.fixture(scope="module")
def agendas() -> Mapping[str, Agenda]:
    """A day for each kind."""
    return {
        kind: [{"id": "last", "kind": kind, "title": title, "settings": {}}] for kind, title in KINDS.items()
    }


def answer_pair(page: Page, place: int) -> None:
    page.locator(".pair:not([hidden]) .radio").nth(place).click()
    page.locator("[data-forward]").click()


def test_pairs_are_answered_one_at_a_time_and_none_is_lost_on_the_way(
    day_of: Callable[[str], Day],
) -> None:
    day = day_of("factors")
    phone, people = day.seated(1), day.crowd(1, 1, 2, 2, 2)
    page, progress = phone.page, phone.page.locator("[data-progress]")
    day.console.go_to("Pairs")
    day.console.toggle()
    expect(progress).to_have_text("1 of 6")
    expect(page.locator("input:checked")).to_have_count(0)
    page.locator("[data-forward]").click()
    expect(phone.refusal).to_contain_text("Choose one of the two")
    check_phone(page)
    answer_pair(page, 0)
    answer_pair(page, 2)
    expect(progress).to_have_text("3 of 6")
    page.get_by_role("button", name="Back").click()
    expect(page.locator(".pair:not([hidden]) input:checked")).to_have_value("same")
    page.locator("[data-forward]").click()
    first = page.locator(".pair:not([hidden]) .radio").first.inner_text()
    page.reload()
    expect(progress).to_have_text("3 of 6")
    assert page.locator(".pair:not([hidden]) .radio").first.inner_text() == first, "the order is this phone's"
    for place in (1, 3, 0, 0):
        answer_pair(page, place)
    expect(phone.state).to_have_text(COUNTED)
    check_phone(page)
    for person in people:
        person.do("submit_pairs", "last", "pairs", **{f"pair-{number}": "a" for number in range(1, 7)})
    expect(day.wall.count).to_have_text("6 of 6 in")
    check_wall(day.wall.page)
    day.console.toggle()
    day.console.show("pairs")
    expect(day.wall.view.locator(".wall-pairs")).to_contain_text("Health data")
    check_wall(day.wall.page)
    day.console.go_to("Single choice")
    day.console.toggle()
    phone.choose("The purpose")
    expect(phone.own).to_have_text("The purpose")
    for number, person in enumerate(people):
        person.do("submit_choice", "last", "choice", choice=["data", "depends"][number % 2])
    day.console.toggle()
    day.console.show()
    expect(day.wall.view.locator(".wall-basis")).to_have_text("6 of 6 people who joined chose an answer.")
    check_wall(day.wall.page)


def propose(phone: Phone, text: str) -> None:
    phone.page.get_by_label("A red line").fill(text)
    phone.page.get_by_role("button", name="Add to our list").click()
    expect(phone.page.locator(".red-line").filter(has_text=text)).to_be_visible()


def pressed(phone: Phone) -> Any:
    return phone.page.locator(".red-line [aria-pressed=true]")


def test_red_lines_leave_their_table_once_approved_and_are_counted_once_revealed(
    day_of: Callable[[str], Day],
) -> None:
    day = day_of("red_lines")
    one, mate, other = day.seated(1), day.seated(1), day.seated(2)
    day.console.go_to("Table lists")
    day.console.toggle()
    propose(one, SALE)
    expect(mate.page.locator(".red-line")).to_contain_text(SALE)
    expect(other.view).not_to_contain_text(SALE)
    one.page.get_by_role("button", name="I support this").click()
    mate.page.get_by_role("button", name="I object").click()
    expect(pressed(one)).to_have_text("I support this")
    one.page.reload()
    expect(pressed(one)).to_have_text("I support this")
    check_phone(one.page)
    expect(day.console.page.locator("[data-region^='lines:']")).to_contain_text("Waiting for approval: 1")
    day.console.page.locator("#approve-t1-s1").click()
    expect(day.console.page.locator("[data-region^='lines:']")).to_contain_text("Waiting for approval: 0")
    day.console.toggle()
    day.console.show()
    expect(day.wall.view.locator(".wall-lines tbody td")).to_have_text(["1", "1", "1"])
    check_wall(day.wall.page)
    day.console.go_to("Room list")
    day.console.toggle()
    expect(other.page.locator(".red-line")).to_contain_text(SALE)
    expect(pressed(one)).to_have_count(0)
    check_phone(other.page)
    for phone in (one, other):
        phone.page.get_by_role("button", name="I support this").click()
        expect(pressed(phone)).to_have_text("I support this")
    pressed(other).click()
    expect(pressed(other)).to_have_count(0)
    expect(day.wall.view).not_to_contain_text("supported by")
    day.console.toggle()
    day.console.show()
    expect(day.wall.view.locator(".wall-lines tbody td")).to_have_text(["1", "1", "0"])
    expect(other.view).to_contain_text("1 of 3 people who joined took a stand.")


def test_the_form_can_be_sent_while_the_room_has_moved_on_and_changed_without_losing_anything(
    day_of: Callable[[str], Day],
) -> None:
    day = day_of("evaluation")
    phone, people = day.seated(1), day.crowd(1, 1, 2, 2)
    page, send = phone.page, phone.page.get_by_role("button", name="Send the form")
    day.console.go_to("How was today?")
    day.console.toggle()
    expect(send).to_be_visible()
    check_wall(day.wall.page)
    send.click()
    expect(phone.refusal).to_contain_text("Nothing is filled in yet")
    check_phone(page)
    page.locator(".rating-step").nth(4).click()
    for person in people:
        person.do("submit_evaluation", "last", "form", **{"rating-1": "6"})
    expect(day.console.reveal).to_have_attribute("aria-disabled", "true")
    day.console.go_to("Plenary")
    expect(page.locator(".talk")).to_be_visible()
    page.get_by_text("Still open.").click()
    expect(page.locator("input:checked"), "what was chosen is kept").to_have_count(1)
    page.locator("#comment-1").fill("Time to disagree")
    send.click()
    expect(phone.state).to_have_text(COUNTED)
    page.get_by_role("button", name="Change").click()
    expect(page.locator("#comment-1")).to_have_value("Time to disagree")
    page.locator(".rating-step").nth(5).click()
    send.click()
    expect(phone.own).to_contain_text("6 of 6")
    check_phone(page)
    day.console.page.locator("#live-back").click()
    expect(day.console.lock).to_contain_text("Lock")
    day.console.show()
    expect(day.wall.view.locator(".wall-basis")).to_have_text("5 of 5 people who joined sent the form.")
    expect(day.wall.view).not_to_contain_text("Time to disagree")
    check_wall(day.wall.page)
