"""What people write together, on phone, console and wall: definitions of many hands, questions to experts."""

from collections.abc import Callable, Mapping
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.journeys.day import DESK, Day
from tests.journeys.looking import check_phone, check_wall
from tests.journeys.pages import Phone
from tests.journeys.short_days import Agenda

FIRST_THOUGHT = "What comes to mind first?"
ASKED = "What do you need to know?"
TO = [{"key": "experts", "title": "Our experts", "is_expert": True}, {"key": "room", "title": "The room"}]
STARTERS = ["Who gains from it?", "Who would call it a gain?"]
DAYS: dict[str, dict[str, Any]] = {
    "drafting": {"kind": "definition", "settings": {"starters": STARTERS}},
    "side by side": {"kind": "definition"},
    "first impressions": {
        "kind": "statements",
        "settings": {"prompt": FIRST_THOUGHT, "say": FIRST_THOUGHT, "about": "impressions"},
    },
    "asking": {"kind": "questions", "settings": {"prompt": ASKED, "say": ASKED, "to": TO}},
}
FIRST = "What makes life better for people who live here"
SECOND = "What makes life better for people here, and that they would call a gain themselves"
THIRD = "A gain for the whole area, shared fairly"


@pytest.fixture(scope="module")
def agendas() -> Mapping[str, Agenda]:
    """A day of one exercise for each name."""
    return {name: [{"id": "it", "title": "Together", **exercise}] for name, exercise in DAYS.items()}


def write(phone: Phone, text: str) -> None:
    phone.page.locator("#definition-text").fill(text)
    phone.page.get_by_role("button", name="Save the words").click()


def words(phone: Phone) -> Locator:
    return phone.page.locator(".definition-words")


def agreed(phone: Phone) -> Locator:
    return phone.page.get_by_role("button", name="Agreed", exact=True)


def test_two_hands_write_one_definition_and_nothing_typed_is_lost(day_of: Callable[[str], Day]) -> None:
    day = day_of("drafting")
    one, mate, other = day.seated(1), day.seated(1), day.seated(2)
    day.console.go_to("Together")
    day.console.toggle()
    expect(one.view).to_contain_text("Who gains from it?")
    check_phone(one.page)
    check_wall(day.wall.page)
    write(one, FIRST)
    expect(words(mate)).to_have_text(FIRST)
    expect(agreed(one)).to_be_visible()
    expect(other.view).not_to_contain_text(FIRST)
    mate.page.get_by_role("button", name="I agree").click()
    expect(agreed(mate)).to_be_visible()
    expect(one.page.locator(".endorsed").first).to_contain_text("2 of 2")

    mate.page.locator("#definition-text").fill(THIRD)
    write(one, SECOND)
    expect(words(mate)).to_have_text(SECOND)
    expect(mate.page.locator("[data-newer]")).to_contain_text("Yours are still here")
    expect(mate.page.locator("#definition-text")).to_have_value(THIRD)
    expect(mate.page.get_by_role("button", name="I agree")).to_be_visible()
    check_phone(mate.page)
    mate.page.reload()
    expect(mate.page.locator("[data-newer]")).to_contain_text("Yours are still here")
    expect(mate.page.locator("#definition-text")).to_have_value(THIRD)
    mate.page.get_by_role("button", name="Drop mine").click()
    expect(mate.page.locator("#definition-text")).to_have_value(SECOND)

    mate.page.get_by_role("button", name="I agree").click()
    expect(agreed(mate)).to_be_visible()
    mate.page.reload()
    expect(agreed(mate)).to_be_visible()
    check_phone(mate.page)


def test_definitions_stand_side_by_side_once_they_are_approved_and_revealed(
    day_of: Callable[[str], Day],
) -> None:
    day = day_of("side by side")
    one, other = day.seated(1), day.seated(2)
    day.console.go_to("Together")
    day.console.toggle()
    write(one, SECOND)
    other.page.get_by_text("We could not agree", exact=True).click()
    other.page.get_by_label("What did you not agree on?").fill("Whether a gain for one family is public.")
    other.page.get_by_role("button", name="Note that").click()
    expect(other.view).to_contain_text("Your table could not agree")
    check_phone(other.page)
    waiting = day.console.page.locator("[data-region^='definitions:']")
    expect(waiting).to_contain_text("Waiting for approval: 2")
    day.console.page.locator("#approve-all").click()
    expect(waiting).to_contain_text("Waiting for approval: 0")
    day.console.toggle()
    day.console.show()
    wall = day.wall.view.locator(".wall-definitions")
    expect(wall).to_contain_text(SECOND)
    expect(wall).to_contain_text("Could not agree: Whether a gain for one family is public.")
    check_wall(day.wall.page)
    expect(other.view).to_contain_text(SECOND)
    check_phone(other.page)


def ask(phone: Phone, text: str, to: str = "experts") -> None:
    phone.page.locator("#ask-to").select_option(to)
    phone.page.locator("#ask-text").fill(text)
    phone.page.get_by_role("button", name="Ask", exact=True).click()
    expect(phone.page.locator(".said-list").first).to_contain_text(text)


def an_expert(day: Day) -> Page:
    """Someone with an expert's link, on their own laptop."""
    given = day.staff_page(f"/workshops/{day.workshop}/roles")
    given.locator("input[name=role][value=expert]").check()
    given.get_by_role("button", name="Make the link").click()
    page = day.page(DESK)
    page.goto(given.locator("#address").input_value())
    page.get_by_role("button", name="Go in").click()
    given.close()
    return page


def wants(phone: Phone, text: str) -> Locator:
    return phone.page.locator("[data-question]").filter(has_text=text).get_by_role("button")


def test_a_question_is_wanted_by_others_and_answered_by_an_expert_who_is_not_named(
    day_of: Callable[[str], Day],
) -> None:
    day = day_of("asking")
    one, other, expert = day.seated(1), day.seated(2), an_expert(day)
    day.console.go_to("Together")
    day.console.toggle()
    ask(one, "Who checks it?")
    ask(one, "What does it cost?")
    ask(other, "What do you all think?", to="room")
    expect(other.view).not_to_contain_text("Who checks it?")
    expect(expert.locator("#view")).not_to_contain_text("Who checks it?")
    page = day.staff_page(f"/workshops/{day.workshop}/said")
    everything = page.get_by_role("button", name="Approve all 3")
    everything.click()
    expect(everything).to_have_count(0)
    page.close()
    expect(expert.locator(".asked-list")).to_contain_text("Who checks it?")
    expect(expert.locator("#view")).not_to_contain_text("What do you all think?")
    wants(other, "What does it cost?").click()
    expect(wants(other, "What does it cost?")).to_have_attribute("aria-pressed", "true")
    expect(expert.locator(".asked-list li").first).to_contain_text("What does it cost?")
    expect(expert.locator(".asked-list li").first).to_contain_text("Want it answered: 1")
    expect(one.view).not_to_contain_text("Want it answered")
    other.page.reload()
    expect(wants(other, "What does it cost?")).to_have_attribute("aria-pressed", "true")
    check_phone(other.page)

    expert.get_by_text("Write an answer").first.click()
    expert.get_by_label("A short answer").first.fill("About as much as one officer a year.")
    expert.get_by_role("button", name="Save the answer").first.click()
    expect(expert.get_by_role("heading", name="Answered")).to_be_visible()
    expect(one.view).to_contain_text("An expert: About as much as one officer a year.")
    expect(day.console.page.locator(".questions-asked")).to_contain_text("An expert: About as much")
    check_phone(one.page)
    day.console.toggle()
    day.console.show()
    expect(day.wall.view.locator(".wall-said li").first).to_contain_text(
        "About as much as one officer a year."
    )
    expect(day.wall.view.locator(".wall-said li").first).to_contain_text("Want it answered: 1")
    check_wall(day.wall.page)
    expect(expert.locator("#view")).to_contain_text("What do you all think?")


def note(phone: Phone, text: str) -> None:
    phone.page.locator("#said-text").fill(text)
    phone.page.get_by_role("button", name="Add", exact=True).click()


def test_first_impressions_stand_on_two_sides_and_none_is_chosen_beforehand(
    day_of: Callable[[str], Day],
) -> None:
    day = day_of("first impressions")
    one, other = day.seated(1), day.seated(2)
    day.console.go_to("Together")
    day.console.toggle()
    for phone in (one, other):
        phone.page.get_by_text("Write for Table").click()
    expect(one.page.get_by_label("Opportunities")).to_be_visible()
    expect(one.page.locator("input[name=group]:checked")).to_have_count(0)
    one.page.get_by_label("Opportunities").check()
    check_phone(one.page)
    note(one, "Nobody tells their story twice.")
    expect(one.view.locator(".said-row")).to_have_count(1)
    expect(one.page.locator("input[name=group][value=opportunity]")).to_be_checked()
    note(one, "Money goes where the gap is.")
    expect(one.view.locator(".said-row")).to_have_count(2)
    other.page.get_by_label("Challenges").check()
    note(other, "Trust goes at once and comes back in years.")
    expect(other.view.locator(".said-row")).to_have_count(1)
    page = day.staff_page(f"/workshops/{day.workshop}/said")
    page.get_by_role("button", name="Approve all 3").click()
    expect(page.get_by_role("button", name="Approve all 3")).to_have_count(0)
    page.close()
    day.console.toggle()
    day.console.show("said")
    sides = day.wall.view.locator(".wall-both section")
    expect(sides.nth(0)).to_contain_text("Opportunities 2")
    expect(sides.nth(1)).to_contain_text("Challenges 1")
    expect(sides.nth(1)).to_contain_text("Trust goes at once")
    check_wall(day.wall.page)
    expect(other.view).to_contain_text("Opportunities 2")
    check_phone(other.page)
