"""Which tables the wall names beside a set of cards."""

from sessions.exercises.base import Room, Viewer
from sessions.exercises.ranking import KIND
from tests.sessions.exercises.ranking.room import RankingRoom


def tables_named(room: RankingRoom, away: set[int]) -> dict[str, list[int]]:
    """What the wall says while nobody sits at these tables."""
    members = {table: () if table in away else people for table, people in room.room.members.items()}
    wall = KIND.view(room.state, "own", Viewer("projector"), Room(room.room.tables, members))
    return {shown["key"]: shown["tables"] for shown in wall["sets"]}


def test_a_table_where_nobody_sits_any_more_is_not_named() -> None:
    room = RankingRoom()
    assert tables_named(room, set()) == {"1-6": [1, 3], "A-F": [2]}
    assert tables_named(room, {3}) == {"1-6": [1], "A-F": [2]}


def test_a_set_to_which_nobody_has_come_yet_names_the_tables_it_is_for() -> None:
    assert tables_named(RankingRoom(), {2}) == {"1-6": [1, 3], "A-F": [2]}
