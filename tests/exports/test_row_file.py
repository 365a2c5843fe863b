"""Rows as a file: nobody can be found by them, and no cell is a formula."""

import csv
import io
import json

import pytest

from exports.cells import cell
from exports.row_file import pseudonym, row_file
from sessions.exercises.base import Badge
from sessions.ids import ExerciseId, ParticipantId
from sessions.paper.state import Way
from sessions.paper.taking import take_paper
from sessions.provenance import ways_counted
from tests.builders import FACILITATOR, Hall, make_hall, play_all, seat_everyone

KEY = "5a" * 32
OTHER_KEY = "a5" * 32


@pytest.fixture(scope="module")
def hall() -> Hall:
    made = make_hall()
    play_all(made, seat_everyone(made))
    return made


def people_of(hall: Hall) -> list[ParticipantId]:
    return list(hall.state.participants)


def rows_of(hall: Hall, exercise: str, key: str = KEY) -> list[dict[str, str]]:
    text = row_file(hall.state, hall.state.exercises[ExerciseId(exercise)], key).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


def with_rows(hall: Hall) -> list[ExerciseId]:
    return [one.id for one in hall.state.exercises.values() if any(one.kind.rows(one.state))]


@pytest.mark.parametrize("words", ["=1+1", "+1", "-1", "@A1", "\t=1", "\r=1", "\n=1", "  =1", "＝1", "＋1"])
def test_no_cell_begins_a_formula(words: str) -> None:
    assert cell(words) == f"'{words}"


def test_numbers_and_plain_words_stay_as_they_are() -> None:
    assert (cell(-3), cell(0.5), cell(None), cell("a=b"), cell("")) == (-3, 0.5, None, "a=b", "")
    assert json.loads(cell(["a", "b"])) == ["a", "b"]


def test_no_file_holds_a_participants_id_or_a_time(hall: Hall) -> None:
    for exercise in with_rows(hall):
        text = row_file(hall.state, hall.state.exercises[exercise], KEY).decode()
        assert not [who for who in people_of(hall) if who in text], exercise
        columns = set(rows_of(hall, exercise)[0])
        assert "participant" not in columns
        assert not columns & {"at", "time", "minute", "seat"}, exercise


def test_whoever_was_asked_alone_has_no_table_and_what_tables_wrote_no_person(hall: Hall) -> None:
    seen = {True: 0, False: 0}
    for exercise in with_rows(hall):
        badges = {step.phase.key: step.phase.badge for step in hall.state.exercises[exercise].steps}
        for row in rows_of(hall, exercise):
            is_alone = badges[row["phase"]] is Badge.INDIVIDUAL
            seen[is_alone] += 1
            assert not (row["table"] if is_alone else row["person"]), (exercise, row)
    assert seen[True] > 100
    assert seen[False] > 20


def test_a_person_has_one_name_in_an_exercise_and_another_in_the_next(hall: Hall) -> None:
    first = {row["person"] for row in rows_of(hall, "camden")}
    second = {row["person"] for row in rows_of(hall, "families")}
    assert len(first) == len(second) == len(people_of(hall))
    assert not first & second
    assert not first & {row["person"] for row in rows_of(hall, "camden", OTHER_KEY)}


def test_rows_are_not_in_the_order_in_which_people_came(hall: Hall) -> None:
    came = [pseudonym(KEY, "camden", who) for who in people_of(hall)]
    listed = list(dict.fromkeys(row["person"] for row in rows_of(hall, "camden")))
    assert listed == sorted(came) != came


def test_each_row_of_a_person_says_how_their_answer_came() -> None:
    hall = make_hall()
    helped = hall.join(2, 1)
    hall.do("note_help", helped, is_helped=True)
    hall.go_to("camden/round-1")
    hall.do("open_step")
    hall.do("submit_answer", helped, exercise="camden", choice="neither")
    lines = "ballot,table,exercise,answer\n1,2,camden/round-1,4\n"
    take_paper(hall.service, hall.workshop, lines, FACILITATOR)
    assert sorted(row["way"] for row in rows_of(hall, "camden")) == ["assisted", "paper"]
    assert ways_counted(hall.state) == {Way.PHONE: 0, Way.ASSISTED: 1, Way.PAPER: 1, Way.SCRIBE: 0}
