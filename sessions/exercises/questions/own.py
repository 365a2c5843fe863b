"""Owns what one person gets to read of their own: what they asked, and what they want answered too."""

from collections.abc import Mapping
from typing import Any

from sessions.exercises.moderation import own_words
from sessions.exercises.questions.state import QuestionsState, Support
from sessions.exercises.sayings import Saying
from sessions.ids import ParticipantId
from sessions.words import Message, say


def own(state: QuestionsState, participant: ParticipantId) -> Mapping[str, Any] | None:
    """None for who neither asked nor supported; the receipt is that of whatever they did last."""
    words = own_words(state.sayings, participant)
    supported = [
        (question, state.support[question.id][participant])
        for question in state.labelled()
        if participant in question.supporters
    ]
    return _both(words, supported) if supported else words


def _both(words: Mapping[str, Any] | None, supported: list[tuple[Saying, Support]]) -> Mapping[str, Any]:
    newest = [(support.receipt, support.at) for _, support in supported]
    if words:
        newest.append((words["receipt"], words["at"]))
    receipt, at = max(newest)
    body = {
        "sayings": words["body"]["sayings"] if words else [],
        "supported": {question.id: question.wording for question, _ in supported},
    }
    lines = [str(_line(question)) for question, _ in supported]
    return {"receipt": receipt, "at": at, "body": body, "text": say("%(lines)s", lines="\n".join(lines))}


def _line(question: Saying) -> Message:
    """A question that was held or hidden since is not read out to who did not ask it."""
    if not question.is_public:
        return say("I want a question answered that is not shown now.")
    return say("I want this answered too: “%(words)s”", words=question.text)
