from dataclasses import replace

from exports.checks import holds_back
from sessions.exercises.base import Badge, Column, Panel
from sessions.words import say
from tests.exports.checks.words import FACTS, troubles, written


def panel(badge: Badge, count: int | None) -> Panel:
    columns = (Column("answer", say("Answer")), Column("people", say("People"), is_number=True))
    rows = ({"answer": "Yes", "people": count},)
    return Panel("counts", say("Counts"), badge, say("n = 9"), say("Counts."), columns, rows)


def test_a_stale_fact_must_be_mended_and_tells_what_it_said() -> None:
    (found,) = troubles(replace(FACTS[0], is_stale=True, was="28 people joined."))
    assert (found.code, found.must_mend) == ("fact_stale", True)
    assert "it said “28 people joined.”" in str(found.message)


def test_a_stale_fact_whose_old_words_are_gone_tells_none() -> None:
    (found,) = troubles(replace(FACTS[0], is_stale=True))
    assert "“" not in str(found.message)


def test_a_figure_needs_words_that_say_what_it_shows() -> None:
    (found,) = troubles(replace(FACTS[1], alternative=" "))
    assert (found.code, found.must_mend) == ("alternative_missing", True)
    assert troubles(FACTS[1]) == []


def test_counts_held_back_are_told_and_why() -> None:
    (found,) = troubles(replace(FACTS[1], withheld=True))
    assert (found.code, found.must_mend) == ("cells_withheld", False)
    assert "fewer than 5 people" in str(found.message)


def test_an_interpretation_needs_its_author_and_a_blank_one_does_not() -> None:
    (found,) = troubles(written("So it is.", author=" "))
    assert (found.code, found.must_mend) == ("author_missing", True)
    assert troubles(written(" ", author="")) == []


def test_only_a_number_left_out_of_secret_answers_is_held_back() -> None:
    assert holds_back(panel(Badge.ROOM, None)) and holds_back(panel(Badge.INDIVIDUAL, None))
    assert not holds_back(panel(Badge.ROOM, 5)) and not holds_back(panel(Badge.TABLE, None))


def test_a_dash_for_who_was_not_asked_holds_nothing_back() -> None:
    assert not holds_back(replace(panel(Badge.ROOM, None), key="attendance-by-step"))
