"""What simulated people fill in: some never send the form, most rate, a few write. It stands for nobody."""

from collections.abc import Mapping, Sequence
from random import Random
from typing import Any

from sessions.exercises.evaluation.settings import QUESTIONS, EvaluationSettings

WORDS: Mapping[str, Sequence[str]] = {
    "Liked most": (
        "Hearing how the fire service looks at the same problem",
        "The second card set: it changed my mind about two of them",
        "Having to agree one order made us say what we meant",
        "Real local examples, not theory",
        "A quiet minute to decide before the table started talking",
    ),
    "Liked least": (
        "The room was too warm after lunch",
        "Six cards is a lot to read before the first question",
        "I would have liked to hear from someone whose records were shared",
        "Too little about what the law allows",
    ),
    "Could be improved": (
        "Send the cards out a week before",
        "One more break, and shorter talks",
        "Say at the start what will happen with our answers",
        "Mix the tables again after lunch",
    ),
    "Other comments": (
        "Let us know what comes of it",
        "Good to meet people from the hospital",
        "Well run",
    ),
}
OTHER_WORDS = ("Nothing to add", "It was clear what we were asked", "More time would help")
USUAL_STEPS = (2, 3, 4, 4, 5, 5, 5, 6, 6)


def sends(table: int, seat: int) -> bool:
    """Whether the person on a seat fills the form in at all: people leave, or don't care to."""
    return Random(f"the form of seat {seat} at table {table}").random() < 0.7


def simulated_form(settings: EvaluationSettings, rng: Random) -> dict[str, Any]:
    """The fields of the form as a page sends them."""
    form: dict[str, Any] = {
        f"rating-{number}": rng.choice(USUAL_STEPS)
        for number in range(1, len(settings.ratings) + 1)
        if rng.random() < 0.95
    }
    for number, question in enumerate(settings.questions, start=1):
        words = rng.choice(WORDS.get(question.name, OTHER_WORDS))
        if rng.random() < (0.6 if question in QUESTIONS[:1] else 0.35) or (number == 1 and not form):
            form[f"comment-{number}"] = words
    return form
