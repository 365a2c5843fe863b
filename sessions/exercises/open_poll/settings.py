"""What a facilitator sets: the question and how it is answered.

Options and steps are fixed with the plan, so nothing can change under an answer once the first is in.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from sessions.exercises.base import Chapter
from sessions.exercises.options import Option, find_repeat
from sessions.words import Message, say

SINGLE, SEVERAL, SCALE, WORDS, NUMBER = "single", "several", "scale", "words", "number"
APART: Mapping[str, Message] = {"cant_say": say("I can't say"), "prefer_not": say("Prefer not to say")}
FURTHEST = 1_000_000
WORDS_EACH = 3  # answers a person may give in words, unless `most` says otherwise
BELONGS = {  # settings that mean something for these forms alone
    "options": (SINGLE, SEVERAL),
    "labels": (SCALE,),
    "most": (SEVERAL, WORDS),
    "lowest": (NUMBER,),
    "highest": (NUMBER,),
}


class OpenPollSettings(BaseModel):
    """A question, its form, and what that form needs.

    `most` is how many options one person may choose, or how many answers in words they may give; `labels`
    are words for both ends of the scale, or for each of its steps, the lowest first. Phones shuffle options
    unless `keeps_order`. What `is_practice` has no place in the report. The short form has `lines`: the
    options, or the labels of a scale, one a line.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    question: str = Field(min_length=1, max_length=120)
    say: str = Field(default="", max_length=600)
    form: Literal["single", "several", "scale", "words", "number"]
    options: tuple[Option, ...] = Field(default=(), max_length=10)
    keeps_order: bool = False
    most: int | None = Field(default=None, ge=1, le=10)
    steps: int = Field(default=5, ge=2, le=7)
    labels: tuple[str, ...] = Field(default=(), max_length=7)
    lowest: int | None = Field(default=None, ge=-FURTHEST, le=FURTHEST)
    highest: int | None = Field(default=None, ge=-FURTHEST, le=FURTHEST)
    unit: str = Field(default="", max_length=20)
    rounds: int = Field(default=1, ge=1, le=6)
    minutes: int = Field(default=4, ge=1, le=60)
    is_practice: bool = False
    about: Chapter = Chapter.INSIGHTS

    @model_validator(mode="before")
    @classmethod
    def _in_short(cls, given: Any) -> Any:
        """What a short form asks for in one field, put where it belongs."""
        if not isinstance(given, Mapping) or "lines" not in given:
            return given
        rest = {key: value for key, value in given.items() if key != "lines"}
        lines = [line for line in map(str.strip, str(given["lines"]).splitlines()) if line]
        if given.get("form") == SCALE:
            return {**rest, "labels": lines, "steps": 5 if len(lines) == 2 else len(lines)}
        options = [{"key": f"option-{number}", "title": line} for number, line in enumerate(lines, 1)]
        return {**rest, "options": options}

    @property
    def choices(self) -> dict[str, Message]:
        """What can be chosen from, by key, in the plan's order; the steps of a scale from the lowest."""
        if self.form != SCALE:
            return {option.key: say("%(title)s", title=option.title) for option in self.options}
        return {str(step): self._step_label(step) for step in range(1, self.steps + 1)}

    def _step_label(self, step: int) -> Message:
        """A step's number, with its words where it has any."""
        at = {1: 0, self.steps: -1} if len(self.labels) == 2 else {n + 1: n for n in range(self.steps)}
        if step not in at:
            return say("%(step)s", step=step)
        return say("%(step)s %(label)s", step=step, label=self.labels[at[step]])

    @property
    def most_words(self) -> int:
        """How many answers in words one person may give."""
        return self.most or WORDS_EACH


def find_fault(settings: OpenPollSettings) -> str | None:
    """Why the settings can't be used, naming the field; None when all is well."""
    return next(_stray(settings), None) or NEEDS[settings.form](settings)


def _stray(settings: OpenPollSettings) -> Iterator[str]:
    for field, forms in BELONGS.items():
        if settings.form not in forms and getattr(settings, field) not in (None, ()):
            yield f"{field}: the form {settings.form} has none. It is for {' and '.join(forms)}."


def _options_fault(settings: OpenPollSettings) -> str | None:
    if len(settings.options) < 2:
        return "options: there must be at least two to choose from."
    return find_repeat(settings.options)


def _several_fault(settings: OpenPollSettings) -> str | None:
    if settings.most is not None and not 2 <= settings.most <= len(settings.options):
        return f"most: choose a number from 2 to {len(settings.options)}, or leave it out."
    return _options_fault(settings)


def _scale_fault(settings: OpenPollSettings) -> str | None:
    if len(settings.labels) not in (2, settings.steps):
        return f"labels: give words for both ends, or for each of the {settings.steps} steps."
    return (
        None if all(0 < len(label) <= 40 for label in settings.labels) else "labels: 1 to 40 characters each."
    )


def _number_fault(settings: OpenPollSettings) -> str | None:
    for field in ("lowest", "highest"):
        if getattr(settings, field) is None:
            return f"{field}: a number needs one."
    assert settings.lowest is not None
    assert settings.highest is not None
    return None if settings.lowest < settings.highest else "highest: it must be more than lowest."


def _words_fault(settings: OpenPollSettings) -> str | None:
    return None if settings.most_words <= 5 else "most: five answers in words a person, and no more."


NEEDS: Mapping[str, Callable[[OpenPollSettings], str | None]] = {
    SINGLE: _options_fault,
    SEVERAL: _several_fault,
    SCALE: _scale_fault,
    NUMBER: _number_fault,
    WORDS: _words_fault,
}
