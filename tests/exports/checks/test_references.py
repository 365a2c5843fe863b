import pytest

from tests.exports.checks.words import AGREED, codes, marked, troubles, written


@pytest.mark.parametrize(
    ("words", "offer"),
    [
        ("See figure 5 for it.", f"[[figure {AGREED}]]"),
        ("See Fig. 5 for it.", f"[[figure {AGREED}]]"),
        ("See section 4.1 for it.", "[[section exercise benefit]]"),
        ("Examples are in Appendix B.", "[[section examples]]"),
        ("As F7 says.", f"[[figure {AGREED}]]"),
    ],
)
def test_a_typed_reference_must_become_a_generated_one(words: str, offer: str) -> None:
    (found,) = troubles(written(words))
    assert (found.code, found.must_mend, found.offers) == ("reference_typed", True, (offer,))


def test_a_typed_reference_to_nothing_is_told_to_lead_nowhere() -> None:
    (found,) = troubles(written("See Appendix Q."))
    assert found.offers == () and "leads nowhere" in str(found.message)


@pytest.mark.parametrize(
    "mark", ["[[figure gone]]", "[[section gone]]", "[[figure]]", "[[note x]]", "[[figure benefit/agreed"]
)
def test_a_mark_that_leads_nowhere_must_go(mark: str) -> None:
    assert marked(f"See {mark}", "reference_dead") == [mark]


@pytest.mark.parametrize(
    "words",
    [
        f"See [[figure {AGREED}]] and [[section examples]].",
        "Under section 5 of the Crime and Disorder Act 1998.",
        "Table 3 could not agree on example F.",
        "The cross-section A shows; a figure of speech.",
    ],
)
def test_generated_references_laws_and_tables_of_the_room_are_left_alone(words: str) -> None:
    assert not {"reference_typed", "reference_dead"} & set(codes(words))
