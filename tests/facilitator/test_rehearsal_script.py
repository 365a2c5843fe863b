"""Who sits where in a rehearsal, and what everybody will do: fixed by the plan and the seed alone."""

from dataclasses import astuple
from typing import Any

from casestudies.loader import load_materials
from facilitator.rehearsal.script import Script
from facilitator.rehearsal.seating import deal
from sessions.agenda import load_template, plan_of
from sessions.exercises.registry import discover

TABLES = dict.fromkeys(range(1, 7), 5)


def a_script(seed: int) -> Script:
    registry, materials = discover(), load_materials()
    plan = dict(plan_of(load_template("manchester", registry, materials)))
    return Script(plan, materials, registry, seed)


def lines_of(script: Script, people: int = 5) -> dict[tuple[str, int], list[tuple[Any, ...]]]:
    return {
        (stop.key, table): [astuple(line) for line in script.lines(stop, table, people)]
        for stop in script.stops
        for table in script.tables
    }


def test_thirty_people_fill_six_tables_of_five() -> None:
    dealt = deal(30, TABLES)
    assert [dealt.count(table) for table in TABLES] == [5] * 6
    assert dealt[:7] == [1, 2, 3, 4, 5, 6, 1]


def test_fewer_people_than_seats_are_spread_evenly() -> None:
    assert [deal(14, TABLES).count(table) for table in TABLES] == [3, 3, 2, 2, 2, 2]


def test_a_small_table_is_never_dealt_more_than_its_seats_while_others_have_room() -> None:
    assert deal(5, {1: 1, 2: 4}) == [1, 2, 2, 2, 2]


def test_more_people_than_seats_go_where_the_fewest_are() -> None:
    assert [deal(32, TABLES).count(table) for table in TABLES] == [6, 6, 5, 5, 5, 5]


def test_the_same_seed_gives_the_same_day() -> None:
    assert lines_of(a_script(7)) == lines_of(a_script(7))


def test_another_seed_gives_another_day() -> None:
    assert lines_of(a_script(7)) != lines_of(a_script(8))


def test_a_step_without_answers_has_no_lines() -> None:
    script = a_script(7)
    for stop in script.stops:
        assert bool(script.lines(stop, 1, 5)) == stop.phase.takes_answers, stop.key


def test_people_of_a_table_act_in_turns_not_seat_by_seat() -> None:
    script = a_script(7)
    stop = script.stop("benefit/agreed")
    assert stop is not None
    placing = [line.seat for line in script.lines(stop, 1, 5)][:6]
    assert placing == [0, 1, 2, 3, 4, 0]
