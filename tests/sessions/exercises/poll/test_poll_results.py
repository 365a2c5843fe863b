"""What a poll publishes: exact counts of the room, abstentions apart, and nothing too small."""

from collections import Counter
from random import Random

import pytest
from hypothesis import given, settings, strategies as st

from exports.charts import draw
from sessions.aggregation.shift import shift
from sessions.exercises.base import Panel
from sessions.exercises.poll import KIND
from sessions.exercises.poll.scale import place_of
from sessions.exercises.poll.simulated import simulated_choice
from tests.sessions.exercises.poll.room import SHORT, PollRoom

TEN_BEFORE = "vu vu u u n n c c vc vc"
TEN_AFTER = "vu u u n n c c vc vc c"


def sentence(panel: Panel | None) -> str:
    assert panel is not None
    return str(panel.summary)


def test_four_answers_are_not_shown_and_the_refusal_counts_them() -> None:
    room = PollRoom(people=6)
    room.answer("n n n n")
    refusal = room.refusal("round-1", "answers")
    assert refusal is not None
    assert refusal.code == "too_few_answers"
    assert str(refusal.message) == "Results are shown from 5 answers. 4 in so far."
    assert room.panel() is None


def test_abstentions_do_not_make_up_the_number_and_are_not_told_before_a_reveal() -> None:
    room = PollRoom(people=6)
    room.answer("n n n n ? -")
    refusal = room.refusal("round-1", "answers")
    assert refusal is not None
    text = "Results are shown once 5 people have chosen a place on the scale. Fewer have so far."
    assert str(refusal.message) == text
    assert room.panel() is None


def test_a_round_shows_each_answer_with_abstentions_and_silence_apart() -> None:
    room = PollRoom(people=9)
    room.answer("vc c c n vu ? - .")
    assert room.counts() == {
        "Very comfortable": 1,
        "Comfortable": 2,
        "Neither": 1,
        "Uncomfortable": 0,
        "Very uncomfortable": 1,
        "I can't say": 1,
        "Prefer not to say": 1,
        "No answer": 2,
        "All who joined": 9,
    }
    panel = room.panel()
    assert panel is not None
    assert str(panel.basis) == "5 of 9 people who joined are on the scale in round 1."


def test_unanimity_is_flagged() -> None:
    room = PollRoom(people=6)
    room.answer("u u u u u ?")
    panel = room.panel()
    assert panel is not None
    assert [str(note) for note in panel.notes] == ["Everyone on the scale chose the same answer in round 1."]


def test_an_earlier_round_stands_beside_a_later_one_only_once_the_room_has_seen_it() -> None:
    hidden, seen = PollRoom(people=6), PollRoom(people=6)
    for room in (hidden, seen):
        room.answer("n n c c u u")
        if room is seen:
            room.reveal()
        room.answer("c c c c u u", "round-2")
    panels = [room.panel("round-2") for room in (hidden, seen)]
    assert [[column.key for column in panel.columns] for panel in panels if panel] == [
        ["answer", "round-2"],
        ["answer", "round-1", "round-2"],
    ]
    assert seen.counts("round-2", "round-1")["Neither"] == 2


def test_a_change_of_ten_people_is_shown_cell_by_cell() -> None:
    room = PollRoom(people=12)
    room.answer(f"{TEN_BEFORE} n ?")
    room.answer(f"{TEN_AFTER} ? .", "round-2")
    panel = room.panel("round-2", "change")
    assert sentence(panel) == "4 more comfortable, 1 less, 5 same, 1 answered once."
    assert panel is not None
    cells = {(str(row["before"]), str(row["after"])): row["count"] for row in panel.rows}
    assert cells["Very uncomfortable", "Uncomfortable"] == 1
    assert cells["Very comfortable", "Comfortable"] == 1
    assert sum(cells.values()) == 10
    assert str(panel.basis) == "10 of 12 people who joined are on the scale both times."


def test_a_change_of_fewer_than_ten_is_one_sentence_without_a_chart() -> None:
    room = PollRoom(people=9)
    room.answer("vu vu u u n n c c vc")
    room.answer("vu u u n n c c vc vc", "round-2")
    panel = room.panel("round-2", "change")
    assert sentence(panel) == "4 more comfortable, 0 less, 5 same, 0 answered once."
    assert panel is not None
    assert panel.chart is None
    assert [row["people"] for row in panel.rows] == [4, 0, 5, 0]


def test_a_change_of_four_people_is_refused() -> None:
    room = PollRoom(people=8)
    room.answer("n n n n n . . .")
    room.answer("c c c c ? n n n", "round-2")
    assert room.panel("round-2", "change") is None
    refusal = room.refusal("round-2", "change")
    assert refusal is not None
    assert refusal.code == "too_few_answers"


def test_a_title_holds_no_count_because_it_is_offered_before_a_reveal() -> None:
    titles = []
    for after in ("c c c c c", "u u u u u"):
        room = PollRoom(people=5)
        room.answer("n n n n n")
        room.answer(after, "round-2")
        titles.append([panel.title for panel in KIND.panels(room.state, "round-2", room.room)])
    assert titles[0] == titles[1]


def test_a_third_round_also_shows_the_change_from_the_first() -> None:
    room = PollRoom(people=5, rounds=3)
    room.answer("u u u u u")
    room.answer("n n n n n", "round-2")
    room.answer("u u n c c", "round-3")
    assert sentence(room.panel("round-3", "change")) == "2 more comfortable, 2 less, 1 same, 0 answered once."
    first = room.panel("round-3", "change-from-first")
    assert sentence(first) == "3 more comfortable, 0 less, 2 same, 0 answered once."
    assert room.panel("round-2", "change-from-first") is None


def test_a_change_that_was_shown_stays_when_the_round_before_is_reopened() -> None:
    room = PollRoom(people=6)
    room.answer("n n n n n n")
    room.answer("c c c c c c", "round-2")
    room.reveal("round-2", "change")
    before = sentence(room.panel("round-2", "change"))
    room.answer("vc vc")
    room.lock()
    assert sentence(room.panel("round-2", "change")) == before


def test_a_round_with_too_few_answers_is_not_frozen_by_the_next_one() -> None:
    room = PollRoom(people=6)
    room.answer("n n n")
    room.answer("c c c c c c", "round-2")
    room.reveal("round-2")
    room.answer(". . . n n n")
    assert room.counts()["Neither"] == 6


def test_charts_are_drawn_from_the_same_counts_as_the_table() -> None:
    room = PollRoom(people=12)
    room.answer(f"{TEN_BEFORE} n ?")
    room.reveal()
    room.answer(f"{TEN_AFTER} ? c", "round-2")
    people = {"answers": 22, "change": 20}  # eleven and eleven on the scale; ten of them both times
    for panel in KIND.panels(room.state, "round-2", room.room):
        assert panel.chart is not None
        figure = draw(panel.chart.form, panel.figure_rows, panel.chart.options)
        dots = [trace for trace in figure["data"] if trace.get("meta") == {"is": "person"}]
        assert sum(len(trace["x"]) for trace in dots) == people[panel.key]


people_s_words = st.lists(st.sampled_from([*SHORT, "."]), min_size=12, max_size=30)


@settings(deadline=None)  # two cores, and other work on them
@given(people_s_words)
def test_rows_of_a_round_add_up_to_all_who_joined(words: list[str]) -> None:
    room = PollRoom(people=len(words))
    room.answer(" ".join(words))
    expected = Counter(word for word in words if word in ("vu", "u", "n", "c", "vc"))
    if expected.total() < 5:
        assert room.panel() is None
        return
    counts = room.counts()
    assert sum(counts.values()) == 2 * counts["All who joined"] == 2 * len(words)
    assert [counts[name] for name in ("Very uncomfortable", "Neither")] == [expected["vu"], expected["n"]]


@settings(deadline=None)
@given(people_s_words, people_s_words)
def test_the_cells_of_a_change_add_up_to_its_sentence(before: list[str], after: list[str]) -> None:
    size = min(len(before), len(after))
    room = PollRoom(people=size)
    room.answer(" ".join(before[:size]).replace(".", "?"))
    room.answer(" ".join(after[:size]).replace(".", "-"), "round-2")
    moved = shift(room.state.rounds.places("round-1"), room.state.rounds.places("round-2"))
    panel = room.panel("round-2", "change")
    if moved.both < 5:
        assert panel is None
        return
    assert panel is not None
    assert (panel.chart is not None) == (moved.both >= 10)
    if panel.chart:
        assert sum(row["count"] for row in panel.rows) == moved.both
    else:
        assert sum(row["people"] for row in panel.rows) == moved.both + moved.once


def test_the_change_of_a_room_that_one_person_left_tells_no_more_than_the_two_rounds() -> None:
    told = []
    for others, leaver in (("c n", "vu"), ("vu c", "n")):
        room = PollRoom(people=11)
        room.answer(f"c c c c c c c c {others} {leaver}")
        room.lock()
        room.people.pop()
        room.answer("c c c c c c c c n n", "round-2")
        room.lock("round-2")
        told.append(room.panel("round-2", "change"))
    assert told[0] is not None
    assert told[0] == told[1], "the same two rounds, by someone who had answered otherwise and left"
    assert told[0].chart is None


def test_the_change_of_a_room_with_one_latecomer_tells_no_more_than_the_two_rounds() -> None:
    told = []
    for others, late in (("c n", "vu"), ("vu c", "n")):
        room = PollRoom(people=10)
        room.answer("c c c c c c c c n n")
        room.lock()
        room.arrive(1)
        room.answer(f"c c c c c c c c {others} {late}", "round-2")
        told.append(room.panel("round-2", "change"))
    panel = told[0]
    assert panel is not None
    assert panel == told[1], "the same two rounds, by a latecomer who answered otherwise"
    assert panel.chart is None
    assert [(str(row["side"]), row["round-1"], row["round-2"]) for row in panel.rows] == [
        ("Comfortable or very comfortable", 8, 9),
        ("Neither", 2, 1),
        ("Uncomfortable or very uncomfortable", 0, 1),
    ]
    assert sentence(panel) == "Comfortable or very comfortable: 8 of 10 in round 1, 9 of 11 in round 2."
    assert "some people came or left between these rounds" in str(panel.notes[-1])


@pytest.mark.parametrize(
    ("latecomers", "has_cells"),
    [("n", False), ("n n n n n", False), ("vu u n c vc ? " * 4, False), ("vu u n c vc ? " * 5, True)],
)
def test_those_who_came_later_are_a_split_and_need_five_in_every_cell(
    latecomers: str, has_cells: bool
) -> None:
    room = PollRoom(people=10)
    room.answer(TEN_BEFORE)
    room.lock()
    room.arrive(len(latecomers.split()))
    room.answer(f"{TEN_AFTER} {latecomers}", "round-2")
    panel = room.panel("round-2", "change")
    assert panel is not None
    assert (panel.chart is not None) == has_cells
    assert "Not on the scale" not in [str(cell) for row in panel.rows for cell in row.values()]


def test_who_was_there_and_silent_in_a_round_hides_no_change() -> None:
    room = PollRoom(people=11)
    room.answer(f"{TEN_BEFORE} .")
    room.lock()
    room.answer(f"{TEN_AFTER} n", "round-2")
    panel = room.panel("round-2", "change")
    assert panel is not None
    assert panel.chart is not None
    assert sentence(panel).endswith("1 answered once.")


def test_showing_a_change_shows_neither_round_s_own_result() -> None:
    room = PollRoom(people=6, rounds=3)
    room.answer("n n n n n n")
    room.answer("c c c c c c", "round-2")
    room.reveal("round-2", "change")
    room.answer("n n n n n n", "round-3")
    panel = room.panel("round-3")
    assert panel is not None
    assert [column.key for column in panel.columns] == ["answer", "round-3"]


def test_showing_a_round_fixes_no_other_one() -> None:
    room = PollRoom(people=6)
    room.answer("n n n n n n")
    room.answer("c c c c c c", "round-2")
    room.reveal("round-2")
    room.answer("vc vc")
    assert room.counts()["Very comfortable"] == 2


def test_reasons_given_in_advance_count_answers_and_no_places() -> None:
    for last in ("n", "?"):
        room = PollRoom(people=5)
        room.answer("n n n n")
        few = room.refusal(in_advance=True)
        assert few is not None
        assert few.code == "too_few_answers"
        room.answer(f". . . . {last}")
        assert room.refusal(in_advance=True) is None
        room.answer(f"n n n n {last}", "round-2")
        assert room.refusal("round-2", "change", in_advance=True) is None
        assert (room.refusal() is None) == (last == "n")


def test_what_was_shown_can_be_shown_again_while_the_round_is_open_again() -> None:
    room = PollRoom(people=6)
    room.answer("n n n n n")
    room.reveal()
    room.answer(". . . . . c")
    assert room.refusal(in_advance=True) is None


def test_who_comes_after_a_round_was_locked_was_not_silent_in_it() -> None:
    room = PollRoom(people=6)
    room.answer("n n n n n .")
    room.lock()
    room.arrive(2)
    assert (room.counts()["No answer"], room.counts()["All who joined"]) == (1, 6)
    room.reveal()
    room.arrive(2)
    room.answer("n n n n n n n n . .", "round-2")
    room.lock("round-2")
    room.arrive(1)
    both = room.panel("round-2")
    assert both is not None
    last = both.rows[-1]
    assert (last["round-1"], last["round-2"]) == (6, 10)
    assert str(both.basis) == "8 of 10 people who joined are on the scale in round 2."


def test_a_late_batch_brings_the_people_it_came_from() -> None:
    room = PollRoom(people=5)
    room.answer("n n n n n")
    room.lock()
    room.reveal()
    room.arrive(5)
    room.answer(". . . . . c c c c .")
    room.lock()
    assert room.counts()["All who joined"] == 5
    room.answer(". . . . . . . . . c")
    room.lock()
    assert (room.counts()["All who joined"], room.counts()["No answer"]) == (10, 0)


@pytest.mark.parametrize("number", [1, 2])
def test_simulated_people_keep_a_leaning_and_differ_by_chance(number: int) -> None:
    for seat in range(5):
        drawn = [place_of(simulated_choice(number, 1, seat, Random(seed))) for seed in range(60)]
        on_scale = [place for place in drawn if place is not None]
        assert len(on_scale) > 40
        assert 1 <= max(on_scale) - min(on_scale) <= 2
