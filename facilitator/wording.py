"""The sentences of the facilitators' log: what happened, in the past tense, and never what anyone answered.

A kind's own events carry no sentence of their own, so their name in words stands for one.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sessions import events as e
from sessions.exercises.base import ExerciseEvent
from sessions.words import Message, say

ARRIVALS = say("arrivals")
SCREENS = {
    "step": say("Showed the step again"),
    "blank": say("Blanked the screen"),
    "join": say("Showed the join code"),
}


@dataclass(frozen=True)
class StepName:
    """What a step of the agenda is called: its exercise, and its own title within it."""

    key: str
    exercise: str
    title: Message
    is_only: bool

    @property
    def words(self) -> Message:
        """The step in the middle of a sentence."""
        return say("%(title)s", title=self.exercise) if self.is_only else in_sentence(self.title)


def step_names(agenda: Sequence[Mapping[str, Any]]) -> list[StepName]:
    """All steps of the day in order, from the console's agenda."""
    return [
        StepName(step["key"], exercise["title"], step["title"], len(exercise["steps"]) == 1)
        for exercise in agenda
        for step in exercise["steps"]
    ]


def in_sentence(title: Message) -> Message:
    """A title with a small first letter, unless it begins with an abbreviation."""
    text = title.text
    starts_word = len(text) > 1 and text[0].isupper() and text[1].islower()
    return replace(title, text=text[0].lower() + text[1:]) if starts_word else title


def log_sentence(event: e.Event, steps: Sequence[StepName]) -> Message:
    """What a facilitator did."""
    told = SENTENCES.get(type(event))
    own = event.in_words() if isinstance(event, ExerciseEvent) else None
    if own:
        return own
    return told(event, steps) if told else say("%(words)s", words=_spelled(type(event).__name__))


def _reached(event: e.StepReached, steps: Sequence[StepName]) -> Message:
    if event.position < 0:
        return say("Moved back to %(step)s", step=ARRIVALS)
    step = steps[event.position]
    if step.is_only:
        return say("Moved to %(exercise)s", exercise=step.exercise)
    return say("Moved to %(exercise)s, %(step)s", exercise=step.exercise, step=step.words)


def _named(key: str, steps: Sequence[StepName]) -> Message:
    return next((step.words for step in steps if step.key == key), say("%(key)s", key=key))


def _time(event: e.TimeAdded, steps: Sequence[StepName]) -> Message:
    minutes = round(abs(event.seconds) / 60)
    if event.seconds < 0:
        return Message("Took off %(n)s minute", {"n": minutes}, "Took off %(n)s minutes", minutes)
    return Message("Added %(n)s minute", {"n": minutes}, "Added %(n)s minutes", minutes)


SENTENCES: Mapping[type[e.Event], Callable[[Any, Sequence[StepName]], Message]] = {
    e.WorkshopCreated: lambda event, steps: say("Made the workshop"),
    e.StepReached: _reached,
    e.StepOpened: lambda event, steps: say("Opened %(step)s", step=_named(event.step, steps)),
    e.StepLocked: lambda event, steps: say("Locked %(step)s", step=_named(event.step, steps)),
    e.ResultsRevealed: lambda event, steps: say("Showed results of %(step)s", step=_named(event.step, steps)),
    e.ResultsHidden: lambda event, steps: say("Hid results of %(step)s", step=_named(event.step, steps)),
    e.TimeAdded: _time,
    e.ScreenShown: lambda event, steps: SCREENS.get(event.screen, say("Changed the screen")),
    e.ActionUndone: lambda event, steps: say("Took something back"),
    e.WorkshopClosed: lambda event, steps: say("Closed the workshop"),
}


def _spelled(name: str) -> str:
    """ "CriterionLabelled" as "Criterion labelled"."""
    words = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", name)
    return words[:1] + words[1:].lower()
