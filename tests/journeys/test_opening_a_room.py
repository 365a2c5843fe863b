"""From the link that the terminal printed to an open room: how many presses that takes."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.journeys.day import DESK, PASSWORD
from tests.journeys.pages import Console, NewWorkshop, SignIn
from tests.journeys.watching import Watch
from tests.running import RunningServer

MOST_PRESSES = 10
LINK = re.compile(r"http://\S+/sign-in/\S+")


@pytest.fixture
def server(tmp_path: Path) -> Iterator[RunningServer]:
    """One of its own for every try: the link that it printed works once."""
    with RunningServer(tmp_path) as running:
        yield running


def printed_link(server: RunningServer) -> str:
    """The link in what `moothall serve` said when it started."""
    found = LINK.search(server.output.read_text(encoding="utf-8"))
    assert found
    return found.group()


def test_ten_presses_lead_from_the_printed_link_to_an_open_room_and_it_works_once(
    server: RunningServer, browser: Browser, watch: Watch
) -> None:
    context = watch.over(browser.new_context(viewport=DESK))
    page = context.new_page()
    link = printed_link(server)
    SignIn(page).by_link(link, PASSWORD)
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
    stranger = browser.new_page()
    again = stranger.goto(link)
    assert again is not None and again.status == 410, "a link works once"
    stranger.close()
