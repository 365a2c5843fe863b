"""Ranking in a short evening: most and least, what the talk moved, and who sees it differently."""

from collections.abc import Callable, Mapping

import pytest
from playwright.sync_api import expect

from tests.journeys.crowd import Someone
from tests.journeys.day import Day
from tests.journeys.looking import check_phone, check_wall
from tests.journeys.pages import COUNTED, Phone
from tests.journeys.short_days import Agenda

SETS = {"1": "1-6", "2": "1-6"}
WAYS = {
    "quick": {"sets": SETS, "own_mode": "most_least", "steps": ["own"]},
    "whole": {"lens": "risk", "sets": SETS, "steps": ["own", "agreed", "minority"]},
}
WHY = "Nobody asked the people it is about"


@pytest.fixture(scope="module")
def agendas() -> Mapping[str, Agenda]:
    """An evening for each way of ranking."""
    return {
        way: [{"id": "cards", "kind": "ranking", "title": "The cards", "settings": settings}]
        for way, settings in WAYS.items()
    }


def test_two_taps_mark_most_and_least_and_no_card_is_both(day_of: Callable[[str], Day]) -> None:
    day = day_of("quick")
    phone, people = day.seated(1), day.crowd(1, 1, 2, 2, 2)
    page = phone.page
    day.console.go_to("The cards")
    day.console.toggle()
    send = page.get_by_role("button", name="Send my marks")
    expect(send).to_be_visible()
    expect(page.locator(".marks input:checked")).to_have_count(0)
    send.click()
    expect(page.locator("[data-command=mark_most_least] [data-refusal]")).to_contain_text(
        "Nothing is marked yet"
    )
    order = page.locator("[data-card]").evaluate_all("rows => rows.map(row => row.dataset.card)")
    page.get_by_label("Most: Empty homes").check()
    page.get_by_label("Least: Empty homes").check()
    expect(page.get_by_label("Most: Empty homes")).not_to_be_checked()
    page.get_by_label("Most: Housing and health").check()
    check_phone(page)
    send.click()
    expect(phone.state).to_have_text(COUNTED)
    expect(phone.own).to_have_text("Most: Housing and health. Least: Empty homes")
    page.reload()
    page.get_by_role("button", name="Change").click()
    expect(page.get_by_label("Most: Housing and health")).to_be_checked()
    assert page.locator("[data-card]").evaluate_all("rows => rows.map(row => row.dataset.card)") == order
    for number, person in enumerate(people):
        person.do("mark_most_least", "cards", "own", most=str(number % 2 + 1), least="6")
    expect(day.wall.count).to_have_text("6 of 6 in")
    expect(day.wall.view).not_to_contain_text("Least")
    check_wall(day.wall.page)
    day.console.toggle()
    day.console.show("marks:1-6")
    expect(day.wall.view.locator(".marks-wall")).to_be_visible()
    expect(day.wall.view.locator(".wall-basis")).to_have_text("6 of 6 people with this set answered")
    check_wall(day.wall.page)
    expect(phone.view).to_contain_text("cards marked as most and as least")
    check_phone(page)


def agree(people: list[Someone], tiers: str) -> None:
    """A table's order, put there by its first person."""
    for version, card in enumerate(tiers):
        people[0].do("place_card", "cards", "agreed", card=card, place=str(version + 1), version=str(version))


def test_the_talk_s_moves_are_shown_and_who_differs_is_on_record_without_a_name(
    day_of: Callable[[str], Day],
) -> None:
    day = day_of("whole")
    phone, people = day.seated(1), day.crowd(1, 1, 1, 2, 2, 2, 2)
    day.console.go_to("Own order")
    day.console.toggle()
    for number, person in enumerate(people):
        cards = "123456" if number % 2 else "213456"
        person.do("submit_order", "cards", "own", **{f"place-{c}": str(cards.index(c) + 1) for c in cards})
    day.console.go_to("Our agreed order")
    day.console.toggle()
    agree(people[:3], "612345")
    agree(people[3:], "21")
    day.console.toggle()
    day.console.show("moves:1-6")
    expect(day.wall.view.locator(".moves")).to_be_visible()
    expect(day.wall.view).to_contain_text("Table 1 placed 5 of 6 cards elsewhere")
    check_wall(day.wall.page)
    check_phone(phone.page)
    day.console.go_to("Minority record")
    day.console.toggle()
    check_wall(day.wall.page)
    differ(phone)
    for person in people[:-1]:
        person.do("nothing_to_add", "cards", "minority")
    people[-1].do("put_on_record", "cards", "minority", card="2", text="Too many gain too little")
    mate = day.seated(1)
    expect(mate.page.get_by_role("button", name="I have nothing to add")).to_be_visible()
    expect(mate.view).not_to_contain_text(WHY)
    said = day.staff_page(f"/workshops/{day.workshop}/said")
    expect(said.locator("main")).not_to_contain_text(WHY)
    day.console.toggle()
    expect(said.locator("main")).to_contain_text(WHY)
    day.console.show()
    expect(day.wall.view.locator(".record-counts")).to_contain_text("Table 1: 1 of 5")
    expect(day.wall.view).not_to_contain_text(WHY)
    said.locator(".said-item").filter(has_text=WHY).get_by_role("button", name="Approve").click()
    expect(day.wall.view.locator(".record-words")).to_contain_text(WHY)
    check_wall(day.wall.page)
    expect(mate.view).to_contain_text(WHY)
    check_phone(mate.page)


def differ(phone: Phone) -> None:
    """Put something on record, change it, and find it again after a reload."""
    page = phone.page
    page.locator("#record-write > summary").click()
    expect(page.locator(".record")).to_contain_text("they may guess that it is yours")
    check_phone(page)
    page.get_by_label("About").select_option("6")
    page.get_by_label("Why?").fill("They were in a hurry")
    page.get_by_role("button", name="Put it on record").click()
    expect(phone.state).to_have_text(COUNTED)
    page.reload()
    page.get_by_role("button", name="Change").click()
    expect(page.get_by_label("Why?")).to_have_value("They were in a hurry")
    page.get_by_label("Why?").fill(WHY)
    page.get_by_role("button", name="Put it on record").click()
    expect(phone.own).to_contain_text(WHY)
    check_phone(page)
