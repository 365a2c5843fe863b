from dataclasses import replace

import pytest

from exports.checks import Statement
from exports.editing.slots import Slot, SlotKind
from tests.exports.checks.words import AROUND, codes, troubles, written


@pytest.mark.parametrize("marks", ["“{}”", '"{}"', "‘{}’"])
@pytest.mark.parametrize(
    "words",
    [
        "If we could see a gain for one life, we put that first.",
        "if we could see a gain for one life we put this foremost",
        "we could see a gain for one life",
    ],
)
def test_a_statement_typed_in_quotation_marks_must_be_placed_instead(words: str, marks: str) -> None:
    (found,) = troubles(written(f"They said {marks.format(words)} at once."))
    assert (found.code, found.must_mend) == ("quote_retyped", True)
    assert "plenary:t3-s2" in str(found.message) and "Place it as a quotation" in str(found.message)


def test_the_words_of_someone_who_did_not_agree_are_to_be_paraphrased() -> None:
    (found,) = troubles(written("“Nobody switches it off when the project ended.”"))
    assert found.code == "quote_retyped" and "did not agree to be quoted" in str(found.message)


def test_of_the_same_words_said_twice_the_one_that_may_be_quoted_is_named() -> None:
    twice = tuple(Statement(f"plenary:t{n}-s1", "We would never allow it here.", n == 2) for n in (1, 2, 3))
    (found,) = troubles(written("“We would never allow it here.”"), around=replace(AROUND, spoken=twice))
    assert "statement plenary:t2-s1, typed" in str(found.message)


def test_quotation_marks_around_what_nobody_said_are_pointed_out() -> None:
    (found,) = troubles(written("They called it “a truly wonderful day for the whole town”."))
    assert (found.code, found.must_mend) == ("quote_unknown", False)


@pytest.mark.parametrize("words", ["So-called “red lines” matter.", "It’s the tables’ own ‘first place’."])
def test_a_term_in_quotation_marks_is_no_quotation(words: str) -> None:
    assert codes(words) == []


def test_a_title_of_the_report_is_no_quotation() -> None:
    assert codes("See “Benefits by beneficiary and example”.") == []


def test_a_quotation_that_may_not_be_quoted_must_go() -> None:
    (found,) = troubles(Slot("q", SlotKind.QUOTE, "criteria", "S1", "", may_quote=False))
    assert (found.code, found.must_mend) == ("quote_without_consent", True)
    assert troubles(Slot("q", SlotKind.QUOTE, "criteria", "S1", "We put that first.")) == []
