"""How the day stands against its plan, and what may be shortened to catch up."""

import pytest

from sessions.schedule import catch_up, minutes_late, minutes_taken, starts
from tests.builders import Clock, Hall, make_hall
from tests.sessions.test_replanning import (
    hall as hall,  # the same small day
    insert,
)


@pytest.fixture
def clock() -> Clock:
    return Clock()


def late(hall: Hall, clock: Clock) -> int | None:
    return minutes_late(hall.state.day, clock.now)


def test_before_the_first_step_there_is_nothing_to_be_late_for(hall: Hall, clock: Clock) -> None:
    clock.now += 7200
    assert late(hall, clock) is None
    assert starts(hall.state.day, clock.now) == {}


def test_time_that_runs_over_makes_the_day_late_and_time_saved_makes_it_early(
    hall: Hall, clock: Clock
) -> None:
    hall.do("go_next")
    assert late(hall, clock) == 0
    clock.now += 24 * 60
    assert late(hall, clock) == 4
    hall.do("go_next")
    assert late(hall, clock) == 4
    clock.now += 3 * 60
    assert late(hall, clock) == 7, "a step that is not open yet takes its whole time"
    hall.do("open_step")
    clock.now += 60
    assert late(hall, clock) == 7
    hall.do("lock_step")
    assert late(hall, clock) == 3


def test_two_minutes_more_are_two_minutes_late(hall: Hall, clock: Clock) -> None:
    hall.do("go_next")
    hall.do("add_time", seconds=120)
    assert late(hall, clock) == 2


def test_what_is_put_in_costs_its_time_and_what_is_skipped_saves_it(hall: Hall, clock: Clock) -> None:
    hall.do("go_next")
    insert(hall)
    assert late(hall, clock) == 5
    hall.do("skip_exercise", target="experts")
    assert late(hall, clock) == -15


def test_catching_up_takes_from_a_talk_ahead_and_leaves_breaks_alone(hall: Hall, clock: Clock) -> None:
    hall.do("go_next")
    clock.now += 24 * 60
    offer = catch_up(hall.state.day, late(hall, clock))
    assert offer is not None
    assert (offer.title, offer.minutes, offer.to_minutes) == ("Experts", 20, 16)
    hall.do("shorten_talk", target=offer.step, minutes=offer.to_minutes)
    assert late(hall, clock) == 0


def test_a_talk_is_never_cut_to_less_than_half_and_then_nothing_is_offered(hall: Hall, clock: Clock) -> None:
    hall.do("go_next")
    clock.now += 120 * 60
    offer = catch_up(hall.state.day, late(hall, clock))
    assert offer is not None
    assert offer.to_minutes == 10
    hall.do("shorten_talk", target=offer.step, minutes=10)
    again = catch_up(hall.state.day, late(hall, clock))
    assert again is not None
    assert again.to_minutes == 5
    hall.do("shorten_talk", target=offer.step, minutes=5)
    assert catch_up(hall.state.day, late(hall, clock)) is None


def test_nothing_is_offered_to_a_day_on_time(hall: Hall) -> None:
    for minutes in (None, 0, -4):
        assert catch_up(hall.state.day, minutes) is None


def test_what_was_reached_has_its_own_time_and_what_is_to_come_an_expected_one(
    hall: Hall, clock: Clock
) -> None:
    hall.do("go_next")
    began = clock.now
    clock.now += 25 * 60
    hall.do("go_next")
    expected = starts(hall.state.day, clock.now)
    first, lunch, experts = (expected[key] - began for key in list(expected)[1:])
    assert [round(at / 60) for at in (first, lunch, experts)] == [25, 35, 75]
    assert list(minutes_taken(hall.state.day).values()) == [25]


def test_the_real_day_has_a_plan() -> None:
    assert make_hall().state.day.planned_minutes > 60
