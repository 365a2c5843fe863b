"""Every frame is described once: types, units and meanings, as a stranger's programme reads them."""

import pytest
from frictionless import Schema

from exports import frame_columns as described
from exports.frame_columns import FrameSpec, answers_spec, table_schema
from exports.frames import answered_frame, answers_frame, answers_frames
from exports.reading import read
from exports.summaries import answered
from exports.tidy import tidy
from sessions.exercises.row_columns import Holds
from tests.builders import Hall, make_hall, play_all, seat_everyone

SPECS = (
    described.PARTICIPANTS,
    described.RESPONSES,
    described.TABLES,
    described.STEPS,
    described.ANSWERED,
)


@pytest.fixture(scope="module")
def hall() -> Hall:
    made = make_hall()
    play_all(made, seat_everyone(made))
    return made


def specs(hall: Hall) -> list[FrameSpec]:
    return [*SPECS, *(answers_spec(exercise) for exercise in hall.state.exercises.values())]


def test_every_schema_is_one_that_other_programmes_read(hall: Hall) -> None:
    for spec in specs(hall):
        found = Schema.from_descriptor(table_schema(spec))
        assert [field.name for field in found.fields] == list(spec.dtypes)
        assert set(spec.key) <= set(spec.dtypes)


def test_every_column_says_what_it_means_and_every_measure_its_unit(hall: Hall) -> None:
    for spec in specs(hall):
        for column in spec.columns:
            assert str(column.meaning).endswith("."), (spec.name, column.name)
            assert bool(column.unit) == (column.holds in (Holds.WHOLE, Holds.NUMBER)), (
                spec.name,
                column.name,
            )


def test_answers_are_a_frame_with_the_types_that_are_documented(hall: Hall) -> None:
    reading = read(hall.service.snapshot(hall.workshop), hall.service.registry)
    found = answers_frames(reading)
    assert len(found) > 10
    for identity, frame in found.items():
        spec = answers_spec(reading.workshop.exercises[identity])
        assert {name: str(kind) for name, kind in frame.dtypes.items()} == spec.dtypes
        assert not set(frame["person"].dropna()) & set(hall.state.participants)


def test_an_exercise_without_answers_has_an_empty_frame_of_the_same_types() -> None:
    hall = make_hall()
    for exercise in hall.state.exercises.values():
        frame = answers_frame(exercise)
        assert {name: str(kind) for name, kind in frame.dtypes.items()} == answers_spec(exercise).dtypes


def test_what_is_summed_up_is_a_frame_too(hall: Hall) -> None:
    rows = tidy(read(hall.service.snapshot(hall.workshop), hall.service.registry))
    frame = answered_frame(answered(rows))
    assert {name: str(kind) for name, kind in frame.dtypes.items()} == described.ANSWERED.dtypes
    assert frame["people"].max() == len(hall.state.participants)
