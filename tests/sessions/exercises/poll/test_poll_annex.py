"""What the method annex of a report holds of a poll, and what it leaves to the counts."""

from typing import Any

from sessions.exercises.base import Panel
from tests.sessions.exercises.poll.room import PollRoom


def annexed(room: PollRoom, key: str, phase: str = "round-2") -> Panel | None:
    found = room.for_report(phase).annex
    return next((panel for panel in found if panel.key == key), None)


def rows(room: PollRoom, key: str, phase: str = "round-2") -> list[dict[str, Any]]:
    panel = annexed(room, key, phase)
    assert panel is not None
    return [dict(row) for row in panel.rows]


def polled(people: int, *rounds: str) -> PollRoom:
    """Rounds answered, locked and shown one after another."""
    room = PollRoom(people=people, rounds=len(rounds))
    for number, words in enumerate(rounds, start=1):
        room.answer(words, f"round-{number}")
        room.lock(f"round-{number}")
        room.reveal(f"round-{number}")
    return room


def test_under_ten_answers_there_are_counts_only() -> None:
    room = polled(9, "vu vu u u n n c c vc", "vu u u n n n c vc vc")
    assert annexed(room, "gathered") is None


def test_four_answers_twice_have_no_test() -> None:
    room = PollRoom(people=6)
    room.answer("vu u n c")
    room.answer("u n c vc", "round-2")
    assert room.for_report("round-2").annex == ()


def test_rounds_that_share_four_people_have_no_test() -> None:
    assert annexed(polled(8, "u u u u u u ? ?", "? ? n n n n n n"), "tested") is None
    assert annexed(polled(8, "u u u u u u u ?", "? ? n n n n n n"), "tested") is not None


def test_a_round_that_the_room_has_not_seen_is_in_no_later_rounds_annex() -> None:
    room = PollRoom(people=12)
    room.answer("vu vu u u n n c c vc vc vc vc")
    room.answer("vu u u n n n c c vc vc vc vc", "round-2")
    panel = annexed(room, "gathered")
    assert panel is not None
    assert [column.key for column in panel.columns] == ["measure", "round-2"]
    assert annexed(room, "tested") is None


def test_a_few_who_came_late_leave_no_test() -> None:
    room = PollRoom(people=10)
    room.answer("vu vu u u n n c c vc vc")
    room.lock()
    room.reveal()
    room.arrive(2)
    room.answer("vu u u n n n c c vc vc vc vc", "round-2")
    assert annexed(room, "tested") is None


def test_agreement_stands_with_the_counts_it_is_made_of() -> None:
    found = rows(polled(12, "vu vu vu vu vu vu vc vc vc vc vc vc", "n n n n n n n n n n ? ."), "gathered")
    assert [str(row["measure"]) for row in found[-4:]] == [
        "Very uncomfortable",
        "n",
        "Agreement A",
        "Consensus",
    ]
    assert [row["round-1"] for row in found[:-1]] == [6, 0, 0, 0, 6, 12, -1]
    assert [row["round-2"] for row in found] == [0, 0, 10, 0, 0, 10, 1, 1]
    assert round(found[-1]["round-1"], 9) == 0


def test_nine_beside_twelve_have_their_counts_and_no_agreement() -> None:
    found = rows(polled(12, "vu vu u u n n c c vc vc vc vc", "vu u u n n n c c vc ? ? ?"), "gathered")
    assert [row["round-2"] for row in found] == [1, 2, 3, 2, 1, 9, None, None]
    assert found[-1]["round-1"] is not None


def test_the_sign_test_is_of_those_who_moved() -> None:
    room = polled(8, "u u u u u u n n", "n n n n n n n u")
    (row,) = rows(room, "tested")
    assert (row["both"], row["up"], row["down"], row["same"]) == (8, 6, 1, 1)
    assert str(row["p"]) == "0.125"  # 2 (1 + 7) of 128
    assert str(row["change"]) == "Round 1 to Round 2"


def test_three_rounds_are_told_step_by_step_and_from_the_first_to_the_last() -> None:
    room = polled(6, "u u u u u u", "n n n n n n", "c c c c c c")
    told = [str(row["change"]) for row in rows(room, "tested", "round-3")]
    assert told == ["Round 1 to Round 2", "Round 2 to Round 3", "Round 1 to Round 3"]
