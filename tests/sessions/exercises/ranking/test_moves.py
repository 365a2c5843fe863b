"""How far the talk moved the tables: own orders of a set beside what its tables agreed."""

from typing import Any

from sessions.exercises.base import Panel
from sessions.exercises.ranking import KIND
from tests.sessions.exercises.ranking.room import RankingRoom

MOVES = "moves:1-6"


def a_room(answers: int = 5) -> RankingRoom:
    """So many own orders at each of tables 1 and 3, all 1 to 6; Table 1 agreed, Table 3 not yet."""
    room = RankingRoom()
    for table in (1, 3):
        for seat in range(answers):
            room.order(table, seat, "1 2 3 4 5 6")
    room.agree(1, "2 1 3 46")
    return room


def panel_of(room: RankingRoom) -> Panel:
    panel = room.panel(MOVES)
    assert panel is not None
    return panel


def by_card(room: RankingRoom) -> dict[str, Any]:
    return {row["card"]: row for row in panel_of(room).rows}


def code_of(room: RankingRoom) -> str | None:
    refusal = room.refusal(MOVES)
    assert (refusal is None) == (room.panel(MOVES) is not None)
    return refusal.code if refusal else None


def test_four_own_orders_of_a_set_are_set_beside_nothing() -> None:
    room = RankingRoom()
    for seat in range(4):
        room.order(1, seat, "1 2")
    room.agree(1, "2 1")
    assert code_of(room) == "too_few_answers"


def test_own_orders_of_one_table_alone_need_ten_people() -> None:
    room = RankingRoom(people=10)
    for seat in range(9):
        room.order(1, seat, "1 2 3")
    room.agree(1, "2 1")
    assert code_of(room) == "one_table_alone"
    room.order(1, 9, "1 2 3")
    assert code_of(room) is None
    assert "the other way round" not in str(panel_of(room).notes)


def test_without_an_agreed_order_there_is_nothing_to_compare() -> None:
    room = RankingRoom()
    for table in (1, 3):
        for seat in range(3):
            room.order(table, seat, "1 2")
    assert code_of(room) == "nothing_to_show"


def test_a_table_is_compared_with_everyone_given_its_set_and_never_with_its_own_people() -> None:
    room = RankingRoom()
    for seat in range(5):
        room.order(1, seat, "2 1")
        room.order(3, seat, "1 2")
    room.agree(1, "2 1")
    assert [str(by_card(room)[card]["own"]) for card in ("1", "2")] == ["1st=", "1st="]


def test_moves_are_counted_in_midranks_over_the_cards_that_were_placed_both_times() -> None:
    found = by_card(a_room())
    words = {card: str(row["table_1"]) for card, row in found.items()}
    # among 1, 2, 3, 4, 6 the pool has 4 in 4th and 6 in 5th place; the tie puts both at 4.5
    assert words == {
        "1": "2nd, down 1",
        "2": "1st, up 1",
        "3": "3rd",
        "4": "4th=, down 0.5",
        "5": "not placed",
        "6": "4th=, up 0.5",
    }


def test_the_sentence_says_for_each_table_how_many_of_its_cards_stand_elsewhere() -> None:
    room = a_room()
    assert str(panel_of(room).summary) == "Places by card: Table 1 placed 4 of 5 cards elsewhere."
    room.agree(3, "1 2 3 4 5 6")
    assert "Table 3 placed 0 of 6 cards elsewhere" in str(panel_of(room).summary)
    assert str(panel_of(room).basis) == (
        "Own orders of 10 of 10 people with this set, all together; 2 tables."
    )


def test_distances_are_told_over_the_set_from_ten_people_at_two_tables() -> None:
    room = a_room()
    room.agree(3, "1 2 3 4 5 6")
    notes = " ".join(str(note) for note in panel_of(room).notes)
    assert "People had 0 to 1 pairs of cards the other way round than their own table" in notes
    assert "half of 10 people had 0 or fewer" in notes
    few = a_room(4)
    few.agree(3, "1 2 3 4 5 6")
    assert "the other way round" not in str(panel_of(few).notes)


def test_a_card_that_too_few_people_placed_has_no_place_in_the_pool_and_no_move() -> None:
    room = RankingRoom()
    for table in (1, 3):
        for seat in range(3):
            room.order(table, seat, "1 2" if table == 1 or seat else "5 1 2")
    room.agree(1, "5 1 2")
    row = by_card(room)["5"]
    assert (str(row["own"]), row["own_place"], row["move_1"]) == ("too few", None, None)


def test_what_was_shown_stays_though_a_table_moves_its_cards_afterwards() -> None:
    room = a_room()
    room.show(MOVES)
    before = panel_of(room)
    room.do(room.person(1), "place_card", card="6", place=1, version=room.state.tables[1].version)
    after = panel_of(room)
    assert after.rows == before.rows
    assert str(after.notes[0]).endswith("Tables' orders as they stood when this was first shown.")
    room.order(3, 0, "6 5 4 3 2 1")
    assert panel_of(room).rows == before.rows, "own orders are frozen too"


def test_clearing_the_agreed_orders_forgets_what_was_compared() -> None:
    room = a_room()
    room.show(MOVES)
    held = KIND.clear(room.state, "agreed")
    assert code_of(room) == "nothing_to_show"
    for name, value in held.items():
        setattr(room.state, name, value)
    assert code_of(room) is None
