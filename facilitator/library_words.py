"""What a facilitator wants, for which occasion, and how well people know the subject: in words."""

from collections.abc import Mapping

from sessions.exercises.asking import Familiarity, Interest, Occasion
from sessions.words import Message, say

INTERESTS: Mapping[Interest, Message] = {
    Interest.WORDS: say("What words mean"),
    Interest.IMPRESSIONS: say("First impressions"),
    Interest.BENEFITS: say("Benefits"),
    Interest.RISKS: say("Risks"),
    Interest.PRIORITIES: say("What counts most"),
    Interest.COMFORT: say("How comfortable people are"),
    Interest.LIMITS: say("Limits"),
    Interest.QUESTIONS: say("Questions"),
    Interest.FEEDBACK: say("How the day was"),
    Interest.PAUSE: say("A pause"),
}
OCCASIONS: Mapping[Occasion, Message] = {
    Occasion.EVENING: say("An evening"),
    Occasion.DAY: say("A day"),
    Occasion.JURY: say("A jury, several days"),
}
FAMILIARITIES: Mapping[Familiarity, Message] = {
    Familiarity.NEW: say("New to it"),
    Familiarity.SOME: say("Know some of it"),
    Familiarity.EXPERT: say("Know it well"),
}
