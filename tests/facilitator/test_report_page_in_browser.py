"""The report's page as a browser shows it, in the states in which documents are offered."""

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from exports.document_forms import NO_BROWSER
from facilitator.background import Progress
from facilitator.reporting import TROUBLES
from tests.facilitator.test_report_documents import FILES, address, stand
from tests.roles.company import Company, gather
from tests.screens.axe import faults

HALFWAY = Progress("making", dict(list(FILES.items())[:1]), done=1, of=3, making="pdf", made_at=0.0)
READY = Progress("ready", FILES, trouble=TROUBLES[NO_BROWSER], made_at=0.0)


@pytest.fixture(scope="module")
def company(tmp_path_factory: pytest.TempPathFactory) -> Company:
    return gather(tmp_path_factory.mktemp("company"))


def opened(browser: Browser, company: Company, width: int) -> Page:
    """The page, given to the browser without a server."""

    def give(route: Route) -> None:
        found = company.lead.get(urlsplit(route.request.url).path)
        route.fulfill(status=found.status_code, body=found.data, content_type=found.content_type)

    page = browser.new_page(viewport={"width": width, "height": 640})
    page.route("**/*", give)
    page.goto(f"http://laptop.test{address(company)}")
    return page


@pytest.mark.parametrize("progress", [HALFWAY, READY], ids=["halfway", "ready"])
@pytest.mark.parametrize("width", [320, 1366])
def test_documents_are_offered_to_everybody(
    browser: Browser, company: Company, progress: Progress, width: int
) -> None:
    stand(company, progress)
    page = opened(browser, company, width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert faults(page) == []
    page.close()


def test_the_page_looks_again_by_itself_and_leaves_the_focus_where_it_is(
    browser: Browser, company: Company
) -> None:
    stand(company, HALFWAY)
    page = opened(browser, company, 1366)
    expect(page.get_by_role("status")).to_contain_text("PDF, 2 of 3.")
    reading = page.get_by_role("link", name="Read the report")
    reading.focus()
    stand(company, READY)
    expect(page.get_by_role("link", name=": Word")).to_be_visible()
    expect(page.get_by_role("status")).to_contain_text("Ready")
    expect(reading).to_be_focused()
    expect(page.get_by_role("button", name="Make it again")).to_be_visible()
    page.close()
