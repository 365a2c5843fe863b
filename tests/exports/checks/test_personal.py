from dataclasses import replace

import pytest

from exports.editing.slots import Slot, SlotKind
from tests.exports.checks.words import AGREED, AROUND, FACTS, codes, marked, troubles

PERSONAL = "personal_data"


@pytest.mark.parametrize(
    ("words", "mark"),
    [
        ("Write to a.b+c@example.org.uk today.", "a.b+c@example.org.uk"),
        ("Ring 0161 496 0000 at noon.", "0161 496 0000"),
        ("Ring +44 (0)161 496 0000.", "+44 (0)161 496 0000"),
        ("She lives in M1 1AE.", "M1 1AE"),
        ("She lives in sw1a 2aa.", "sw1a 2aa"),
        ("His number is 943 476 5919.", "943 476 5919"),
        ("It is QQ 12 34 56 C.", None),
        ("It is AB 12 34 56 C.", "AB 12 34 56 C"),
        ("He was born on 12 March 1961.", "born on 12 March 1961"),
        ("DOB 1/2/61.", "DOB 1/2/61"),
        ("On file: 12/03/1961.", "12/03/1961"),
        ("As Mrs Smith put it.", "Mrs Smith"),
        ("Ask Cllr. O'Neill.", "Cllr. O'Neill"),
        ("As ada lovelace said.", "ada lovelace"),
        ("It was Lovelace who asked.", "Lovelace"),
        ("We asked Will and left.", "Will"),
    ],
)
def test_personal_details_are_marked(words: str, mark: str | None) -> None:
    assert marked(words, PERSONAL) == ([mark] if mark else [])


@pytest.mark.parametrize(
    "words",
    [
        "Will people accept it? They may.",
        "The workshop was on 28/06/2017 in May.",
        "The budget is 1234567890 pounds.",
        "B1 2nd, C4 3rd and D2 1st.",
        "Data of 2 councils under the Act of 1998.",
        "Write to data@example.gov.uk with questions.",
        "Doctors and a miss are as good as a mile.",
    ],
)
def test_ordinary_words_are_left_alone(words: str) -> None:
    assert PERSONAL not in codes(words)


def test_a_name_of_the_area_is_no_persons_name() -> None:
    around = replace(AROUND, names=("Ann Manchester",))
    assert PERSONAL not in codes("Tables in Manchester agreed with each other.", around)


def test_quotations_and_what_figures_print_are_looked_at_too() -> None:
    quote = Slot("q", SlotKind.QUOTE, "criteria", "S1", "Ask Ada Lovelace.")
    (found,) = troubles(quote)
    assert (found.code, found.must_mend) == (PERSONAL, True)
    around = replace(AROUND, printed={AGREED: "What was said: ring 0161 496 0000"})
    (behind,) = troubles(FACTS[1], around=around)
    assert (behind.code, behind.start, behind.end) == (PERSONAL, 0, 0)
    assert str(behind.message).startswith("F7 prints “0161 496 0000”")


def test_no_trouble_holds_a_name_that_the_writer_did_not_type() -> None:
    found = troubles(Slot("q", SlotKind.QUOTE, "criteria", "S1", "Lovelace was there, said Lovelace."))
    assert found and not any("Ada" in str(one.message) for one in found)
