"""What else moved a table: nobody has to say it, any phone at the table may, and tables are counted."""

from sessions.exercises.base import Stamp
from sessions.exercises.ranking import KIND
from sessions.exercises.ranking.events import InfluenceAdded
from sessions.exercises.ranking.influences import LONGEST_NOTE, MOST_NOTES
from tests.sessions.exercises.ranking.room import RankingRoom


def test_a_mark_that_is_there_already_and_one_that_is_on_no_list_are_refused() -> None:
    room = RankingRoom()
    room.do(room.person(), "mark_influence", influence="gut_feeling")
    again = room.refused(room.person(1, 1), "mark_influence", influence="gut_feeling")
    assert again.code == "already_so"
    unknown = room.refused(room.person(), "mark_influence", influence="the weather")
    assert unknown.code == "unknown_influence"
    assert "Gut feeling, Knowing the topic, Professional interest" in str(unknown.message)
    early = room.refused(room.person(), "mark_influence", phase="criteria", influence="interest")
    assert early.code == "not_in_this_step"


def test_words_that_are_none_too_long_or_too_many_are_refused_naming_the_limit() -> None:
    room = RankingRoom()
    assert room.refused(room.person(), "add_influence", text="  ").code == "empty_text"
    long = room.refused(room.person(), "add_influence", text="x" * (LONGEST_NOTE + 1))
    assert f"the most is {LONGEST_NOTE}" in str(long.message)
    for number in range(MOST_NOTES):
        room.do(room.person(), "add_influence", text=f"Reason {number}")
    assert room.refused(room.person(1, 1), "add_influence", text="One more").code == "enough_notes"
    assert not room.phone()["influences"]["can_add"]
    assert room.refused(room.person(2), "take_influence_out", note="t1-n1").code == "unknown_note"


def test_nothing_is_shown_while_no_table_has_said_anything() -> None:
    room = RankingRoom()
    room.agree(1, "1 2")
    assert room.panel("other_influences") is None
    refusal = room.refusal("other_influences")
    assert refusal is not None
    assert "None has to." in str(refusal.message)


def test_tables_are_counted_once_for_each_mark_and_their_own_words_follow() -> None:
    room = RankingRoom()
    room.do(room.person(1), "mark_influence", influence="gut_feeling")
    room.do(room.person(2), "mark_influence", influence="gut_feeling")
    room.do(room.person(2, 1), "mark_influence", influence="interest")
    room.do(room.person(3), "add_influence", text=" Two of us work there ")
    panel = room.panel("other_influences")
    assert panel is not None
    assert str(panel.basis) == "3 of 3 tables said something"
    found = [(str(row["influence"]), str(row["marked"]), row["tables"]) for row in panel.rows]
    assert found == [
        ("Gut feeling", "2 of 3", "1, 2"),
        ("Knowing the topic", "0 of 3", ""),
        ("Professional interest", "1 of 3", "2"),
        ("Two of us work there", "in its own words", "3"),
    ]
    assert str(panel.summary) == "Counts of tables: marked most, by 2 of 3: Gut feeling."


def test_marks_and_words_can_be_taken_back_by_any_hand_at_the_table() -> None:
    room = RankingRoom()
    room.do(room.person(), "mark_influence", influence="interest")
    room.do(room.person(), "add_influence", text="A neighbour told us")
    room.do(room.person(1, 3), "mark_influence", influence="interest", is_marked=False)
    room.do(room.person(1, 4), "take_influence_out", note="t1-n1")
    assert room.panel("other_influences") is None
    assert [row for row in KIND.rows(room.state) if row["influence"]] == []


def test_other_influences_leave_an_agreement_as_it_is() -> None:
    room = RankingRoom()
    room.agree(1, "1 2")
    room.do(room.person(), "confirm_order", version=2)
    room.do(room.person(), "mark_influence", influence="familiarity")
    assert room.state.tables[1].is_confirmed
    rows = [(row["influence"], row["text"]) for row in KIND.rows(room.state) if row["influence"]]
    assert rows == [("familiarity", None)]


def test_words_after_an_erased_one_get_a_name_of_their_own() -> None:
    room = RankingRoom()
    room.do(room.person(), "add_influence", text="The first")
    room.do(room.person(), "add_influence", text="The second")
    replayed = RankingRoom()
    second = InfluenceAdded(replayed.members[1][0], 1, "t1-n2", "The second")
    KIND.evolve(replayed.state, second, Stamp(2, 2.0, "x", 1))
    replayed.do(replayed.person(), "add_influence", text="A third")
    assert list(replayed.state.tables[1].notes) == ["t1-n2", "t1-n3"]
