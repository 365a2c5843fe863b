"""Evidence under the three tests, and what else moved the rankings, as the report prints them."""

import re

import pytest

from casestudies.loader import load_materials
from sessions.agenda import load_template
from sessions.coding.book import INFLUENCES, STANDARD
from sessions.coding.remarks import remarks
from sessions.exercises.registry import discover
from sessions.framework.three_tests import TESTS
from tests.builders import Hall
from tests.exports.reports import Figure, figures, rehearsed, written
from tests.sessions.coding.desk import FIRST, SECOND, THIRD, ReportDesk

OVERVIEW = "How much was said under each of the three tests"


def figure(page: str, title: str) -> Figure:
    return next(one for one in figures(page) if title in one.words)


@pytest.fixture
def desk() -> ReportDesk:
    """Three statements, two of them coded; the exercise is over."""
    made = ReportDesk()
    for name in (FIRST, THIRD):
        made.code(name, "PU1")
    made.code(FIRST, "RE3")
    made.do("set_aside", remark=SECOND, reason="Said again at lunch")
    made.hall.do("close_workshop")
    return made


def test_nothing_is_evidence_before_a_code_is_given() -> None:
    made = ReportDesk()
    made.hall.do("close_workshop")
    assert "three tests" not in written(made.hall).split("Appendix")[0]


def test_every_factor_has_a_row_with_its_statements_and_tables_and_none_is_told_as_none(
    desk: ReportDesk,
) -> None:
    found = figure(written(desk.hall), OVERVIEW)
    rows = found.tables[0][1:]
    assert [len([row for row in rows if row[0] == str(test.family.title)]) for test in TESTS] == [7, 5, 5]
    assert [row for row in rows if row[2] != "0"] == [
        ["Purposeful", "PU1 Direct benefit to people", "2", "2 of 6"],
        ["Responsible", "RE3 Will deliver what it promises", "1", "1 of 6"],
    ]
    assert "2 statements, from 2 of 6 tables" in found.words
    assert "Spoken of at all: Purposeful 1 of 7; Proportionate 0 of 5; Responsible 1 of 5." in found.words


def test_statements_stand_under_their_factor_by_number_and_table(desk: ReportDesk) -> None:
    rows = figure(written(desk.hall), "Purposeful: what was said").tables[0][1:]
    assert rows[:2] == [
        ["PU1 Direct benefit to people", "Help comes sooner", f"{FIRST}, Table 1"],
        ["PU1 Direct benefit to people", "help sooner comes", f"{THIRD}, Table 2"],
    ]
    assert rows[2] == ["PU2 Good social outcomes", "Nothing was said that is coded so.", "–"]
    assert len(rows) == 8


def test_what_was_coded_as_a_risk_leads_the_section_on_risks(manchester: Hall) -> None:
    said = remarks(manchester.state)
    manchester.do("code_remarks", remarks=[said[1].reference], code="RI4", coder="AB")
    page = written(manchester)
    section = page.split(" Risks, named and ranked</h2>")[1].split("</section>")[0]
    found = figures(section)[0]
    assert "Risk areas: what was said" in found.words
    assert "A list by code: 1 of 7 have statements." in found.words
    assert [row[2] for row in found.tables[0][1:] if row[2] != "–"] == [
        f"{said[1].reference}, Table {said[1].table}"
    ]


def test_what_belongs_to_a_section_that_the_agenda_lacks_stands_with_the_findings() -> None:
    hall = rehearsed()
    said = remarks(hall.state)
    hall.do("code_remarks", remarks=[said[0].reference], code="AC1", coder="AB")
    sections = written(hall).split("</section>")
    (held,) = (part for part in sections if "What made a use acceptable: what was said" in part)
    assert "Findings, and what they rest on</h2>" in held


def test_what_is_set_aside_or_still_coded_apart_is_no_evidence(desk: ReportDesk) -> None:
    desk.code(SECOND, "PU2")
    assert "It saves money" not in str(figure(written(desk.hall), "Purposeful: what was said").tables)
    desk.do("begin_double_coding", first="AB", second="CD")
    assert OVERVIEW not in written(desk.hall)


def test_a_purge_keeps_how_much_was_said_and_no_word_of_it(desk: ReportDesk) -> None:
    desk.do("purge_record")
    page = written(desk.hall)
    assert ["Purposeful", "PU1 Direct benefit to people", "2", "2 of 6"] in figure(page, OVERVIEW).tables[0]
    assert "Help comes sooner" not in page and "help sooner comes" not in page


@pytest.fixture(scope="module")
def manchester() -> Hall:
    return rehearsed(template=load_template("manchester", discover(), load_materials()))


def test_what_tables_marked_stands_ranking_by_ranking_as_each_ranking_prints_it(manchester: Hall) -> None:
    page = written(manchester)
    (titles, *rows) = figure(page, "What else moved the tables, ranking by ranking").tables[0]
    assert titles[1:] == ["Rank by public benefit", "Rank by risk", "Rank by acceptability"]
    assert [row[0] for row in rows] == [str(c.title) for c in STANDARD.values() if c.family == INFLUENCES]
    alone = [one for one in figures(page) if one.words.count("what else moved the tables")]
    assert len(alone) == 3
    for place, one in enumerate(alone, start=1):
        marked = {row[0]: row[1:] for row in one.tables[0][1:]}
        for row in rows:
            count, which = marked[row[0]]
            assert row[place] == (count if which == "–" else f"{count} ({which})")


def test_what_was_said_of_an_influence_stands_with_its_number(manchester: Hall) -> None:
    said = remarks(manchester.state)[0]
    manchester.do("code_remarks", remarks=[said.reference], code="MO1", coder="AB")
    found = figure(written(manchester), "What was said that tells of it")
    ((influence, words, whence),) = found.tables[0][1:]
    assert (influence, whence) == ("Gut feeling", f"{said.reference}, Table {said.table}")
    assert said.text in words


def test_one_ranking_alone_tells_what_moved_it_in_its_own_place() -> None:
    headings = re.findall(r"<h2[^>]*>\S+ (.*?)</h2>", written(rehearsed()))
    assert "What else moved the rankings" not in headings
