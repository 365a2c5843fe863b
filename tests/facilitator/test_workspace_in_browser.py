"""The report's desk by keyboard alone: codes are given without leaving the list; it fits any screen."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.journeys.day import DESK, signed_in
from tests.leading import lead, lead_to
from tests.running import RunningServer
from tests.screens import axe

PARTS = ("", "/said", "/codes", "/findings", "/agreement")
WIDER_THAN_THE_SCREEN = "() => document.documentElement.scrollWidth > innerWidth"
OPEN_ALL = "() => { for (const one of document.querySelectorAll('main details')) one.open = true; }"
LINES = ["Help comes sooner", "Money is saved", "Only what is needed is shared"]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningServer]:
    folder: Path = tmp_path_factory.mktemp("workspace")
    with RunningServer(folder) as running:
        yield running


@pytest.fixture(scope="module")
def base(server: RunningServer) -> str:
    """The desk of a day on which three things were said at one table."""
    made = server.ask("new", template="manchester", title="A day", area="Leeds")
    rehearsed: str = server.ask("rehearsal", workshop=made["id"])["id"]
    step = "benefits/write"
    lead_to(server, rehearsed, step)
    for order in ("open_step", "lock_step"):
        assert lead(server, rehearsed, order, step)["ok"]
    added = {"table": 1, "lines": "\n".join(LINES)}
    assert lead(server, rehearsed, "add_late_sayings", step, "benefits", **added)["ok"]
    return f"{server.base}/workshops/{rehearsed}/workspace"


@pytest.fixture(scope="module")
def laptop(browser: Browser, server: RunningServer) -> Iterator[BrowserContext]:
    """A laptop that has signed in."""
    context = browser.new_context(viewport=DESK, storage_state=signed_in(browser, server))
    yield context
    context.close()


@pytest.fixture
def listed(laptop: BrowserContext, base: str) -> Page:
    """The list, once its script has come and somebody has given initials."""
    page = laptop.new_page()
    page.goto(f"{base}/said")
    page.get_by_label("You code as").or_(page.get_by_label("Your initials")).fill("ab")
    page.locator(".desk-initials button").click()
    page.goto(f"{base}/said")
    expect(page.get_by_label("You code as")).to_have_value("AB")
    expect(page.locator("#view[data-ready]")).to_be_visible()
    return page


def test_codes_are_given_and_the_list_is_gone_through_by_keyboard_alone(listed: Page) -> None:
    fields, rows = listed.locator("[data-code]"), listed.locator(".desk-item")
    fields.nth(1).focus()
    listed.keyboard.type("secu")
    listed.keyboard.press("Enter")
    expect(rows.nth(1).locator(".desk-code")).to_contain_text("RE2 Secure AB")
    expect(rows.nth(1)).to_contain_text(LINES[1])
    expect(fields.nth(1)).to_be_focused()
    listed.keyboard.press("Enter")
    expect(fields.nth(2)).to_be_focused()
    listed.keyboard.press("PageUp")
    expect(fields.nth(1)).to_be_focused()
    listed.keyboard.type("no such code")
    listed.keyboard.press("Enter")
    expect(listed.get_by_text("There is no such code in the codebook")).to_be_visible()
    listed.locator(".desk-changes").get_by_role("button", name="Undo").first.click()
    expect(rows.nth(1).locator(".desk-code")).to_have_count(0)


def test_a_statement_that_no_longer_fits_leaves_the_list_and_the_next_has_the_focus(
    listed: Page, base: str
) -> None:
    listed.goto(f"{base}/said?state=uncoded")
    expect(listed.locator("#view[data-ready]")).to_be_visible()
    expect(listed.locator(".desk-item")).to_have_count(len(LINES))
    listed.locator("[data-code]").first.focus()
    listed.keyboard.type("pu1")
    listed.keyboard.press("Enter")
    expect(listed.locator(".desk-item")).to_have_count(len(LINES) - 1)
    expect(listed.locator("[data-code]").first).to_be_focused()
    listed.locator(".desk-changes").get_by_role("button", name="Undo").first.click()
    expect(listed.locator(".desk-item")).to_have_count(len(LINES))


def part_of(base: str, part: str) -> str:
    """The address of a part, as its link has it."""
    return f"/{base.split('/', 3)[3]}{part}"


@pytest.mark.parametrize("part", PARTS)
def test_every_page_of_it_is_within_reach_on_a_laptop_and_a_phone(listed: Page, base: str, part: str) -> None:
    listed.goto(f"{base}{part}")
    expect(listed.locator(f'.desk-place[href="{part_of(base, part)}"]')).to_have_attribute(
        "aria-current", "page"
    )
    listed.evaluate(OPEN_ALL)
    for width, height in ((1366, 768), (360, 640)):
        listed.set_viewport_size({"width": width, "height": height})
        assert not listed.evaluate(WIDER_THAN_THE_SCREEN), (part, width)
        assert axe.faults(listed) == [], (part, width)
