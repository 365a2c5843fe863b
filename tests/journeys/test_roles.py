"""Roles by link in a browser: a link is made, opened, used and ended; nobody who looks on votes."""

import re

from playwright.sync_api import Page, ViewportSize, expect

from tests.journeys.day import DESK, PHONE, Day
from tests.journeys.looking import check_sideways


def open_roles(day: Day) -> Page:
    return day.staff_page(f"/workshops/{day.workshop}/roles")


def link_for(roles: Page, role: str) -> str:
    """The address of a fresh link, as the lead's page shows it once."""
    roles.get_by_role("radio", name=re.compile(f"^{role}")).check()
    roles.get_by_role("button", name="Make the link").click()
    address = roles.get_by_label("Or open this address").input_value()
    roles.get_by_role("link", name="Done").click()
    return f"/r/{address.partition('/r/')[2]}"


def come_in(day: Day, link: str, size: ViewportSize) -> Page:
    """Somebody with a device of this size opens a link and goes in."""
    page = day.page(size)
    page.goto(day.server.base + link)
    page.get_by_role("button", name="Go in").click()
    page.wait_for_url(re.compile(f"/r/{day.workshop}$"))
    return page


def test_an_observer_sees_what_the_room_sees_until_the_link_is_ended(day: Day) -> None:
    roles = open_roles(day)
    link = link_for(roles, "Observer")
    laptop, phone = come_in(day, link, DESK), come_in(day, link, PHONE)
    for page in (laptop, phone):
        expect(page.locator("[data-command]")).to_have_count(0)
    expect(laptop.locator(".watch-wall")).to_contain_text("0 of 30 are here")
    expect(phone.locator(".watch-words")).to_contain_text("0 of 30 are here")
    check_sideways(phone)
    day.console.go_to("Welcome")
    expect(laptop.locator(".watch-wall h1")).to_have_text("Welcome, and the words we use")
    expect(phone.locator(".watch-words h1")).to_have_text("Welcome, and the words we use")
    roles.reload()
    roles.get_by_role("button", name="End this link").click()
    expect(laptop.locator("#notices")).to_contain_text("This link has ended")
    laptop.reload()
    expect(laptop.get_by_role("heading", level=1)).to_have_text("This link has ended")


def test_a_second_facilitator_leads_from_another_laptop_and_can_not_close(day: Day) -> None:
    link = link_for(open_roles(day), "Second facilitator")
    page = day.page(DESK)
    page.goto(day.server.base + link)
    page.get_by_role("button", name="Go in").click()
    expect(page.locator("[data-connection]").first).to_have_attribute("data-state", "on")
    page.locator("#live-next").click()
    expect(day.console.page.locator(".console-centre h1")).to_have_text("Welcome, and the words we use")
    page.get_by_text("Menu", exact=True).click()
    expect(page.get_by_role("link", name="People")).to_be_visible()
    expect(page.get_by_role("link", name="Close the workshop")).to_be_hidden()
    page.goto(f"{day.server.base}/workshops/{day.workshop}/close")
    assert "/sign-in" in page.url
