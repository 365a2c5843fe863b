import pytest

from tests.exports.checks.words import codes, marked, troubles, written

MISSING = "count_missing"


@pytest.mark.parametrize(
    ("words", "mark"),
    [
        ("Most participants wanted direct benefit first.", "Most participants"),
        ("Most tables put the person first.", "Most tables"),
        ("Here most of the tables agreed.", "most of the tables"),
        ("Many felt that it was hard.", "Many"),
        ("A few people left early.", "A few people"),
        ("Several groups struggled.", "Several groups"),
        ("A clear majority wanted it.", "A clear majority"),
        ("The majority of participants wanted it.", "The majority of participants"),
        ("About half of the room moved.", "About half of the room"),
        ("Nearly all participants stayed.", "Nearly all participants"),
        ("Some people changed their minds.", "Some people"),
        ("Everyone liked it.", "Everyone"),
        ("Nobody objected.", "Nobody"),
        ("A third of those present moved.", "A third of those present"),
        ("A small number of delegates asked.", "A small number of delegates"),
        ("A minority disagreed.", "A minority"),
    ],
)
def test_a_word_for_how_many_without_a_count_is_marked(words: str, mark: str) -> None:
    assert marked(words, MISSING) == [mark]


@pytest.mark.parametrize(
    "words",
    [
        "Most tables (5 of 6) agreed.",
        "Five of the six tables agreed, which is most tables.",
        "It was the most important reason.",
        "Some data is shared with many services.",
        "The half day was short.",
        "People talked about the majority of examples.",
        "A third way would be consent.",
        "It says how many people came, and no one group gains.",
        "Anyone can read the record.",
        "Table 2 wrote “nobody gains by it yet” at once.",
        "Tables thought about several kinds of data.",
    ],
)
def test_a_count_in_the_sentence_or_a_word_about_things_is_left_alone(words: str) -> None:
    assert MISSING not in codes(words)


def test_a_count_in_another_sentence_does_not_help() -> None:
    assert marked("5 of 6 tables agreed. Most tables were quick.", MISSING) == ["Most tables"]


def test_the_counts_of_the_section_are_offered_that_fit_the_word_and_whom_it_is_about() -> None:
    found = {
        words: troubles(written(words))[0].offers for words in ("Most tables agreed.", "Few people left.")
    }
    assert found == {"Most tables agreed.": ("5 of 6 tables",), "Few people left.": ("9 of 30 people",)}


def test_counts_of_statements_are_never_offered_for_people() -> None:
    assert not any("31" in offer for offer in troubles(written("Some people spoke."))[0].offers)


def test_it_may_be_left_and_what_to_do_is_said() -> None:
    (found,) = troubles(written("Most tables agreed."))
    assert not found.must_mend
    assert str(found.message) == (
        "“Most tables” without a count. Write how many of how many, as the facts beside it do."
    )
