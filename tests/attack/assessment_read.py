"""Reads an assessment: each question's places, what each feature weighs, and what the reading tells of both.

Days answer the questions of two features, and the one that does not always apply. Points are given in fives,
which a stranger is taken to know; two features are read, and within two one question each, for all are told
alike. What tables and the room
agreed is open. The draws (ends, zones) are no sums of answers, and are not read.
"""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from functools import partial
from typing import Any

from sessions.disclosure import ROOM_MINIMUM
from sessions.exercises.assessing.panel_weights import BAND, BANDS, WORDS
from sessions.exercises.assessing.state import ANSWERS, APART, NOT_APPLY, PLACES, WEIGHTS, WITHIN
from sessions.exercises.base import Panel
from sessions.framework.eighteen import FEATURES, QUESTIONS, questions_of
from sessions.framework.told.beside import BESIDE
from sessions.framework.told.panels import PROFILE, REACHES, WITHOUT
from sessions.words import Message
from tests.attack.question import NOT_SAID, Figure, Question, counts, exactly
from tests.attack.sums import Value

FIVES, WEIGHED = range(0, 101, 5), (1, 3)
WITHIN_FEATURES, INSIDE = (4, 2), (13, 5)  # the second question is told by the first, of two
ASKED = (5, 6, 7, 10, 13, 14)
SHEETS = ("sheets",)
MOST = len(PLACES) - 1
IN_SHORT = 0.00501  # what two decimals leave open
FINELY = 1e-6


def assessment_questions(state: Any) -> Iterator[Question]:
    """Each question that days answer, and each feature's points."""
    for number in ASKED if "alone" in state.settings.steps else ():
        apart = [key for key in APART if key != NOT_APPLY or QUESTIONS[number].is_conditional]
        domain = (*PLACES, *apart, NOT_SAID)
        yield Question(_name(number), SHEETS, domain, partial(_placed, number))
    for feature in WEIGHED if "weights" in state.settings.steps else ():
        yield Question(_weight(feature), (WEIGHTS,), (*FIVES, "cant_say"), partial(_given, feature))

    for number in INSIDE if WITHIN in state.settings.steps else ():
        yield Question(_inside(number), (WITHIN,), tuple(_shares(number)), partial(_share, number))


def _inside(number: int) -> str:
    return f"within-{number}"


def _shares(number: int) -> dict[Value, float | None]:
    """What a question can have of 100, by its share as the score takes it; None for no points there."""
    alike = Fraction(100, len(questions_of(QUESTIONS[number].feature)))
    known: dict[Value, float | None] = {Fraction(points): float(points) for points in FIVES}
    return {**known, alike: float(alike), NOT_SAID: None}


def _share(number: int, inside: Any) -> Value:
    found: Value = inside.split(QUESTIONS[number].feature).get(number, NOT_SAID)
    return found


def _name(number: int) -> str:
    return f"question-{number}"


def _weight(feature: int) -> str:
    return f"weight-{feature}"


def _placed(number: int, sheet: Any) -> Value:
    said: Value = sheet.answers.get(number, NOT_SAID)
    return said


def _given(feature: int, points: Any) -> Value:
    return points.get(feature, 0) if points else "cant_say"


def assessment_figures(state: Any, phase: str, panel: Panel) -> Iterator[Figure]:
    """Counts of the answers, the points, and of a reading of people's own answers the means with their n."""
    if panel.key == WEIGHTS:
        yield from _points(panel)
    if panel.key == WITHIN:
        yield from _means_inside(panel)
    if panel.key == ANSWERS:
        yield from _counts(state, panel)
    if panel.key in (REACHES, WITHOUT) and "alone" in state.settings.steps:
        yield from _means(panel)
    if panel.key == PROFILE:
        yield from _weights(panel)
    if panel.key == BESIDE and "on their own" in str(panel.basis):
        yield from _beside(panel, "after" if state.settings.compare_with else "before")


def _counts(state: Any, panel: Panel) -> Iterator[Figure]:
    """A question that is left empty tells one thing: fewer than five placed it."""
    rows = {row["number"]: row for row in panel.rows}
    for question in assessment_questions(state):
        if question.prompts != SHEETS:
            continue
        row = rows[int(question.name.removeprefix("question-"))]
        everybody = {(value,): 1.0 for value in question.domain}
        yield exactly(question.name, SHEETS, everybody, panel.basis.values["n"])
        if row[PLACES[0]] is None:
            yield Figure(question.name, SHEETS, _on_scale(), 0, ROOM_MINIMUM - 1, hides=True)
            continue
        for value in question.domain[:-1]:
            yield counts(question.name, *SHEETS, value, row[str(value)])


def _on_scale() -> dict[Any, float]:
    return {(place,): 1.0 for place in PLACES}


def _means(panel: Panel) -> Iterator[Figure]:
    for row in panel.rows:
        name, n = _name(row["number"]), row["placed"]
        yield from _mean(name, n, float(row["mean"]), IN_SHORT)
        if "cant_say" in row:
            for key, column in (("cant_say", "cant_say"), (NOT_APPLY, "not_applying")):
                yield counts(name, *SHEETS, key, row[column])


def _beside(panel: Panel, side: str) -> Iterator[Figure]:
    """One side of two assessments: the means that are written, each with its n."""
    for row in panel.rows:
        yield from _mean(_name(row["number"]), row[f"{side}_n"], float(row[side]), IN_SHORT)


def _mean(name: str, n: int, mean: float, within: float) -> Iterator[Figure]:
    yield exactly(name, SHEETS, _on_scale(), n)
    total = {(place,): step / MOST for step, place in enumerate(PLACES)}
    yield Figure(name, SHEETS, total, (mean - within) * n, (mean + within) * n)


def remainders(profile: Panel, answers: Panel) -> Iterator[Figure]:
    """What a feature's score and n leave for a question that is empty, once the shown ones are taken off."""
    rows = {row["number"]: row for row in answers.rows}
    for feature, row in zip(FEATURES, profile.rows[1:], strict=True):
        asked = {one.number: rows[one.number] for one in questions_of(feature)}
        shown = {number: one for number, one in asked.items() if one[PLACES[0]] is not None}
        left = row["answers"] - sum(one[place] for one in shown.values() for place in PLACES)
        hidden = sorted(asked.keys() - shown.keys())
        if left and len(hidden) == 1:
            means = [_mean_of(one) for one in shown.values()]
            mean = row["score"] * (len(means) + 1) - sum(means)
            yield from _mean(_name(hidden[0]), left, mean, FINELY)


def _mean_of(row: Mapping[str, Any]) -> float:
    n: int = sum(row[place] for place in PLACES)
    return float(sum(step * row[place] for step, place in enumerate(PLACES)) / MOST / n)


def _points(panel: Panel) -> Iterator[Figure]:
    """The bands, the mean as the sum that rounding leaves, and who can't say."""
    keys = {str(feature.short): number for number, feature in FEATURES.items()}
    n = int(str(panel.basis.values["n"]))
    apart = next((note.values["n"] for note in panel.notes if note.text == "%(n)s more can't say."), 0)
    for row in panel.rows:
        name = _weight(keys[str(row["feature"])])
        yield counts(name, WEIGHTS, "cant_say", int(str(apart)))
        for band in range(len(WORDS)):
            within = {(p,): 1.0 for p in FIVES if min(-(-p // BAND), BANDS) == band}
            yield exactly(name, (WEIGHTS,), within, row[f"band-{band}"])
        yield _weighs(name, n, float(row["mean"]), 0.0501)


def _means_inside(panel: Panel) -> Iterator[Figure]:
    """A mean as the sum that rounding leaves, with its n; that a feature is left empty says: four at most."""
    rows = {row["number"]: row for row in panel.rows}
    for number in INSIDE:
        name, row, weights = _inside(number), rows[number], _shares(number)
        points = {(value,): 1.0 for value, weight in weights.items() if weight is not None}
        if row["n"] is None:
            yield Figure(name, (WITHIN,), points, 0, ROOM_MINIMUM - 1, hides=True)
            continue
        yield exactly(name, (WITHIN,), points, row["n"])
        total = {(value,): weight for value, weight in weights.items() if weight is not None}
        mean, n = float(row["mean"]), row["n"]
        yield Figure(name, (WITHIN,), total, (mean - 0.0501) * n, (mean + 0.0501) * n)


def _weights(panel: Panel) -> Iterator[Figure]:
    """What the reading says of the same: of how many, and the mean in hundredths."""
    people = next((note.values["people"] for note in panel.notes if "people" in note.values), None)
    if not isinstance(people, Message):
        return
    n = int(str(people.values["n"]))
    for feature, row in zip(FEATURES, panel.rows[1:], strict=True):
        everybody = {(p,): 1.0 for p in FIVES}
        yield exactly(_weight(feature), (WEIGHTS,), everybody, n)
        if row["weight"] is not None:
            yield _weighs(_weight(feature), n, float(row["weight"]) * 100, 0.501)


def _weighs(name: str, n: int, mean: float, within: float) -> Figure:
    return Figure(name, (WEIGHTS,), {(p,): float(p) for p in FIVES}, (mean - within) * n, (mean + within) * n)


def can_not_weigh(count: int) -> list[Figure]:
    """How many abstained, as attendance says it."""
    return [counts(_weight(feature), WEIGHTS, "cant_say", count) for feature in WEIGHED]
