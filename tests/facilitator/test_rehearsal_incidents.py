"""What does not go to plan in a rehearsed day: the same for the same seed, and nobody in two places."""

import pytest

from casestudies.loader import load_materials
from facilitator.rehearsal.incidents import Incidents, incidents_of
from facilitator.rehearsal.script import Script
from facilitator.rehearsal.seating import deal
from sessions.agenda import load_template, plan_of
from sessions.exercises.registry import discover

TABLES = dict.fromkeys(range(1, 7), 5)


@pytest.fixture(scope="module")
def script() -> Script:
    registry, materials = discover(), load_materials()
    return Script(dict(plan_of(load_template("manchester", registry, materials))), materials, registry, 7)


def incidents(script: Script, seed: int, people: int = 30) -> Incidents:
    return incidents_of(script.stops, deal(people, TABLES), TABLES, seed)


def test_a_small_room_and_an_overfull_one_have_a_calm_day(script: Script) -> None:
    assert incidents(script, 7, 12) == incidents(script, 7, 33) == Incidents()


@pytest.mark.parametrize("seed", range(20))
def test_everybody_has_one_fate(script: Script, seed: int) -> None:
    day = incidents(script, seed)
    named = [*day.late, day.host, day.guest, day.dying, *day.leaving]
    assert len(named) == len(set(named)) == 9
    assert day.dealt[day.host or 0] == day.dealt[day.guest or 0]
    assert day.merging is not None
    assert {day.dealt[number] for number in day.leaving} == set(day.merging)


def test_the_same_seed_gives_the_same_day_and_another_one_another(script: Script) -> None:
    assert incidents(script, 7) == incidents(script, 7)
    assert len({incidents(script, seed).dying for seed in range(10)}) > 1


def test_tables_meet_while_nobody_is_asked_anything(script: Script) -> None:
    day = incidents(script, 7)
    assert not script.stops[day.lunch_at].phase.takes_answers
    assert 0 < day.late_at <= day.dying_at
