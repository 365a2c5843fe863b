"""Rooms that assess a proposal: written down in short, and by Hypothesis."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from hypothesis import strategies as st

from sessions.aggregation.framework.weights import Points
from sessions.framework.answer import POSITIONS, Answer, Confidence
from sessions.framework.eighteen import FEATURES, QUESTIONS

NAMES = "abcdef"


def answers_of(values: Mapping[str, Mapping[int, Fraction | int]], **alike: object) -> list[Answer]:
    """Answers from values by person and question."""
    return [
        Answer(person, question, Fraction(value), **alike)  # type: ignore[arg-type]
        for person, given in values.items()
        for question, value in given.items()
    ]


def points_of(*features: int, person: str = "a", within: Mapping[int, int] | None = None) -> Points:
    """Points over the five features, in order."""
    given = dict(zip(FEATURES, map(Fraction, features), strict=True))
    return Points(person, given, {key: Fraction(one) for key, one in (within or {}).items()})


def means_of(values: Sequence[int], of: int = 4) -> dict[int, Fraction]:
    """Eighteen means, in parts of `of`."""
    return {number: Fraction(value, of) for number, value in zip(QUESTIONS, values, strict=True)}


confidences = st.sampled_from([None, *Confidence])
positions = st.sampled_from(POSITIONS)
keyed = st.tuples(st.sampled_from(NAMES), st.sampled_from(list(QUESTIONS)))
said = st.one_of(
    st.tuples(positions, st.just(True), confidences),
    st.tuples(st.none(), st.booleans(), st.none()),
)
given_points = st.builds(
    lambda person, features, within: points_of(*features, person=person, within=within),
    st.sampled_from(NAMES + "xyz"),
    st.lists(st.integers(0, 100), min_size=5, max_size=5).filter(any),
    st.dictionaries(st.sampled_from(list(QUESTIONS)), st.integers(0, 100)),
)


def _answers(
    given: Mapping[tuple[str, int], tuple[Fraction | None, bool, Confidence | None]],
) -> list[Answer]:
    return [Answer(who, question, *one) for (who, question), one in given.items()]


rooms = st.dictionaries(keyed, said, min_size=1, max_size=40).map(_answers)
weighings = st.lists(given_points, max_size=6, unique_by=lambda one: one.person)
