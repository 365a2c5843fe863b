"""How far coders agree, against published numbers."""

from fractions import Fraction

import pytest
from hypothesis import given, strategies as st

from sessions.aggregation.coders import cohens_kappa, krippendorffs_alpha

VALUES = st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("abc")), min_size=1, max_size=20)


def test_without_statements_there_is_no_number() -> None:
    assert cohens_kappa([], []) is None
    assert krippendorffs_alpha([[], []]) is None


def test_where_both_gave_one_value_throughout_there_is_no_number() -> None:
    assert cohens_kappa([True] * 5, [True] * 5) is None
    assert krippendorffs_alpha([[True] * 5, [True] * 5]) is None


def test_a_value_that_nobody_else_gave_can_not_be_paired() -> None:
    assert krippendorffs_alpha([["a", None], [None, "b"]]) is None


def test_kappa_is_that_of_the_diagnoses_in_cohens_own_table() -> None:
    """Cohen, Weighted kappa, Psychological Bulletin 70, 1968, table 1: 200 cases, unweighted kappa .492."""
    table = [[88, 10, 2], [14, 40, 6], [18, 10, 12]]
    cases = [(a, b) for a, row in enumerate(table) for b, count in enumerate(row) for _ in range(count)]
    one, other = zip(*cases, strict=True)
    found = cohens_kappa(one, other)
    assert found == Fraction(29, 59)
    assert found == pytest.approx(0.492, abs=0.0005)


def test_alpha_is_that_of_krippendorffs_binary_example() -> None:
    """Krippendorff, Computing Krippendorff's alpha-reliability, 2011, section A: alpha = .095."""
    one, other = "0100000010", "1110010000"
    assert krippendorffs_alpha([one, other]) == pytest.approx(0.095, abs=0.0005)


def test_alpha_is_that_of_krippendorffs_nominal_example() -> None:
    """The same, section B: 12 units, two observers, alpha = .692."""
    assert krippendorffs_alpha(["aabbdcccedda", "babbbccceddd"]) == pytest.approx(0.692, abs=0.0005)


def test_alpha_is_that_of_krippendorffs_example_with_gaps() -> None:
    """The same, section C: 12 units, four observers, some without a value, nominal alpha = .743."""
    coders = ["123321412...", "1233224125.3", ".3332342251.", "12332441251."]
    values = [[None if value == "." else value for value in coder] for coder in coders]
    assert krippendorffs_alpha(values) == pytest.approx(0.743, abs=0.0005)


@given(VALUES)
def test_who_is_called_first_makes_no_difference(pairs: list[tuple[str, str]]) -> None:
    one, other = zip(*pairs, strict=True)
    assert cohens_kappa(one, other) == cohens_kappa(other, one)
    assert krippendorffs_alpha([one, other]) == krippendorffs_alpha([other, one])


@given(VALUES)
def test_no_measure_is_above_one_and_full_agreement_is_one(pairs: list[tuple[str, str]]) -> None:
    one, other = zip(*pairs, strict=True)
    for found in (cohens_kappa(one, other), krippendorffs_alpha([one, other])):
        assert found is None or found <= 1
    assert cohens_kappa(one, one) in (None, 1)
