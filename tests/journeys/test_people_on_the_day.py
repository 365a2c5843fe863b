"""What happens to people on the day: a phone dies, a table gets too small. Two browsers see it happen."""

from playwright.sync_api import Page, expect

from tests.journeys.day import Day
from tests.journeys.looking import check_sideways
from tests.journeys.pages import COUNTED, Phone


def open_people(day: Day) -> Page:
    return day.staff_page(f"/workshops/{day.workshop}/people")


def test_a_seat_goes_to_another_phone_and_the_old_one_is_told(day: Day) -> None:
    old = day.seated(1)
    old.is_live()
    people = open_people(day)
    people.locator("#seat-1-1 summary").click()
    people.locator("#seat-1-1").get_by_role("button", name="Hand this seat over").click()
    code = people.locator(".people-code").inner_text()
    new = day.phone(1)
    new.page.get_by_role("link", name="I have a rejoin code").click()
    new.page.get_by_label("Your rejoin code").fill(code.lower())
    new.page.get_by_role("button", name="Go on with this phone").click()
    new.is_live()
    expect(new.view).to_contain_text("You're at Table 1")
    expect(old.page.get_by_role("heading", level=1)).to_have_text("Your seat has moved to another phone")
    check_sideways(old.page)
    people.goto(f"{day.server.base}/workshops/{day.workshop}/people")
    expect(people.locator("#seat-1-1")).to_contain_text("changed phone")
    expect(people.locator("[id^=seat-]")).to_have_count(1)
    expect(day.console.page.locator(".log")).to_contain_text("Gave a rejoin code for seat 1 at Table 1")


def test_phones_follow_when_two_tables_meet_and_part_again(day: Day) -> None:
    host, guest = day.seated(1), day.seated(2)
    for phone in (host, guest):
        phone.is_live()
    people = open_people(day)
    people.get_by_label("The people of").select_option("2")
    people.get_by_label("go to").select_option("1")
    people.get_by_role("button", name="Merge the tables").click()
    expect(guest.page.locator("#notice")).to_contain_text("You're now at Table 1")
    expect(guest.view).to_contain_text("You're at Table 1")
    expect(guest.page.locator("body")).to_have_attribute("data-my-seat", "2")
    late = day.phone(2)
    expect(late.page.get_by_role("button", name="Join Table 1")).to_be_visible()
    expect(day.console.page.locator(".room-table")).to_have_count(5)
    people.get_by_role("button", name="Split again").click()
    expect(guest.view).to_contain_text("You're at Table 2")
    expect(guest.page.locator("body")).to_have_attribute("data-my-seat", "1")
    expect(host.view).to_contain_text("You're at Table 1")


def test_who_has_left_is_waited_for_no_more_until_their_phone_answers(day: Day) -> None:
    leaver, mate = day.seated(1), day.seated(1)
    for phone in (leaver, mate):
        phone.is_live()
    expect(day.wall.view).to_contain_text("2")
    people = open_people(day)
    people.locator("#seat-1-1 summary").click()
    people.locator("#seat-1-1").get_by_role("button", name="Has left").click()
    expect(people.locator("#seat-1-1")).to_contain_text("has left")
    expect(people.locator(".people-now")).to_contain_text("1 person is here. 1 has left.")
    expect(day.console.page.locator(".log")).to_contain_text("Noted that seat 1 at Table 1 has left")
    day.hurry_to("Own order")
    day.console.toggle()
    expect(day.wall.count).to_have_text("0 of 1 in")
    place_first(mate)
    expect(day.wall.count).to_have_text("1 of 1 in")
    place_first(leaver)
    expect(day.wall.count).to_have_text("2 of 2 in")
    people.reload()
    expect(people.locator(".people-now")).to_contain_text(
        "2 people are here. This step: 2 answered, 0 have not."
    )
    check_sideways(people)


def place_first(phone: Phone) -> None:
    """Place one card, whichever stands first on this phone, and send the order."""
    phone.page.locator(".pool-card").first.click()
    phone.send_order.click()
    expect(phone.state).to_have_text(COUNTED)
