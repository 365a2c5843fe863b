"""A card on a real phone opens to its sheet, keeps it through a push, and leaves a link without one."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from casestudies.loader import load_materials
from tests.journeys.looking import sideways, small_targets
from tests.participant.house import phone_house
from tests.participant.serving import served
from tests.participant.test_reading import ReadingRoom

CARD, SHEET = "#card-own-4 > summary", "#more-own-4"


@pytest.fixture
def room() -> ReadingRoom:
    return ReadingRoom(phone_house(), load_materials().model_dump(mode="json"))


@pytest.fixture
def phone(browser: Browser, room: ReadingRoom) -> Iterator[Page]:
    """A phone at Table 1 that is ranking its six cards."""
    room.go("go_next", "open_step")
    context = browser.new_context(viewport={"width": 320, "height": 640})
    page = context.new_page()
    with served(room.house) as address:
        page.goto(f"{address}/j/{room.code}/1")
        page.get_by_role("button", name="Join Table 1").click()
        expect(page.locator("[data-connection]")).to_have_attribute("data-state", "on")
        page.locator(CARD).click()
        yield page
        context.close()


def test_a_sheet_that_can_not_be_had_leaves_the_link_to_its_page(phone: Page) -> None:
    phone.route("**/reading/**", lambda route: route.abort())
    phone.locator(f"{SHEET} > summary").click()
    expect(phone.locator(f"{SHEET} a")).to_have_text("Who, why, what, how and impacts")
    phone.unroute("**/reading/**")
    phone.locator(f"{SHEET} > summary").click()
    phone.locator(f"{SHEET} > summary").click()
    expect(phone.locator(SHEET)).to_contain_text("Equifax")


def test_a_sheet_stays_open_when_a_push_draws_its_card_again(phone: Page, room: ReadingRoom) -> None:
    phone.locator(f"{SHEET} > summary").click()
    expect(phone.locator(SHEET)).to_contain_text("Equifax")
    room.go("lock_step", "open_step")
    expect(phone.locator(f"{SHEET}[open]")).to_contain_text("Equifax")
    assert sideways(phone) == 0


def test_the_reading_page_fits_a_small_phone_with_everything_open(phone: Page, room: ReadingRoom) -> None:
    phone.goto(f"{phone.url.partition('/p/')[0]}/p/{room.workshop}/reading")
    phone.evaluate("document.querySelectorAll('details').forEach((details) => { details.open = true; })")
    assert sideways(phone) == 0 and small_targets(phone) == []
    phone.get_by_role("link", name="Back to the workshop").click()
    expect(phone.locator(CARD)).to_be_visible()
