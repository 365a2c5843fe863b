import pytest

from tests.exports.checks.words import codes, troubles, written


@pytest.mark.parametrize(
    "words",
    [
        "The public thinks that sharing is fine.",
        "Manchester residents believe in it.",
        "The wider public would support this.",
        "The room was representative.",
        "This is public opinion.",
    ],
)
def test_speaking_for_more_than_the_room_is_pointed_out(words: str) -> None:
    (found,) = troubles(written(words))
    assert (found.code, found.must_mend) == ("population", False)
    assert "30 people who came, and no random sample" in str(found.message)


@pytest.mark.parametrize(
    "words",
    [
        "The room is not representative of anyone.",
        "Tables asked what the public expects of them.",
        "Public services gain by it.",
        "Representatives of councils sat in.",
    ],
)
def test_saying_what_the_room_is_not_is_left_alone(words: str) -> None:
    assert codes(words) == []


@pytest.mark.parametrize("words", ["The change was significant.", "They differ significantly."])
def test_significant_without_a_test_is_pointed_out(words: str) -> None:
    assert codes(words) == ["significance"]


@pytest.mark.parametrize(
    "words",
    [
        "The change was significant (p = .04).",
        "It was significant: [[figure benefit/agreed]].",
        "It does significant harm.",
    ],
)
def test_significant_with_its_test_or_of_a_thing_is_left_alone(words: str) -> None:
    assert codes(words) == []


@pytest.mark.parametrize("words", ["This shows public acceptability.", "It is acceptable to the public."])
def test_public_acceptability_must_be_called_this_groups_assessment(words: str) -> None:
    (found,) = troubles(written(words))
    assert (found.code, found.must_mend, found.offers) == (
        "public_acceptability",
        True,
        ("this group's assessment",),
    )
