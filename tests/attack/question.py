"""What a test knows of a question and of one published number: for those that read results as sums."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from tests.attack.sums import Value

NOT_SAID, CHOSEN, NOT_CHOSEN = "unsaid", "chosen", "not chosen"


@dataclass(frozen=True)
class Question:
    """Something asked in one prompt or several; `value` is what an answer says to it."""

    name: str
    prompts: tuple[str, ...]
    domain: tuple[Value, ...]
    value: Callable[[Any], Value]


@dataclass(frozen=True)
class Figure:
    """One number of a result: the answers' weights add up to something from `low` to `high`.

    It `hides` where a result leaves the question empty, so that nobody may know how these answered it.
    """

    question: str
    prompts: tuple[str, ...]
    weights: Mapping[Any, float]  # by the answers to the prompts
    low: Any
    high: Any
    hides: bool = False


def counts(question: str, prompt: str, value: Value, count: int) -> Figure:
    """So many gave this answer."""
    return Figure(question, (prompt,), {(value,): 1.0}, count, count)


def exactly(question: str, prompts: tuple[str, ...], weights: Mapping[Any, float], total: Any) -> Figure:
    """So many together."""
    return Figure(question, prompts, weights, total, total)
