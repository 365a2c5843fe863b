"""What the method annex holds of an open poll: a scale has a direction, two options a test, others none."""

from typing import Any

from sessions.exercises.base import Panel, ReportsMore
from sessions.exercises.open_poll import KIND
from tests.sessions.exercises.open_poll.room import AskedRoom

TWO = [{"key": "yes", "title": "Yes"}, {"key": "no", "title": "No"}]


def annexed(room: AskedRoom, *rounds: list[Any]) -> dict[str, Panel]:
    """The annex after rounds that were answered, locked and shown."""
    for number, answers in enumerate(rounds, start=1):
        room.answer(*answers, phase=f"round-{number}")
        KIND.close(room.state, f"round-{number}", room.room)
        KIND.freeze(room.state, f"round-{number}", "answers", room.room)
    assert isinstance(KIND, ReportsMore)
    found = KIND.for_report(room.state, f"round-{len(rounds)}", room.room).annex
    return {panel.key: panel for panel in found}


def test_several_answers_and_numbers_have_no_annex() -> None:
    assert annexed(AskedRoom("several", 12), [["yes"]] * 12) == {}
    assert annexed(AskedRoom("number", 12), [4] * 12) == {}


def test_three_options_have_no_direction_and_no_test() -> None:
    assert annexed(AskedRoom("single", 12), ["yes"] * 12, ["no"] * 12) == {}


def test_two_options_are_tested_from_ten_people_who_answered_twice() -> None:
    first, second = ["yes"] * 3 + ["no"] * 9, ["yes"] * 10 + ["no"] * 2
    assert annexed(AskedRoom("single", 9, options=TWO), first[:9], second[:9]) == {}
    found = annexed(AskedRoom("single", 12, options=TWO), first, second)
    assert list(found) == ["tested"]
    row = found["tested"].rows[0]
    assert (row["up"], row["down"], row["same"], str(row["p"])) == (7, 0, 5, "0.016")  # 2 of 128
    assert str(found["tested"].notes[0]) == "Up is towards “Yes”. p by McNemar's test."


def test_a_scale_has_both_and_up_is_towards_its_higher_end() -> None:
    found = annexed(AskedRoom("scale", 10), ["2"] * 10, ["4"] * 10)
    assert list(found) == ["gathered", "tested"]
    row = found["tested"].rows[0]
    assert (row["up"], row["down"], str(row["p"])) == (10, 0, "0.002")
    assert "Very much" in str(found["tested"].notes[0])
    assert found["gathered"].rows[-2]["round-1"] == 1
