"""The pack as a browser prints it: every sheet fits its page, backs follow fronts, codes are large enough."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.facilitator.print_pack.at_the_limits import make_longest
from tests.facilitator.print_pack.printing import PAPERS, lay_out, printed, too_full
from tests.facilitator.print_pack.qr_reading import Squares, read_code
from tests.journeys.day import signed_in
from tests.journeys.looking import sideways, small_targets
from tests.running import RunningServer
from tests.screens import axe

SMALLEST_CODE = 60  # millimetres, for a phone at the other side of a table
# How the browser writes a code's drawing: its scale, then strokes along the middle of each row of squares.
CODE = re.compile(r"q\n([\d.]+) 0 0 \1 [\d.]+ [\d.]+ cm\n[^Q]*?\n((?:[\d.]+ [\d.]+ [ml]\n)+)S\n")
STROKE = re.compile(r"([\d.]+) ([\d.]+) m\n([\d.]+) \2 l\n")
QUIET_ZONE = 3  # squares around the code
DOTS = 300 / 25.4  # in a millimetre of what the browser draws on, 0.24 points each


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(tmp_path_factory.mktemp("printing"))


@pytest.fixture(scope="module")
def longest(folder: Path) -> str:
    """A workshop whose texts are as long as they may be, made before the record is served."""
    return make_longest(folder)


@pytest.fixture(scope="module")
def server(folder: Path, longest: str) -> Iterator[RunningServer]:
    with RunningServer(folder) as running:
        yield running


@pytest.fixture(scope="module")
def context(browser: Browser, server: RunningServer) -> Iterator[BrowserContext]:
    opened = browser.new_context(storage_state=signed_in(browser, server))
    yield opened
    opened.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    opened = context.new_page()
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def pack(server: RunningServer) -> str:
    """The address of a rehearsal's pack: its sheets bear a mark beside all that others bear."""
    made = server.ask("new", template="manchester", title="Better use of data", area="Manchester")
    copy = server.ask("rehearsal", workshop=made["id"])
    return f"{server.base}/workshops/{copy['id']}/print"


@pytest.mark.parametrize("paper", PAPERS)
def test_every_sheet_of_the_pack_fits_its_page_and_nothing_runs_over(
    page: Page, pack: str, paper: str
) -> None:
    chosen = "&".join(f"copies-{part}=1" for part in ("cards", "agenda", "consent", "notice", "briefing"))
    page.goto(f"{pack}/all?sides=both&begins=10:00&paper={paper}&{chosen}&copies-stages=1&ballots=1")
    expect(page.locator(".sheet").first).to_be_visible()
    sheets = page.locator(".sheet").count()
    document = printed(page)
    assert document.sizes == [PAPERS[paper]] * sheets
    lay_out(page, paper)
    assert too_full(page) == []


def test_texts_as_long_as_they_may_be_are_never_cut(page: Page, server: RunningServer, longest: str) -> None:
    for part in ("signs", "cards", "table-sheets", "ballots?ballots=1", "consent", "agenda", "run-sheet"):
        page.goto(f"{server.base}/workshops/{longest}/print/{part}")
        expect(page.locator(".sheet").first).to_be_visible()
        lay_out(page, "a4")
        assert too_full(page) == [], part
        flowing, pages = page.locator(".sheet.is-loose").count(), page.locator(".sheet").count()
        document = printed(page)
        assert len(document.sizes) == pages if not flowing else len(document.sizes) >= pages, part


@pytest.mark.parametrize("paper", PAPERS)
def test_a_signs_code_is_large_enough_and_leads_to_its_table(
    page: Page, pack: str, server: RunningServer, paper: str
) -> None:
    page.goto(f"{pack}/signs?paper={paper}")
    expect(page.locator(".sign").first).to_be_visible()
    found = [code_of(content) for content in printed(page).contents]
    assert [size >= SMALLEST_CODE for size, _squares in found] == [True] * 6
    for table, (_size, squares) in enumerate(found, start=1):
        address = read_code(squares)
        assert address.startswith(f"{server.base}/j/")
        page.goto(address)
        expect(page.get_by_role("heading", name=f"You're at Table {table}")).to_be_visible()


def test_printing_notes_the_address_that_the_signs_hold(page: Page, pack: str) -> None:
    page.goto(f"{pack}/signs")
    expect(page.get_by_role("button", name="Print", exact=True)).to_be_visible()
    with page.expect_response("**/signs/printed") as noted:
        page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert noted.value.status == 303
    page.reload()
    expect(page.get_by_text("Last printed with")).to_be_visible()


def test_the_networks_code_stands_beside_and_both_are_large_enough(page: Page, server: RunningServer) -> None:
    made = server.ask("new", template="evening", title="Better use of data", area="Leeds")
    page.goto(f"{server.base}/workshops/{made['id']}/print")
    page.get_by_label("Name of the network").fill("Town hall")
    page.get_by_label("Password").fill("walk the long way")
    page.get_by_role("button", name="Put it on the signs").click()
    expect(page.get_by_text("The signs have a code for “Town hall”.")).to_be_visible()
    page.get_by_role("link", name="Table signs").click()
    expect(page.locator(".sign").first).to_be_visible()
    codes = [drawn for content in printed(page).contents for drawn in CODE.finditer(content)]
    assert [size_of(drawn) >= SMALLEST_CODE for drawn in codes] == [True] * len(codes)
    assert len(codes) == 2 * page.locator(".sign").count()
    assert read_code(squares_of(codes[0])) == "WIFI:T:WPA;S:Town hall;P:walk the long way;;"
    lay_out(page, "a4")
    assert too_full(page) == []


@pytest.mark.parametrize("width", [320, 360, 1366])
def test_the_list_can_be_used_on_any_screen(page: Page, pack: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 768})
    for address in (pack, f"{pack}/ballots?ballots=1", f"{pack}/signs"):
        page.goto(address)
        expect(page.locator("h1")).to_be_visible()
        assert sideways(page) == 0, address
    page.goto(pack)
    assert small_targets(page) == []
    assert axe.faults(page) == []


def code_of(content: str) -> tuple[float, Squares]:
    """How wide the one code of a page is on its paper, without its quiet zone, and its dark squares."""
    drawn = CODE.search(content)
    assert drawn, "no code on this page"
    return size_of(drawn), squares_of(drawn)


def size_of(drawn: re.Match[str]) -> float:
    return float(drawn[1]) * (1 + max(column for _row, column in squares_of(drawn))) / DOTS


def squares_of(drawn: re.Match[str]) -> Squares:
    return {
        (int(float(row)) - QUIET_ZONE, column - QUIET_ZONE)
        for start, row, end in STROKE.findall(drawn[2])
        for column in range(int(float(start)), int(float(end)))
    }
