"""Owns what the designer asks for red lines, and how they are picked."""

from sessions.exercises.asking import Ask, Interest, LibraryEntry
from sessions.words import say

ASKS = {
    "question": Ask(say("Question")),
    "level": Ask(
        say("How far the lines go"),
        choices={"room": say("Tables write, then the room goes through them"), "table": say("Tables only")},
    ),
    "minutes_table": Ask(say("Minutes at the tables")),
    "minutes_room": Ask(say("Minutes in the room"), say("Counts only where the room goes through them.")),
}
LIBRARY = (
    LibraryEntry(
        "lines",
        say("Red lines"),
        say("What must not be done, whatever the benefit; everyone supports or objects."),
        lambda around: {"question": "What must not be done, whatever the benefit?"},
        interests=frozenset({Interest.LIMITS}),
        fewest=4,
    ),
)
