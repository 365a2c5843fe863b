"""Findings, counts by code and what is set aside, as the report prints them."""

import re
from html import unescape

import pytest

from tests.builders import make_hall, play_all, seat_everyone
from tests.exports.reports import visible, written
from tests.sessions.coding.desk import FIRST, SECOND, THIRD, ReportDesk


def words_of(page: str) -> str:
    """The page as it is read, without its markup."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", visible(page))).split())


@pytest.fixture
def made() -> ReportDesk:
    """Two findings, codes from two tables, a pair, and one statement set aside; the exercise is over."""
    desk = ReportDesk()
    for name in (FIRST, THIRD):
        desk.code(name, "PU1", "QZX")
    desk.code(SECOND, "PR1", "QZX")
    desk.do("define_code", title="Speed")
    desk.code(FIRST, "OW1", "QZX")
    desk.do("write_finding", text="Speed counts at two tables", remarks=[FIRST, SECOND, THIRD])
    desk.do("write_finding", text="Nobody spoke of schools")
    desk.do("pair_views", one=FIRST, other=THIRD)
    desk.do("set_aside", remark=SECOND, reason="Said again at lunch")
    desk.hall.do("close_workshop")
    return desk


def test_nothing_of_it_is_told_before_its_exercise_is_over() -> None:
    desk = ReportDesk()
    desk.code(FIRST, "PU1")
    desk.do("write_finding", text="Speed counts", remarks=[FIRST])
    page = words_of(written(desk.hall))
    assert "Help comes sooner" not in page
    assert "What statements are about" not in page
    assert "No statement in this report stands behind it" in page


def test_a_day_without_findings_or_codes_has_no_section_for_them() -> None:
    desk = ReportDesk()
    desk.hall.do("close_workshop")
    assert "what they rest on" not in words_of(written(desk.hall))


def test_a_finding_stands_with_its_statements_and_their_numbers(made: ReportDesk) -> None:
    page = words_of(written(made.hall))
    assert "Speed counts at two tables" in page
    assert "Rests on 2 statements from 2 tables" in page, "what is set aside stands behind nothing"
    assert f"Help comes sooner {FIRST}, Table 1" in page
    assert "Nobody spoke of schools No statement in this report stands behind it." in page


def test_codes_are_counted_in_statements_and_tables_without_what_is_set_aside(made: ReportDesk) -> None:
    page = words_of(written(made.hall))
    assert "Purposeful PU1 Direct benefit to people 2 2 of 6" in page
    assert "2 of 2 statements have a code." in page
    assert "PR1 Least data 0 0 of 6" in page
    assert "PR1 Least data 1" not in page
    assert "1 more was set aside." in page


def test_contradictory_views_stand_side_by_side(made: ReportDesk) -> None:
    page = words_of(written(made.hall))
    assert f"Help comes sooner {FIRST}, Table 1 help sooner comes {THIRD}, Table 2" in page


def test_what_is_set_aside_is_counted_with_its_reason_in_the_annex_and_told_nowhere(made: ReportDesk) -> None:
    page = words_of(written(made.hall))
    assert f"{SECOND} 1 Said again at lunch" in page
    assert "1 of 3 statements" in page
    assert "It saves money" not in page.partition("What tables say")[0]


def test_nobodys_initials_are_printed(made: ReportDesk) -> None:
    assert "QZX" not in written(made.hall)


def test_codes_that_two_still_give_apart_are_left_out_and_their_agreement_comes_after(
    made: ReportDesk,
) -> None:
    made.do("begin_double_coding", first="QZX", second="CD")
    page = words_of(written(made.hall))
    assert "PU1 Direct benefit" not in page
    made.do("compare_codings")
    page = words_of(written(made.hall))
    assert "PU1 Direct benefit" in page
    assert "Kappa" in page


def test_a_purge_keeps_the_counts_and_no_word_of_the_desk(made: ReportDesk) -> None:
    made.do("purge_record")
    page = words_of(written(made.hall))
    assert "Purposeful PU1 Direct benefit to people 2 2 of 6" in page
    kept = (word for word in ("Speed counts", "Help comes", "OW1 Speed", "Said again") if word in page)
    assert list(kept) == []


def test_how_evenly_people_wrote_is_told_of_the_whole_room_with_those_who_were_silent() -> None:
    hall = make_hall()
    play_all(hall, seat_everyone(hall, 5))
    hall.do("close_workshop")
    page = words_of(written(hall))
    assert "How evenly people wrote on their phones" in page


def test_with_fewer_than_ten_people_it_is_not_told(made: ReportDesk) -> None:
    assert "How evenly people wrote" not in words_of(written(made.hall))
