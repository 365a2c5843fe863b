"""Owns how open polls of several workshops stand beside each other: where the same answers were offered."""

from collections.abc import Mapping, Sequence

from sessions.exercises.beside import Beside, Printed
from sessions.exercises.open_poll.settings import SCALE, SEVERAL, SINGLE, OpenPollSettings
from sessions.exercises.round_beside import AskedOnce, RoundsAsked, rounds_beside
from sessions.exercises.rounds import phase_key
from sessions.words import Message, say

ALONG_A_SCALE: Mapping[str, Message] = {
    "more": say("Up"),
    "less": say("Down"),
    "same": say("Stayed"),
    "once": say("Answered once"),
}
AMONG_OPTIONS: Mapping[str, Message] = {
    "moved": say("Changed"),
    "same": say("Kept"),
    "once": say("Answered once"),
}
ANSWERED = say("Gave an answer, of those who joined")
ANSWERED_TWICE = say("Gave an answer both times, of those who joined")


def beside(settings: OpenPollSettings, printed: Sequence[Printed]) -> tuple[Beside, ...]:
    """Each round and each change; none for numbers and answers in words, or for practice."""
    if settings.is_practice or settings.form not in (SINGLE, SEVERAL, SCALE):
        return ()
    asked = [AskedOnce(phase_key(number), settings.question) for number in range(1, settings.rounds + 1)]
    moved = ALONG_A_SCALE if settings.form == SCALE else AMONG_OPTIONS
    title = say("%(title)s", title=settings.question)
    rounds = RoundsAsked(f"answers {settings.question}", title, asked, moved, ANSWERED, ANSWERED_TWICE)
    return tuple(rounds_beside(rounds, printed))
