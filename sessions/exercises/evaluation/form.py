"""The evaluation's command, its events and its state: one form a person, every item of it optional.

A form is secret, and its parts are told apart from each other: nothing published says which rating and
which words came from one person.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Annotated, Any, ClassVar

from pydantic import BaseModel, ConfigDict, Field, model_validator

from sessions.errors import Rejection, refuse
from sessions.events import COUNTS, EVERYONE, Audience, said
from sessions.exercises.ballots import Answer, Ballots
from sessions.exercises.base import Context, ExerciseEvent, Stamp
from sessions.exercises.evaluation.settings import STEPS, EvaluationSettings
from sessions.exercises.sayings import has_words, tidied
from sessions.ids import ParticipantId

RATING_FIELD, COMMENT_FIELD = "rating-", "comment-"
LONGEST = 600  # the longest answer at Manchester had some 380 characters
MOST_ITEMS = 20

Number = Annotated[int, Field(ge=1, le=MOST_ITEMS)]
Words = Annotated[str, Field(max_length=10_000)]


class SubmitEvaluation(BaseModel):
    """The whole form, for the first time or in place of the one that `replaces` names.

    Items go by their number on the form, from 1; what is left out is unanswered. The fields of a page are
    `rating-1`, `comment-1` and so on.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    ratings: dict[Number, int] = Field(default_factory=dict, max_length=MOST_ITEMS)
    comments: dict[Number, Words] = Field(default_factory=dict, max_length=MOST_ITEMS)

    @model_validator(mode="before")
    @classmethod
    def _from_form(cls, payload: Any) -> Any:
        if not isinstance(payload, Mapping):
            return payload
        prefixes = (RATING_FIELD, COMMENT_FIELD)
        rest = {key: value for key, value in payload.items() if not str(key).startswith(prefixes)}
        for name, prefix in (("ratings", RATING_FIELD), ("comments", COMMENT_FIELD)):
            found = _numbered(payload, prefix)
            if found:
                rest[name] = found
        return rest


@dataclass(frozen=True)
class Form:
    """What one person filled in, by number; nothing is in it that was left out."""

    ratings: Mapping[int, int]
    comments: Mapping[int, str]


@dataclass(frozen=True)
class EvaluationGiven(ExerciseEvent):
    """Someone sent the form while nobody had seen results. Numbers are texts, as in JSON."""

    ratings: Mapping[str, int] = said()
    comments: Mapping[str, str] = said()
    audience: ClassVar[frozenset[Audience]] = COUNTS


@dataclass(frozen=True)
class LateEvaluationGiven(EvaluationGiven):
    """Someone sent the form after the reveal: kept, but not in the count that was shown."""

    audience: ClassVar[frozenset[Audience]] = EVERYONE


def _filled_in(form: Form) -> Mapping[str, int | str]:
    """Each rating and each question that was answered."""
    ratings = {f"{RATING_FIELD}{number}": step for number, step in form.ratings.items()}
    return {**ratings, **{f"{COMMENT_FIELD}{number}": words for number, words in form.comments.items()}}


@dataclass
class EvaluationState:
    """The forms sent."""

    settings: EvaluationSettings
    forms: Ballots[Form] = field(default_factory=lambda: Ballots(parts=_filled_in))


def decide_form(
    state: EvaluationState, command: SubmitEvaluation, context: Context
) -> Sequence[ExerciseEvent] | Rejection:
    """One form, or why it is not taken."""
    comments = {str(number): tidied(text) for number, text in command.comments.items()}
    comments = {number: text for number, text in comments.items() if has_words(text)}
    ratings = {str(number): step for number, step in command.ratings.items()}
    wrong = _wrong(state.settings, ratings, comments)
    wrong = wrong or state.forms.refusal(context.by.person, context.replaces)
    if wrong:
        return wrong
    given = EvaluationGiven if state.forms.frozen is None else LateEvaluationGiven
    return [given(ratings, comments)]


def take_form(state: EvaluationState, event: EvaluationGiven, stamp: Stamp) -> None:
    """Put a form in the place of any earlier one of the same person."""
    form = Form(
        {int(number): step for number, step in event.ratings.items()},
        {int(number): text for number, text in event.comments.items()},
    )
    state.forms.put(ParticipantId(stamp.by), Answer(form, stamp.seq, stamp.at, stamp.table))


def _wrong(
    settings: EvaluationSettings, ratings: Mapping[str, int], comments: Mapping[str, str]
) -> Rejection | None:
    if not ratings and not comments:
        return refuse("form_empty", "Nothing is filled in yet. Answer at least one question, then send it.")
    if any(int(number) > len(settings.ratings) for number in ratings):
        return refuse("rating_unknown", "That rating is not on this form. Rate one of those shown.")
    if any(int(number) > len(settings.questions) for number in comments):
        return refuse("question_unknown", "That question is not on this form. Answer one of those shown.")
    if any(step not in STEPS for step in ratings.values()):
        return refuse("rating_off_scale", "Ratings go from 1 to 6. Choose one of these numbers.")
    if any(len(text) > LONGEST for text in comments.values()):
        text = "Keep each answer to %(limit)s characters. One of yours is longer."
        return refuse("comment_too_long", text, limit=LONGEST)
    return None


def _numbered(payload: Mapping[Any, Any], prefix: str) -> dict[Any, Any]:
    """The page's fields of one sort by their number; an empty one was left out."""
    return {
        str(key).removeprefix(prefix): value
        for key, value in payload.items()
        if str(key).startswith(prefix) and value != ""
    }
