from dataclasses import replace

import pytest

from exports.editing.slots import SlotKind
from tests.exports.checks.words import AROUND, FACTS, codes, marked, troubles, written


@pytest.mark.parametrize(
    ("words", "mark"),
    [
        ("7 of 30 people put it first.", "7 of 30 people"),
        ("Seven of the thirty put it first.", None),
        ("Four of six tables agreed.", "Four of six tables"),
        ("It was 7 out of 30.", "7 out of 30"),
        ("14 people spoke.", "14 people"),
    ],
)
def test_a_number_that_no_fact_of_its_section_says_is_marked(words: str, mark: str | None) -> None:
    assert marked(words, "number_unknown") == ([mark] if mark else [])


@pytest.mark.parametrize(
    "words",
    [
        "9 of 30 people put it first.",
        "Five of the six tables agreed.",
        "27 of 30 placed every card, in 2017, at Table 3, with example 4.",
        "One of two reasons was the cost of £800 a year since 28 June.",
        "30 participants, and one person more than that in the room next door.",
    ],
)
def test_numbers_of_the_facts_dates_and_things_are_left_alone(words: str) -> None:
    assert "number_unknown" not in codes(words)


def test_what_the_facts_say_of_as_many_is_told_and_offered() -> None:
    (found,) = troubles(written("7 of 30 people put it first."))
    assert found.offers == ("9 of 30 people", "27 of 30")
    assert "Of 30, the facts say: 9 of 30 people; 27 of 30." in str(found.message)
    assert not found.must_mend


def test_facts_of_another_section_do_not_count_unless_there_are_none_here() -> None:
    elsewhere = written("30 people joined.", section="people")
    assert troubles(elsewhere) == []
    assert [one.code for one in troubles(written("14 people joined.", section="people"))] == [
        "number_unknown"
    ]
    assert troubles(written("5 of 6 tables agreed.", section="next")) == []


def test_the_cells_of_a_figure_count_as_its_facts() -> None:
    around = replace(AROUND, printed={"benefit/own": "Empty homes 13 of 15"})
    assert codes("13 of 15 placed it.", around) == []


def test_a_count_and_the_n_of_its_figure_agree_though_no_sentence_puts_them_together() -> None:
    around = replace(AROUND, printed={"benefit/own": "Very comfortable 8"})
    assert codes("8 of 30 people were very comfortable.", around) == []
    assert codes("8 of 29 people were very comfortable.", around) == ["number_unknown"]


def test_a_number_beside_counts_held_back_must_go() -> None:
    facts = [replace(slot, withheld=slot.kind is SlotKind.FIGURE) for slot in FACTS]
    (found,) = troubles(written("3 people said so."), facts=facts)
    assert found.code == "withheld_number" and found.must_mend
    assert "held back there (F7 and F8): fewer than 5 people" in str(found.message)


@pytest.mark.parametrize("words", ["53% answered.", "53 per cent (16 of 30) answered.", "About 53.3 % did."])
def test_a_percentage_of_fewer_than_forty_must_be_mended(words: str) -> None:
    found = [one for one in troubles(written(words)) if one.code == "percentage"]
    assert len(found) == 1 and found[0].must_mend


def test_a_percentage_may_stand_beside_a_count_of_forty_or_more() -> None:
    assert "percentage" not in codes("30 of 40 people, or 75%, agreed.")
