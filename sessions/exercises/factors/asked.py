"""Owns what the designer asks for the comparison of factors, and how it is picked."""

from sessions.exercises.asking import Ask, Interest, LibraryEntry
from sessions.exercises.factors.pairs import FACTORS
from sessions.words import say

ASKS = {
    "base": Ask(say("The case that all pairs share")),
    "base.title": Ask(say("Title")),
    "base.story": Ask(say("Story")),
    "base.data": Ask(say("Which data")),
    "base.purpose": Ask(say("What for")),
    "base.recipient": Ask(say("Who gets it")),
    "source": Ask(say("Source"), say("May stay empty.")),
    "pairs": Ask(say("Pairs"), say("As many for each factor; three to nine in all.")),
    "pairs.factor": Ask(say("What differs"), choices=FACTORS),
    "pairs.a": Ask(say("One version")),
    "pairs.a.name": Ask(say("Short name")),
    "pairs.a.text": Ask(say("Words")),
    "pairs.b": Ask(say("The other version")),
    "pairs.b.name": Ask(say("Short name")),
    "pairs.b.text": Ask(say("Words")),
    "minutes_pairs": Ask(say("Minutes for the pairs")),
    "minutes_choice": Ask(say("Minutes for the question at the end")),
}
LIBRARY = (
    LibraryEntry(
        "factors",
        say("Which matters most"),
        say("The type of data, the purpose, or who it is shared with: pairs that differ in one thing."),
        lambda around: {},
        interests=frozenset({Interest.PRIORITIES, Interest.COMFORT}),
        fewest=5,
    ),
)
