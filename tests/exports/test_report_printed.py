"""The report as a PDF: tagged, with an outline, and whole for whoever has it read aloud."""

import lxml.html
import pikepdf
import pytest

from exports.printing_pages import print_pdf
from tests.conftest import browser_path
from tests.exports import printed as printed_page
from tests.exports.reports import ASSETS, rehearsed, written


@pytest.fixture(scope="module")
def html() -> str:
    return written(rehearsed(), ASSETS)


@pytest.fixture(scope="module")
def printed(html: str) -> pikepdf.Pdf:
    return printed_page.opened(print_pdf(html.encode(), str(browser_path())))


def test_it_prints_with_its_pages_filled_in_its_language_under_its_title(printed: pikepdf.Pdf) -> None:
    assert 20 <= len(printed.pages) <= 40  # two thirds of them appendices
    assert printed.Root.MarkInfo.Marked
    assert printed.Root.Lang == "en"
    assert "Local area report" in str(printed.docinfo.Title)


def test_its_outline_holds_every_heading_in_order(printed: pikepdf.Pdf, html: str) -> None:
    found = lxml.html.document_fromstring(html).iter("h1", "h2", "h3")
    headings = [" ".join("".join(map(str, heading.itertext())).split()) for heading in found]
    outline = iter(printed_page.outline_titles(printed))
    assert len(headings) > 20
    assert [heading for heading in headings if heading not in outline] == []  # each after the last


def test_every_picture_has_words_in_its_place_and_every_table_its_header_cells(
    printed: pikepdf.Pdf, html: str
) -> None:
    found = printed_page.elements(printed)
    pictures = [one.alternative for one in found if one.kind == "Figure"]
    assert len(pictures) == html.count('data-plot="') + html.count('<svg class="spectrum-picture"')
    assert all(len(words) > 20 for words in pictures)
    assert len([one for one in found if one.kind == "Table"]) == html.count("<table")
    heads = [one.scope for one in found if one.kind == "TH"]
    assert {"Row", "Column"} == set(heads)
    assert len(heads) == html.count("<th ")
