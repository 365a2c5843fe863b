"""Which statements may be quoted on a paper, and which are quoted where nobody has chosen.

A quotation's speaker agreed to it, its words are unchanged, a facilitator approved it, and its exercise is
over or the room has seen its results. What a report writer set aside is not among them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sessions.coding.state import reference
from sessions.day import Exercise, Step
from sessions.exercises.sayings import Saying
from sessions.ids import ExerciseId
from sessions.printing import is_over
from sessions.screens import reached
from sessions.workshop import Workshop

FIRST_QUOTES = 4


@dataclass(frozen=True)
class Quotable:
    """A statement's reference, its words, the exercise it was said in, and how many supported it there."""

    reference: str
    words: str
    exercise: ExerciseId
    title: str
    support: int


def quotable(workshop: Workshop) -> tuple[Quotable, ...]:
    """All of them, by exercise in the agenda's order, then by support, then by table and as they came."""
    return tuple(one for exercise in reached(workshop) for one in _of_exercise(workshop, exercise))


def _of_exercise(workshop: Workshop, exercise: Exercise) -> Iterator[Quotable]:
    asked = [step for step in exercise.steps if step.phase.takes_answers]
    if not all(is_told(workshop, step) for step in asked):
        return
    found = [
        Quotable(reference(exercise.id, one.id), one.text, exercise.id, exercise.title, len(one.supporters))
        for one in sorted(exercise.kind.sayings(exercise.state), key=lambda saying: saying.order)
        if _may_quote(one)
    ]
    aside = workshop.coding.set_aside
    yield from sorted((one for one in found if one.reference not in aside), key=lambda one: -one.support)


def is_told(workshop: Workshop, step: Step) -> bool:
    """Whether a step is over, or the room was shown a result of it."""
    return is_over(workshop, step) or bool(step.seen)


def _may_quote(saying: Saying) -> bool:
    return saying.is_public and saying.is_quote and saying.text == saying.original


def quoted(workshop: Workshop) -> tuple[Quotable, ...]:
    """Those that were chosen and may still be quoted; without a choice, the first of some exercises."""
    found, chosen = quotable(workshop), workshop.afterwards.quotes
    if chosen is None:
        return tuple(_firsts(found))
    known = {one.reference: one for one in found}
    return tuple(known[name] for name in chosen if name in known)


def _firsts(found: Sequence[Quotable]) -> list[Quotable]:
    """One an exercise, so that no exercise speaks for all."""
    first: dict[ExerciseId, Quotable] = {}
    for one in found:
        first.setdefault(one.exercise, one)
    return sorted(first.values(), key=lambda one: -one.support)[:FIRST_QUOTES]
