"""Van der Eijk's A and Tastle and Wierman's consensus, against their published values."""

from fractions import Fraction

import pytest
from hypothesis import given, strategies as st

from sessions.aggregation.polarisation import agreement_a, consensus

# Van der Eijk 2001, p. 331, and the example of agreement() and of consensus() in the R package agrmt
# (Ruedin), which prints 0.6113333 and 0.7256876.
PUBLISHED = (30, 40, 210, 130, 530, 50, 10)
histograms = st.lists(st.integers(0, 30), min_size=3, max_size=7).filter(any)


def test_nobody_and_too_short_a_scale_have_neither() -> None:
    assert agreement_a([0, 0, 0]) is None
    assert agreement_a([3, 4]) is None
    assert consensus([0, 0]) is None
    assert consensus([3]) is None


def test_the_published_histogram_has_its_published_values() -> None:
    a, check = agreement_a(PUBLISHED), consensus(PUBLISHED)
    assert a is not None and check is not None
    assert round(float(a), 7) == 0.6113333
    assert round(check, 7) == 0.7256876


@pytest.mark.parametrize(
    ("layer", "published"),
    [("1111110", 0.167), ("0111110", 0.333), ("0011110", 0.5), ("0011100", 0.667), ("0010100", 0.467)],
)
def test_each_layer_has_its_published_agreement(layer: str, published: float) -> None:
    # The table of layers in agrmt's vignette, after van der Eijk 2001, p. 331.
    a = agreement_a([int(place) for place in layer])
    assert a is not None and round(float(a), 3) == published


@pytest.mark.parametrize(
    ("tenths_of_a_percent", "published"),
    [((24, 28, 32, 62, 135, 304, 416), 0.61), ((16, 26, 82, 210, 293, 270, 103), 0.48)],
    ids=["PvdA", "D66"],
)
def test_the_dutch_parties_have_their_published_agreement(
    tenths_of_a_percent: tuple[int, ...], published: float
) -> None:
    a = agreement_a(tenths_of_a_percent)
    assert a is not None and round(float(a), 2) == published


def test_the_three_ends_of_the_measures() -> None:
    assert agreement_a([0, 9, 0, 0]) == 1 == consensus([0, 9, 0, 0])
    assert agreement_a([5, 0, 0, 5]) == -1
    assert consensus([5, 0, 0, 5]) == 0
    assert agreement_a([4, 4, 4, 4]) == 0


@given(histograms)
def test_both_stay_within_their_bounds_and_the_scale_can_be_turned_round(counts: list[int]) -> None:
    a, check = agreement_a(counts), consensus(counts)
    assert a is not None and check is not None
    assert -1 <= a <= 1 and -1e-9 <= check <= 1
    assert a == agreement_a(counts[::-1])
    assert check == pytest.approx(consensus(counts[::-1]))


@given(histograms, st.integers(1, 9))
def test_twice_as_many_answers_of_each_sort_agree_as_much(counts: list[int], times: int) -> None:
    assert agreement_a([count * times for count in counts]) == agreement_a(counts)
    assert isinstance(agreement_a(counts), Fraction)
