"""Owns what the designer asks for the evaluation, and how it is picked."""

from sessions.exercises.asking import Ask, Interest, LibraryEntry
from sessions.words import say

ASKS = {
    "ratings": Ask(say("Rated from 1 to 6"), say("Up to four.")),
    "ratings.name": Ask(say("Short name")),
    "ratings.question": Ask(say("Question")),
    "ratings.low": Ask(say("Words for 1")),
    "ratings.high": Ask(say("Words for 6")),
    "questions": Ask(say("Asked openly"), say("Up to eight.")),
    "questions.name": Ask(say("Short name")),
    "questions.question": Ask(say("Question")),
    "minutes": Ask(say("Minutes")),
}
LIBRARY = (
    LibraryEntry(
        "form",
        say("Evaluation"),
        say("What people thought of the day; before the last plenary, while they are here."),
        lambda around: {},
        interests=frozenset({Interest.FEEDBACK}),
    ),
)
