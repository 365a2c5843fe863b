"""Owns what the designer asks for statements, and the exercises there are to pick."""

from typing import Any

from sessions.exercises.asking import (
    Around,
    Ask,
    Familiarity,
    Interest,
    LibraryEntry,
    all_sets,
    sets_in_turn,
)
from sessions.exercises.base import Badge, Chapter
from sessions.words import say

ABOUT = {
    "impressions": say("First impressions"),
    Chapter.BENEFITS: say("Benefits"),
    Chapter.RISKS: say("Risks"),
    Chapter.INSIGHTS: say("Insights"),
}
ASKS = {
    "prompt": Ask(say("Question on the phones")),
    "say": Ask(say("What to say")),
    "about": Ask(say("Where the report puts it"), choices=ABOUT),
    "level": Ask(
        say("Who talks"), choices={Badge.TABLE: say("Each table"), Badge.ROOM: say("The whole room")}
    ),
    "groups": Ask(say("What each statement is sorted by"), say("May stay empty. Up to eight.")),
    "groups.key": Ask(say("Key"), is_hidden=True),
    "groups.title": Ask(say("Group")),
    "by_example": Ask(say("Each statement names one of the table’s cards")),
    "sets": Ask(
        say("Cards of each table"), say("Counts only where statements name a card."), choices=all_sets
    ),
    "minutes": Ask(say("Minutes")),
    "stays_open": Ask(say("Stays open all day, for notes")),
}


def _grouped(*titles: str) -> list[dict[str, str]]:
    return [{"key": title.lower().replace(" ", "-"), "title": title} for title in titles]


def _impressions(around: Around) -> dict[str, Any]:
    return {
        "about": "impressions",
        "prompt": "What could this make possible, and what stands in its way?",
        "say": "What comes to mind first? What could be gained, and what is hard about it? One phone writes.",
        "minutes": 15,
    }


def _by_example(around: Around, about: str, prompt: str, words: str, swapped: bool = False) -> dict[str, Any]:
    sets = sets_in_turn(around, swapped)
    return {
        "about": about,
        "prompt": prompt,
        "say": words,
        "by_example": bool(sets),
        "sets": sets or {},
        "minutes": 25,
    }


def _benefits(around: Around) -> dict[str, Any]:
    return {
        **_by_example(
            around,
            Chapter.BENEFITS,
            "Who gains from this, and how?",
            "Take your examples one at a time. Who gains: the person, the wider public, the service, its "
            "staff? One phone at the table writes; the others talk.",
        ),
        "groups": _grouped("Individuals", "The wider public", "Service providers", "Staff"),
    }


def _risks(around: Around) -> dict[str, Any]:
    return {
        **_by_example(
            around,
            Chapter.RISKS,
            "What could go wrong here, and for whom?",
            "Take your examples one at a time. What could go wrong, for whom, and what sets it off? One "
            "phone at the table writes; the others talk.",
            swapped=True,
        ),
        "groups": _grouped("For individuals", "For groups or places", "For organisations"),
    }


def _insights(around: Around) -> dict[str, Any]:
    return {
        "about": Chapter.INSIGHTS,
        "level": Badge.ROOM,
        "prompt": "What do you take home from today?",
        "say": "What do you take home? What should those who decide hear from this room?",
        "minutes": 20,
    }


LIBRARY = (
    LibraryEntry(
        "impressions",
        say("First impressions"),
        say("What comes to mind first, for and against, before anything is explained."),
        _impressions,
        interests=frozenset({Interest.IMPRESSIONS}),
        familiarity=frozenset({Familiarity.NEW, Familiarity.SOME}),
    ),
    LibraryEntry(
        "benefits",
        say("Identify benefits"),
        say("Who gains, and how: sorted by who it is."),
        _benefits,
        interests=frozenset({Interest.BENEFITS}),
        fewest=4,
    ),
    LibraryEntry(
        "risks",
        say("Identify risks"),
        say("What could go wrong, for whom, and what sets it off."),
        _risks,
        interests=frozenset({Interest.RISKS}),
        fewest=4,
    ),
    LibraryEntry(
        "insights",
        say("Plenary insights"),
        say("What the room takes home, and what those who decide should hear."),
        _insights,
        interests=frozenset({Interest.PRIORITIES, Interest.IMPRESSIONS}),
        fewest=4,
    ),
)
