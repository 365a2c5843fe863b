"""Owns a table of points for the framework: `person,feature,points` and perhaps `question`.

A row without a question gives points to a feature, by its number from 1 to 5; a row with one gives points to
that question within its feature. A person's points over the features, and within a feature, add up to 100,
or the most of them is 100 (swing). What has no row got nothing.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from exports.brought.framework_answers import NUMBER, number_of_question
from exports.brought.lines import Line, Problems, quoted, table_lines
from sessions.aggregation.framework.weights import Points
from sessions.framework.eighteen import FEATURES, QUESTIONS

COLUMNS = ("person", "feature", "points")
QUESTION = "question"
HUNDRED = 100
ROUNDING = Fraction(1, 2)  # points written with decimals may miss the sum by so much
Group = tuple[str, int | None]  # a person's points over the features (None), or within one


def read_weights(text: str) -> list[Points]:
    """What each person gave out. Raise BadLinesError with every line that can't be used."""
    problems = Problems()
    lines = table_lines(text, COLUMNS, (QUESTION,), problems)
    for line in lines:
        _check(line, problems)
    problems.stop_if_any()
    given = _given(lines, problems)
    _check_sums(given, problems)
    problems.stop_if_any()
    return list(_points(given))


def _check(line: Line, problems: Problems) -> None:
    if not line["person"]:
        problems.add(line.number, "The person is empty.")
    if _feature(line) is None:
        problems.add(
            line.number,
            f"There is no feature {quoted(line['feature'])}: they run from 1 to {len(FEATURES)}.",
        )
    if not NUMBER.fullmatch(line["points"]) or Fraction(line["points"]) > HUNDRED:
        problems.add(line.number, f"The points {quoted(line['points'])} are no number from 0 to 100.")
    if line[QUESTION]:
        _check_question(line, problems)


def _check_question(line: Line, problems: Problems) -> None:
    number, feature = number_of_question(line[QUESTION]), _feature(line)
    if number is None:
        told = f"There is no question {quoted(line[QUESTION])}: they run from 1 to {len(QUESTIONS)}."
        problems.add(line.number, told)
    elif feature is not None and QUESTIONS[number].feature != feature:
        belongs = QUESTIONS[number].feature
        problems.add(line.number, f"Question {number} belongs to feature {belongs}, not to {feature}.")


def _feature(line: Line) -> int | None:
    typed = line["feature"]
    return int(typed) if re.fullmatch("[0-9]", typed) and int(typed) in FEATURES else None


def _given(lines: Sequence[Line], problems: Problems) -> dict[Group, dict[int, tuple[Fraction, int]]]:
    """Points and their line by what they went to, person by person."""
    given: dict[Group, dict[int, tuple[Fraction, int]]] = {}
    for line in lines:
        feature, number = int(line["feature"]), number_of_question(line[QUESTION])
        group = given.setdefault((line["person"], feature if number else None), {})
        went_to = number or feature
        if went_to in group:
            what = f"question {number}" if number else f"feature {feature}"
            told = (
                f"{quoted(line['person'])} gives points to {what} twice, on line {group[went_to][1]} already."
            )
            problems.add(line.number, told)
        group.setdefault(went_to, (Fraction(line["points"]), line.number))
    return given


def _check_sums(given: Mapping[Group, Mapping[int, tuple[Fraction, int]]], problems: Problems) -> None:
    """Told at the last line of the person's points."""
    for (person, feature), group in given.items():
        points = [point for point, _ in group.values()]
        total, within = sum(points, Fraction(0)), f" within feature {feature}" if feature else ""
        if max(points) != HUNDRED and abs(total - HUNDRED) > ROUNDING:
            told = (
                f"The points of {quoted(person)}{within} add up to {float(total):g}. They have to add up to "
                "100, or the most of them has to be 100 (swing)."
            )
            problems.add(max(line for _, line in group.values()), told)


def _points(given: Mapping[Group, Mapping[int, tuple[Fraction, int]]]) -> Iterator[Points]:
    for person in dict.fromkeys(person for person, _ in given):
        within = {
            number: points
            for (who, feature), group in given.items()
            if who == person and feature
            for number, (points, _) in group.items()
        }
        over = given.get((person, None), {})
        yield Points(person, {feature: points for feature, (points, _) in over.items()}, within)
