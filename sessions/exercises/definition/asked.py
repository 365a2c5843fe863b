"""Owns what the designer asks for a definition, and how it is picked."""

from sessions.exercises.asking import Ask, Familiarity, Interest, LibraryEntry
from sessions.words import say

ASKS = {
    "term": Ask(say("Term to define")),
    "prompt": Ask(say("Question on the phones"), say("Empty: our own words.")),
    "say": Ask(say("What to say"), say("Empty: our own words.")),
    "starters": Ask(say("Points to start from"), say("One a line, up to six. May stay empty.")),
    "longest": Ask(say("Characters of a definition")),
    "minutes": Ask(say("Minutes")),
}
LIBRARY = (
    LibraryEntry(
        "term",
        say("Define public benefit"),
        say("Each table says what it means by it, before anything is ranked."),
        lambda around: {"term": "public benefit", "minutes": 20},
        interests=frozenset({Interest.WORDS, Interest.BENEFITS}),
        familiarity=frozenset({Familiarity.NEW, Familiarity.SOME}),
        fewest=4,
        frames=True,
    ),
)
