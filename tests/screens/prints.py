"""The print pack as it comes out of the printer: a picture a page, on both papers."""

from collections.abc import Iterator
from dataclasses import dataclass

from playwright.sync_api import Browser, Locator, StorageState

from tests.facilitator.print_pack.printing import PAPERS, lay_out
from tests.running import RunningServer

ONE_OF_EACH = (
    "begins=10:00&sides=one&ballots=1&copies-cards=1&copies-agenda=1&copies-consent=1&copies-notice=1"
    "&copies-briefing=1&copies-glossary=1&copies-stages=1&copies-run-sheet=1"
)


@dataclass(frozen=True)
class Sheet:
    """One printed page as it lies in the browser."""

    name: str
    place: Locator


def every_sheet(browser: Browser, server: RunningServer, staff: StorageState) -> Iterator[Sheet]:
    """Every page of a pack with one copy of each part, at A4 and at A3.

    Each section is as large as its paper, so its picture is that of the page; tests hold the PDF to it.
    """
    made = server.ask("new", template="manchester", title="Better use of data", area="Manchester")
    context = browser.new_context(storage_state=staff, reduced_motion="reduce")
    page = context.new_page()
    for paper in PAPERS:
        page.goto(f"{server.base}/workshops/{made['id']}/print/all?{ONE_OF_EACH}&paper={paper}")
        lay_out(page, paper)
        sheets = page.locator(".sheet")
        for number in range(sheets.count()):
            sheet = sheets.nth(number)
            part = (sheet.get_attribute("class") or "").split()[1].removeprefix("sheet-")
            yield Sheet(f"95-print-{paper}-{number + 1:03}-{part}", sheet)
    context.close()
