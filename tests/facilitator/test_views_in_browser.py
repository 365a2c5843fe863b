"""The desk in a real browser: keys, ten clicks at once, refusals, Undo, and the wall that follows."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from tests.journeys.day import DESK, signed_in
from tests.journeys.looking import check_still, comes_to
from tests.running import RunningServer

TEN_CLICKS = "for (let n = 0; n < 10; n += 1) document.querySelector('#live-next').click()"
SMALL_TEXT = """() => [...document.querySelectorAll('#view *')].filter((element) =>
    [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim())
    && !element.closest('.visually-hidden, svg') && element.getClientRects().length
    && parseFloat(getComputedStyle(element).fontSize) < 0.03 * innerHeight)
    .map((element) => element.textContent)"""


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningServer]:
    folder: Path = tmp_path_factory.mktemp("desk")
    with RunningServer(folder) as running:
        yield running


@pytest.fixture(scope="module")
def facilitator(browser: Browser, server: RunningServer) -> Iterator[BrowserContext]:
    """A laptop that has signed in."""
    context = browser.new_context(viewport=DESK, storage_state=signed_in(browser, server))
    yield context
    context.close()


@pytest.fixture
def desk(facilitator: BrowserContext, server: RunningServer) -> Iterator[Page]:
    """The console of a fresh workshop; the policy must have nothing to complain of."""
    complaints: list[str] = []
    page = facilitator.new_page()
    page.on("console", lambda line: complaints.append(line.text) if line.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(f"{server.base}/workshops/new")
    page.get_by_role("button", name="Create and open").click()
    expect(page.locator(".topbar-time")).not_to_be_empty()
    yield page
    assert complaints == []
    page.close()


@pytest.fixture
def wall(browser: Browser, desk: Page) -> Iterator[Page]:
    """The projector, on a machine that never signed in."""
    context = browser.new_context(viewport={"width": 1280, "height": 720})
    page = context.new_page()
    key = desk.locator("a", has_text="Open the projector").first.get_attribute("href")
    page.goto(desk.url.partition("/workshops")[0] + str(key))
    yield page
    context.close()


def heading(page: Page) -> Locator:
    return page.locator(".console-centre h1")


def log(page: Page) -> Locator:
    return page.locator(".log-entry")


def go_to(desk: Page, title: str) -> None:
    for _press in range(40):
        if heading(desk).inner_text() == title:
            return
        shown = log(desk).count()
        desk.locator("#live-next").click()
        expect(log(desk)).to_have_count(shown + 1, timeout=15_000)
    raise AssertionError(f"the agenda never came to {title}")


def test_what_is_off_says_why_when_it_is_pressed(desk: Page) -> None:
    desk.locator("#live-reveal").click(force=True)
    notice = desk.get_by_role("alert")
    expect(notice).to_contain_text("Nothing has started yet. Choose Next to begin.")
    notice.get_by_role("button").click()
    expect(notice).to_have_count(0)


def test_ten_clicks_at_once_move_one_step(desk: Page) -> None:
    desk.evaluate(TEN_CLICKS)
    expect(heading(desk)).to_have_text("Welcome, and the words we use")
    desk.wait_for_timeout(500)
    expect(log(desk)).to_have_count(1)


def test_a_second_desk_that_is_behind_is_told_where_the_room_is(
    desk: Page, facilitator: BrowserContext
) -> None:
    other = facilitator.new_page()
    other.goto(desk.url)
    expect(other.locator(".topbar-time")).not_to_be_empty()
    stale = "form => { window.stale = form.cloneNode(true); document.body.append(window.stale); }"
    other.locator("form[data-command=go_next]").evaluate(stale)
    go_to(desk, "Identify benefits")
    other.evaluate("window.stale.requestSubmit()")
    expect(other.get_by_role("alert")).to_contain_text("already moved on to Identify benefits")
    expect(heading(other)).to_have_text("Identify benefits")
    other.close()


def test_letters_do_nothing_outside_the_live_bar_or_once_turned_off(desk: Page) -> None:
    go_to(desk, "Rank by public benefit")
    before = log(desk).count()
    heading(desk).click()
    desk.keyboard.press("l")
    desk.get_by_text("Menu", exact=True).click()
    desk.get_by_label("Letter keys on the live bar").uncheck()
    desk.keyboard.press("Escape")
    desk.locator("#live-open").focus()
    desk.keyboard.press("l")
    desk.wait_for_timeout(400)
    assert log(desk).count() == before
    desk.get_by_text("Menu", exact=True).click()
    desk.get_by_label("Letter keys on the live bar").check()
    desk.keyboard.press("Escape")
    desk.locator("#live-open").focus()
    desk.keyboard.press("l")
    expect(desk.locator("#live-open")).to_contain_text("Lock own order")
    expect(desk.locator("#live-open")).to_be_focused()


def test_the_clicker_moves_escape_blanks_and_undo_takes_back(desk: Page, wall: Page) -> None:
    desk.keyboard.press("PageDown")
    expect(wall.locator("h1")).to_have_text("Welcome, and the words we use")
    desk.keyboard.press("Escape")
    expect(wall.locator(".stage-blank")).to_be_visible()
    desk.keyboard.press("Control+z")
    expect(wall.locator("h1")).to_have_text("Welcome, and the words we use")
    desk.keyboard.press("PageUp")
    expect(wall.locator(".join-code")).to_be_visible()


def test_the_toast_takes_back_what_was_just_done(desk: Page, wall: Page) -> None:
    go_to(desk, "Welcome, and the words we use")
    desk.locator("#live-join").click()
    expect(wall.locator(".join-code")).to_be_visible()
    toast = desk.locator("#toast")
    expect(toast).to_contain_text("Showed the join code")
    toast.get_by_role("button", name="Undo").click()
    expect(wall.locator(".join-code")).to_have_count(0)
    expect(desk.locator(".log-entry.is-undone")).to_have_count(1)
    expect(toast).to_be_empty()


def test_the_wall_never_scrolls_and_its_text_can_be_read_from_the_back(desk: Page, wall: Page) -> None:
    for _step in range(4):
        for width, height in ((1280, 720), (1920, 1080)):
            wall.set_viewport_size({"width": width, "height": height})
            check_still(wall)
            comes_to(wall, [], lambda: wall.evaluate(SMALL_TEXT))
        picture = str(wall.locator("#view").get_attribute("data-version"))
        desk.locator("#live-next").click()
        expect(wall.locator("#view")).not_to_have_attribute("data-version", picture)


def test_a_vote_that_comes_in_leaves_the_button_under_the_finger(desk: Page, server: RunningServer) -> None:
    go_to(desk, "Camden Residents Index")
    desk.locator("#live-open").click()
    expect(desk.locator("#live-open")).to_contain_text("Lock round 1")
    desk.evaluate("window.held = document.querySelector('#live-open')")
    code = desk.locator(".topbar-code").inner_text().replace(" ", "")
    phone = desk.context.new_page()
    phone.goto(f"{server.base}/")
    phone.locator("[name=code]").fill(code)
    phone.keyboard.press("Enter")
    phone.get_by_role("link", name="Table 1").or_(phone.get_by_role("button", name="Table 1")).first.click()
    phone.get_by_role("button", name="Join Table 1").click()
    phone.get_by_label("Comfortable", exact=True).check()
    phone.get_by_role("button", name="Submit").click()
    expect(desk.locator(".thumb .dot-in")).to_have_count(30)
    assert desk.evaluate("window.held.isConnected && window.held === document.querySelector('#live-open')")
    phone.close()


def test_the_console_has_no_sideways_scroll_on_a_narrow_screen(desk: Page) -> None:
    for width in (320, 640, 1024):
        desk.set_viewport_size({"width": width, "height": 740})
        assert desk.evaluate("() => document.documentElement.scrollWidth <= innerWidth"), width
