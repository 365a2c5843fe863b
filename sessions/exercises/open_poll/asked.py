"""Owns what the designer asks for a poll, and the polls there are to pick."""

from sessions.exercises.asking import Ask, Choices, Interest, LibraryEntry
from sessions.exercises.base import Chapter
from sessions.words import say

CHAPTERS: Choices = {
    Chapter.BENEFITS: say("Benefits"),
    Chapter.CRITERIA: say("Criteria"),
    Chapter.RISKS: say("Risks"),
    Chapter.ACCEPTABILITY: say("Acceptability"),
    Chapter.COMFORT: say("Comfort"),
    Chapter.TRADE_OFFS: say("Trade-offs"),
    Chapter.RED_LINES: say("Red lines"),
    Chapter.INSIGHTS: say("Insights"),
    Chapter.QUESTIONS: say("Questions"),
    Chapter.EVALUATION: say("Evaluation"),
}
ASKS = {
    "question": Ask(say("Question")),
    "say": Ask(say("What to say"), say("May stay empty.")),
    "form": Ask(
        say("How people answer"),
        choices={
            "single": say("Choose one answer"),
            "several": say("Choose several answers"),
            "scale": say("A place on a scale"),
            "words": say("In a few words"),
            "number": say("A number"),
        },
    ),
    "options": Ask(say("Answers to choose from"), say("For one or several answers: two to ten.")),
    "options.key": Ask(say("Key"), is_hidden=True),
    "options.title": Ask(say("Answer")),
    "keeps_order": Ask(say("Phones keep this order; otherwise each shuffles it")),
    "most": Ask(say("How many each may choose or give"), say("For several answers, or for words.")),
    "steps": Ask(say("Steps of the scale")),
    "labels": Ask(say("Words for the scale"), say("For a scale: one a line, both ends or every step.")),
    "lowest": Ask(say("Lowest number"), say("For a number.")),
    "highest": Ask(say("Highest number"), say("For a number.")),
    "unit": Ask(say("Unit"), say("For a number: minutes, miles. May stay empty.")),
    "rounds": Ask(say("Rounds"), say("How often the same is asked.")),
    "minutes": Ask(say("Minutes for each round")),
    "is_practice": Ask(say("Only practice: no answers in the report")),
    "about": Ask(say("Where the report puts it"), choices=CHAPTERS),
}
LIBRARY = (
    LibraryEntry(
        "practice",
        say("Practice"),
        say("A harmless question to try the phones out; it stays out of the report."),
        lambda around: {
            "question": "How did you come here today?",
            "form": "single",
            "options": [
                {"key": "on-foot", "title": "On foot or by wheelchair"},
                {"key": "bicycle", "title": "By bicycle"},
                {"key": "public-transport", "title": "By bus, tram or train"},
                {"key": "car", "title": "By car or taxi"},
            ],
            "is_practice": True,
            "minutes": 3,
        },
        interests=frozenset(Interest) - {Interest.PAUSE},
        fewest=5,
    ),
    LibraryEntry(
        "poll",
        say("A question with answers"),
        say("One question, everyone chooses."),
        lambda around: {
            "question": "What do you think?",
            "form": "single",
            "options": [{"key": "yes", "title": "Yes"}, {"key": "no", "title": "No"}],
        },
        interests=frozenset({Interest.IMPRESSIONS, Interest.PRIORITIES}),
        fewest=5,
    ),
    LibraryEntry(
        "words",
        say("In a few words"),
        say("Everyone answers in words of their own."),
        lambda around: {"question": "Which words come to mind?", "form": "words"},
        interests=frozenset({Interest.IMPRESSIONS, Interest.WORDS}),
        fewest=5,
    ),
)
