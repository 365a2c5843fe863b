"""“What we heard today”: one side of paper, only what is over, and every number as the report has it."""

import re
from dataclasses import replace

import pytest

from exports.afterwards.fitting import fit
from exports.afterwards.heard import heard
from exports.afterwards.telling import DayTold
from exports.printing_pages import print_pages
from tests.builders import Hall, make_hall, seat_everyone
from tests.conftest import browser_path
from tests.exports.afterwards.days import TEMPLATES, manchester, press, template_day, told, writer_of
from tests.exports.printed import elements, opened
from tests.exports.reports import figures, visible

NUMBER = re.compile(r"\d+(?:\.\d+)?")


def page_of(hall: Hall, day: DayTold | None = None) -> str:
    return heard(day or told(hall), hall.state, press(hall))


def test_nothing_is_told_before_anything_is_over() -> None:
    hall = make_hall()
    seat_everyone(hall, 5)
    page = visible(page_of(hall))
    assert "No exercise is over yet" in page
    assert "In people’s own words" not in page


def test_nobody_is_quoted_who_did_not_agree_and_attribution_is_by_area() -> None:
    hall = manchester()
    page = visible(page_of(hall))
    agreed = {
        saying.text
        for exercise in hall.state.exercises.values()
        for saying in exercise.kind.sayings(exercise.state)
        if saying.is_quote
    }
    quoted = re.findall(r"<blockquote[^>]*>“(.*?)”</blockquote><footer>(.*?)</footer>", page)
    assert quoted
    assert {words for words, _ in quoted} <= agreed
    assert {footer for _, footer in quoted} == {"Workshop participant, Manchester"}


def test_what_is_set_aside_or_chosen_otherwise_is_not_quoted() -> None:
    hall = template_day("evening")
    first, *rest = told(hall).quotes
    hall.do("choose_heard", quotes=[one.reference for one in rest], next_line="")
    assert told(hall).quotes == tuple(rest)
    hall.do("set_aside", remark=rest[0].reference, reason="Said in jest")
    assert told(hall).quotes == tuple(rest[1:])
    hall.do("choose_heard", quotes=None, next_line="The council answers by June.")
    assert first in told(hall).quotes
    assert "The council answers by June." in page_of(hall)


def test_every_number_is_that_of_the_reports_figure_and_has_its_n() -> None:
    hall = manchester()
    day, report = told(hall), visible(writer_of(hall).page())
    printed = {int(found.id.removeprefix("figure-")): found.words for found in figures(report)}
    assert len(day.lines) >= 15
    for line in day.lines:
        for words in (line.plain, line.short, line.basis):
            assert set(NUMBER.findall(words)) <= set(NUMBER.findall(printed[line.figure])), line.key
        assert NUMBER.search(line.basis), line.key


def test_a_rehearsal_says_so() -> None:
    assert "nothing here says what people think" in page_of(manchester())


def test_each_template_is_one_side_of_a4_with_letters_large_enough() -> None:
    pages = {slug: page_of(template_day(slug)) for slug in TEMPLATES}
    for page in pages.values():
        assert float(re.findall(r"font-size: ([\d.]+)pt", page)[-1]) >= 9.5
        assert "more exercise" not in page
    printed = print_pages((page.encode() for page in pages.values()), str(browser_path()))
    for slug, pdf in zip(pages, printed, strict=True):
        document = opened(pdf)
        assert len(document.pages) == 1, slug
        assert [round(float(side)) for side in document.pages[0].mediabox[2:]] == [595, 842]
        assert "H1" in [element.kind for element in elements(document)]


@pytest.mark.parametrize("letters", [20, 300])
def test_a_day_with_longer_words_leaves_out_what_matters_least_and_says_so(letters: int) -> None:
    day = told(manchester())
    wordy = replace(
        day,
        exercises=tuple(
            replace(
                one,
                lines=tuple(
                    replace(line, plain=line.plain + " x" * letters, short=line.short) for line in one.lines
                ),
            )
            for one in day.exercises * 3
        ),
    )
    sheet = fit(wordy, 600)
    assert sheet.size == 9.5
    assert sheet.left > 0
    assert all(len(words) < 400 for one in sheet.results for words, _ in one.sentences)
