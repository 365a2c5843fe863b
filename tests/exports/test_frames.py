"""The tidy tables: their columns and units, that no token is in them, and what they add up to."""

import pandas as pd

from exports.frames import PARTICIPANTS, RESPONSES, STEPS, TABLES, Frames, frames
from exports.reading import read
from exports.summaries import answered, attendance, panel_frame
from sessions.exercises.base import Badge, Column, Panel
from sessions.words import say
from tests.builders import Clock, Hall, make_hall, play_step, seat_everyone
from tests.exports.reports import rehearsed

MINUTE = 60


def frames_of(hall: Hall) -> Frames:
    return frames(read(hall.service.snapshot(hall.workshop), hall.service.registry))


def row_of(frame: pd.DataFrame, phase: str) -> dict[str, object]:
    return {str(key): value for key, value in frame[frame["phase"] == phase].iloc[0].items()}


def test_no_token_of_a_participant_is_in_any_frame() -> None:
    hall = rehearsed()
    tidy = frames_of(hall)
    text = "".join(frame.to_csv() for frame in (tidy.participants, tidy.responses, tidy.tables, tidy.steps))
    for participant in hall.state.participants:
        assert participant not in text


def test_columns_have_the_documented_names_and_types_even_when_nothing_has_happened() -> None:
    for hall in (make_hall(), rehearsed()):
        tidy = frames_of(hall)
        pairs = (
            (tidy.participants, PARTICIPANTS),
            (tidy.responses, RESPONSES),
            (tidy.tables, TABLES),
            (tidy.steps, STEPS),
        )
        for frame, columns in pairs:
            assert list(frame.columns) == list(columns)
            assert {name: str(kind) for name, kind in frame.dtypes.items()} == columns


def test_arrivals_are_five_minutes_coarse_and_answers_count_from_the_first_step() -> None:
    clock = Clock()
    hall = make_hall(clock=clock)
    hall.join(1, 1)
    clock.now += 12 * MINUTE
    hall.do("go_next")
    clock.now += 7 * MINUTE
    hall.join(1, 2)
    tidy = frames_of(hall)
    assert tidy.participants["arrived_minute"].tolist() == [-15, 5]
    assert tidy.participants["seat"].tolist() == [1, 2]


def test_a_person_with_many_cards_answered_once() -> None:
    tidy = frames_of(rehearsed())
    own = tidy.responses[tidy.responses["phase"] == "own"]
    assert len(own) == own["person"].nunique() == 30
    assert own["minute"].notna().all()


def test_a_step_opened_twice_counts_both_times_and_moving_on_locks_it() -> None:
    clock = Clock()
    hall = make_hall(clock=clock)
    people = seat_everyone(hall)
    hall.go_to("benefit/own")
    play_step(hall, people, seed=1)
    before = row_of(frames_of(hall).steps, "own")["minutes_open"]
    clock.now += 30 * MINUTE
    hall.do("open_step")
    clock.now += 4 * MINUTE
    hall.do("go_next")
    step = row_of(frames_of(hall).steps, "own")
    assert step["minutes_open"] == before + 4  # type: ignore[operator]
    assert pd.isna(row_of(frames_of(hall).steps, "criteria")["opened_minute"])  # type: ignore[call-overload]


def test_someone_who_came_after_the_lock_is_not_among_those_who_could_answer() -> None:
    hall = make_hall()
    people = seat_everyone(hall, at_each_table=1)
    hall.go_to("benefit/own")
    play_step(hall, people, seed=1)
    hall.join(2, 9999)
    tidy = frames_of(hall)
    counts = answered(tidy.responses, tidy.tables, tidy.steps)
    assert counts[["phase", "people", "joined"]].to_numpy().tolist() == [["own", 6, 6]]


def test_attendance_has_a_row_for_a_table_nobody_came_to() -> None:
    hall = make_hall()
    hall.join(2, 1)
    hall.join(2, 2)
    counts = attendance(frames_of(hall).participants, {1: 5, 2: 5, 3: 4})
    assert counts.to_numpy().tolist() == [[1, 5, 0], [2, 5, 2], [3, 4, 0]]


def test_answered_counts_people_where_people_answer_and_tables_where_tables_do() -> None:
    tidy = frames_of(rehearsed(at_each_table=4))
    counts = answered(tidy.responses, tidy.tables, tidy.steps)
    assert counts["phase"].tolist() == ["own", "criteria", "agreed", "round-1", "round-2"]
    assert counts["finished"].tolist()[1:3] == [6, 6]
    assert counts["people"].tolist()[0] == 24


def test_a_panel_becomes_a_frame_of_its_columns_alone() -> None:
    panel = Panel(
        key="k",
        title=say("T"),
        badge=Badge.ROOM,
        basis=say("n = 2"),
        summary=say("S"),
        columns=(Column("b", say("B")), Column("a", say("A"), is_number=True)),
        rows=({"a": 1, "b": "x", "hidden": "no"}, {"a": None, "b": "y"}),
    )
    assert panel_frame(panel).to_numpy().tolist() == [["x", 1], ["y", None]]
