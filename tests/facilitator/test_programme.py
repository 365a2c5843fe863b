"""The page of a programme: what it refuses, who may choose what, and a synthesis from press to files."""

import io
import re
import time
import zipfile
from contextlib import closing
from pathlib import Path

import pytest
from werkzeug.test import EnvironBuilder, TestResponse

from exports.bundle.opening import LOCKED
from exports.synthesis.package import PAGE, WORD
from exports.zipping import packed
from facilitator import syntheses
from facilitator.background import Progress
from sessions.exercises.base import Actor, Role
from sessions.ids import CommandId, WorkshopId
from sessions.orders import Order, Receipt
from sessions.writer import Publication
from tests.exports.reports import ASSETS, SHORT_DAY
from tests.exports.synthesis.rehearsed_areas import an_area, files_of
from tests.facilitator.desk import DeskBrowser
from tests.roles.company import Company, gather
from tests.roles.table import OBSERVER, REPORT_WRITER

Fields = dict[str, object]


@pytest.fixture
def company(tmp_path: Path) -> Company:
    """A server with a workshop, and a second one that nobody has a link for."""
    found = gather(tmp_path)
    found.lead.new_workshop()
    return found


def others(company: Company) -> list[WorkshopId]:
    return [row.id for row in company.lead.house.service.index() if row.id != company.workshop]


def close(company: Company, workshop: WorkshopId) -> None:
    order = Order(workshop, CommandId("close"), "close_workshop", {}, Actor(Role.FACILITATOR))
    assert isinstance(company.lead.house.service.handle(order), Receipt)


def press(browser: DeskBrowser, fields: Fields) -> TestResponse:
    """Send the form; a large one stands in a file meanwhile, which the test client leaves open."""
    token = re.search(r'name="csrf-token" content="([^"]+)"', browser.get("/programme").text)
    assert token
    builder = EnvironBuilder("/programme", method="POST", data={"csrf_token": token[1], **fields})
    with closing(builder) as form:
        sent = form.get_environ()
        with closing(sent["wsgi.input"]):
            return browser.client.open(sent)


def bundle(name: str, content: bytes) -> tuple[io.BytesIO, str]:
    return io.BytesIO(content), name


def waited(company: Company) -> Progress:
    while company.lead.house.syntheses.of("lead").state == "making":
        time.sleep(0.05)
    return company.lead.house.syntheses.of("lead")


def test_fewer_than_two_are_refused_and_nothing_is_made(company: Company) -> None:
    refused = press(company.lead, {"workshop": []})
    assert refused.status_code == 422
    assert "Choose two workshops or more, here or as bundles." in refused.text
    assert company.lead.house.syntheses.of("lead").state == "none"


def test_a_workshop_that_goes_on_is_named(company: Company) -> None:
    refused = press(company.lead, {"workshop": [company.workshop, *others(company)]})
    assert refused.status_code == 422
    assert "has not closed yet. Close it first, or take its tick out." in refused.text
    assert refused.text.count(" checked") == 2, "what was ticked stays ticked"


def test_a_locked_bundle_without_its_passphrase_is_named(company: Company) -> None:
    close(company, company.workshop)
    brought = {"bundle-1": bundle("essex.age", LOCKED + b"\n")}
    refused = press(company.lead, {"workshop": [company.workshop], **brought})
    assert refused.status_code == 422
    assert "essex.age is locked. Type its passphrase beside it" in refused.text


def test_a_report_writer_chooses_among_their_own_workshops_and_reads_their_own_synthesis(
    company: Company,
) -> None:
    writer = company.browser(REPORT_WRITER)
    page = writer.get("/programme").text
    assert company.workshop in page
    assert not [other for other in others(company) if other in page]
    for workshop in (company.workshop, *others(company)):
        close(company, workshop)
    refused = press(writer, {"workshop": [company.workshop, *others(company)]})
    assert refused.status_code == 422, "what is not theirs does not count"
    company.lead.house.syntheses._progress[WorkshopId("synthesis lead")] = Progress("ready", {})
    assert "Read the synthesis" not in writer.get("/programme").text
    assert writer.get(f"/programme/files/{PAGE}").status_code == 303


def test_whoever_looks_on_is_sent_to_sign_in(company: Company) -> None:
    assert company.browser(OBSERVER).get("/programme").headers["Location"] == "/sign-in?next=/programme"


def test_one_workshop_twice_fails_in_words(company: Company) -> None:
    close(company, company.workshop)
    house = company.lead.house
    same = house.reports.make_bundle(company.workshop)
    press(company.lead, {"workshop": [company.workshop], "bundle-2": bundle("again.zip", same)})
    assert waited(company).state == "failed"
    page = company.lead.get("/programme").text
    assert "again.zip: it holds the workshop of" in page
    assert "Leave one out." in page


def test_a_press_makes_it_and_it_is_read_saved_and_forgotten_when_something_is_erased(
    company: Company, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(syntheses, "find_browser", lambda: "")
    close(company, company.workshop)
    kent = packed(files_of(an_area("Kent", SHORT_DAY, 2), ASSETS))
    given = press(company.lead, {"workshop": [company.workshop], "bundle-1": bundle("kent.zip", kent)})
    assert given.status_code == 303
    assert waited(company).state == "ready", waited(company).reason
    page = company.lead.get("/programme").text
    assert "There is no PDF: this laptop has no Chrome" in page
    read = company.lead.get("/programme/page")
    assert "Synthesis over 2 areas" in read.text
    assert "sandbox" in read.headers["Content-Security-Policy"]
    assert company.lead.get(f"/programme/files/{WORD}").data.startswith(b"PK")
    with zipfile.ZipFile(io.BytesIO(company.lead.get("/programme/files/synthesis.zip").data)) as files:
        assert files.read(PAGE) == read.data
    assert company.lead.get("/programme/files/else.zip").status_code == 303
    erasing = Publication(1, frozenset(), frozenset(), has_erased=True)
    company.lead.house.syntheses._forget(others(company)[0], erasing)
    assert company.lead.house.syntheses.of("lead").state == "ready", "that one is not in it"
    company.lead.house.syntheses._forget(company.workshop, erasing)
    assert company.lead.house.syntheses.of("lead").state == "outdated"
    assert company.lead.get("/programme/page").status_code == 303
