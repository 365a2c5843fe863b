"""How far people stood from their own table: over a set, from ten people at two tables on."""

from sessions.exercises.base import Panel
from tests.sessions.exercises.ranking.room import RankingRoom

ONE_SET = {"1": "1-6", "2": "1-6", "3": "1-6"}


def told(room: RankingRoom) -> Panel | None:
    return next((panel for panel in room.for_report().annex if panel.key == "dissent:1-6"), None)


def room_of(tables: tuple[int, ...], at_each: int, own: str = "2 1 3 4 5 6") -> RankingRoom:
    """Tables that agreed 1 to 6 in order, and people with an order of their own."""
    room = RankingRoom(sets=ONE_SET)
    for table in tables:
        for seat in range(at_each):
            room.order(table, seat, own)
    room.lock()
    for table in tables:
        room.agree(table, "1 2 3 4 5 6")
    return room


def test_nine_people_are_too_few() -> None:
    room = room_of((1, 2), 4)
    room.order(1, 4, "1 2 3 4 5 6")
    assert told(room) is None


def test_one_table_alone_is_not_told_however_many_it_is() -> None:
    room = RankingRoom(people=12, sets=ONE_SET)
    for seat in range(12):
        room.order(1, seat, "1 2 3 4 5 6")
    room.lock()
    room.agree(1, "1 2 3 4 5 6")
    assert told(room) is None


def test_people_whose_table_agreed_nothing_are_not_compared() -> None:
    room = RankingRoom(sets=ONE_SET)
    for table in (1, 2):
        for seat in range(5):
            room.order(table, seat, "1 2 3 4 5 6")
    room.lock()
    room.agree(1, "1 2 3 4 5 6")
    assert told(room) is None


def test_each_card_has_its_range_and_the_middle_of_the_distances() -> None:
    panel = told(room_of((1, 2), 5))
    assert panel is not None
    first, second, third, *_ = panel.rows
    assert str(first["example"]).startswith("1 ")
    assert (first["best"], first["worst"], first["count"], first["half_within"]) == (2.0, 2.0, 10, 1.0)
    assert second["half_within"] == 1.0
    assert third["half_within"] == 0.0
    assert "tau of 0.87" in str(panel.summary)


def test_a_card_that_fewer_than_ten_placed_is_left_out() -> None:
    room = room_of((1, 2), 5, own="1 2")
    panel = told(room)
    assert panel is not None
    assert [str(row["example"])[0] for row in panel.rows] == ["1", "2"]
