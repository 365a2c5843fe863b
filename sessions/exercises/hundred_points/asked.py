"""Owns what the designer asks for 100 points, and how they are picked."""

from sessions.exercises.asking import Ask, Interest, LibraryEntry
from sessions.words import say

ASKS = {
    "prompt": Ask(say("Question")),
    "say": Ask(say("What to say"), say("May stay empty.")),
    "options": Ask(say("What points are given to"), say("Two to eight things.")),
    "options.key": Ask(say("Key"), is_hidden=True),
    "options.title": Ask(say("Thing")),
    "total": Ask(say("Points"), is_hidden=True),
    "minutes": Ask(say("Minutes")),
}
LIBRARY = (
    LibraryEntry(
        "points",
        say("100 points"),
        say("Everyone shares 100 points out: how much more one thing counts than another."),
        lambda around: {
            "prompt": "How would you share 100 points out between these?",
            "options": [
                {"key": f"option-{number}", "title": title}
                for number, title in enumerate(("Benefit to people", "Cost", "Safety"), 1)
            ],
        },
        interests=frozenset({Interest.PRIORITIES}),
        fewest=5,
    ),
)
