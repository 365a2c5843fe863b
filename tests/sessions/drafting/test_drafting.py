"""A report's draft: what is refused, what is kept, what can be taken back, what a withdrawal takes along."""

from typing import Any

import pytest

from sessions.evolving import replay
from sessions.exercises.base import Actor, Role
from sessions.record import read_record
from tests.builders import FACILITATOR
from tests.sessions.coding.desk import FIRST, SECOND, ReportDesk

PLACE: dict[str, Any] = {"section": "benefits", "after": ""}


@pytest.fixture
def made() -> ReportDesk:
    """The first statement's speaker agreed to be quoted."""
    desk = ReportDesk()
    desk.do("claim_saying", desk.people[0], exercise="benefits", saying="t1-s1")
    return desk


def drafting(made: ReportDesk) -> Any:
    return made.hall.state.drafting


def write(made: ReportDesk, text: str = "It reads so to me.", **more: Any) -> None:
    made.do("write_interpretation", **{**PLACE, "author": "A. Writer", "text": text, **more})


def test_only_facilitators_and_report_writers_draft(made: ReportDesk) -> None:
    for who in (made.people[0], Actor(Role.SCRIBE, table=1), Actor(Role.HOST), Actor(Role.OBSERVER)):
        made.refused("take_facts", who, facts={"people 1": "30 people"})
        made.refused("write_interpretation", who, **PLACE, author="A", text="So")
    assert not drafting(made).is_begun


@pytest.mark.parametrize(
    ("name", "given", "code"),
    [
        ("take_facts", {"facts": {}}, "already_so"),
        ("leave_out", {"key": "people 1", "initials": "AB"}, "reason_missing"),
        ("leave_out", {"key": "people 1", "reason": "Said twice"}, "initials_missing"),
        ("leave_out", {"key": "people 1", "reason": "x" * 281, "initials": "AB"}, "text_too_long"),
        ("place_quote", {"remark": SECOND, **PLACE}, "not_quotable"),
        ("place_quote", {"remark": "benefits:t9-s9", **PLACE}, "not_quotable"),
        ("place_quote", {"remark": FIRST}, "section_missing"),
        ("place_quote", {"remark": FIRST, "is_on": False}, "already_so"),
        ("write_interpretation", {**PLACE, "text": "So"}, "author_missing"),
        ("write_interpretation", {**PLACE, "author": "A", "text": " \n\n "}, "empty_text"),
        ("write_interpretation", {**PLACE, "author": "A", "text": "x" * 4001}, "text_too_long"),
        ("write_interpretation", {**PLACE, "author": "x" * 121, "text": "So"}, "text_too_long"),
        ("write_interpretation", {"author": "A", "text": "So"}, "section_missing"),
        ("write_interpretation", {"reading": "reading-4", "author": "A", "text": "So"}, "unknown_reading"),
        ("leave_trouble", {"code": "how_many", "key": "reading-1", "words": "most"}, "reason_missing"),
        ("choose_template", {"template": "local_area"}, "already_so"),
        ("publish_report", {"author": "A. Writer", "seen": 1}, "draft_moved_on"),
        ("take_back_draft", {"change": 3}, "unknown_entry"),
    ],
)
def test_what_can_not_be_is_refused_with_its_reason(
    made: ReportDesk, name: str, given: dict[str, Any], code: str
) -> None:
    before = made.hall.state.version
    assert made.refused(name, **given).code == code
    assert made.hall.state.version == before


def test_facts_are_taken_by_key_and_only_what_is_new_of_them(made: ReportDesk) -> None:
    made.do("take_facts", facts={"people 1": "30 people", "people 2": "2 left"})
    made.do("take_facts", facts={"people 1": "31 people", "people 2": "2 left"})
    assert drafting(made).taken == {"people 1": "31 people", "people 2": "2 left"}
    assert list(drafting(made).changes[drafting(made).last].event.taken) == ["people 1"]


def test_text_is_kept_as_plain_paragraphs(made: ReportDesk) -> None:
    write(made, "One line\r\nof a paragraph.\r\n \r\n\r\nA second\u202e one.")
    assert drafting(made).readings["reading-1"].text == "One line of a paragraph.\n\nA second one."


def test_of_two_who_write_the_same_the_second_is_told_and_nothing_is_lost(made: ReportDesk) -> None:
    write(made)
    seen = drafting(made).readings["reading-1"].seq
    again: dict[str, Any] = {"reading": "reading-1", "author": "B. Other", "seen": seen}
    made.do("write_interpretation", made.writers[0], text="Mine.", **again)
    refusal = made.refused("write_interpretation", text="No: mine.", **again)
    assert refusal.code == "reading_changed"
    assert "B. Other changed this" in str(refusal.message)
    assert drafting(made).readings["reading-1"].text == "Mine."


def test_every_change_can_be_taken_back(made: ReportDesk) -> None:
    made.do("take_facts", facts={"people 1": "30 people"})
    made.do("leave_out", key="people 1", reason="Said twice", initials="AB")
    made.do("place_quote", remark=FIRST, **PLACE)
    write(made)
    write(made, "Another.", reading="reading-1")
    made.do("leave_trouble", code="how_many", key="reading-1", words="most", reason="Counted above")
    made.do("choose_template", template="two_pages")
    for change in sorted(drafting(made).changes, reverse=True):
        made.do("take_back_draft", change=change)
    left = drafting(made)
    assert not (left.taken or left.left_out or left.quotes or left.readings or left.left)
    assert left.template == "local_area"


def test_a_change_that_something_later_changed_again_stays(made: ReportDesk) -> None:
    made.do("take_facts", facts={"people 1": "30 people", "people 2": "2 left"})
    first = drafting(made).last
    made.do("take_facts", facts={"people 2": "3 left"})
    assert made.refused("take_back_draft", change=first).code == "undo_too_late"


def test_a_writer_takes_back_what_is_theirs_and_a_facilitator_anything(made: ReportDesk) -> None:
    made.do("write_interpretation", made.writers[0], **PLACE, author="A", text="So")
    change = drafting(made).last
    assert made.refused("take_back_draft", made.writers[1], change=change).code == "not_allowed"
    made.do("take_back_draft", FACILITATOR, change=change)
    assert not drafting(made).readings


def test_a_version_is_published_once_and_again_after_changes(made: ReportDesk) -> None:
    write(made)
    made.do("publish_report", author="A. Writer", seen=made.hall.state.version)
    again: dict[str, Any] = {"author": "A. Writer", "seen": made.hall.state.version}
    assert made.refused("publish_report", **again).code == "published_already"
    write(made, "Another.", reading="reading-1")
    assert drafting(made).is_changed
    assert made.refused("publish_report", author=" ", seen=made.hall.state.version).code == "author_missing"
    made.do("publish_report", author="B. Other", seen=made.hall.state.version)
    assert [(one.number, one.name) for one in drafting(made).published] == [(1, "A. Writer"), (2, "B. Other")]
    assert made.refused("take_back_draft", change=made.hall.state.version).code == "unknown_entry"


def test_the_facilitators_log_of_the_day_is_not_filled_by_drafting(made: ReportDesk) -> None:
    entries = len(made.hall.state.log)
    write(made)
    assert len(made.hall.state.log) == entries


def test_with_anything_withdrawn_go_the_words_in_which_facts_were_taken_and_no_reading(
    made: ReportDesk,
) -> None:
    made.do("take_facts", facts={"people 1": "Quillfeather 3 statements"})
    write(made)
    made.do("publish_report", author="A. Writer", seen=made.hall.state.version)
    made.do("withdraw_answers", made.people[1], participant=made.people[1].participant)
    rows = list(made.hall.service.snapshot(made.hall.workshop))
    assert not [row for row in rows if "Quillfeather" in str(row.contents)]
    assert not drafting(made).taken
    assert drafting(made).readings
    registry = made.hall.service.registry
    again = replay(made.hall.workshop, read_record(rows, registry), registry)
    assert again.drafting == drafting(made)
    assert again.log == made.hall.state.log


def test_a_purge_leaves_no_word_of_a_draft_and_facts_can_still_be_taken(made: ReportDesk) -> None:
    made.do("take_facts", facts={"people 1": "Quillfeather"})
    made.do("leave_out", key="people 1", reason="Brindlewick", initials="QZX")
    write(made, "Marrowthorn", author="Thistlecroft")
    made.do("close_workshop")
    made.do("purge_record")
    kept = str([row.contents for row in made.hall.service.snapshot(made.hall.workshop) if row.contents])
    words = ("Quillfeather", "QZX", "Brindlewick", "Marrowthorn", "Thistlecroft")
    assert not [word for word in words if word in kept]
    assert made.refused("write_interpretation", **PLACE, author="A", text="So").code == "purged"
    made.do("take_facts", facts={"people 1": "30 people"})
    assert drafting(made).taken == {"people 1": "30 people"}


def test_what_is_no_change_of_the_draft_makes_what_was_worked_out_old(made: ReportDesk) -> None:
    before = drafting(made).record_at
    write(made)
    assert drafting(made).record_at == before
    made.do("lock_step")
    assert drafting(made).record_at == made.hall.state.version


def test_a_replay_is_the_live_state(made: ReportDesk) -> None:
    test_every_change_can_be_taken_back(made)
    registry = made.hall.service.registry
    rows = made.hall.service.snapshot(made.hall.workshop)
    assert replay(made.hall.workshop, read_record(rows, registry), registry).drafting == drafting(made)
