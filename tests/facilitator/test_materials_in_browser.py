"""A facilitator's own subject in a real browser: written, looked at, put in order, by two at once."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.journeys.day import DESK, signed_in
from tests.running import RunningServer
from tests.screens import axe

SIZES = ((1366, 768), (360, 640))
WIDER_THAN_THE_SCREEN = "() => document.documentElement.scrollWidth > innerWidth"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningServer]:
    folder: Path = tmp_path_factory.mktemp("materials")
    with RunningServer(folder) as running:
        yield running


@pytest.fixture(scope="module")
def laptop(browser: Browser, server: RunningServer) -> Iterator[BrowserContext]:
    """A laptop that has signed in."""
    context = browser.new_context(viewport=DESK, storage_state=signed_in(browser, server))
    yield context
    context.close()


@pytest.fixture
def materials(laptop: BrowserContext, server: RunningServer) -> Page:
    """The materials of a fresh workshop, come to by the console's menu."""
    page = laptop.new_page()
    page.goto(f"{server.base}/workshops/new")
    page.get_by_role("button", name="Create and open").click()
    page.locator("#menu > summary").click()
    page.get_by_role("link", name="Materials").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Materials")
    return page


def test_a_card_is_rewritten_looked_at_saved_and_moved(materials: Page) -> None:
    materials.get_by_role("link", name="Set 1–6: Examples 1 to 6").click()
    materials.get_by_role("link", name="4 Empty homes", exact=True).click()
    materials.get_by_label("Short title").fill("Homes that stand empty all year")
    materials.get_by_label("The card").fill("In 2026 some homes stood empty.")
    materials.get_by_role("button", name="Look at it first").click()
    expect(materials.locator(".field-error")).to_contain_text("31 characters long; the most is 22")
    materials.get_by_label("Short title").fill("Homes that stand empty")
    materials.get_by_role("button", name="Look at it first").click()
    expect(materials.locator(".phone-look")).to_contain_text("In 2026 some homes stood empty.")
    materials.get_by_role("button", name="Save").click()
    expect(materials.locator(".notice-good")).to_have_text("Saved.")
    materials.get_by_role("button", name="Up Homes that stand empty").click()
    expect(materials.locator(".material-row").nth(2)).to_contain_text("3 Homes that stand empty")


def test_two_laptops_on_one_text_lose_nothing(materials: Page, laptop: BrowserContext) -> None:
    materials.get_by_role("link", name="Briefing", exact=True).click()
    materials.get_by_role("link", name="Why we meet", exact=True).click()
    other = laptop.new_page()
    other.goto(materials.url)
    other.get_by_label("In short, for the wall").fill("What she writes.")
    other.get_by_role("button", name="Save").click()
    expect(other.locator(".notice-good")).to_have_text("Saved.")
    materials.get_by_label("In short, for the wall").fill("What I write.")
    materials.get_by_role("button", name="Save").click()
    expect(materials.locator(".phone-look")).to_contain_text("What she writes.")
    expect(materials.get_by_label("In short, for the wall")).to_have_value("What I write.")
    materials.get_by_role("button", name="Save").click()
    expect(materials.locator(".notice-good")).to_have_text("Saved.")


def test_every_page_can_be_used_by_anyone_on_any_screen(materials: Page, server: RunningServer) -> None:
    base = materials.url
    for path in ("", "/example_sets:1-6", "/example_sets:1-6/4", "/glossary/risk", "/add/case_studies"):
        materials.goto(base + path)
        for width, height in SIZES:
            materials.set_viewport_size({"width": width, "height": height})
            assert axe.faults(materials) == [], (path, width)
            assert not materials.evaluate(WIDER_THAN_THE_SCREEN), (path, width)
    materials.goto(f"{server.base}/workshops/laptop")
    assert axe.faults(materials) == []
