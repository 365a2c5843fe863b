"""Two who code apart: neither sees the other's codes before both are done, and then how far they agree."""

from fractions import Fraction
from typing import Any

import pytest

from sessions.coding.double import agreements
from sessions.coding.remarks import remarks
from sessions.coding.searching import Search, desk, list_view
from sessions.coding.view import codes_view, double_view, glance_view
from tests.sessions.coding.desk import FIRST, SECOND, THIRD, ReportDesk


@pytest.fixture
def made() -> ReportDesk:
    """AB and CD, with a link each, code all statements apart; one code of each is given."""
    desk = ReportDesk()
    desk.do("begin_double_coding", first="AB", second="CD")
    desk.code(FIRST, "PU1", "AB", by=desk.writers[0])
    desk.code(FIRST, "PU1", "CD", by=desk.writers[1])
    desk.code(SECOND, "PU1", "CD", by=desk.writers[1])
    return desk


def codes_seen(made: ReportDesk, coder: str) -> dict[str, dict[str, tuple[str, ...]]]:
    rows = made.hall.look(lambda room: list_view(desk(room, coder), Search()))["rows"]
    return {row["remark"].reference: row["codes"] for row in rows if row["codes"]}


@pytest.mark.parametrize(
    ("payload", "code"),
    [
        ({"first": "AB", "second": "ab"}, "same_initials"),
        ({"first": "AB", "second": "CD", "exercise": "nothing"}, "unknown_exercise"),
    ],
)
def test_one_person_or_an_exercise_that_is_not_there_is_refused(payload: dict[str, Any], code: str) -> None:
    assert ReportDesk().refused("begin_double_coding", **payload).code == code


def test_nobody_begins_twice_and_only_coders_finish(made: ReportDesk) -> None:
    assert made.refused("begin_double_coding", first="EF", second="GH").code == "coding_apart"
    assert made.refused("finish_coding", coder="EF").code == "no_double_coding"
    assert made.refused("finish_coding", coder="AB").code == "initials_taken", "the lead is not AB"


def test_a_report_writer_neither_compares_nor_stops_while_they_are_at_it(made: ReportDesk) -> None:
    assert made.refused("compare_codings", made.writers[0]).code == "not_allowed"
    assert made.refused("end_double_coding", made.writers[0]).code == "not_allowed"


def test_a_report_writer_does_not_end_it_by_taking_its_beginning_back() -> None:
    desk = ReportDesk()
    desk.do("begin_double_coding", desk.writers[0], first="AB", second="CD")
    change = desk.hall.state.version
    assert desk.refused("take_back_coding", desk.writers[0], change=change).code == "not_allowed"
    desk.do("take_back_coding", change=change)
    assert desk.coding.double is None


def test_until_both_are_done_everybody_sees_and_counts_their_own_codes_alone(made: ReportDesk) -> None:
    made.do("finish_coding", made.writers[0], coder="AB")
    assert codes_seen(made, "AB") == {FIRST: {"PU1": ("AB",)}}
    assert codes_seen(made, "CD") == {FIRST: {"PU1": ("CD",)}, SECOND: {"PU1": ("CD",)}}
    assert codes_seen(made, "XY") == {}
    counts = made.hall.look(lambda room: codes_view(room, desk(room, "XY")))
    assert not any(row["remarks"] for group in counts for row in group["codes"])
    assert not any(one["coded"] for one in made.hall.look(lambda room: glance_view(room, desk(room, "XY"))))
    apart = made.hall.look(lambda room: double_view(room, desk(room, "AB")))
    assert apart is not None
    assert apart["agreements"] == []


def test_once_both_are_done_each_code_has_its_table_and_its_measures(made: ReportDesk) -> None:
    for writer, coder in zip(made.writers, ("AB", "CD"), strict=True):
        made.code(THIRD, "PU2", coder, by=writer)
        made.do("finish_coding", writer, coder=coder)
    assert codes_seen(made, "XY")[FIRST] == {"PU1": ("AB", "CD")}
    on_code, other, on_family = made.hall.look(lambda room: agreements(room.coding, remarks(room)))
    assert (on_code.n, on_code.both, on_code.first, on_code.second, on_code.neither) == (3, 1, 0, 1, 1)
    assert on_code.kappa == Fraction(2, 5)
    assert on_family.code is None
    assert other.kappa == Fraction(1)
    assert on_family.kappa == Fraction(1, 2)


def test_a_lead_compares_early_and_undefined_measures_say_why(made: ReportDesk) -> None:
    made.code(SECOND, "PU1", "AB", by=made.writers[0])
    for writer, coder in zip(made.writers, ("AB", "CD"), strict=True):
        made.code(THIRD, "PU1", coder, by=writer)
        made.code(THIRD, "PU2", coder, by=writer)
    made.do("compare_codings")
    found = made.hall.look(lambda room: agreements(room.coding, remarks(room)))
    alike, second, family = found
    assert (alike.kappa, alike.alpha, alike.reason is not None) == (None, None, True)
    assert second.kappa == Fraction(1)
    assert second.reason is None
    assert (family.kappa, family.reason is not None) == (None, True), "a statement has two of this family"


def test_ending_keeps_the_codes(made: ReportDesk) -> None:
    made.do("end_double_coding")
    assert codes_seen(made, "XY")[FIRST] == {"PU1": ("AB", "CD")}
    assert made.coding.double is None
