"""Own orders: what is refused, what is kept, and what a room may be shown of them."""

from sessions.errors import Rejection
from sessions.exercises.base import Context
from sessions.exercises.ranking import KIND
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
    refusal = KIND.reveal(room.state, "agreed", SET_ONE, room.room)
    assert refusal is not None
    assert refusal.code == "too_few_answers"
    assert room.panel(SET_ONE) is None
    room.order(3, 0, "1 2 3 4 5 6")
    assert KIND.reveal(room.state, "agreed", SET_ONE, room.room) is None
    assert room.panel("own_orders_A-F") is None


def test_points_count_only_people_who_placed_a_card_and_a_card_left_out_is_not_last() -> None:
    room = RankingRoom()
    for seat in range(4):
        room.order(1, seat, "1 2 3 4 5 6")
    room.order(1, 4, "6 12")
    panel = room.panel(SET_ONE)
    assert panel is not None
    rows = {row["card"]: row for row in panel.rows}
    assert str(rows["3"]["placed"]) == "4 of 5"
    assert (rows["3"]["mean"], rows["3"]["low"], rows["3"]["high"]) == (3.0, 3.0, 3.0)
    # k = 3 of n = 6: r = 1 gives 6 - 7/4 = 4.25; the tied pair has r = 2.5 and 6 - 2.5 * 7/4 = 1.625
    assert rows["6"]["high"] == 4.25
    assert rows["1"]["low"] == 1.62
    assert rows["1"]["mean"] == 4.32  # (4 * 5 + 1.625) / 5 = 4.325, halves to the even digit
    assert panel.figure_rows[0].keys() == {"label", "mean", "low", "high", "n"}


def test_orders_that_come_after_the_reveal_are_told_apart_and_join_in_a_batch_of_five() -> None:
    room = RankingRoom()
    for seat in range(5):
        room.order(1, seat, "1 2 3 4 5 6")
    KIND.freeze(room.state, "agreed")
    before = room.panel(SET_ONE)
    assert before is not None
    for seat in range(4):
        room.order(3, seat, "6 5 4 3 2 1")
    KIND.close(room.state, "own")
    after = room.panel(SET_ONE)
    assert after is not None
    assert after.rows == before.rows
    assert "4 more came after the reveal." in [str(note) for note in after.notes]
    room.order(3, 4, "6 5 4 3 2 1")
    KIND.close(room.state, "own")
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
