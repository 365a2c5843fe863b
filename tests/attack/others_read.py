"""Reads what is asked once: points, pairs, a form, own orders, marks."""

from collections.abc import Iterator
from fractions import Fraction
from functools import partial
from itertools import product
from operator import attrgetter
from typing import Any

from sessions.aggregation.borda import points
from sessions.aggregation.rankings import Ranking
from sessions.exercises.base import Panel
from sessions.exercises.factors.answers import APART, CHOICES, PAIR_ANSWERS
from sessions.exercises.factors.pairs import FACTORS
from sessions.exercises.hundred_points.panel import WORDS, band_of
from tests.attack.question import NOT_SAID, Figure, Question, counts, exactly
from tests.attack.sums import Value


def points_questions(state: Any) -> Iterator[Question]:
    """Each thing."""
    for key in state.settings.titles:
        yield Question(
            key,
            ("ballots",),
            (*range(101), "cant_say"),
            partial(_given, key),
        )


def _given(key: str, body: Any) -> Value:
    return body.points.get(key, 0) if body.points else "cant_say"


def points_figures(state: Any, phase: str, panel: Panel) -> Iterator[Figure]:
    """The bands, and the mean as the sum that rounding leaves."""
    keys, n = {title: key for key, title in state.settings.titles.items()}, int(str(panel.basis.values["n"]))
    for row in panel.rows:
        question = keys[row["thing"]]
        for band in range(len(WORDS)):
            weights = {(p,): 1.0 for p in range(101) if band_of(p) == band}
            yield exactly(question, ("ballots",), weights, row[f"band-{band}"])
        total = float(row["mean"]) * n
        yield Figure(
            question,
            ("ballots",),
            {(p,): float(p) for p in range(101)},
            total - 0.0501 * n,
            total + 0.0501 * n,
        )


def factor_questions(state: Any) -> Iterator[Question]:
    """Each factor with all its pairs, and the direct choice."""
    for factor in FACTORS:
        numbers = _numbers(state, factor)
        yield Question(
            factor,
            ("pairs",),
            tuple(product((*PAIR_ANSWERS, NOT_SAID), repeat=len(numbers))),
            partial(_on_pairs, numbers),
        )
    yield Question("choice", ("choices",), (*CHOICES, *APART), attrgetter("choice"))


def _on_pairs(numbers: list[int], body: Any) -> Value:
    return tuple(body.answers.get(number, NOT_SAID) for number in numbers)


def _numbers(state: Any, factor: str) -> list[int]:
    return [n for n, pair in enumerate(state.settings.pairs, start=1) if pair.factor == factor]


def factor_figures(state: Any, phase: str, panel: Panel) -> Iterator[Figure]:
    """Every number of the pairs and of the choice."""
    domains = {question.name: question.domain for question in factor_questions(state)}
    if panel.key == "choice":
        labels = {str(label): key for key, label in (CHOICES | APART).items()}
        for row in panel.rows:
            if str(row["choice"]) in labels:
                yield counts("choice", "choices", labels[str(row["choice"])], row["people"])
        return
    for factor, words in FACTORS.items():
        numbers, ways = (
            _numbers(state, factor),
            [value for value in domains[factor] if isinstance(value, tuple)],
        )
        if panel.key == "difference":
            row = next(row for row in panel.rows if str(row["factor"]) == str(words))
            made = {(way,): 1.0 for way in ways if {"a", "b"} & set(way)}
            none = {(way,): 1.0 for way in ways if set(way) - {"cant_say", NOT_SAID} == {"same"}}
            yield exactly(factor, ("pairs",), made, row["made"])
            yield exactly(factor, ("pairs",), none, row["none"])
            continue
        rows = [row for row in panel.rows if row["factor"] == factor]
        for place, (_, row) in enumerate(zip(numbers, rows, strict=True)):
            for answer, column in (
                ("a", "a_people"),
                ("b", "b_people"),
                ("same", "same"),
                ("cant_say", "cant_say"),
            ):
                weights = {(way,): 1.0 for way in ways if way[place] == answer}
                yield exactly(factor, ("pairs",), weights, row[column])


def form_questions(state: Any) -> Iterator[Question]:
    """Each rating."""
    for number in range(1, len(state.settings.ratings) + 1):
        yield Question(
            f"rating-{number}",
            ("forms",),
            (1, 2, 3, 4, 5, 6, NOT_SAID),
            partial(_rated, number),
        )


def _rated(number: int, body: Any) -> Value:
    step: Value = body.ratings.get(number, NOT_SAID)
    return step


def form_figures(state: Any, phase: str, panel: Panel) -> Iterator[Figure]:
    """Every step of every rating that is shown."""
    for number, row in enumerate(panel.rows, start=1):
        for step in range(1, 7):
            if row[str(step)] is not None:
                yield counts(f"rating-{number}", "forms", step, row[str(step)])


def card_questions(state: Any) -> Iterator[Question]:
    """Each card of each set, or each side where people mark."""
    for key, held in state.sets.items():
        cards = [example.key for example in held.examples]
        if state.settings.is_quick:
            for side in ("most", "least"):
                yield Question(
                    f"{key}:{side}",
                    (f"marks.{key}",),
                    (*cards, NOT_SAID),
                    partial(_marked, side),
                )
            continue
        ways = sorted({float(n) for n in _all_points(len(cards))})
        for card in cards:
            yield Question(
                f"{key}:{card}",
                (f"own.{key}",),
                (*ways, NOT_SAID),
                partial(_points, card, cards),
            )


def _all_points(size: int) -> Iterator[Any]:
    for placed in range(1, size + 1):
        for doubled in range(2, 2 * placed + 1):
            yield size - Fraction(doubled, 2) * Fraction(size + 1, placed + 1)


def _marked(side: str, body: Any) -> Value:
    return getattr(body, side) or NOT_SAID


def _points(card: str, cards: list[str], body: Any) -> Value:
    given = points(Ranking.of(body.tiers, cards))
    return float(given[card]) if card in given else NOT_SAID


def card_figures(state: Any, phase: str, panel: Panel) -> Iterator[Figure]:
    """Of each card: by how many, the sum, and from where to where; or the marks."""
    is_quick = state.settings.is_quick
    key = panel.key.removeprefix("marks:" if is_quick else "own_orders_")
    if is_quick:
        for row, side in product(panel.rows, ("most", "least")):
            if row[side] is not None:
                yield counts(f"{key}:{side}", f"marks.{key}", row["card"], row[side])
        return
    ways = sorted({float(n) for n in _all_points(len(state.sets[key].examples))})
    for row in panel.rows:
        question, prompt, n = f"{key}:{row['card']}", (f"own.{key}",), row["n"]
        yield exactly(question, prompt, {(way,): 1.0 for way in ways}, n)
        if row["mean"] is None:
            continue
        total = row["mean"] * n
        yield Figure(question, prompt, {(w,): w for w in ways}, total - 0.00501 * n, total + 0.00501 * n)
        within = [way for way in ways if row["low"] - 0.006 <= way <= row["high"] + 0.006]
        yield exactly(question, prompt, {(way,): 1.0 for way in within}, n)
