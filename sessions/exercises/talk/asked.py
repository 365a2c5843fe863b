"""Owns what the designer asks for a talk or a break, and the talks there are to pick."""

from sessions.exercises.asking import Around, Ask, Choices, Familiarity, Interest, LibraryEntry, Occasion
from sessions.exercises.base import Badge
from sessions.exercises.talk.settings import TalkSettings
from sessions.exercises.talk.shown import headings
from sessions.words import say

TEXTS = {
    "glossary": say("Glossary"),
    "briefing": say("Briefing"),
    "spectrum": say("Spectrum of identifiability"),
    "legal-history": say("History of the law"),
}


def _texts(around: Around) -> Choices:
    """The texts that these materials hold."""
    held = {
        "glossary": around.materials.glossary,
        "briefing": around.materials.briefing,
        "spectrum": around.materials.spectrum,
        "legal-history": around.materials.legal_history,
    }
    return {name: title for name, title in TEXTS.items() if held[name] is not None}


def _entries(around: Around) -> Choices:
    """All entries of all texts, named with their text."""
    return {
        f"{name}/{key}": say("%(title)s: %(entry)s", title=title, entry=heading)
        for name, title in TEXTS.items()
        for key, heading in headings(name, around.materials).items()
    }


def as_asked(chosen: TalkSettings) -> dict[str, object]:
    """The settings with the text of each entry."""
    return {**chosen.model_dump(mode="json"), "only": [f"{chosen.show}/{key}" for key in chosen.only]}


ASKS = {
    "say": Ask(say("What to say")),
    "minutes": Ask(say("Minutes")),
    "heading": Ask(say("Heading on the phones"), say("Empty: “Phones down: talk”.")),
    "voice": Ask(
        say("Who talks"),
        choices={Badge.TABLE: say("Each table"), Badge.ROOM: say("The whole room")},
    ),
    "is_break": Ask(say("It is a break: it keeps its time when the day runs late")),
    "show": Ask(say("Show on the wall meanwhile"), choices=_texts),
    "only": Ask(
        say("Only these entries"),
        say("None ticked: all of it. Ticks of another text don’t count."),
        choices=_entries,
    ),
}


def _welcome(around: Around) -> dict[str, object]:
    return {
        "say": "Welcome. What today is for, who is here, and what happens with what you say.",
        "minutes": 10,
        "voice": "room",
    }


def _words(around: Around) -> dict[str, object] | None:
    if around.materials.glossary is None:
        return None
    pages = max(10, len(around.materials.glossary.terms))
    return {
        "say": "The words we use today, and what we mean by them. Ask about any of them now.",
        "minutes": pages,
        "voice": "room",
        "show": "glossary",
    }


def _expert(around: Around) -> dict[str, object]:
    return {
        "say": "Somebody who works with this tells you about it. Keep your questions: they come next.",
        "minutes": 20,
        "voice": "room",
    }


def _tables(around: Around) -> dict[str, object]:
    return {"say": "Talk it over at your table. Let everybody have a say.", "minutes": 15}


def _pause(around: Around) -> dict[str, object]:
    return {
        "say": "Back in 15 minutes.",
        "minutes": 15,
        "heading": "Break",
        "voice": "room",
        "is_break": True,
    }


def _lunch(around: Around) -> dict[str, object]:
    return {"say": "Lunch.", "minutes": 45, "heading": "Lunch", "voice": "room", "is_break": True}


LONG = frozenset({Occasion.DAY, Occasion.JURY})
LIBRARY = (
    LibraryEntry("welcome", say("Welcome"), say("What the day is for."), _welcome),
    LibraryEntry(
        "words",
        say("The words we use"),
        say("The glossary on the wall, page by page."),
        _words,
        interests=frozenset({Interest.WORDS}),
        familiarity=frozenset({Familiarity.NEW, Familiarity.SOME}),
        needs=say("Needs a glossary among the materials."),
        frames=True,
    ),
    LibraryEntry(
        "expert",
        say("Expert input"),
        say("Somebody tells the room; questions follow."),
        _expert,
        interests=frozenset({Interest.WORDS, Interest.QUESTIONS}),
        occasions=LONG,
    ),
    LibraryEntry(
        "tables",
        say("Talk at the tables"),
        say("Phones down, nothing to answer."),
        _tables,
        interests=frozenset(Interest) - {Interest.PAUSE, Interest.FEEDBACK},
        fewest=4,
    ),
    LibraryEntry(
        "break",
        say("Break"),
        say("15 minutes that stay 15 minutes."),
        _pause,
        interests=frozenset({Interest.PAUSE}),
        is_break=True,
    ),
    LibraryEntry(
        "lunch",
        say("Lunch"),
        say("45 minutes; after it, expect fewer people."),
        _lunch,
        interests=frozenset({Interest.PAUSE}),
        occasions=LONG,
    ),
)
