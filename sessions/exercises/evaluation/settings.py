"""What a facilitator sets: what is rated, from which words to which, and what is asked openly.

The ratings, their ends and the questions that stand here by default are those of the Manchester workshop
(Appendix A of its local area report, 2017), so that its answers and later ones can be laid side by side.
"""

from collections.abc import Sequence

from pydantic import BaseModel, ConfigDict, Field

STEPS = (1, 2, 3, 4, 5, 6)


class Rating(BaseModel):
    """Something rated from 1 to 6; `low` and `high` say what the ends mean, `name` is short, for charts."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str = Field(min_length=1, max_length=24)
    question: str = Field(min_length=1, max_length=120)
    low: str = Field(min_length=1, max_length=24)
    high: str = Field(min_length=1, max_length=24)


class OpenQuestion(BaseModel):
    """Something asked openly; `name` is short, for receipts."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str = Field(min_length=1, max_length=24)
    question: str = Field(min_length=1, max_length=160)


RATINGS = (
    Rating(
        name="Good use of your time",
        question="Overall, was attending today a 'good use of your time'?",
        low="Absolutely not",
        high="Very much so",
    ),
    Rating(
        name="The facilitation",
        question="Overall how would you rate the facilitation of the workshop?",
        low="Poor",
        high="Excellent",
    ),
    Rating(
        name="Today's workshop",
        question="Overall, how would you rate today's workshop?",
        low="Poor",
        high="Excellent",
    ),
)
QUESTIONS = (
    OpenQuestion(
        name="Liked most",
        question="What, if anything, was good or useful for you today?",
    ),
    OpenQuestion(
        name="Liked least",
        question="What, if anything, was of little use to you, or spoilt it?",
    ),
    OpenQuestion(
        name="Could be improved",
        question="How should we do it better next time?",
    ),
    OpenQuestion(name="Other comments", question="Do you have any other comments?"),
)


class EvaluationSettings(BaseModel):
    """What is rated and asked, in order, and the minutes it is given before the room goes on."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    ratings: tuple[Rating, ...] = Field(default=RATINGS, max_length=4)
    questions: tuple[OpenQuestion, ...] = Field(default=QUESTIONS, max_length=8)
    minutes: int = Field(default=8, ge=1, le=60)

    def rating(self, number: int) -> Rating:
        """A rating by its number on the form, from 1."""
        return self.ratings[number - 1]

    def open_question(self, number: int) -> OpenQuestion:
        """A question by its number on the form, from 1."""
        return self.questions[number - 1]


def find_fault(settings: EvaluationSettings) -> str | None:
    """Why the form can't be used: nothing in it, or two things of one name. None when all is well."""
    if not settings.ratings and not settings.questions:
        return "ratings: the form asks nothing. Add a rating or a question."
    for field, names in (
        ("ratings", [rating.name for rating in settings.ratings]),
        ("questions", [question.name for question in settings.questions]),
    ):
        twice = _repeated(names)
        if twice:
            return f'{field}: "{twice}" stands there twice. Give each a name of its own.'
    return None


def _repeated(names: Sequence[str]) -> str | None:
    return next((name for name in names if names.count(name) > 1), None)
