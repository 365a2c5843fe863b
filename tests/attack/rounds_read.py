"""Reads what is asked in rounds: each round's counts, and changes between rounds."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from itertools import product
from typing import Any

from sessions.exercises.base import Panel
from sessions.exercises.open_poll.wording import PollWords
from tests.attack.question import CHOSEN, NOT_CHOSEN, Figure, Question, counts, exactly
from tests.attack.sums import NOTHING, Value

APART = ("cant_say", "prefer_not")
Pair = tuple[int | None, int | None]


def _words(state: Any) -> Any:
    return state.words if hasattr(state, "words") else PollWords(state.settings)


def round_questions(state: Any) -> Iterator[Question]:
    """One question over all rounds where they are set beside each other, else one a round."""
    prompts = tuple(f"rounds.{phase}" for phase in state.rounds.phases)
    form = getattr(state.settings, "form", "single")
    if form in ("single", "scale"):
        yield Question("answer", prompts, (*_words(state).scale, *APART), str)
    elif form == "number":
        numbers = range(state.settings.lowest, state.settings.highest + 1)
        for prompt in prompts:
            yield Question(prompt, (prompt,), (*numbers, *APART), _itself)
    elif form == "several":
        for prompt, key in product(prompts, state.settings.choices):
            yield Question(
                f"{prompt}:{key}",
                (prompt,),
                (CHOSEN, NOT_CHOSEN, *APART),
                partial(_has, key),
            )
    else:
        for prompt, text in product(prompts, _texts(state)):
            yield Question(
                f"{prompt}:{text}",
                (prompt,),
                (CHOSEN, NOT_CHOSEN, *APART),
                partial(_wrote, state, text),
            )


def _texts(state: Any) -> list[str]:
    return sorted({saying.text for saying in state.sayings.in_order})


def _itself(body: Any) -> Value:
    found: Value = body
    return found


def _has(key: str, body: Any) -> Value:
    return (CHOSEN if key in body else NOT_CHOSEN) if isinstance(body, tuple) else _itself(body)


def _wrote(state: Any, text: str, body: Any) -> Value:
    return _has(
        text, tuple(saying.text for saying in state.words_of(body)) if isinstance(body, tuple) else body
    )


def round_figures(state: Any, phase: str, panel: Panel) -> Iterator[Figure]:
    """Every number of a round's results."""
    form = getattr(state.settings, "form", "single")
    if panel.key == "tested":
        yield from _tested(state, panel)
    elif panel.key in ("change", "change-from-first"):
        yield from _change(state, phase, panel)
    elif form in ("several", "words"):
        yield from _chosen(state, phase, panel)
    else:
        yield from _answers(state, panel)


def _answers(state: Any, panel: Panel) -> Iterator[Figure]:
    question = next(round_questions(state))
    by_label: dict[str, Value] = {str(label): key for key, label in _words(state).apart.items()}
    if question.name == "answer":
        by_label |= {str(label): key for key, label in _words(state).scale.items()}
    else:
        by_label |= {str(number): number for number in question.domain if isinstance(number, int)}
    told = {str(row["answer"]): row for row in panel.rows}
    for column in panel.columns[1:]:
        prompt = f"rounds.{column.key}"
        for label, value in by_label.items():
            name = "answer" if question.name == "answer" else prompt
            yield counts(name, prompt, value, told[label][column.key] if label in told else 0)


def _chosen(state: Any, phase: str, panel: Panel) -> Iterator[Figure]:
    """Options or texts with how many gave each; what isn't listed is not told."""
    for question in round_questions(state):
        prompt, _, key = question.name.partition(":")
        for column in [c for c in panel.columns[1:] if f"rounds.{c.key}" == prompt or c.key == "people"]:
            if column.key == "people" and prompt != f"rounds.{phase}":
                continue
            wanted = str(state.settings.choices[key]) if state.settings.form == "several" else key
            rows = {str(row[panel.columns[0].key]): row[column.key] for row in panel.rows}
            if wanted in rows:
                yield counts(question.name, prompt, CHOSEN, rows[wanted])
            for choice, label in _words(state).apart.items():
                if str(label) in rows:
                    yield counts(question.name, prompt, choice, rows[str(label)])
            if prompt == f"rounds.{phase}":
                both = {(CHOSEN,): 1.0, (NOT_CHOSEN,): 1.0}
                n = panel.basis.values["n"]
                yield exactly(question.name, (prompt,), both, n)


def _change(state: Any, phase: str, panel: Panel) -> Iterator[Figure]:
    prompts = (f"rounds.{state.rounds.earlier(phase, panel.key)}", f"rounds.{phase}")
    shape = panel.columns[0].key
    if shape == "side":
        return  # sums of what both rounds show
    if shape == "before":
        yield from _cells(state, prompts, panel)
    pairs = _pairs(state)
    once = {pair: float((pair[0] is None) != (pair[1] is None)) for pair in pairs}
    told = [panel.summary.values["once"]] if shape == "before" else [panel.rows[-1]["people"]]
    yield exactly("answer", prompts, _named(pairs, once), told[0])
    if shape == "change":
        for way, row in zip(_ways(state), panel.rows, strict=False):
            yield Figure(
                "answer", prompts, _named(pairs, {p: way(p) for p in pairs}), row["people"], row["people"]
            )


def _cells(state: Any, prompts: tuple[str, str], panel: Panel) -> Iterator[Figure]:
    labels = {str(label): key for key, label in _words(state).scale.items()}
    rows = {(labels[str(r["before"])], labels[str(r["after"])]): r["count"] for r in panel.rows}
    for pair in product(labels.values(), repeat=2):
        n = rows.get(pair, 0)
        yield exactly("answer", prompts, {pair: 1.0}, n)


def _tested(state: Any, panel: Panel) -> Iterator[Figure]:
    pairs = _pairs(state)
    for row in panel.rows:
        first, second = (row["change"].values[name].values["number"] for name in ("first", "second"))
        prompts = (f"rounds.round-{first}", f"rounds.round-{second}")
        for way, name in zip((_up, _down, _same), ("up", "down", "same"), strict=True):
            yield Figure("answer", prompts, _named(pairs, {p: way(p) for p in pairs}), row[name], row[name])


def _pairs(state: Any) -> dict[Pair, list[tuple[Value, Value]]]:
    """By the places of two answers, the answers; None for one outside or no answer."""
    choices: list[Value] = [*_words(state).scale, *APART, NOTHING]
    places = {c: None if c == NOTHING else state.rounds.place_of(c) for c in choices}
    found: dict[Pair, list[tuple[Value, Value]]] = {}
    for one, other in product(choices, repeat=2):
        found.setdefault((places[one], places[other]), []).append((one, other))
    return found


def _named(
    pairs: Mapping[Pair, list[tuple[Value, Value]]], weights: Mapping[Pair, float]
) -> dict[Any, float]:
    return {
        answers: float(weights[pair]) for pair, both in pairs.items() for answers in both if weights[pair]
    }


def _up(pair: Pair) -> float:
    return float(pair[0] is not None and pair[1] is not None and pair[1] > pair[0])


def _down(pair: Pair) -> float:
    return _up((pair[1], pair[0]))


def _otherwise(pair: Pair) -> float:
    return _up(pair) + _down(pair)


def _same(pair: Pair) -> float:
    return float(pair[0] is not None and pair[0] == pair[1])


def _ways(state: Any) -> Sequence[Callable[[Pair], float]]:
    if _words(state).is_ordered:
        return (_up, _down, _same)
    return (_otherwise, _same)
