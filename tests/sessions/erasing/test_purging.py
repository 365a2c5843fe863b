"""The end of the raw record: when it comes, what it takes, and what stays."""

import json
from collections.abc import Callable
from dataclasses import asdict

import pytest

from sessions.erasing.certificate import Certificate
from sessions.erasing.purging import due_at
from sessions.erasing.retention import purge, purge_due
from sessions.errors import Rejection
from sessions.evolving import replay
from sessions.exercises.base import Actor, Role
from sessions.exercises.registry import discover
from sessions.ids import CommandId
from sessions.orders import Order
from sessions.record import read_record
from sessions.register import NameRow
from sessions.visibility import console_view, phone_view, projector_view
from tests.builders import Clock, Hall, make_hall, play_all, seat_everyone

DAY = 24 * 3600
REGISTRY = discover()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def hall(clock: Clock) -> Hall:
    return make_hall(clock=clock)


def answer(hall: Hall, person: int = 1) -> Actor:
    """Somebody joins and answers the first poll."""
    actor = hall.join(1, person)
    key = next(step.key for step in hall.state.steps if step.exercise.kind.name == "poll")
    if hall.state.step is None or hall.state.step.key != key:
        hall.go_to(key)
        hall.do("open_step")
    hall.do("submit_answer", actor, exercise=hall.step.exercise.id, choice="comfortable")
    return actor


def refused(outcome: Certificate | Rejection) -> str:
    assert isinstance(outcome, Rejection)
    return outcome.code


def purged(hall: Hall) -> Certificate:
    done = purge(hall.service, hall.workshop)
    assert isinstance(done, Certificate)
    return done


def test_a_day_that_is_not_over_is_not_purged(hall: Hall) -> None:
    answer(hall)
    assert refused(purge(hall.service, hall.workshop)) == "still_running"
    assert hall.state.bodies


@pytest.mark.parametrize("days", [-1, 91, "many", None])
def test_days_outside_of_0_to_90_are_refused(hall: Hall, days: object) -> None:
    assert hall.refused("set_retention", days=days).code == "bad_field"
    assert hall.state.keep_days == 30


def test_a_participant_neither_purges_nor_says_how_long(hall: Hall) -> None:
    actor = answer(hall)
    hall.do("close_workshop")
    assert hall.refused("purge_record", actor).code == "not_allowed"
    assert hall.refused("set_retention", actor, days=0).code == "not_allowed"


def test_nothing_is_added_to_a_record_that_was_purged(hall: Hall) -> None:
    actor = answer(hall)
    hall.do("close_workshop")
    purged(hall)
    choices = hall.refused("make_choices", actor, participant=actor.participant, quoted=True)
    late = hall.refused("add_late_sayings", exercise="plenary", table=1, lines="Words")
    assert (choices.code, late.code) == ("purged", "purged")
    assert (
        hall.refused("withdraw_answers", actor, participant=actor.participant).code == "nothing_to_withdraw"
    )
    assert hall.refused("set_retention", days=3).code == "purged"


@pytest.mark.parametrize(("days", "waits"), [(0, 0), (1, 1), (30, 30), (90, 90)])
def test_a_closed_day_is_purged_once_its_days_are_over_and_not_before(
    hall: Hall, clock: Clock, days: int, waits: int
) -> None:
    answer(hall)
    hall.do("set_retention", days=days)
    hall.do("close_workshop")
    if waits:
        clock.now += waits * DAY - 3600
        assert purge_due(hall.service) == []
    clock.now += 3600 + 60
    assert [one.workshop for one in purge_due(hall.service)] == [hall.workshop]
    assert purge_due(hall.service) == []


def test_a_day_that_nobody_closed_is_closed_and_purged_after_a_month_of_silence(
    hall: Hall, clock: Clock
) -> None:
    answer(hall)
    hall.do("set_retention", days=0)
    clock.now += 29 * DAY
    assert purge_due(hall.service) == []
    clock.now += 2 * DAY
    assert len(purge_due(hall.service)) == 1
    assert hall.state.is_closed


def test_a_day_that_was_prepared_long_before_is_left_alone(hall: Hall, clock: Clock) -> None:
    clock.now += 365 * DAY
    assert purge_due(hall.service) == []
    assert due_at(hall.state) is None
    assert not hall.state.is_closed


def test_names_go_with_the_record_also_where_that_was_cut_short(hall: Hall, clock: Clock) -> None:
    answer(hall)
    hall.do("close_workshop")
    hall.do("purge_record")
    hall.service.enter_name(NameRow("key", hall.workshop, "Ada", "", True, False))
    assert hall.service.store.keep_seating_list(hall.workshop, "Ada", after=0)
    purge_due(hall.service)
    assert hall.service.names(hall.workshop) == []
    assert hall.service.store.seating_list(hall.workshop) is None


def test_a_whole_day_is_purged_and_every_count_stays_as_it_was(hall: Hall) -> None:
    people = seat_everyone(hall, 5)
    play_all(hall, people)
    hall.do("close_workshop")
    before = {
        step.key: step.exercise.kind.panels(step.exercise.state, step.phase.key, hall.state.room_of(step))
        for step in hall.state.steps
        if step.was_open
    }
    said = {word for one in hall.state.exercises.values() for word in one.kind.words(one.state)}
    done = purged(hall)
    record = hall.service.snapshot(hall.workshop)
    assert (done.left, done.people, done.events) == (0, 30, len(record))
    assert done.erased == sum(row.had_contents for row in record)
    kept = hall.state.purged
    assert kept is not None
    for step, panels in before.items():
        assert [panel.key for panel in kept.results[step]] == [panel.key for panel in panels]
        for old, new in zip(panels, kept.results[step], strict=True):
            numbers = [column.key for column in old.columns if column.is_number]
            if new.rows:
                assert [[row[key] for key in numbers] for row in new.rows] == [
                    [row[key] for key in numbers] for row in old.rows
                ]
    left = json.dumps([asdict(row) for row in record])
    assert [word for word in said if len(word) > 12 and word in left] == []


def test_the_state_after_a_purge_is_that_of_a_replay_and_every_screen_still_draws(hall: Hall) -> None:
    people = seat_everyone(hall, 3)
    play_all(hall, people)
    hall.do("close_workshop")
    purged(hall)
    again = replay(hall.workshop, read_record(hall.service.snapshot(hall.workshop), REGISTRY), REGISTRY)
    looks: list[Callable[..., object]] = [
        projector_view,
        lambda room: console_view(room, now=0.0),
        lambda room: [phone_view(room, table) for table in room.tables],
        lambda room: room.purged,
    ]
    assert [look(again) for look in looks] == [look(hall.state) for look in looks]


def test_a_purge_sent_twice_is_one(hall: Hall) -> None:
    answer(hall)
    hall.do("close_workshop")
    first = purged(hall)
    assert purged(hall) == first


def test_two_programs_that_purge_at_once_purge_once(hall: Hall) -> None:
    answer(hall)
    hall.do("close_workshop")
    by = Actor(Role.FACILITATOR)
    orders = [
        Order(hall.workshop, CommandId(f"purge-{number:08d}"), "purge_record", {}, by) for number in (1, 2)
    ]
    outcomes = [hall.service.handle(order) for order in orders]
    assert [isinstance(outcome, Rejection) for outcome in outcomes] == [False, True]
