"""The page of entered figures: Manchester's evaluation as its report gives it, and where it stands."""

from gettext import NullTranslations
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook
from werkzeug.test import TestResponse

from exports.downloads import table_files
from exports.local_area_report import Writer
from exports.published import published
from exports.reading import read
from facilitator.logbook import read_logbook
from sessions.ids import WorkshopId
from tests.exports.reports import LIGHT, figures, visible
from tests.facilitator.desk import DeskBrowser
from tests.roles.company import Company, gather
from tests.roles.table import REPORT_WRITER

FACILITATION = {
    "title": "The facilitation <b>of the day</b>",
    "source": "Manchester local area report, 2017, appendix A",
    "people": "30",
    "answered": "16",
    "steps": "6",
    "low": "Poor",
    "high": "Excellent",
    "bars": "1\n3\n9\n1",
}


@pytest.fixture
def company(tmp_path: Path) -> Company:
    return gather(tmp_path)


def page(company: Company) -> str:
    return f"/workshops/{company.workshop}/figures"


def enter(company: Company, browser: DeskBrowser, **changes: str) -> TestResponse:
    return browser.post(page(company), {**FACILITATION, **changes}, form_on=page(company))


def writer_of(company: Company) -> Writer:
    service, known = company.lead.house.service, WorkshopId(company.workshop)
    registry = company.lead.house.registry
    return Writer(read(service.snapshot(known), registry), registry, LIGHT, None, NullTranslations())


def test_what_is_wrong_is_said_and_what_was_typed_stays(company: Company) -> None:
    refused = enter(company, company.lead, bars="9: 3\nmany")
    assert refused.status_code == 422
    assert "Line 1: its step is not from 1 to 6." in refused.text
    assert "9: 3\nmany</textarea>" in refused.text
    assert 'value="Manchester local area report, 2017, appendix A"' in refused.text
    assert "Nothing is entered yet." in refused.text


@pytest.mark.parametrize("number", ["many", "-1", "3.5", "1" * 40])
def test_a_number_that_is_none_is_refused_in_words(company: Company, number: str) -> None:
    refused = enter(company, company.lead, people=number)
    assert refused.status_code == 422
    assert 'role="alert"' in refused.text
    assert "people" in refused.text.partition('role="alert"')[2].partition("</p>")[0]


def test_figures_stand_on_the_page_marked_as_entered_and_without_a_mean(company: Company) -> None:
    assert enter(company, company.browser(REPORT_WRITER)).status_code == 303
    told = company.lead.get(page(company)).text
    assert "Entered figure, not counted here. 14 of 16 answers, from 30 people." in told
    assert "No mean is given." in told
    assert "The bars add up to 14 of 16 answers." in told
    assert "Bar 3, its answer not given" in told
    assert "Source: Manchester local area report, 2017, appendix A" in told
    assert "<b>of the day" not in told


def test_a_mean_is_given_where_the_bars_determine_one(company: Company) -> None:
    enter(company, company.lead, bars="4: 2\n5: 4\n6: 10")
    told = company.lead.get(page(company)).text
    assert "Mean step 5.5 of 6, over 16 answers." in told
    assert "6 (Excellent)" in told
    assert "1 (Poor)" in told


def test_the_report_and_every_download_mark_them_and_name_their_source(company: Company) -> None:
    enter(company, company.lead)
    writer = writer_of(company)
    printed = next(f for f in figures(writer.page()) if "The facilitation" in f.words)
    assert "Entered figure, not counted here. 14 of 16 answers" in printed.words
    assert "No mean is given." in printed.words
    assert "Source: Manchester local area report, 2017, appendix A" in printed.words
    assert "Figures entered from elsewhere" in visible(writer_of(company).page())

    found = published(writer_of(company))
    result = next(one for one in found.results if one.origin == "entered")
    assert [one.origin for one in found.results].count("entered") == 1
    assert found.source_of(result) == FACILITATION["source"]
    files = {name.rpartition(".")[2]: body for name, body in table_files(found, str).items()}
    assert b",entered," in files["csv"]
    sheet = load_workbook(BytesIO(files["xlsx"])).worksheets[0]
    assert any("entered" in row for row in sheet.iter_rows(values_only=True))


def test_without_entered_figures_the_report_has_no_section_for_them(company: Company) -> None:
    assert "Figures entered from elsewhere" not in writer_of(company).page()


def test_taken_out_they_are_in_the_form_still_and_the_log_tells_of_both(company: Company) -> None:
    enter(company, company.lead)
    out = company.lead.post(f"{page(company)}/remove", {"figures": "figures-1"}, form_on=page(company))
    assert "Taken out: The facilitation" in out.text
    assert "?: 9</textarea>" in out.text.replace("\n?: 1", "")
    again = company.lead.post(f"{page(company)}/remove", {"figures": "figures-1"}, form_on=page(company))
    assert again.status_code == 422
    assert "These figures are not here any more." in again.text
    told = [
        str(entry["words"]) for entry in read_logbook(company.lead.house.service, company.workshop).entries
    ]
    assert told[-2:] == [
        "Entered figures: The facilitation <b>of the day</b>",
        "Took out figures: The facilitation <b>of the day</b>",
    ]


def test_change_brings_them_into_the_form_and_keeps_them_in_their_place(company: Company) -> None:
    enter(company, company.lead)
    form = company.lead.get(f"{page(company)}?change=figures-1").text
    assert "Keep the changes" in form
    assert 'name="figures" value="figures-1"' in form
    enter(company, company.lead, figures="figures-1", bars="3: 1\n4: 3\n5: 9\n6: 1")
    told = company.lead.get(page(company)).text
    assert told.count('class="downloads-part entered"') == 1
    assert "6 (Excellent)" in told
