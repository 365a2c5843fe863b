"""The quick way to answer alone: two marks, counted and nothing else, and no order is ever made of them."""

import pytest
from pydantic import ValidationError

from sessions.errors import Rejection
from sessions.exercises.base import Context
from sessions.exercises.ranking import KIND
from sessions.ids import ParticipantId
from tests.sessions.exercises.ranking.room import MATERIALS, RankingRoom

SET_ONE = "marks:1-6"


def quick(people: int = 5, *steps: str) -> RankingRoom:
    return RankingRoom(people, own_mode="most_least", steps=list(steps or ("own", "agreed")))


def mark(room: RankingRoom, table: int, seat: int, most: str, least: str) -> None:
    room.do(room.person(table, seat), "mark_most_least", phase="own", most=most, least=least)


def refusal_of(room: RankingRoom, **marks: str) -> Rejection:
    return room.refused(room.person(), "mark_most_least", phase="own", **marks)


def counts(room: RankingRoom, key: str = SET_ONE) -> dict[str, tuple[int | None, int | None]]:
    panel = room.panel(key)
    assert panel is not None
    return {row["card"]: (row["most"], row["least"]) for row in panel.rows}


def test_one_card_as_both_none_at_all_and_a_card_of_another_set_are_refused() -> None:
    room = quick()
    both = refusal_of(room, most="3", least="3")
    assert both.code == "same_card"
    assert "Linked health and care" in str(both.message)
    assert refusal_of(room).code == "nothing_marked"
    assert "1, 2, 3, 4, 5, 6" in str(refusal_of(room, most="A").message)


def test_an_order_is_refused_where_marks_are_asked_and_marks_where_an_order_is() -> None:
    order = quick().refused(quick().person(), "submit_order", tiers=[["3"]])
    assert order.code == "marks_wanted"
    assert refusal_of(RankingRoom(), most="3").code == "order_wanted"


def test_an_older_retry_does_not_overwrite_newer_marks() -> None:
    room = quick()
    mark(room, 1, 0, "3", "1")
    command = KIND.commands["mark_most_least"].model_validate({"most": "2"})
    stale = room.decide(command, Context(room.person(), "own", room.room, replaces=None))
    assert isinstance(stale, Rejection)
    assert stale.code == "answer_changed_elsewhere"
    own = KIND.own(room.state, room.members[1][0])["own"]
    assert own["text"] == "Most: Linked health and care. Least: Routes from diagnosis"
    assert own["body"]["most"] == "3"


def test_four_marks_of_a_set_are_not_shown_and_a_fifth_shows_them() -> None:
    room = quick()
    for seat in range(4):
        mark(room, 1, seat, "3", "1")
    assert room.panel(SET_ONE) is None
    refusal = room.refusal(SET_ONE)
    assert refusal is not None
    assert refusal.code == "too_few_answers"
    mark(room, 3, 0, "3", "2")
    assert room.refusal(SET_ONE) is None
    assert counts(room)["3"] == (5, 0)
    assert counts(room)["1"] == (0, 4)
    assert room.panel("marks:A-F") is None


def test_a_side_that_fewer_than_five_people_marked_is_withheld_and_said_to_be() -> None:
    room = quick()
    for seat in range(5):
        mark(room, 1, seat, "3", "1" if seat else "")
    panel = room.panel(SET_ONE)
    assert panel is not None
    assert counts(room)["3"] == (5, None)
    assert "A side that fewer than 5 people marked is not shown." in str(panel.notes[0])
    assert "least" not in str(panel.summary)


def test_marks_that_come_after_the_reveal_are_told_apart_and_join_in_a_batch_of_five() -> None:
    room = quick()
    for seat in range(5):
        mark(room, 1, seat, "3", "1")
    room.show(SET_ONE)
    for seat in range(4):
        mark(room, 3, seat, "6", "3")
    room.lock()
    panel = room.panel(SET_ONE)
    assert panel is not None
    assert counts(room)["6"] == (0, 0)
    assert str(panel.notes[-1]).endswith("4 more came after the reveal.")
    mark(room, 3, 4, "6", "3")
    room.lock()
    assert counts(room)["6"] == (5, 0)


def test_marks_make_no_points_no_spread_and_no_move() -> None:
    room = quick()
    for seat in range(5):
        mark(room, 1, seat, "3", "1")
    room.agree(1, "3 1")
    assert {panel.key for panel in KIND.panels(room.state, "agreed", room.room)} == {"agreed", SET_ONE}
    assert room.phone()["spread"] is None
    facts = [str(name) for name, _ in KIND.progress(room.state, "agreed", 1, room.room).facts]
    assert "Own orders" not in facts
    places = [row["place"] for row in KIND.rows(room.state) if row["phase"] == "own"]
    assert places == [None] * 10


def test_cards_come_by_how_often_they_were_marked_most_and_the_sentence_names_ties() -> None:
    room = quick()
    for table, seat, most, least in ((1, 0, "3", "1"), (1, 1, "2", "1"), (1, 2, "3", "6"), (3, 0, "2", "6")):
        mark(room, table, seat, most, least)
    mark(room, 3, 1, "5", "6")
    panel = room.panel(SET_ONE)
    assert panel is not None
    assert [row["card"] for row in panel.rows][:3] == ["2", "3", "5"]
    assert str(panel.summary) == (
        "Counts of people by card: most often as most Reducing 999 calls and Linked health and care (2) "
        "and most often as least Tackling violence (3)."
    )
    assert str(panel.basis) == "5 of 10 people with this set answered"


def test_someone_who_moves_to_another_set_has_one_answer() -> None:
    room = quick()
    mark(room, 1, 0, "3", "1")
    moved = room.members[1].pop(0)
    room.members[2].append(ParticipantId(moved))
    room.do(room.person(2, 5), "mark_most_least", phase="own", most="A")
    assert not room.state.marks["1-6"].answers
    assert list(room.state.marks["A-F"].answers) == [moved]


@pytest.mark.parametrize(
    ("steps", "shown_in"),
    [(("own",), "own"), (("own", "criteria"), "criteria"), (("own", "agreed"), "agreed")],
)
def test_own_answers_are_shown_in_the_last_step_or_where_tables_agree(
    steps: tuple[str, ...], shown_in: str
) -> None:
    settings = KIND.Settings.model_validate({"sets": {1: "1-6"}, "own_mode": "most_least", "steps": steps})
    panels = {phase.key: phase.panels for phase in KIND.phases(settings, MATERIALS)}
    assert tuple(panels) == steps
    assert [key for key, found in panels.items() if SET_ONE in found] == [shown_in]


@pytest.mark.parametrize("steps", [[], ["criteria"], ["agreed", "own"], ["own", "own"], ["own", "minority"]])
def test_steps_that_make_no_ranking_are_refused_with_what_is_missing(steps: list[str]) -> None:
    with pytest.raises(ValidationError, match=r"must (be|hold)"):
        KIND.Settings.model_validate({"sets": {1: "1-6"}, "steps": steps})
