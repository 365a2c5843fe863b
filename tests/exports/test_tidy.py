"""The tidy rows and their frames: fields and units, that no token is in them, and what they add up to."""

from dataclasses import astuple

from exports.frame_columns import PARTICIPANTS, RESPONSES, STEPS, TABLES
from exports.frames import frames
from exports.reading import read
from exports.summaries import answered
from exports.tidy import Rows, StepRow, tidy
from tests.builders import Clock, Hall, make_hall, play_step, seat_everyone
from tests.exports.reports import SHORT_DAY, rehearsed

MINUTE = 60


def rows_of(hall: Hall) -> Rows:
    return tidy(read(hall.service.snapshot(hall.workshop), hall.service.registry))


def step_of(hall: Hall, phase: str) -> StepRow:
    return next(row for row in rows_of(hall).steps if row.phase == phase)


def test_no_token_of_a_participant_is_in_any_row() -> None:
    hall = rehearsed()
    rows = rows_of(hall)
    text = repr([rows, frames(rows).participants.to_csv()])
    for participant in hall.state.participants:
        assert participant not in text


def test_frames_have_the_documented_names_and_types_even_when_nothing_has_happened() -> None:
    for hall in (make_hall(template=SHORT_DAY), rehearsed()):
        found = frames(rows_of(hall))
        pairs = (
            (found.participants, PARTICIPANTS),
            (found.responses, RESPONSES),
            (found.tables, TABLES),
            (found.steps, STEPS),
        )
        for frame, spec in pairs:
            assert list(frame.columns) == list(spec.dtypes)
            assert {name: str(kind) for name, kind in frame.dtypes.items()} == spec.dtypes


def test_frames_hold_what_the_rows_hold() -> None:
    rows = rows_of(rehearsed())
    found = frames(rows)
    assert found.tables.to_numpy().tolist() == [list(astuple(row)) for row in rows.tables]
    assert found.responses["person"].tolist() == [row.person for row in rows.responses]


def test_arrivals_are_five_minutes_coarse_and_count_from_the_first_step() -> None:
    clock = Clock()
    hall = make_hall(template=SHORT_DAY, clock=clock)
    hall.join(1, 1)
    clock.now += 12 * MINUTE
    hall.do("go_next")
    clock.now += 7 * MINUTE
    hall.join(1, 2)
    people = rows_of(hall).participants
    assert [row.arrived_minute for row in people] == [-15, 5]
    assert [row.seat for row in people] == [1, 2]


def test_a_person_with_many_cards_answered_once() -> None:
    own = [row for row in rows_of(rehearsed()).responses if row.phase == "own"]
    assert len(own) == len({row.person for row in own}) == 30
    assert all(row.minute is not None for row in own)


def test_a_step_opened_twice_counts_both_times_and_moving_on_locks_it() -> None:
    clock = Clock()
    hall = make_hall(template=SHORT_DAY, clock=clock)
    people = seat_everyone(hall)
    hall.go_to("benefit/own")
    play_step(hall, people, seed=1)
    before = step_of(hall, "own").minutes_open
    assert before is not None
    clock.now += 30 * MINUTE
    hall.do("open_step")
    clock.now += 4 * MINUTE
    hall.do("go_next")
    assert step_of(hall, "own").minutes_open == before + 4
    assert step_of(hall, "criteria").opened_minute is None


def test_someone_who_came_after_the_lock_is_not_among_those_who_could_answer() -> None:
    hall = make_hall(template=SHORT_DAY)
    people = seat_everyone(hall, at_each_table=1)
    hall.go_to("benefit/own")
    play_step(hall, people, seed=1)
    hall.join(2, 9999)
    assert [(row.phase, row.people, row.joined) for row in answered(rows_of(hall))] == [("own", 6, 6)]


def test_a_table_counts_where_it_sat_when_the_step_was_locked() -> None:
    hall = make_hall(template=SHORT_DAY)
    people = seat_everyone(hall, at_each_table=2)
    for step in ("benefit/own", "benefit/criteria", "benefit/agreed"):
        hall.go_to(step)
        play_step(hall, people, seed=1)
    hall.go_to("experts/talk")
    hall.do("merge_tables", table=6, into=5)
    hall.go_to("camden/round-1")
    assert [row.tables for row in answered(rows_of(hall))] == [6, 6, 6]
    assert hall.state.members[6] == []


def test_answered_counts_people_where_people_answer_and_tables_where_tables_do() -> None:
    counts = answered(rows_of(rehearsed(at_each_table=4)))
    assert [row.phase for row in counts] == ["own", "criteria", "agreed", "round-1", "round-2"]
    assert [row.finished for row in counts][1:3] == [6, 6]
    assert counts[0].people == 24
