"""The main journey: one facilitator, two phones at one table, the wall, and others who answer beside them."""

from collections.abc import Callable

from playwright.sync_api import expect

from tests.journeys.day import Day
from tests.journeys.pages import COUNTED, SAVED, Phone

CARDS = [
    "Reducing 999 calls",
    "Linked health and care",
    "Tackling violence",
    "Housing and health",
    "Routes from diagnosis",
    "Empty homes",
]
TOO_FEW = "Results are shown from 5 answers. 4 in so far."


def to_own_order(day: Day) -> None:
    """Lead the room to the first question and open it."""
    day.hurry_to("Welcome", "Identify benefits", "Own order")
    day.console.toggle()


def to_criteria(day: Day) -> None:
    """Past the own orders, to what each table goes by."""
    day.hurry_to("Welcome", "Identify benefits", "Own order", "Our criteria")
    day.console.toggle()


def to_poll(day: Day) -> None:
    """To the first round of the poll, and open it."""
    day.hurry_to(
        "Welcome", "Identify benefits", "Own order", "Our criteria", "Our agreed order", "Expert", "Round 1"
    )
    day.console.toggle()


def rank_by_clicks(phone: Phone, cards: list[str]) -> None:
    """Tap each card in turn, and send."""
    for place, card in enumerate(cards, start=1):
        phone.pool(card).click()
        expect(phone.status).to_have_text(f"{card}, now {place} of 6.")
    phone.send_order.click()


def rank_by_keyboard(phone: Phone, cards: list[str]) -> None:
    """The same with nothing but Tab and Enter: each card is reached, pressed, and keeps the focus."""
    expect(phone.pool(cards[0])).to_be_visible()
    phone.has_started()
    for place, card in enumerate(cards, start=1):
        reach(phone, phone.pool(card).locator("xpath=.").evaluate("(button) => button.id"))
        phone.page.keyboard.press("Enter")
        expect(phone.status).to_have_text(f"{card}, now {place} of 6.")
        expect(phone.row(card)).to_be_focused()
    reach(phone, phone.send_order.evaluate("(button) => { button.id ||= 'send'; return button.id; }"))
    phone.page.keyboard.press("Enter")


def reach(phone: Phone, wanted: str) -> None:
    """Press Tab until the element with this id has the focus."""
    for _ in range(120):
        if phone.page.evaluate("document.activeElement.id") == wanted:
            return
        phone.page.keyboard.press("Tab")
    raise AssertionError(f"{wanted} can't be reached with Tab")


def test_no_result_is_shown_while_fewer_than_five_have_answered(day: Day) -> None:
    phone = day.seated(1)
    people = day.crowd(1, 2, 3)
    to_poll(day)
    for person in people:
        person.do("submit_answer", "camden", "round-1", choice="neither")
    phone.choose("Neither")
    expect(day.wall.count).to_have_text("4 of 4 in")
    day.console.toggle()
    day.console.reveal.click(force=True)
    expect(day.console.notice).to_contain_text(TOO_FEW)
    expect(day.wall.count).to_have_text("Closed: 4 of 4 in")
    expect(day.wall.view.locator(".chart")).to_have_count(0)


def test_clicks_and_keyboard_give_the_same_order_and_a_reload_keeps_draft_and_receipt(day: Day) -> None:
    one, two = day.seated(1), day.seated(1)
    to_own_order(day)
    for card in CARDS[:3]:
        one.pool(card).click()
    one.page.reload()
    expect(one.order).to_have_text(CARDS[:3])
    for card in CARDS[3:]:
        one.pool(card).click()
    one.send_order.click()
    rank_by_keyboard(two, CARDS)
    for phone in (one, two):
        expect(phone.state).to_have_text(COUNTED)
    assert one.own.inner_text() == two.own.inner_text()
    said = one.own.inner_text()
    one.page.reload()
    expect(one.state).to_have_text(COUNTED)
    assert one.own.inner_text() == said
    expect(day.console.table(1)).to_contain_text("2 of 2")
    expect(day.wall.count).to_have_text("2 of 2 in")


def test_an_answer_made_without_network_is_counted_once_when_the_phone_returns(day: Day) -> None:
    one, two = day.seated(1), day.seated(1)
    to_own_order(day)
    rank_by_clicks(one, CARDS)
    expect(two.send_order).to_be_visible()
    two.go_offline()
    rank_by_clicks(two, CARDS[::-1])
    expect(two.state).to_have_text(SAVED)
    expect(two.outbox).to_contain_text("to send")
    expect(day.wall.count).to_have_text("1 of 2 in")
    two.come_back()
    expect(two.state).to_have_text(COUNTED, timeout=20_000)
    expect(two.outbox).to_be_hidden()
    expect(day.wall.count).to_have_text("2 of 2 in")
    expect(day.console.table(1)).to_contain_text("2 of 2")


def test_a_table_finds_its_criteria_and_the_facilitator_gives_them_a_label(day: Day) -> None:
    one, two = day.seated(1), day.seated(1)
    to_criteria(day)
    propose(one, "Direct benefit to individuals")
    expect(two.page.locator(".criterion-words")).to_have_text("Direct benefit to individuals")
    two.page.get_by_role("button", name="I agree").click()
    expect(one.page.locator(".criterion-count")).to_contain_text("2 of 2")
    expect(two.page.get_by_role("button", name="Agreed")).to_be_visible()
    one.page.get_by_role("button", name="Make primary").click()
    expect(two.page.locator(".primary-mark")).to_be_visible()
    day.console.page.get_by_label("Shared label, Table 1").fill("Direct")
    day.console.page.locator("#save-label-1").click()
    day.console.toggle()
    day.console.reveal.click()
    expect(day.wall.view.locator("[role=img], table").first).to_be_attached()
    expect(day.wall.view).to_contain_text("Direct")


def propose(phone: Phone, words: str) -> None:
    """Add a criterion to the table's list."""
    phone.page.get_by_label("Another criterion").fill(words)
    phone.page.get_by_role("button", name="Add to our list").click()
    expect(phone.page.locator(".criterion-words").filter(has_text=words)).to_be_visible()


def test_two_hands_make_one_agreed_order_and_undo_hides_what_was_revealed(day: Day) -> None:
    one, two = day.seated(1), day.seated(1)
    to_criteria(day)
    day.console.toggle()
    day.console.go_to("Our agreed order")
    day.console.toggle()
    for place, card in enumerate(CARDS[:4]):
        hand, other = (one, two) if place % 2 else (two, one)
        hand.pool(card).click()
        expect(other.page.locator(".agreed-row")).to_have_count(place + 1)
    open_row(two, CARDS[3])
    two.page.locator(".agreed-row.is-selected .tie-with").click()
    two.page.locator(".agreed-row.is-selected").get_by_role("button", name=CARDS[2], exact=True).click()
    for phone in (one, two):
        expect(phone.page.locator(".agreed-row.is-tied")).to_have_count(2)
    assert one.agreed() == two.agreed()
    assert [line.split(" ", 1)[0].rstrip("=") for line in one.agreed()] == ["1st", "2nd", "3rd", "3rd"]
    one.page.get_by_role("button", name="We agree on this order").click()
    expect(two.page.locator(".notice-good")).to_contain_text("We agree on this order")
    day.console.toggle()
    expect(day.wall.view).not_to_contain_text("1st")
    day.console.show("agreed")
    expect(day.wall.view.locator(".grid").first).to_contain_text("1st")
    expect(day.wall.view.locator(".grid").first).to_contain_text("3rd=")
    expect(one.page.get_by_role("heading", level=1)).to_have_text("Results")
    day.console.toast.get_by_role("button", name="Undo").click()
    expect(day.wall.view.locator(".grid")).to_have_count(0)
    expect(one.page.get_by_role("heading", name="Results")).to_have_count(0)


def open_row(phone: Phone, card: str) -> None:
    """Select a row of the table's order."""
    phone.has_started()
    phone.page.locator(".agreed-row .agreed-pick").filter(has_text=card).click()


def test_two_rounds_are_polled_and_the_report_opens(begin: Callable[..., Day]) -> None:
    day = begin(is_rehearsal=True)
    one, two = day.seated(1), day.seated(1)
    people = day.crowd(1, 2, 2, 3)
    to_poll(day)
    for number, person in enumerate(people):
        person.do("submit_answer", "camden", "round-1", choice=["neither", "comfortable"][number % 2])
    one.choose("Very uncomfortable")
    two.choose("Uncomfortable")
    expect(day.wall.count).to_have_text("6 of 6 in")
    day.console.toggle()
    day.console.reveal.click()
    expect(day.wall.view.locator(".chart svg").first).to_be_visible()
    day.hurry_to("Round 2")
    expect(day.wall.view.locator(".chart")).to_have_count(0)
    day.console.toggle()
    expect(one.view).to_contain_text("New for round 2")
    expect(one.submit).to_be_visible()
    expect(one.page.locator("input:checked")).to_have_count(0)
    for person in people:
        person.do("submit_answer", "camden", "round-2", choice="comfortable")
    one.choose("Comfortable")
    two.choose("Uncomfortable")
    expect(day.wall.count).to_have_text("6 of 6 in")
    day.console.toggle()
    day.console.show("change")
    expect(day.wall.view).to_contain_text("3 more comfortable, 0 less, 3 same")
    report = day.staff_page(f"/workshops/{day.workshop}/report")
    report.get_by_role("button", name="Make the report").click()
    reading = report.get_by_role("link", name="Read the report")
    expect(reading).to_be_visible(timeout=60_000)
    with report.context.expect_page() as opened:
        reading.click()
    page = opened.value
    page.wait_for_selector("html[data-figures=drawn]", timeout=30_000)
    expect(page.locator("body")).to_contain_text("Rehearsal")
    assert page.locator("figure").count() >= 4
