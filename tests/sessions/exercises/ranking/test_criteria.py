"""A table's criteria: whose they are, what rewording does, how labels are given."""

from sessions.exercises.base import ANSWERERS, HANDS, LEADS, Actor, Role, givers
from sessions.exercises.ranking import KIND
from sessions.exercises.ranking.commands import COMMANDS
from sessions.exercises.ranking.decide_criteria import MOST_CRITERIA
from sessions.exercises.saying_commands import MODERATING_COMMANDS
from sessions.ids import GrantId
from tests.sessions.exercises.ranking.room import FACILITATOR, RankingRoom


def test_a_criterion_of_another_table_cannot_be_touched() -> None:
    room = RankingRoom()
    room.do(room.person(2), "propose_criterion", text="Help for many")
    for command in ("endorse_criterion", "mark_primary"):
        assert (
            room.refused(room.person(1), command, phase="criteria", criterion="t2-c1").code
            == "unknown_criterion"
        )


def test_the_same_words_twice_are_refused_and_so_is_the_thirteenth_criterion() -> None:
    room = RankingRoom()
    room.do(room.person(), "propose_criterion", text="Help for many")
    again = room.refused(room.person(1, 1), "propose_criterion", text=" help FOR many ")
    assert again.code == "criterion_already_there"
    for number in range(MOST_CRITERIA - 1):
        room.do(room.person(), "propose_criterion", text=f"Reason {number}")
    assert room.refused(room.person(), "propose_criterion", text="One more").code == "enough_criteria"


def test_text_over_the_limit_is_refused_with_both_numbers_and_at_the_limit_taken() -> None:
    room = RankingRoom()
    refusal = room.refused(room.person(), "propose_criterion", text="x" * 301)
    assert "301" in str(refusal.message)
    assert "280" in str(refusal.message)
    room.do(room.person(), "propose_criterion", text="x" * 280)


def test_facilitators_label_tables_rank_and_only_people_endorse() -> None:
    assert givers(COMMANDS["choose_set"]) == LEADS
    assert givers(COMMANDS["label_criterion"]) == LEADS | {Role.REPORT_WRITER}
    assert givers(COMMANDS["endorse_criterion"]) == givers(COMMANDS["submit_order"]) == ANSWERERS
    alone = {"mark_most_least", "put_on_record", "nothing_to_add"}
    assert all(givers(COMMANDS[name]) == ANSWERERS for name in alone)
    assert all(givers(model) == LEADS for model in MODERATING_COMMANDS.values())
    others = {"label_criterion", "choose_set", "endorse_criterion", "submit_order"}
    written = COMMANDS.keys() - others - alone - MODERATING_COMMANDS.keys()
    assert {name for name in written if givers(COMMANDS[name]) != HANDS} == set()


def test_a_criterion_that_a_scribe_wrote_has_nobodys_agreement_yet() -> None:
    room = RankingRoom()
    scribe = Actor(Role.SCRIBE, table=1, grant=GrantId("grant-1"))
    room.do(scribe, "propose_criterion", text="Help for many")
    assert room.state.tables[1].criteria["t1-c1"].endorsers == set()
    room.do(room.person(), "endorse_criterion", criterion="t1-c1")
    room.do(scribe, "reword_criterion", criterion="t1-c1", text="Help for the most")
    assert room.state.tables[1].criteria["t1-c1"].endorsers == set()
    room.do(scribe, "place_card", card="1", place=1, version=0)
    assert room.agreed() == "1"


def test_whoever_proposes_agrees_and_new_words_ask_everyone_else_again() -> None:
    room = RankingRoom()
    room.do(room.person(), "propose_criterion", text="Help for many")
    room.do(room.person(1, 1), "endorse_criterion", phase="criteria", criterion="t1-c1")
    assert [item["count"] for item in room.phone()["criteria"]] == [2]
    room.do(room.person(1, 2), "reword_criterion", phase="criteria", criterion="t1-c1", text="Help for most")
    (item,) = room.phone()["criteria"]
    assert (item["text"], item["count"], item["wording"]) == ("Help for most", 1, 1)
    assert KIND.own(room.state, room.members[1][2])["agreed"]["body"] == {"endorsed": {"t1-c1": 1}}
    assert KIND.own(room.state, room.members[1][0])["agreed"]["body"] == {"endorsed": {}}


def test_agreeing_marking_and_rewording_count_for_the_words_that_were_seen() -> None:
    room = RankingRoom()
    room.do(room.person(), "propose_criterion", text="It helps the person")
    seen = {"phase": "criteria", "criterion": "t1-c1"}
    room.do(room.person(1, 1), "reword_criterion", **seen, wording=0, text="It saves money")
    for command, more in (
        ("endorse_criterion", {}),
        ("mark_primary", {}),
        ("reword_criterion", {"text": "It helps many"}),
    ):
        for stale in ({"wording": 0}, {"wording": 2}, {}):
            assert room.refused(room.person(1, 2), command, **seen, **stale, **more).code == "reworded"
    assert room.state.tables[1].criteria["t1-c1"].endorsers == {room.members[1][1]}
    room.do(room.person(1, 2), "endorse_criterion", **seen, wording="1")
    room.do(room.person(1, 2), "mark_primary", **seen, wording=1)
    assert [item["count"] for item in room.phone()["criteria"]] == [2]


def test_agreeing_twice_counts_once() -> None:
    room = RankingRoom()
    room.do(room.person(), "propose_criterion", text="Help for many")
    for _ in range(2):
        room.do(room.person(1, 1), "endorse_criterion", phase="criteria", criterion="t1-c1")
    panel = room.panel("criteria", "criteria")
    assert panel is not None
    assert [(row["count"], row["of"]) for row in panel.rows] == [(2, 5)]


def test_criteria_are_shown_with_the_primary_one_first_and_only_one_is_primary() -> None:
    room = RankingRoom()
    for text in ("Help for many", "Help for the weakest"):
        room.do(room.person(), "propose_criterion", text=text)
    for criterion in ("t1-c1", "t1-c2"):
        room.do(room.person(), "mark_primary", criterion=criterion)
    panel = room.panel("criteria", "criteria")
    assert panel is not None
    assert [(row["criterion"], row["is_primary"]) for row in panel.rows] == [
        ("Help for the weakest", True),
        ("Help for many", False),
    ]


def test_without_a_criterion_there_is_nothing_to_reveal() -> None:
    room = RankingRoom()
    refusal = room.refusal("criteria")
    assert refusal is not None
    assert refusal.code == "nothing_to_show"


def test_a_label_is_trimmed_shared_between_tables_and_can_be_taken_off() -> None:
    room = RankingRoom()
    for table in (1, 2, 3):
        room.do(room.person(table), "propose_criterion", text=f"Reason of {table}")
        room.do(room.person(table), "mark_primary", criterion=f"t{table}-c1")
        label = {"table": table, "criterion": f"t{table}-c1", "label": "  Direct   help "}
        room.do(FACILITATOR, "label_criterion", phase="own", **label)
    room.do(FACILITATOR, "label_criterion", table=2, criterion="t2-c1", label="")
    assert [
        work.primary_criterion.label for work in room.state.tables.values() if work.primary_criterion
    ] == [
        "Direct help",
        "",
        "Direct help",
    ]
