"""Who is seated where: sectors wherever they could be, wishes kept or named, chance from a seed."""

from collections import Counter
from itertools import product
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings, strategies as st
from scipy.optimize import Bounds, LinearConstraint, milp

from sessions.seating_list.mixing import mix, room_for
from sessions.seating_list.people import Listed, Need
from sessions.seating_list.wishes import unmet
from tests.sessions.seating_list.lists import (
    at_random,
    could_have_been,
    held,
    lists,
    people_of,
    seating_of,
    wishes_lost,
)

STEP_FREE, NEAR_FRONT = frozenset({Need.STEP_FREE}), frozenset({Need.NEAR_FRONT})
MANCHESTER = {1: 5, 2: 5, 3: 5, 4: 6, 5: 4, 6: 5}
FIVE = {"Health": 9, "Council": 8, "Police": 6, "Voluntary": 6, "Business": 1}


def most_reached(people: list[Listed], at: list[int], fixed: dict[int, int]) -> int:
    """The most (table, sector) pairs that tables of these sizes can have, by another's solver.

    For each table and sector it is asked how many people there are, and whether there is one at all.
    """
    sizes, sectors = Counter(at), Counter(person.sector for person in people)
    cells = list(product(sizes, sectors))
    count = len(cells)
    whole, stay = np.eye(count), Counter((table, people[who].sector) for who, table in fixed.items())
    sums = [[cell[0] == table for cell in cells] for table in sizes]
    sums += [[cell[1] == sector for cell in cells] for sector in sectors]
    rows = np.hstack([np.array(sums, dtype=float), np.zeros((len(sums), count))])
    totals = [*sizes.values(), *sectors.values()]
    found = milp(
        np.concatenate([np.zeros(count), -np.ones(count)]),
        constraints=[
            LinearConstraint(rows, totals, totals),
            LinearConstraint(np.hstack([whole, -whole]), 0, np.inf),
        ],
        integrality=np.ones(2 * count),
        bounds=Bounds([stay[cell] for cell in cells] + [0] * count, [len(people)] * count + [1] * count),
    )
    reached: int = round(-found.fun)
    return reached


def test_thirty_people_of_five_sectors_at_six_tables_miss_nothing_that_could_have_been_there() -> None:
    people = people_of(FIVE, organisations=3)
    at = mix(people, MANCHESTER, {}, {}, seed=1)
    for sector, count in FIVE.items():
        assert sum(counts[sector] > 0 for counts in held(people, at).values()) == min(count, 6), sector
    assert Counter(at) == MANCHESTER


def test_two_of_one_organisation_sit_apart_where_they_can() -> None:
    people = people_of({"Health": 12, "Police": 12, "Council": 6}, organisations=6)
    at = mix(people, dict.fromkeys(range(1, 7), 5), {}, {}, seed=1)
    beside = Counter((table, person.organisation) for table, person in zip(at, people, strict=True))
    assert max(beside.values()) == 1


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.integers(1, 12), min_size=1, max_size=6),
    st.lists(st.integers(1, 6), min_size=1, max_size=6),
    st.lists(st.tuples(st.integers(0, 99), st.integers(1, 6)), max_size=25),
    st.integers(0, 999),
)
def test_without_wishes_no_seating_at_all_reaches_more(
    sizes: list[int], seats: list[int], locked: list[tuple[int, int]], seed: int
) -> None:
    people = people_of({f"S{number}": size for number, size in enumerate(sizes)})
    fixed = {who: table for who, table in locked if who < len(people) and table <= len(seats)}
    at = mix(people, dict(enumerate(seats, 1)), {}, fixed, seed)
    assert {who: at[who] for who in fixed} == fixed
    assert sum(map(len, held(people, at).values())) == most_reached(people, at, fixed)


@pytest.mark.parametrize("seed", [41, 317, 322])
def test_where_no_two_can_change_seats_a_ring_of_people_does(seed: int) -> None:
    """With half the seats locked, swaps alone leave gaps here that a move round three tables fills."""
    chance = Random(seed)
    people = people_of({f"S{number}": chance.randint(1, 9) for number in range(chance.randint(2, 6))})
    seats = {number + 1: chance.randint(2, 6) for number in range(chance.randint(2, 6))}
    fixed = {who: chance.randint(1, len(seats)) for who in range(len(people)) if chance.random() < 0.5}
    at = mix(people, seats, {}, fixed, seed)
    assert sum(map(len, held(people, at).values())) == most_reached(people, at, fixed)


@settings(max_examples=80, deadline=None)
@given(lists(), st.lists(st.integers(3, 6), min_size=2, max_size=6), st.integers(0, 99))
def test_with_any_wishes_no_table_misses_a_sector_that_could_have_been_there(
    people: list[Listed], seats: list[int], seed: int
) -> None:
    tables, marks = dict(enumerate(seats, 1)), {1: STEP_FREE | NEAR_FRONT, 2: STEP_FREE}
    at = mix(people, tables, marks, {}, seed)
    room = room_for(tables, len(people), {})
    assert all(count <= room[table] for table, count in Counter(at).items())
    assert could_have_been(people, at, marks) == []
    named = [str(words) for words in unmet(seating_of(people, at, marks))]
    assert len(named) == sum(wishes_lost(people, at, marks)), named


@settings(max_examples=40, deadline=None)
@given(lists(), st.integers(0, 99), st.randoms(use_true_random=False))
def test_the_same_seed_gives_the_same_seats_and_fixed_ones_stay(
    people: list[Listed], seed: int, chance: object
) -> None:
    fixed = {place: place % 3 + 1 for place in range(0, len(people), 4)}
    tables = {1: 6, 2: 6, 3: 6, 4: 4}
    first = mix(people, tables, {1: STEP_FREE}, fixed, seed)
    assert mix(people, tables, {1: STEP_FREE}, dict(reversed(fixed.items())), seed) == first
    assert {place: first[place] for place in fixed} == fixed


def test_another_seed_gives_other_seats() -> None:
    people = people_of(FIVE)
    assert len({tuple(mix(people, MANCHESTER, {}, {}, seed)) for seed in range(5)}) == 5


def test_a_group_with_a_need_goes_to_the_table_that_meets_it() -> None:
    people = people_of({"Health": 10, "Police": 10})
    people[0] = people[0].model_copy(update={"needs": STEP_FREE, "together": ("Police 1", "Health 5")})
    people[15] = people[15].model_copy(update={"together": ("Police 1",)})
    at = mix(people, dict.fromkeys(range(1, 5), 5), {3: STEP_FREE}, {}, seed=4)
    assert {at[0], at[5], at[11], at[15]} == {3}


def test_people_who_are_to_sit_apart_do_though_all_of_one_sector() -> None:
    names = [f"P{number}" for number in range(4)]
    people = [Listed(name=name, sector="Health", apart=tuple(set(names) - {name})) for name in names]
    people += people_of({"Police": 4})
    assert len(set(mix(people, dict.fromkeys(range(1, 5), 2), {}, {}, seed=1)[:4])) == 4


def test_with_more_people_than_seats_each_table_takes_one_more() -> None:
    people = people_of({"Health": 9})
    assert sorted(Counter(mix(people, {1: 4, 2: 4}, {}, {}, seed=1)).values()) == [4, 5]


def test_nobody_is_seated_nowhere() -> None:
    assert mix([], MANCHESTER, {}, {}, seed=1) == []


@pytest.mark.parametrize(
    ("count", "tables", "wishing"), [(30, 6, 0.0), (30, 6, 0.3), (300, 50, 0.0), (300, 50, 0.2)]
)
def test_a_large_room_is_weighed_in_few_steps(
    count: int, tables: int, wishing: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Counted, not timed: a second is about two million looks at a seat on a slow laptop."""
    from sessions.seating_list import state

    looks = 0
    fit = state.Seating.fit

    def counted(self: state.Seating, who: int, table: int, without: int = state.NOWHERE) -> int:
        nonlocal looks
        looks += 1
        return fit(self, who, table, without)

    monkeypatch.setattr(state.Seating, "fit", counted)
    people = at_random(count, 5, seed=3, wishing=wishing)
    mix(people, dict.fromkeys(range(1, tables + 1), 6), {1: STEP_FREE, 2: NEAR_FRONT}, {}, seed=1)
    assert looks < 500_000
