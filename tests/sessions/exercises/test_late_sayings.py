"""What is added from flipcharts: all lines or none, marked as late, and taken out again by who may."""

import pytest

from sessions.exercises.base import LEADS, Role, givers
from sessions.exercises.statements import KIND
from tests.sessions.exercises.talking import FACILITATOR, SCRIBE, WRITER, Talk

CHART = "- Who pays for it?\n\n2. Ask people first\n  Keep it local  "


@pytest.fixture
def talk() -> Talk:
    return Talk()


def test_people_at_the_tables_add_nothing_late() -> None:
    for command in ("add_late_sayings", "take_out_late_sayings"):
        assert givers(KIND.commands[command]) == LEADS | {Role.REPORT_WRITER, Role.SCRIBE}


def test_one_bad_line_is_named_and_keeps_out_all_of_them(talk: Talk) -> None:
    talk.write("Who pays for it?")
    sent = talk.send(FACILITATOR, "add_late_sayings", table=1, lines=f"Fine\nWho pays for it?\n{'x' * 281}")
    words = str(getattr(sent, "message", ""))
    assert "Line 2" in words
    assert "Line 3" in words
    assert "Line 1" not in words
    assert len(talk.state.sayings.kept) == 1


def test_lines_are_about_what_the_exercise_has_and_about_cards_of_that_table_alone(talk: Talk) -> None:
    assert (
        talk.refused(FACILITATOR, "add_late_sayings", table=1, lines=CHART, group="robots") == "unknown_group"
    )
    assert talk.refused(FACILITATOR, "add_late_sayings", table=2, lines=CHART, example="3") == "unknown_card"
    talk.do(FACILITATOR, "add_late_sayings", table=1, lines=CHART, group="staff", example="3")
    label = KIND.sayings(talk.state)[-1].label
    assert str(label).startswith("Staff · 3 ")


def test_the_same_line_twice_is_pointed_out(talk: Talk) -> None:
    assert talk.refused(FACILITATOR, "add_late_sayings", table=1, lines="Ask first\nask FIRST") == "bad_lines"


def test_a_scribe_adds_to_their_own_table_alone(talk: Talk) -> None:
    assert talk.refused(SCRIBE, "add_late_sayings", table=2, lines=CHART) == "unknown_table"
    talk.do(SCRIBE, "add_late_sayings", table=1, lines=CHART)


def test_lines_become_late_entries_in_their_order_without_bullets(talk: Talk) -> None:
    talk.write("Before")
    talk.do(FACILITATOR, "add_late_sayings", table=1, lines=CHART)
    late = [saying for saying in talk.state.sayings.at_table(1) if saying.is_late]
    assert [(s.id, s.text) for s in late] == [
        ("t1-s2", "Who pays for it?"),
        ("t1-s3", "Ask people first"),
        ("t1-s4", "Keep it local"),
    ]
    assert {(s.kept_as, s.is_quote, s.person) for s in late} == {("gist", False, None)}
    assert talk.write("After").id == "t1-s5"


def test_a_scribes_lines_wait_for_approval_while_the_room_could_see_them(talk: Talk) -> None:
    talk.do(SCRIBE, "add_late_sayings", table=1, lines="One")
    talk.do(WRITER, "add_late_sayings", table=1, lines="Two")
    talk.is_closed = True
    talk.do(SCRIBE, "add_late_sayings", table=1, lines="Three")
    assert [saying.is_approved for saying in talk.state.sayings.at_table(1)] == [False, True, True]


def test_late_entries_are_taken_out_by_who_added_them_or_leads_and_nothing_else_is(talk: Talk) -> None:
    talk.write("On time")
    talk.do(WRITER, "add_late_sayings", table=1, lines="One\nTwo")
    assert talk.refused(SCRIBE, "take_out_late_sayings", saying=["t1-s2"]) == "not_yours"
    assert talk.refused(FACILITATOR, "take_out_late_sayings", saying=["t1-s1"]) == "unknown_saying"
    talk.do(WRITER, "take_out_late_sayings", saying=["t1-s2"])
    talk.do(FACILITATOR, "take_out_late_sayings", saying=["t1-s3"])
    assert [saying.text for saying in talk.state.sayings.at_table(1)] == ["On time"]


def test_what_a_facilitator_added_late_can_be_taken_back(talk: Talk) -> None:
    event = talk.do(FACILITATOR, "add_late_sayings", table=1, lines=CHART)
    assert talk.undo(event)
    assert talk.state.sayings.kept == {}
    assert not talk.undo(event)


def test_results_say_how_many_entries_are_late(talk: Talk) -> None:
    talk.do(FACILITATOR, "add_late_sayings", table=1, lines=CHART)
    for panel in KIND.panels(talk.state, "write", talk.room):
        assert any("3 of these are late entries" in str(note) for note in panel.notes)
    assert [row["is_late"] for row in KIND.rows(talk.state)] == [True] * 3
