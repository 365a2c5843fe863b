"""What an open poll publishes: counts of the room with abstentions apart, from five answers, by its form."""

from collections import Counter

import pytest
from hypothesis import given, settings, strategies as st

from exports.charts import draw
from sessions.exercises.open_poll import KIND
from sessions.exercises.open_poll.numbers import median
from tests.sessions.exercises.open_poll.examples import BY_FORM
from tests.sessions.exercises.open_poll.room import AskedRoom

ANSWER = {"single": "yes", "several": ["yes"], "scale": "3", "number": 4, "words": ["Trust"]}


@pytest.mark.parametrize("form", BY_FORM)
def test_four_answers_are_not_shown_and_an_abstention_is_no_fifth(form: str) -> None:
    room = AskedRoom(form, 6)
    key = "words" if form == "words" else "answers"
    room.answer(*[ANSWER[form]] * 4)
    room.approve()
    few = KIND.reveal(room.state, "round-1", key, room.room, False)
    room.answer(None, None, None, None, "cant_say")
    placed = KIND.reveal(room.state, "round-1", key, room.room, False)
    assert few is not None
    assert placed is not None
    assert str(few.message) == "Results are shown from 5 answers. 4 in so far."
    assert str(placed.message) == "Results are shown once 5 people have given an answer. Fewer have so far."
    assert KIND.reveal(room.state, "round-1", key, room.room, True) is None
    assert room.panel(key=key) is None


def test_one_answer_each_adds_up_to_all_who_joined() -> None:
    room = AskedRoom("single", 9, rounds=1)
    room.answer("yes", "yes", "no", "depends", "yes", "cant_say", "prefer_not")
    assert room.counts() == {
        "Yes": 3,
        "No": 1,
        "It depends": 1,
        "I can't say": 1,
        "Prefer not to say": 1,
        "No answer": 2,
        "All who joined": 9,
    }
    panel = room.must()
    assert str(panel.basis) == "5 of 9 people who joined gave an answer."
    assert str(panel.summary) == "Counts of people: Yes: 3; No: 1; It depends: 1."


def test_several_answers_are_counted_by_person_and_said_to_be_several() -> None:
    room = AskedRoom("several", 6)
    room.answer(["yes", "no"], ["yes"], ["yes", "depends"], ["no"], ["yes"], "cant_say")
    assert [room.counts()[name] for name in ("Yes", "No", "It depends", "I can't say", "No answer")] == [
        4,
        2,
        1,
        1,
        0,
    ]
    panel = room.must()
    assert str(panel.basis) == "5 of 6 people who joined gave an answer."
    assert str(panel.summary) == "Counts of people, who could choose several: Yes: 4; No: 2; It depends: 1."


def test_a_scale_runs_from_its_highest_step_and_is_told_by_halves_without_a_mean() -> None:
    room = AskedRoom("scale", 6, rounds=1)
    room.answer("1", "2", "3", "5", "5", "5")
    assert list(room.counts())[:5] == ["5 Very much", "4", "3", "2", "1 Not at all"]
    assert str(room.must().summary) == "Counts of people: Steps 4 to 5: 3; Step 3: 1; Steps 1 to 2: 2."


def test_a_scale_asked_again_tells_how_many_moved_up_and_down() -> None:
    room = AskedRoom("scale", 11)
    room.answer(*"11223344551")
    room.answer(*"21223345541", phase="round-2")
    panel = room.must("round-2", "change")
    assert str(panel.summary) == "2 moved up, 1 moved down, 8 stayed, 0 answered once."
    assert panel.chart is not None
    figure = draw(panel.chart.form, panel.figure_rows, panel.chart.options)
    dots = [trace for trace in figure["data"] if trace.get("meta") == {"is": "person"}]
    assert sum(len(trace["x"]) for trace in dots) == 22
    room.answer(*"21223345551", phase="round-3")
    assert str(room.must("round-3", "change-from-first").summary).startswith("2 moved up, 0 moved down")


def test_a_choice_asked_again_tells_who_changed_and_no_direction() -> None:
    room = AskedRoom("single", 10)
    room.answer(*["yes"] * 6, *["no"] * 4)
    room.answer(*["yes"] * 5, *["no"] * 3, "depends", "depends", phase="round-2")
    panel = room.must("round-2", "change")
    assert str(panel.summary) == "3 changed their answer, 7 kept it, 0 answered once."
    assert panel.chart is None
    cells = {(str(row["before"]), str(row["after"])): row["count"] for row in panel.rows}
    assert cells == {("Yes", "Yes"): 5, ("Yes", "No"): 1, ("No", "No"): 2, ("No", "It depends"): 2}


def test_a_change_with_one_latecomer_tells_no_more_than_the_two_rounds() -> None:
    told = []
    for last, late in (("no", "yes"), ("yes", "no")):
        room = AskedRoom("single", 6)
        room.answer(*["yes"] * 5, "no")
        room.lock()
        room.arrive(1)
        room.answer(*["yes"] * 4, "depends", last, late, phase="round-2")
        told.append(room.must("round-2", "change"))
    assert told[0] == told[1]
    assert "some people came or left between these rounds" in str(told[0].notes[-1])


@pytest.mark.parametrize(
    ("numbers", "words"),
    [
        ((1, 2, 5, 9, 30), "Every person’s number, from 1 to 30 years; the median is 5."),
        ((1, 2, 5, 5, 9, 30), "Every person’s number, from 1 to 30 years; the median is 5."),
        ((1, 2, 4, 6, 9, 30), "Every person’s number, from 1 to 30 years; the middle two are 4 and 6."),
    ],
)
def test_a_median_is_named_where_the_numbers_determine_one_and_never_a_mean(
    numbers: tuple[int, ...], words: str
) -> None:
    room = AskedRoom("number", len(numbers))
    room.answer(*numbers)
    panel = room.must()
    assert str(panel.summary) == words
    assert "mean" not in "".join(map(str, (panel.summary, *panel.notes))).lower()
    assert panel.chart is not None
    assert bool(panel.chart.options["marks"]) == ("median" in words)


@settings(deadline=None)
@given(st.lists(st.integers(0, 30), min_size=1, max_size=30))
def test_no_more_than_half_are_on_either_side_of_the_middle_two(numbers: list[int]) -> None:
    low, high = median(sorted(numbers))
    assert 2 * sum(number < low for number in numbers) <= len(numbers)
    assert 2 * sum(number > high for number in numbers) <= len(numbers)
    assert (low == high) or len(numbers) % 2 == 0


@settings(deadline=None)
@given(st.lists(st.integers(-500, 2000), min_size=5, max_size=30), st.sampled_from([30, 900, 99999]))
def test_every_number_is_a_dot_within_the_line_and_a_row_of_the_table(
    numbers: list[int], highest: int
) -> None:
    given_numbers = [min(number, highest) for number in numbers]
    room = AskedRoom("number", len(numbers), lowest=-500, highest=highest)
    room.answer(*given_numbers)
    panel = room.must()
    counts = Counter(str(number) for number in given_numbers)
    assert {name: count for name, count in room.counts().items() if name in counts} == counts
    assert panel.chart is not None
    figure = draw(panel.chart.form, panel.figure_rows, panel.chart.options)
    assert sum(len(trace["x"]) for trace in figure["data"] if trace.get("meta") == {"is": "person"}) == len(
        numbers
    )


def test_words_are_shown_once_approved_and_counted_letter_for_letter() -> None:
    room = AskedRoom("words", 6)
    room.answer(["Trust"], ["trust", "Time"], ["Trust"], ["Peace"], ["Trust"], "cant_say")
    refusal = KIND.reveal(room.state, "round-1", "words", room.room, False)
    assert refusal is not None
    assert refusal.code == "nothing_approved"
    room.approve("Trust", "trust")
    panel = room.must(key="words")
    assert room.counts(key="words") == {"Trust": 3, "trust": 1}
    assert [str(note) for note in panel.notes] == [
        "Alike, and not merged: “Trust” / “trust”.",
        "2 more are not approved yet.",
    ]


def test_a_person_may_make_words_read_alike_and_the_result_says_so() -> None:
    room = AskedRoom("words", 5)
    room.answer(["Trust"], ["trust"], ["Trust"], ["Peace"], ["Peace"])
    room.approve()
    name = next(saying.id for saying in room.state.told() if saying.text == "trust")
    room.lead("correct_saying", saying=name, text="Trust")
    assert room.counts(key="words") == {"Trust": 3, "Peace": 2}
    assert "A facilitator changed the words of 1." in map(str, room.must(key="words").notes)
    assert str(KIND.own(room.state, room.people[1])["round-1"]["text"]) == "trust"


def test_hidden_words_leave_the_list_and_words_never_stand_on_the_wall_alone() -> None:
    room = AskedRoom("words", 5)
    room.answer(["Trust"], ["Rude"], ["Trust"], ["Peace"], ["Peace"])
    room.approve()
    room.lead("hide_saying", saying="t1-s2")
    assert "Rude" not in room.counts(key="words")
    assert not any(saying.is_public for saying in room.state.told())


def test_what_was_shown_of_words_stays_when_someone_answers_anew() -> None:
    room = AskedRoom("words", 6)
    room.answer(["Trust"], ["Trust"], ["Time"], ["Peace"], ["Peace"])
    room.approve()
    room.reveal(panel="words")
    before = room.counts(key="words")
    room.answer(["Rest"])
    room.approve()
    assert room.counts(key="words") == before
    assert str(room.must(key="words").notes[0]) == "1 more came after the reveal, and is not in the count."


def test_rows_hold_one_line_a_choice_number_or_word() -> None:
    found = {}
    for form, answer in {"several": ["yes", "no"], "scale": "4", "number": 7, "words": ["Trust"]}.items():
        room = AskedRoom(form, 2)
        room.answer(answer, "prefer_not")
        found[form] = [
            (row["participant"][-1], row["answer"], row["number"], row["words"], row["status"])
            for row in KIND.rows(room.state)
        ]
    apart = ("1", "prefer_not", None, None, None)
    assert found == {
        "several": [("0", "yes", None, None, None), ("0", "no", None, None, None), apart],
        "scale": [("0", "4", 4, None, None), apart],
        "number": [("0", None, 7, None, None), apart],
        "words": [("0", None, None, "Trust", "held"), apart],
    }
