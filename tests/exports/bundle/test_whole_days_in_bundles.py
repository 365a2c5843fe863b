"""Paper, people who come and go, and the report's desk: a bundle tells the same of them as the record."""

import re
from collections.abc import Callable
from datetime import UTC
from typing import Any

import pytest

from exports.bundle.checks import Verdict
from exports.bundle.layout import REPORT
from exports.local_area_report import build
from sessions.paper.ballot_numbers import numbers_of
from tests.builders import Hall, make_hall, play_step, seat_everyone
from tests.exports.bundle.bundles import checked, files_of
from tests.exports.reports import LIGHT, visible, without_times
from tests.sessions.coding.desk import FIRST, SECOND, THIRD, ReportDesk
from tests.sessions.paper.test_paper import HEAD, ROUND, ballots, opened, take
from tests.sessions.paper.test_typing_paper import SCRIBE, THREE, type_in, with_scribe
from tests.sessions.test_entered import GIVEN, WORKSHOP

CODER = "QZX"


def with_ballots() -> Hall:
    """Phones with and without help, ballots of a file and of a scribe, one linked, and a file taken back."""
    hall = with_scribe()
    people = seat_everyone(hall, 3)
    opened(hall, ROUND)
    hall.do("note_help", people[1, 0], is_helped=True)
    for person in people.values():
        hall.do("submit_answer", person, exercise="camden", choice="neither")
    type_in(hall, THREE[0], {"answer": "4"}, SCRIBE)
    take(hall, HEAD + "".join(f"{number},,{ROUND},2\n" for number in numbers_of(1, 3)))
    hall.do("link_ballot", participant=people[1, 1].participant, ballot=101)
    wrong = take(hall, HEAD + "".join(f"{number},,{ROUND},5\n" for number in numbers_of(2, 2)))
    batches = {typing.batch for typing in hall.state.paper.typed.values() if typing.ballot in (201, 202)}
    assert len(batches) == 1, wrong
    hall.do("take_back_paper", batch=batches.pop())
    hall.do("lock_step")
    for panel in hall.step.phase.panels:
        hall.send("reveal_results", panel=panel)
    take(hall, ballots(6, first=40))
    return hall


def with_comings_and_goings() -> Hall:
    """Late, gone, back by answering, moved, and a table that went to sit with another."""
    hall = make_hall()
    people = seat_everyone(hall, 3)
    hall.go_to("camden/round-1")
    for table in (1, 2, 3):
        hall.do("note_leaving", participant=people[table, 0].name, has_left=True)
    play_step(hall, {place: one for place, one in people.items() if place != (2, 0)}, seed=1)
    hall.join(4, 999)
    hall.do("note_leaving", participant=people[1, 1].name, has_left=True)
    hall.go_to("families/round-1")
    hall.do("move_participant", participant=people[5, 1].name, table=6)
    hall.do("merge_tables", table=3, into=4)
    play_step(
        hall, {place: one for place, one in people.items() if place not in ((2, 0), (5, 1), (1, 1))}, seed=2
    )
    hall.do("note_leaving", participant=people[5, 0].name, has_left=True)
    return hall


def with_a_desk() -> Hall:
    desk = ReportDesk()
    for name in (FIRST, THIRD):
        desk.code(name, "PU1", CODER)
    desk.code(SECOND, "PR1", "ABCD")
    desk.do("write_finding", text="Speed counts at two tables", remarks=[FIRST, SECOND, THIRD])
    desk.do("pair_views", one=FIRST, other=THIRD)
    desk.do("set_aside", remark=SECOND, reason="Said again at lunch")
    return desk.hall


@pytest.mark.parametrize("day", [with_ballots, with_comings_and_goings, with_a_desk])
def test_a_bundle_prints_what_the_record_does_and_agrees(day: Callable[[], Hall]) -> None:
    hall = day()
    hall.send("close_workshop")
    files = files_of(hall)
    assert {check.verdict for check in checked(files)} == {Verdict.AGREES}
    page = build(hall.service.snapshot(hall.workshop), hall.service.registry, LIGHT, zone=UTC)
    assert visible(without_times(files[REPORT].decode())) == visible(without_times(page))


def test_nobodys_initials_and_no_number_of_a_ballot_are_told() -> None:
    desk, paper = with_a_desk(), with_ballots()
    for hall in (desk, paper):
        hall.send("close_workshop")
    assert CODER in str(desk.service.snapshot(desk.workshop))
    assert CODER.encode() not in b"".join(files_of(desk).values())
    told = b"".join(content for name, content in files_of(paper).items() if name.startswith("events/"))
    numbers = set(re.findall(rb'"ballot": (\d+)', told))
    assert numbers
    assert b"301" not in numbers


def test_a_figure_from_another_source_is_told_as_entered_and_never_as_worked_out() -> None:
    hall = with_a_desk()
    given: dict[str, Any] = {**GIVEN, **WORKSHOP}
    hall.do("enter_figures", **given)
    hall.send("close_workshop")
    found = checked(files_of(hall))
    entered = [check.name for check in found if check.verdict is Verdict.ENTERED]
    assert len(entered) == 1
    assert {check.verdict for check in found} == {Verdict.AGREES, Verdict.ENTERED}
