"""A day that does not go to plan: a poll put in, something left out or moved, a look back, two consoles."""

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.day import DESK, Day, signed_in
from tests.journeys.looking import check_still
from tests.journeys.pages import Console

QUESTION = "How comfortable are you with a card for every pupil?"


def put_in_a_poll(console: Console) -> str:
    """Ask something nobody planned, next; gives the new exercise's id."""
    page = console.page
    page.locator("#insert > summary").click()
    page.locator("#insert-poll > summary").click()
    page.get_by_role("textbox", name="Question").fill(QUESTION)
    page.locator("#put-in-poll").click()
    expect(page.locator("#toast")).to_contain_text("Put in Comfort poll")
    item = page.locator(".agenda-item.is-next")
    expect(item).to_contain_text("Comfort poll")
    identity = item.locator("details").get_attribute("id")
    assert identity is not None
    return identity.removeprefix("change-")


def agenda(page: Page) -> list[str]:
    """What lies ahead, in order."""
    titles = page.locator(".agenda-item:not(.is-done, .is-now) .agenda-title").all_inner_texts()
    return [title.removeprefix("Next: ") for title in titles]


def change(page: Page, place: int, words: str) -> None:
    """Open what can be done with the exercise at a place ahead, and do it."""
    item = page.locator(".agenda-item:has(.agenda-change)").nth(place)
    item.locator("summary").click()
    item.get_by_role("button", name=words).click()


def test_letters_typed_into_a_field_press_nothing(day: Day) -> None:
    page = day.console.page
    page.locator("#insert > summary").click()
    page.locator("#insert-talk > summary").click()
    page.get_by_label("What to say").press_sequentially("jmlrb")
    page.keyboard.press("PageDown")
    expect(page.get_by_label("What to say")).to_have_value("jmlrb")
    expect(day.console.heading).to_have_text("Arrivals")
    expect(page.locator(".log-entry")).to_have_count(0)


def test_what_lies_ahead_is_moved_left_out_and_brought_back_by_undo(day: Day) -> None:
    console, page = day.console, day.console.page
    console.go_to("Welcome")
    first, second, *rest = agenda(page)
    change(page, 1, "Earlier")
    expect(page.locator(".agenda-item.is-next")).to_contain_text(second)
    change(page, 0, "Leave out")
    expect(page.locator(".agenda-item.is-skipped")).to_contain_text(second)
    expect(page.locator(".agenda-item.is-next")).to_contain_text(first)
    page.keyboard.press("Control+z")
    expect(page.locator(".agenda-item.is-skipped")).to_have_count(0)
    page.keyboard.press("Control+z")
    expect(page.locator(".agenda-item.is-next")).to_contain_text(first)
    assert agenda(page) == [first, second, *rest]


def test_a_poll_put_in_is_answered_and_looked_back_to_while_phones_stay(day: Day) -> None:
    console, page, wall = day.console, day.console.page, day.wall.page
    phone = day.seated(1)
    people = day.crowd(1, 2, 3, 4, 5)
    console.go_to("Welcome")
    poll = put_in_a_poll(console)
    console.go_to("Comfort poll")
    console.toggle()
    phone.choose("Neither")
    for person in people:
        person.do("submit_answer", poll, "round-1", choice="comfortable")
    expect(day.wall.count).to_have_text("6 of 6 in")
    console.toggle()
    console.show()
    expect(wall.get_by_role("heading", level=1)).to_contain_text(QUESTION)
    console.next.click()
    expect(phone.view).not_to_contain_text(QUESTION)
    page.locator("#live-look-back").click()
    page.locator("#look-back-1").click()
    expect(wall.locator(".above")).to_have_text("From earlier: Comfort poll")
    expect(wall.get_by_role("heading", level=1)).to_contain_text(QUESTION)
    check_still(wall)
    expect(phone.view).not_to_contain_text(QUESTION)
    page.locator("#live-look-back").click()
    expect(wall.locator(".above", has_text="From earlier")).to_have_count(0)


def test_a_talk_ahead_makes_up_for_time_lost(day: Day) -> None:
    console, page = day.console, day.console.page
    console.go_to("Welcome")
    for times in range(1, 11):
        page.locator("#live-time").click()
        expect(page.locator(".log-words", has_text="Added 2 minutes")).to_have_count(times)
    expect(page.locator(".topbar-lag")).to_have_text("20 min behind")
    page.locator("#catch-up").click()
    expect(page.locator("#toast")).to_contain_text("Shortened")
    expect(page.locator(".topbar-lag")).not_to_have_text("20 min behind")


@pytest.fixture
def other(day: Day) -> Page:
    """A second facilitator's console, in a browser of its own."""
    state = signed_in(day.browser, day.server)
    context = day.watch.over(day.browser.new_context(viewport=DESK, storage_state=state))
    day.contexts.append(context)
    page = context.new_page()
    Console(page).open(day.server.base, day.workshop)
    return page


def test_a_second_facilitator_sees_what_the_first_did_and_nothing_is_done_twice(
    day: Day, other: Page
) -> None:
    first = day.console
    for page in (first.page, other):
        expect(page.locator(".topbar")).to_contain_text("2 consoles open")
    first.go_to("Welcome")
    expect(other.locator("#toast")).to_contain_text("At another console: Moved to Welcome")
    expect(first.page.locator("#toast")).not_to_contain_text("another console")
    other.locator("#toast").get_by_role("button", name="Undo").click()
    expect(first.heading).to_have_text("Arrivals")
    expect(other.locator(".log-entry.is-undone")).to_have_count(1)
