"""Owns a table of answers to one scale in rounds: `person,round,answer`, one row an answer.

The last answer of a person in a round counts, an empty one too: then they gave none.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from exports.brought.lines import Line, Problems, quoted, table_lines
from sessions.aggregation.shift import Round

COLUMNS = ("person", "round", "answer")


@dataclass(frozen=True)
class Scale:
    """The answers from the lowest up, and those that stand outside it."""

    places: tuple[str, ...]
    outside: tuple[str, ...] = ()


@dataclass(frozen=True)
class AnsweredRound:
    """Who had a row in a round, and the answer of each; "" where they gave none."""

    answers: Mapping[str, str]

    def on(self, scale: Scale) -> Round:
        """Each person's position on the scale, from 0; None outside it. Who gave no answer is not there."""
        positions = {answer: place for place, answer in enumerate(scale.places)}
        return {who: positions.get(answer) for who, answer in self.answers.items() if answer}


def read_answers(text: str, scale: Scale) -> Mapping[str, AnsweredRound]:
    """The rounds in order of first appearance. Raise BadLinesError with every line that can't be used."""
    problems = Problems()
    lines = table_lines(text, COLUMNS, (), problems)
    for line in lines:
        _check(line, scale, problems)
    problems.stop_if_any()
    rounds: dict[str, dict[str, str]] = {}
    for line in lines:
        rounds.setdefault(line["round"], {})[line["person"]] = line["answer"]
    return {name: AnsweredRound(answers) for name, answers in rounds.items()}


def _check(line: Line, scale: Scale, problems: Problems) -> None:
    for column in ("person", "round"):
        if not line[column]:
            problems.add(line.number, f"The {column} is empty.")
    answer = line["answer"]
    if answer and answer not in (*scale.places, *scale.outside):
        problems.add(line.number, f"{quoted(answer)} is not on the scale: {_listed(scale)}.")


def _listed(scale: Scale) -> str:
    inside = ", ".join(map(quoted, scale.places))
    return f"{inside}; outside it {', '.join(map(quoted, scale.outside))}" if scale.outside else inside


def scale_of(places: Sequence[str], outside: Sequence[str]) -> Scale:
    """A scale from what was typed. Raise ValueError with a sentence where it is none."""
    named = [*places, *outside]
    if len(places) < 2:
        raise ValueError("A scale has at least two answers, from the lowest up, with commas between.")
    if not all(named):
        raise ValueError("An answer is empty.")
    twice = sorted({name for name in named if named.count(name) > 1})
    if twice:
        raise ValueError(f"{quoted(twice[0])} is named twice.")
    return Scale(tuple(places), tuple(outside))
