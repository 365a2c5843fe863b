"""What one person said all day: each of it once, and as it stands."""

from types import SimpleNamespace
from typing import Any, cast

from sessions.exercises.sayings import Saying
from sessions.ids import ParticipantId
from sessions.receipts import View, said_by
from sessions.words import say
from sessions.workshop import Workshop

ANN = ParticipantId("ann")
WORDS = {"receipt": 3, "at": 60.0, "body": {"sayings": [{"id": "s1"}]}, "text": "Who gains?"}
STANDS = {
    "receipt": 4,
    "at": 60.0,
    "body": {"lines": {}, "stands": {"s1": ["support", 1]}},
    "text": "I support",
}


def test_words_are_never_listed_as_a_counted_answer_too() -> None:
    assert answers_of(said(WORDS)) == []


def test_an_answer_that_holds_more_than_words_is_listed() -> None:
    assert answers_of(said(STANDS)) == ["I support"]


def answers_of(view: View) -> list[str]:
    return [answer["text"] for exercise in view["exercises"] for answer in exercise["answers"]]


def said(own: dict[str, Any]) -> View:
    """The receipts of Ann, whose one exercise says `own` of her and holds one saying of hers."""
    saying = Saying("t1-s1", 1, ANN, say("What was meant"), ("Who gains?",), receipt=9, at=60.0)
    kind = SimpleNamespace(own=lambda _state, _who: {"write": own}, sayings=lambda _state: (saying,))
    exercise = SimpleNamespace(id="benefits", kind=kind, state=None, title="Benefits", steps=[])
    phase = SimpleNamespace(key="write", title="Writing", stays_open=False)
    step = SimpleNamespace(
        key="benefits/write", phase=phase, exercise=exercise, is_open=False, was_open=True, locked_at=None
    )
    exercise.steps.append(step)
    room = SimpleNamespace(
        steps=[step],
        furthest=0,
        exercises={"benefits": exercise},
        step=step,
        is_closed=False,
        purged=None,
    )
    return said_by(cast(Workshop, room), ANN)
