"""A table's set can be chosen on the day, until it has begun; own orders stay with the set they are of."""

from typing import Any

import pytest

from sessions.exercises.base import Actor, Context, Role, Viewer
from sessions.exercises.ranking import KIND
from tests.sessions.exercises.ranking.room import FACILITATOR, RankingRoom


def choose(room: RankingRoom, table: int, set_key: str) -> None:
    room.do(FACILITATOR, "choose_set", phase="own", table=table, set=set_key)


def not_chosen(room: RankingRoom, table: int, set_key: str, by: Actor = FACILITATOR) -> str:
    return room.refused(by, "choose_set", phase="own", table=table, set=set_key).code


def test_a_facilitator_chooses_among_the_tables_and_sets_there_are() -> None:
    room = RankingRoom()
    assert not_chosen(room, 9, "A-F") == "unknown_table"
    assert not_chosen(room, 1, "7-9") == "unknown_set"
    assert not_chosen(room, 1, "1-6") == "already_so"


BEGINNINGS: list[tuple[str, dict[str, Any]]] = [
    ("submit_order", {"tiers": [["1"]]}),
    ("propose_criterion", {"text": "Who gains"}),
    ("place_card", {"card": "1", "place": 1, "version": 0}),
    ("disagree_on", {"card": "1"}),
    ("mark_influence", {"influence": "interest"}),
    ("add_influence", {"text": "We know the place"}),
]


@pytest.mark.parametrize(("command", "payload"), BEGINNINGS, ids=[name for name, _ in BEGINNINGS])
def test_a_table_that_has_begun_keeps_its_set(command: str, payload: dict[str, Any]) -> None:
    room = RankingRoom()
    room.do(room.person(1), command, **payload)
    assert not_chosen(room, 1, "A-F") == "table_has_begun"
    assert room.phone(1)["set"]["key"] == "1-6"
    choose(room, 3, "A-F")
    assert room.phone(3)["set"]["key"] == "A-F"


def test_counts_follow_the_set_a_table_holds_now_and_not_the_plan() -> None:
    room = RankingRoom()
    choose(room, 3, "A-F")
    for seat in range(5):
        room.order(3, seat, "A B")
    room.order(1, 0, "1 2")
    panel = room.panel("own_orders_A-F")
    assert panel is not None
    assert str(panel.basis) == "5 of 10 people with this set answered"
    assert room.panel("own_orders_1-6") is None
    wall = KIND.view(room.state, "own", Viewer("projector"), room.room)
    assert {shown["key"]: shown["tables"] for shown in wall["sets"]} == {"1-6": [1], "A-F": [2, 3]}
    assert str(KIND.progress(room.state, "own", 3, room.room).tag) == "Set A–F"


def test_a_set_that_no_table_holds_any_more_has_no_result_and_says_so() -> None:
    room = RankingRoom()
    choose(room, 2, "1-6")
    refusal = room.refusal("own_orders_A-F")
    assert refusal is not None
    assert str(refusal.message) == "No table has set A-F here."
    wall = KIND.view(room.state, "own", Viewer("projector"), room.room)
    assert [shown["key"] for shown in wall["sets"]] == ["1-6"]


def test_the_console_offers_the_other_sets_only_where_a_table_has_not_begun() -> None:
    room = RankingRoom()
    room.order(1, 0, "1")
    console = KIND.view(room.state, "own", Viewer("console"), room.room)
    offered = {choice["table"]: [other["key"] for other in choice["others"]] for choice in console["choices"]}
    assert offered == {1: [], 2: ["1-6"], 3: ["A-F"]}


def test_the_log_says_which_table_got_which_set() -> None:
    room = RankingRoom()
    events = room.send(FACILITATOR, "choose_set", phase="own", table=2, set="1-6")
    assert isinstance(events, list)
    assert str(events[0].in_words()) == "Gave Table 2 Set 1–6"


def test_someone_who_moved_to_a_table_with_the_other_set_still_has_one_order() -> None:
    room = RankingRoom()
    room.order(1, 0, "1 2")
    who = room.members[1].pop(0)
    room.members[2].append(who)
    moved = Actor(Role.PARTICIPANT, who, 2)
    own = KIND.own(room.state, who)["own"]
    assert own["text"] == "1st Routes from diagnosis, 2nd Reducing 999 calls"
    room.do(moved, "submit_order", tiers=[["A"], ["B"]])
    assert str(KIND.own(room.state, who)["own"]["text"]).startswith("1st Kent dataset")
    assert who not in room.state.own["1-6"].answers
    assert who in room.state.own["A-F"].answers


def test_an_older_order_of_someone_who_moved_overwrites_nothing_unseen() -> None:
    room = RankingRoom()
    room.order(1, 0, "1 2")
    who = room.members[1][0]
    moved = Actor(Role.PARTICIPANT, who, 2)
    known = KIND.own(room.state, who)["own"]["receipt"]
    room.do(moved, "submit_order", tiers=[["A"]])
    stale = Context(moved, "own", room.room, known)
    command = KIND.commands["submit_order"].model_validate({"tiers": [["B"]]})
    refusal = room.decide(command, stale)
    assert getattr(refusal, "code", None) == "answer_changed_elsewhere"


def test_a_table_that_was_merged_away_is_not_waited_for_unless_it_said_something() -> None:
    room = RankingRoom()
    room.agree(2, "A B")
    room.agree(1, "1 2")
    room.members[3].clear()
    panel = room.panel("agreed")
    assert panel is not None
    assert str(panel.basis) == "2 of 2 tables placed cards"
    assert "table_3" not in panel.rows[0]
    assert str(KIND.progress(room.state, "agreed", 3, room.room).status) == "Nobody here"
    room.members[2].clear()
    panel = room.panel("agreed")
    assert panel is not None
    assert str(panel.basis) == "2 of 2 tables placed cards", "what it said earlier stays"
    assert KIND.progress(room.state, "agreed", 2, room.room).done == frozenset()
