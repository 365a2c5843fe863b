"""The papers of after the day: what may be quoted, and a letter that is not published while it is blank."""

from typing import Any

import pytest

from sessions.errors import Rejection
from sessions.evolving import replay
from sessions.orders import Receipt
from sessions.record import read_record
from tests.builders import Hall, make_hall

WORDS: dict[str, Any] = {
    "decided": "The council will ask before it shares.",
    "not_decided": "Who pays was left open.",
    "why": "The room was split on cost.",
    "when": "By the end of June.",
    "signed": "The data office, Ludlow Town Council",
}


@pytest.fixture
def hall() -> Hall:
    return make_hall()


def write(hall: Hall, seen: int, **changes: Any) -> Receipt | Rejection:
    return hall.send("write_letter", seen=seen, **{**WORDS, **changes})


def code_of(outcome: Any) -> str:
    assert isinstance(outcome, Rejection), outcome
    return outcome.code


def test_words_that_nobody_agreed_to_or_that_are_not_there_are_not_quoted(hall: Hall) -> None:
    refused = hall.refused("choose_heard", quotes=["benefits:t1-s1"], next_line="")
    assert refused.code == "unknown_quote"
    assert hall.state.afterwards.quotes is None


def test_a_letter_with_a_blank_is_kept_and_not_published_and_each_blank_is_named(hall: Hall) -> None:
    assert isinstance(write(hall, 0, why=" ", when=""), Receipt)
    hall.do("close_workshop")
    refused = hall.refused("publish_letter", seen=1)
    assert refused.code == "letter_blank"
    assert "why; when people will hear more" in str(refused.message)
    assert hall.state.afterwards.published is None
    assert hall.state.afterwards.letter.decided == WORDS["decided"]


def test_a_letter_is_not_published_before_the_day_is_over(hall: Hall) -> None:
    write(hall, 0)
    assert hall.refused("publish_letter", seen=1).code == "still_running"


def test_of_two_who_write_the_second_is_told_and_changes_nothing(hall: Hall) -> None:
    write(hall, 0)
    assert code_of(write(hall, 0, why="Because.")) == "letter_changed"
    assert hall.state.afterwards.letter.why == WORDS["why"]
    assert code_of(write(hall, 1)) == "already_so"
    hall.do("close_workshop")
    assert hall.refused("publish_letter", seen=0).code == "letter_changed"


def test_a_published_letter_has_its_edition_and_a_change_waits_for_the_next(hall: Hall) -> None:
    write(hall, 0)
    hall.do("close_workshop")
    hall.do("publish_letter", seen=1)
    assert hall.refused("publish_letter", seen=1).code == "already_published"
    write(hall, 1, when="By the end of July.")
    known = hall.state.afterwards
    assert known.published is not None
    assert (known.published.edition, known.published.letter.when) == (1, WORDS["when"])
    assert not known.is_published
    hall.do("publish_letter", seen=2)
    published = hall.state.afterwards.published
    assert published is not None
    assert (published.edition, published.letter.when) == (2, "By the end of July.")


def test_a_letter_can_be_written_after_a_purge(hall: Hall) -> None:
    hall.do("close_workshop")
    hall.do("purge_record")
    assert isinstance(write(hall, 0), Receipt)
    hall.do("publish_letter", seen=1)


def test_messages_left_out_and_the_line_of_what_comes_next_are_kept(hall: Hall) -> None:
    hall.do("choose_messages", left_out=["b", "a", "a"])
    assert hall.refused("choose_messages", left_out=["a", "b"]).code == "already_so"
    hall.do("choose_heard", quotes=[], next_line="  More   in June. ")
    known = hall.state.afterwards
    assert (known.left_out, known.quotes, known.next_line) == (frozenset("ab"), (), "More in June.")


def test_a_replay_comes_to_the_same(hall: Hall) -> None:
    write(hall, 0)
    hall.do("choose_messages", left_out=["a"])
    hall.do("choose_heard", quotes=None, next_line="More in June.")
    hall.do("close_workshop")
    hall.do("publish_letter", seen=1)
    registry = hall.service.registry
    again = replay(hall.workshop, list(read_record(hall.service.snapshot(hall.workshop), registry)), registry)
    assert again.afterwards == hall.state.afterwards
