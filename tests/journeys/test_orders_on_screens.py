"""The order of what is offered: the cards in one of each phone's own, a scale always in the same."""

from playwright.sync_api import expect

from tests.journeys.day import Day
from tests.journeys.pages import COUNTED, Phone

SCALE = ["Very uncomfortable", "Uncomfortable", "Neither", "Comfortable", "Very comfortable"]
APART = ["I can't say", "Prefer not to say"]


def cards(phone: Phone) -> list[str]:
    """The cards that are not placed yet, from the top."""
    expect(phone.page.locator(".pool-card")).to_have_count(6)
    return phone.page.locator(".pool-card-title").all_inner_texts()


def test_the_cards_order_differs_by_phone_and_a_reload_keeps_it(day: Day) -> None:
    phones = [day.seated(table) for table in (1, 1, 3, 5)]
    day.hurry_to("Own order")
    day.console.toggle()
    orders = [cards(phone) for phone in phones]
    assert len({tuple(order) for order in orders}) > 1
    assert len({tuple(sorted(order)) for order in orders}) == 1
    for phone in phones:
        phone.page.reload()
    assert [cards(phone) for phone in phones] == orders


def test_a_scale_stands_alike_on_every_phone_and_who_can_not_say_is_outside_its_counts(day: Day) -> None:
    phones, people = [day.seated(1), day.seated(2)], day.crowd(1, 3, 4, 5, 6)
    day.hurry_to("Round 1")
    day.console.toggle()
    for phone in phones:
        expect(phone.page.locator(".radios .radio")).to_have_text(SCALE)
        expect(phone.page.locator(".scale-apart .radio")).to_have_text(APART)
    phones[0].choose("I can't say")
    phones[1].choose("Comfortable")
    for person in people:
        person.do("submit_answer", "camden", "round-1", choice="comfortable")
    expect(phones[0].state).to_have_text(COUNTED)
    expect(day.wall.count).to_have_text("7 of 7 in")
    day.console.toggle()
    day.console.show()
    expect(day.wall.view.locator(".wall-basis")).to_have_text(
        "6 of 7 people who joined are on the scale in round 1."
    )
    rows = day.wall.view.locator("tbody tr")
    expect(rows.filter(has_text="Very comfortable")).to_contain_text("0")
    expect(rows.filter(has_text="can't say")).to_contain_text("1")
