"""The two-page summary: the same figures under the same numbers, and one sheet of paper."""

from io import BytesIO
from typing import Any

import pikepdf
import pytest

from exports.editing.two_pages import in_chosen_form
from exports.printing_pages import print_pdf
from facilitator.laptop import find_browser
from sessions.coding.remarks import remarks
from tests.builders import Hall, make_hall, play_all, seat_everyone
from tests.exports.reports import ASSETS, figures, written

READING = "A rule about who may see a record settled some of them, and left others where they were. " * 5


@pytest.fixture(scope="module")
def day() -> Hall:
    """A rehearsed Manchester day, with chosen quotations and a reading of it all."""
    hall = make_hall(is_rehearsal=True)
    play_all(hall, seat_everyone(hall))
    quoted = [one for one in hall.look(remarks) if one.is_quote and one.is_public]
    for one in quoted[:4]:
        hall.do("place_quote", remark=one.reference, section="comfort", after="")
    given: dict[str, Any] = {"section": "glance", "author": "Ada Writer"}
    hall.do("write_interpretation", **given, text=f"{READING}[[section comfort]]")
    hall.do("choose_template", template="two_pages")
    return hall


@pytest.fixture(scope="module")
def page(day: Hall) -> str:
    return in_chosen_form(day.service.snapshot(day.workshop), day.service.registry, ASSETS)


def test_it_fits_two_pages_of_a4(page: str) -> None:
    made = print_pdf(page.encode(), find_browser())
    with pikepdf.open(BytesIO(made)) as pdf:
        assert len(pdf.pages) == 2


def test_its_figures_are_those_of_the_whole_report_under_their_numbers(day: Hall, page: str) -> None:
    whole = {figure.id: figure for figure in figures(written(day))}
    found = figures(page)
    assert found
    for figure in found:
        same = whole[figure.id]
        assert {cell for row in figure.tables[0] for cell in row} <= {
            cell for row in same.tables[0] for cell in row
        } | {"–"}


def test_what_a_writer_chose_is_on_it_and_leads_to_the_whole_report_in_words(page: str) -> None:
    assert page.count("<blockquote") == 4
    assert "Signed by Ada Writer" in page
    assert "section 8 of the whole report" in page
    assert 'href="#section' not in page
    assert "random sample" in page


def test_a_whole_report_is_made_where_nothing_else_was_chosen(day: Hall) -> None:
    day.do("choose_template", template="local_area")
    made = in_chosen_form(day.service.snapshot(day.workshop), day.service.registry, ASSETS)
    assert "Contents" in made
    day.do("choose_template", template="two_pages")
