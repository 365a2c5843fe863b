"""Own orders: what is refused, what is kept, and what a room may be shown of them."""

import pytest

from exports.charts import draw
from sessions.errors import Rejection
from sessions.exercises.base import Context
from sessions.exercises.ranking import KIND
from sessions.ids import ParticipantId
from sessions.orders import open_payload
from tests.sessions.exercises.ranking.room import RankingRoom

SET_ONE = "own_orders_1-6"


def test_a_card_placed_twice_is_refused_by_name() -> None:
    room = RankingRoom()
    refusal = room.refused(room.person(), "submit_order", tiers=[["3"], ["3", "2"]])
    assert refusal.code == "card_twice"
    assert "Linked health and care" in str(refusal.message)


def test_a_card_of_another_set_is_refused_and_the_right_cards_are_named() -> None:
    room = RankingRoom()
    refusal = room.refused(room.person(), "submit_order", tiers=[["A"]])
    assert refusal.code == "unknown_card"
    assert "1, 2, 3, 4, 5, 6" in str(refusal.message)
    room.order(2, 0, "A")


def test_an_order_without_a_card_is_refused() -> None:
    room = RankingRoom()
    assert room.refused(room.person(), "submit_order", tiers=[]).code == "empty_order"


def test_an_older_retry_does_not_overwrite_a_newer_order() -> None:
    room = RankingRoom()
    room.order(1, 0, "1 2")
    command = KIND.commands["submit_order"].model_validate({"tiers": [["3"]]})
    stale = room.decide(command, Context(room.person(), "own", room.room, replaces=None))
    assert isinstance(stale, Rejection)
    assert stale.code == "answer_changed_elsewhere"
    assert KIND.own(room.state, room.members[1][0])["own"]["body"]["tiers"] == [["1"], ["2"]]


def test_a_form_without_script_gives_the_same_order_as_taps() -> None:
    fields = {"place-3": "1", "place-6": "4", "place-2": "4", "place-1": "", "place-4": "6", "shown": "3"}
    command = KIND.commands["submit_order"].model_validate(fields)
    assert command.model_dump()["tiers"] == (("3",), ("6", "2"), ("4",))


def test_an_own_order_comes_back_in_words_with_ties_and_without_cards_left_out() -> None:
    room = RankingRoom()
    room.order(1, 0, "3 26")
    own = KIND.own(room.state, room.members[1][0])["own"]
    assert own["text"] == "1st Linked health and care, 2nd= Reducing 999 calls, 2nd= Tackling violence"


def test_four_own_orders_of_a_set_are_not_shown_and_a_fifth_shows_them() -> None:
    room = RankingRoom()
    for seat in range(4):
        room.order(1, seat, "1 2 3 4 5 6")
        room.order(2, seat, "A B C D E F")
    refusal = room.refusal(SET_ONE)
    assert refusal is not None
    assert refusal.code == "too_few_answers"
    assert room.panel(SET_ONE) is None
    room.order(3, 0, "1 2 3 4 5 6")
    assert room.refusal(SET_ONE) is None
    assert room.panel("own_orders_A-F") is None


def test_points_count_only_people_who_placed_a_card_and_a_card_left_out_is_not_last() -> None:
    room = RankingRoom()
    for seat in range(5):
        room.order(1, seat, "1 2 3 4 5 6")
    room.order(3, 0, "6 12")
    panel = room.panel(SET_ONE)
    assert panel is not None
    rows = {row["card"]: row for row in panel.rows}
    assert str(rows["3"]["placed"]) == "5 of 6"
    assert (rows["3"]["mean"], rows["3"]["low"], rows["3"]["high"]) == (3.0, 3.0, 3.0)
    # k = 3 of n = 6: r = 1 gives 6 - 7/4 = 4.25; the tied pair has r = 2.5 and 6 - 2.5 * 7/4 = 1.625
    assert rows["6"]["high"] == 4.25
    assert rows["1"]["low"] == 1.62
    assert rows["1"]["mean"] == 4.44  # (5 * 5 + 1.625) / 6 = 4.4375
    assert panel.figure_rows[0].keys() == {"label", "mean", "low", "high", "n"}


def test_orders_that_come_after_the_reveal_are_told_apart_and_join_in_a_batch_of_five() -> None:
    room = RankingRoom()
    for seat in range(5):
        room.order(1, seat, "1 2 3 4 5 6")
    room.show(SET_ONE)
    before = room.panel(SET_ONE)
    assert before is not None
    for seat in range(4):
        room.order(3, seat, "6 5 4 3 2 1")
    room.lock()
    after = room.panel(SET_ONE)
    assert after is not None
    assert after.rows == before.rows
    assert str(after.notes[-1]).endswith("4 more came after the reveal.")
    room.order(3, 4, "6 5 4 3 2 1")
    room.lock()
    joined = room.panel(SET_ONE)
    assert joined is not None
    assert str(joined.basis) == "10 of 10 people with this set answered"


def test_the_spread_is_one_word_from_five_people_and_never_a_number() -> None:
    room = RankingRoom()
    for seat in range(4):
        room.order(1, seat, "1 2 3 4 5 6")
    assert str(room.phone()["spread"]) == "too few to say"
    room.order(1, 4, "1 2 3 4 5 6")
    assert str(room.phone()["spread"]) == "close"
    facts = {str(name): str(word) for name, word in KIND.progress(room.state, "agreed", 1, room.room).facts}
    assert facts["Own orders"] == "close"


def test_points_that_too_few_gave_are_not_shown_nor_a_second_card_s_which_would_tell_them() -> None:
    room = RankingRoom()
    for seat in range(5):
        room.order(1, seat, "1 2 3")
    room.order(3, 0, "6 1 2")
    panel = room.panel(SET_ONE)
    assert panel is not None
    rows = {row["card"]: row for row in panel.rows}
    for card, placed in (("6", 1), ("3", 5)):
        assert [rows[card][name] for name in ("mean", "low", "high")] == [None, None, None]
        assert (str(rows[card]["placed"]), rows[card]["n"]) == (f"{placed} of 6", placed)
    assert [row["card"] for row in panel.rows] == ["1", "2", "3", "4", "5", "6"]
    assert "fewer than 5 people placed has no points" in str(panel.notes[0])
    assert "the card with the next fewest" in str(panel.notes[0])
    assert panel.chart is not None
    figure = draw(panel.chart.form, panel.figure_rows, panel.chart.options)
    assert "Placed by too few to show" in str(figure)


def test_a_set_of_which_no_card_was_placed_by_five_people_is_said_to_be_so() -> None:
    room = RankingRoom()
    for seat, card in enumerate("12345"):
        room.order(1, seat, card)
    panel = room.panel(SET_ONE)
    assert panel is not None
    assert str(panel.summary) == "Points by card: fewer than 5 people placed any one card."


def test_showing_agreed_orders_or_another_set_fixes_nobody_s_own_order() -> None:
    room = RankingRoom()
    for seat in range(4):
        room.order(1, seat, "1 2")
    for seat in range(5):
        room.order(2, seat, "A B")
    room.agree(1, "1 2")
    room.show("agreed")
    room.show("own_orders_A-F")
    room.order(3, 0, "2 1")
    room.lock()
    panel = room.panel(SET_ONE)
    assert panel is not None
    assert str(panel.basis) == "5 of 10 people with this set answered"


def test_the_same_order_sent_again_from_cards_in_another_order_is_not_late() -> None:
    room = RankingRoom()
    for seat in range(5):
        room.order(1, seat, "1 2")
    room.show(SET_ONE)
    room.do(room.person(1, 0), "submit_order", tiers=[["1"], ["2"]], shown=list("654321"))
    assert not room.state.own["1-6"].late
    room.order(1, 0, "2 1")
    assert len(room.state.own["1-6"].late) == 1


def test_who_comes_after_own_orders_were_locked_is_not_one_of_those_who_gave_none() -> None:
    room = RankingRoom(people=3)
    for table in (1, 3):
        for seat in range(3):
            room.order(table, seat, "1 2")
    room.lock()
    room.members[1].append(ParticipantId("t1-late"))
    panel = room.panel(SET_ONE)
    assert panel is not None
    assert str(panel.basis) == "6 of 6 people with this set answered"


@pytest.mark.parametrize("place", ["9" * 5000, "100", "0", "-1", "1.5", "²"])
def test_a_place_that_is_no_place_is_refused_with_the_field_s_name(place: str) -> None:
    refusal = open_payload(KIND.commands["submit_order"], {"place-3": place})
    assert isinstance(refusal, Rejection)
    assert str(refusal.message) == (
        "place-3 takes the number of a place, or nothing. Choose one and send it again."
    )
