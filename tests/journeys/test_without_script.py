"""A phone whose browser runs no script joins, ranks and votes by plain forms, and is told that it counted."""

from playwright.sync_api import expect

from tests.journeys.day import Day
from tests.journeys.pages import COUNTED
from tests.journeys.test_a_room_runs import CARDS, to_own_order, to_poll


def test_an_empty_vote_is_refused_with_a_sentence(day: Day) -> None:
    phone = day.seated(1, script=False)
    to_poll(day)
    phone.look_again()
    phone.submit.click()
    expect(phone.page.locator(".notice-wrong")).to_contain_text("Choose")
    expect(day.wall.count).to_have_text("0 of 1 in")


def test_an_order_is_sent_by_a_form(day: Day) -> None:
    phone = day.seated(1, script=False)
    to_own_order(day)
    phone.look_again()
    for place, card in enumerate(CARDS[:5], start=1):
        phone.page.get_by_label(card, exact=True).select_option(str(min(place, 4)))
    phone.send_order.click()
    expect(phone.page.locator(".notice-good")).to_have_text(COUNTED)
    expect(phone.page.locator("noscript .notice")).to_contain_text("You answered: 1st Reducing 999 calls")
    expect(phone.page.locator("noscript .notice")).to_contain_text("4th= Housing and health")
    expect(day.wall.count).to_have_text("1 of 1 in")


def test_a_vote_is_sent_by_a_form_and_can_be_changed(day: Day) -> None:
    phone = day.seated(1, script=False)
    to_poll(day)
    phone.look_again()
    phone.choose("Neither")
    expect(phone.page.locator(".notice-good")).to_have_text(COUNTED)
    phone.choose("Comfortable")
    expect(phone.page.locator("noscript .notice")).to_contain_text("You answered: Comfortable")
    expect(day.wall.count).to_have_text("1 of 1 in")
