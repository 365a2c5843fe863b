"""Ranking with clicks and with keys, by every lens: the same order, and what is sent stays as it was sent."""

from collections.abc import Callable, Mapping
from typing import Any

import pytest
from playwright.sync_api import expect

from sessions.exercises.ranking.lenses import LENSES
from tests.journeys.day import Day
from tests.journeys.looking import sideways, small_targets
from tests.journeys.pages import COUNTED, Phone
from tests.journeys.short_days import Agenda
from tests.journeys.test_a_room_runs import CARDS, open_row, rank_by_clicks, rank_by_keyboard

ONE_MORE = ("a line", "a set", "what else")


@pytest.fixture(scope="module")
def agendas() -> Mapping[str, Agenda]:
    """A day with one ranking for each lens, and for what only one of them has."""
    lenses = {lens: lens for lens in LENSES} | dict(
        zip(ONE_MORE, ("acceptability", *["benefit"] * 2), strict=True)
    )
    return {name: [ranking(lens)] for name, lens in lenses.items()}


def ranking(lens: str) -> Mapping[str, Any]:
    """Both tables have the first set."""
    settings = {"lens": lens, "sets": {"1": "1-6", "2": "1-6"}}
    return {"id": "cards", "kind": "ranking", "title": "The cards", "settings": settings}


def walk_to(day: Day, step: str) -> None:
    """To a step of the ranking, and open it."""
    day.hurry_to(f"The cards/{step}")
    day.console.toggle()


def receipt(phone: Phone) -> list[str]:
    """The order that a phone shows as sent: place, card's key, title."""
    rows = phone.page.locator(".receipt-order > li")
    expect(rows.first).to_be_visible()
    return [" ".join(text.split()) for text in rows.all_inner_texts()]


@pytest.mark.parametrize("lens", LENSES)
def test_an_own_order_is_made_by_clicks_or_keys_and_a_table_that_can_not_agree_says_so(
    day_of: Callable[[str], Day], lens: str
) -> None:
    day = day_of(lens)
    one, two = day.seated(1), day.seated(1)
    walk_to(day, "Own order")
    both_rank(one, two)
    walk_to(day, "Our agreed order")
    both_fail_to_agree(one, two)


def both_rank(one: Phone, two: Phone) -> None:
    """Clicks and keys make one order, and what is unplaced or tied stays so."""
    rank_by_clicks(one, CARDS[:4])
    rank_by_keyboard(two, CARDS[:4])
    for phone in (one, two):
        expect(phone.state).to_have_text(COUNTED)
    assert receipt(one) == receipt(two)
    assert [line.split()[0] for line in receipt(one)] == ["1st", "2nd", "3rd", "4th"]
    one.page.get_by_role("button", name="Change").click()
    one.row(CARDS[3]).get_by_role("button", name="Same place as").click()
    one.page.get_by_role("dialog").get_by_role("button", name=CARDS[0]).click()
    expect(one.status).to_have_text(f"{CARDS[3]}, now 1 of 6, same place as {CARDS[0]}.")
    expect(one.row(CARDS[3]).locator(".tie-with")).to_be_focused()
    one.send_order.click()
    expect(one.page.locator("[data-own-left]")).to_contain_text(CARDS[5])
    expect(one.page.locator(".receipt-order .place").first).to_have_text("1st=")
    sent = receipt(one)
    assert [line.split()[0] for line in sent] == ["1st=", "1st=", "3rd", "4th"]
    one.page.reload()
    assert receipt(one) == sent
    expect(one.page.locator("[data-own-left]")).to_contain_text(f"{CARDS[4]}")
    assert sideways(one.page) == 0


def both_fail_to_agree(one: Phone, two: Phone) -> None:
    """A table that could not agree says so, still after a reload."""
    for number, card in enumerate(CARDS[:3], start=1):
        one.pool(card).click()
        expect(two.page.locator(".agreed-row")).to_have_count(number)
    open_row(two, CARDS[1])
    two.page.get_by_role("button", name=f"Could not agree on {CARDS[1]}").click()
    expect(one.page.locator(".agreed-row .disputed")).to_have_text("could not agree")
    one.page.locator("#could-not-agree").click()
    expect(two.page.locator("#view .notice").first).to_contain_text("We could not agree on an order.")
    for phone in (one, two):
        phone.page.reload()
        phone.is_live()
        expect(phone.page.locator("#view .notice").first).to_contain_text("That is a result.")
        expect(phone.page.locator(".agreed-row .disputed")).to_have_text("could not agree")
        expect(phone.page.locator(".agreed-row")).to_have_count(3)
        assert (sideways(phone.page), small_targets(phone.page)) == (0, [])


def test_a_table_draws_and_moves_its_line_and_the_focus_stays_on_it(day_of: Callable[[str], Day]) -> None:
    day = day_of("a line")
    one, two = day.seated(2), day.seated(2)
    walk_to(day, "Our agreed order")
    for number, card in enumerate(CARDS[:3], start=1):
        one.pool(card).click()
        expect(two.page.locator(".agreed-row")).to_have_count(number)
    one.page.locator("#draw-line").click()
    expect(one.page.locator("#announcements")).to_have_text(f"The line is now under {CARDS[1]}.")
    expect(one.page.locator(".agreed-line")).to_be_visible()
    two.page.locator("#line-up").click()
    expect(two.page.locator("#announcements")).to_have_text(f"The line is now under {CARDS[0]}.")
    expect(two.page.locator("#line-up")).to_be_focused()
    rows = one.page.locator("ol.agreed > li")
    expect(rows.nth(1)).to_contain_text("More acceptable")
    one.page.reload()
    expect(one.page.locator(".agreed-row [data-moves]").first).to_be_hidden()  # its script is there again
    expect(rows.nth(1)).to_contain_text("Less acceptable")
    assert (sideways(one.page), small_targets(one.page)) == (0, [])


def test_a_set_given_on_the_day_reaches_phones_that_are_open_already(day_of: Callable[[str], Day]) -> None:
    day = day_of("a set")
    phone = day.seated(1)
    walk_to(day, "Own order")
    expect(phone.pool("Empty homes")).to_be_visible()
    day.console.page.get_by_role("button", name="Give Set A–F: Table 1").click()
    expect(phone.pool("Fuel poverty")).to_be_visible()
    expect(phone.pool("Empty homes")).to_have_count(0)
    expect(day.console.page.locator(".log").first).to_contain_text("Gave Table 1 Set A–F")
    phone.pool("Fuel poverty").click()
    phone.send_order.click()
    expect(phone.state).to_have_text(COUNTED)
    expect(day.console.page.get_by_role("button", name="Give Set 1–6: Table 1")).to_have_count(0)


def test_what_else_moved_a_table_is_on_all_its_phones_and_can_be_taken_back(
    day_of: Callable[[str], Day],
) -> None:
    day = day_of("what else")
    one, two = day.seated(1), day.seated(1)
    walk_to(day, "Our agreed order")
    one.page.get_by_role("button", name="Gut feeling").click()
    expect(two.page.get_by_role("button", name="Gut feeling")).to_have_attribute("aria-pressed", "true")
    two.page.get_by_text("Say it in your own words").click()
    two.page.get_by_label("What else moved us").fill("One of us knows such a house")
    two.page.get_by_role("button", name="Add it").click()
    expect(one.page.locator(".influence-note")).to_contain_text("One of us knows such a house")
    one.page.locator(".influence-note").get_by_role("button", name="Take out").click()
    expect(two.page.locator(".influence-note")).to_have_count(0)
    assert (sideways(two.page), small_targets(two.page)) == (0, [])
