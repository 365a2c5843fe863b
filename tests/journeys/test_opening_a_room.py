"""From the link that the terminal printed to an open room: how many presses that takes."""

import re

from playwright.sync_api import Browser, expect

from tests.journeys.day import DESK, PASSWORD
from tests.journeys.pages import Console, NewWorkshop, SignIn
from tests.journeys.watching import Watch
from tests.running import RunningServer

MOST_PRESSES = 10
LINK = re.compile(r"http://\S+/sign-in/\S+")


def printed_link(server: RunningServer) -> str:
    """The link in what `moothall serve` said when it started."""
    found = LINK.search(server.output.read_text(encoding="utf-8"))
    assert found
    return found.group()


def test_ten_presses_lead_from_the_printed_link_to_an_open_room(
    server: RunningServer, browser: Browser, watch: Watch
) -> None:
    context = watch.over(browser.new_context(viewport=DESK))
    page = context.new_page()
    SignIn(page).by_link(printed_link(server), PASSWORD)
    NewWorkshop(page).from_template()
    console = Console(page)
    expect(console.heading).to_have_text("Arrivals")
    console.go_to("Welcome", "Identify benefits", "Own order")
    console.toggle()
    expect(console.lock).to_contain_text("Lock own order")
    expect(page.locator(".room-table")).to_have_count(6)
    for number in range(1, 7):
        expect(console.table(number)).to_contain_text("Set 1–6" if number % 2 else "Set A–F")
    assert 5 <= watch.presses <= MOST_PRESSES
    context.close()


def test_a_link_works_once(server: RunningServer, browser: Browser) -> None:
    context = browser.new_context()
    page = context.new_page()
    link = server.command("link").stdout.strip()
    SignIn(page).by_link(link, PASSWORD)
    expect(page.get_by_role("heading", level=1)).to_have_text("Workshops")
    answer = browser.new_page().goto(link)
    assert answer is not None and answer.status == 410
    context.close()
