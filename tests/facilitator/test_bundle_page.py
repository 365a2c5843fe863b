"""The page of the bundle: no press goes unlogged, a passphrase is heeded, and the file is given once."""

import time
from pathlib import Path

import pytest
from werkzeug.test import TestResponse

from exports.bundle.layout import ABOUT
from exports.bundle.opening import is_locked, open_bundle
from facilitator.logbook import read_logbook
from tests.facilitator.desk import DeskBrowser
from tests.roles.company import Company, gather
from tests.roles.table import LEAD, REPORT_WRITER

PHRASE = "four words that agree"


@pytest.fixture
def company(tmp_path: Path) -> Company:
    return gather(tmp_path)


def page_of(company: Company) -> str:
    return f"/workshops/{company.workshop}/bundle"


def close(company: Company) -> None:
    company.order(company.actors[LEAD], "close_workshop")


def press(company: Company, browser: DeskBrowser, passphrase: str = "") -> TestResponse:
    return browser.post(page_of(company), {"passphrase": passphrase}, form_on=page_of(company))


def fetched(company: Company, browser: DeskBrowser) -> TestResponse:
    """What is given once it is ready."""
    while company.lead.house.bundles.status(company.workshop).state == "making":
        time.sleep(0.05)
    return browser.post(f"{page_of(company)}/file", {}, form_on=page_of(company))


def log_of(company: Company) -> list[str]:
    entries = read_logbook(company.lead.house.service, company.workshop).entries
    return [str(entry["words"]) for entry in entries]


def test_before_closing_nothing_can_be_asked_for(company: Company) -> None:
    page = company.lead.get(page_of(company)).text
    assert "once the workshop has closed" in page
    assert "Make the bundle" not in page


def test_a_short_passphrase_is_refused_on_the_page_and_nothing_is_made(company: Company) -> None:
    close(company)
    refused = press(company, company.lead, "short")
    assert refused.status_code == 422
    assert "A passphrase has 12 characters or more." in refused.text
    assert 'aria-invalid="true"' in refused.text
    assert not [words for words in log_of(company) if "bundle" in words]
    assert fetched(company, company.lead).status_code == 303


def test_a_press_makes_it_and_stands_in_the_log_and_the_file_is_given_once(company: Company) -> None:
    close(company)
    writer = company.browser(REPORT_WRITER)
    assert press(company, writer).status_code == 303
    given = fetched(company, writer)
    assert given.headers["Content-Disposition"] == 'attachment; filename="workshop-bundle.zip"'
    assert given.headers["Cache-Control"] == "no-store"
    assert ABOUT in open_bundle(given.data)
    assert log_of(company)[-1] == "Had a bundle made"
    assert fetched(company, writer).status_code == 303


def test_with_a_passphrase_the_file_is_locked(company: Company) -> None:
    close(company)
    press(company, company.lead, PHRASE)
    given = fetched(company, company.lead)
    assert given.headers["Content-Disposition"] == 'attachment; filename="workshop-bundle.zip.age"'
    assert is_locked(given.data)
    assert ABOUT in open_bundle(given.data, PHRASE)
    assert log_of(company)[-1] == "Had a bundle made, with a passphrase"
