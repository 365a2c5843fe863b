"""What was said, in a report: a quotation where someone stands by it, two sides, and late entries marked."""

import re
from typing import Any

import pytest

from sessions.exercises.base import Actor, Role
from sessions.ids import ExerciseId, GrantId
from tests.builders import Hall, approve_all, make_hall
from tests.exports.reports import visible, written

BENEFITS = ExerciseId("benefits")
HERE: dict[str, Any] = {"exercise": BENEFITS, "step": f"{BENEFITS}/write"}
GRANT = "grant-00000000000000aa"
SCRIBE = Actor(Role.SCRIBE, grant=GrantId(GRANT))


@pytest.fixture
def hall() -> Hall:
    """A scribe of Table 1 writes three things down; somebody there says that the second is theirs."""
    found = make_hall()
    person = found.join(1, 1)
    found.do("grant_role", grant=GRANT, role="scribe", table=1, secret_hash="a" * 64)
    found.go_to(f"{BENEFITS}/write")
    found.do("open_step")
    found.do("add_statement", SCRIBE, **HERE, text="They want it explained")
    found.do("add_statement", SCRIBE, **HERE, text="I would sign it tomorrow")
    sides = {"text": "Use it", "people": 3, "other": "Leave it", "other_people": 1}
    found.do("add_statement", SCRIBE, **HERE, form="disagreement", **sides)
    found.do("claim_saying", person, **HERE, saying="t1-s2")
    approve_all(found)
    return found


def printed(hall: Hall) -> str:
    """The report, once the room has gone on."""
    hall.do("go_next")
    return written(hall)


def quoted(page: str) -> list[str]:
    """The words in quotation marks that stand apart."""
    return re.findall(r"<blockquote[^>]*>“(.*?)”</blockquote>", page)


def words_of(page: str) -> str:
    """The words of the page on one line."""
    return " ".join(re.sub(r"<[^>]+>", " ", visible(page)).split())


def test_a_scribes_words_are_quoted_only_where_somebody_said_that_they_meant_them(hall: Hall) -> None:
    page = printed(hall)
    assert quoted(page) == ["I would sign it tomorrow"]
    assert "They want it explained" in visible(page)
    assert f"{1:032x}" not in page


def test_a_claim_that_was_given_back_leaves_nothing_quoted(hall: Hall) -> None:
    person = Actor(Role.PARTICIPANT, next(iter(hall.state.participants)), 1)
    hall.do("claim_saying", person, **HERE, saying="t1-s2", is_mine=False)
    assert quoted(printed(hall)) == []


def test_words_that_a_facilitator_changed_are_not_quoted_though_they_were_claimed(hall: Hall) -> None:
    hall.do("correct_saying", **HERE, saying="t1-s2", text="I would sign it today")
    page = printed(hall)
    assert quoted(page) == []
    assert "“I would sign it today”" not in page


def test_a_disagreement_is_printed_with_both_its_sides_and_their_numbers(hall: Hall) -> None:
    words = words_of(printed(hall))
    assert "Use it 3 people" in words
    assert "Leave it 1 person" in words


def test_late_entries_are_marked_and_counted_in_the_method(hall: Hall) -> None:
    assert "late entr" not in visible(printed(hall))
    hall.do("close_workshop")
    hall.do("add_late_sayings", **HERE, table=1, lines="Who pays\nWho is asked")
    words = words_of(written(hall))
    assert "2 statements printed here are late entries" in words
    assert words.count("(late entry)") == 2
