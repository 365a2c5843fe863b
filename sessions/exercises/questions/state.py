"""Owns what the exercise remembers: what was asked, and what facilitators noted on it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from sessions.exercises.base import Room
from sessions.exercises.questions.settings import QuestionsSettings
from sessions.exercises.sayings import Form, Saying, Sayings
from sessions.words import Message, say

QUESTION = "question"
FORMS: Mapping[str, Form] = {QUESTION: Form(say("A question"))}
ASKED, ANSWERED = "asked", "answered"
MARKS: Mapping[str, Message] = {ASKED: say("Asked aloud"), ANSWERED: say("Answered")}


@dataclass
class QuestionsState:
    """The whole of one exercise."""

    settings: QuestionsSettings
    sayings: Sayings

    def to_title(self, question: Saying) -> str:
        """To whom it was put; "" for nobody named."""
        key = question.about.get("to")
        return next((choice.title for choice in self.settings.to if choice.key == key), "")

    def theme_title(self, question: Saying) -> str:
        """The theme it belongs to; "" for none."""
        key = question.about.get("theme")
        return next((choice.title for choice in self.settings.topics if choice.key == key), "")

    def label(self, question: Saying) -> Message | None:
        """To whom, and on what."""
        to = self.to_title(question)
        if is_for_record(question):
            return say("For the record only")
        parts = [f"To: {to}" if to else "", self.theme_title(question)]
        words = " · ".join(part for part in parts if part)
        return say("%(about)s", about=words) if words else None

    def labelled(self) -> tuple[Saying, ...]:
        """All that was asked, each with what it is about in words."""
        return tuple(
            replace(question, label=self.label(question), is_for_room=not is_for_record(question))
            for question in self.sayings.in_order
        )

    def tables_in_use(self, room: Room) -> list[int]:
        """The tables where people sit, or where something was asked."""
        asked = {question.table for question in self.sayings.in_order}
        return [table for table in sorted(room.tables) if room.members.get(table) or table in asked]


def is_for_record(question: Saying) -> bool:
    """Whether it was asked for the record, and not to be put to anyone in the room."""
    return question.about.get("record") == "only"


def start(settings: QuestionsSettings) -> QuestionsState:
    """The state before anything has happened."""
    return QuestionsState(settings, Sayings(FORMS))
