"""Owns what the designer asks for questions, and how they are picked."""

from sessions.exercises.asking import Ask, Interest, LibraryEntry
from sessions.words import say

ASKS = {
    "prompt": Ask(say("Prompt on the phones")),
    "say": Ask(say("What to say")),
    "to": Ask(say("To whom questions are put"), say("May stay empty: to anyone.")),
    "to.key": Ask(say("Key"), is_hidden=True),
    "to.title": Ask(say("Who")),
    "to.is_expert": Ask(say("An expert: sees these questions")),
    "themes": Ask(say("Themes"), say("May stay empty.")),
    "themes.key": Ask(say("Key"), is_hidden=True),
    "themes.title": Ask(say("Theme")),
    "for_research": Ask(say("Questions for research, under its four themes")),
    "minutes": Ask(say("Minutes")),
}
LIBRARY = (
    LibraryEntry(
        "experts",
        say("Questions to the experts"),
        say("Anyone asks from a phone; what many want to know comes first."),
        lambda around: {
            "prompt": "What do you want to ask?",
            "say": "What do you still want to know? Ask from your phone, and mark questions you share.",
            "to": [{"key": "experts", "title": "The experts", "is_expert": True}],
        },
        interests=frozenset({Interest.QUESTIONS, Interest.WORDS}),
    ),
    LibraryEntry(
        "research",
        say("Questions for research"),
        say("What should be found out, under four themes."),
        lambda around: {
            "prompt": "What should research find out?",
            "say": "What does nobody know yet that somebody should find out before anything is decided?",
            "for_research": True,
        },
        interests=frozenset({Interest.QUESTIONS}),
    ),
)
