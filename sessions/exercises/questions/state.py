"""Owns what the exercise remembers: what was asked, who wants it answered too, and what was answered.

Who supports a question is known to the state alone: what leaves it are counts.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from sessions.exercises.base import Room
from sessions.exercises.questions.settings import QuestionsSettings
from sessions.exercises.sayings import Form, Saying, Sayings
from sessions.ids import ParticipantId
from sessions.words import Message, say

QUESTION = "question"
FORMS: Mapping[str, Form] = {QUESTION: Form(say("A question"))}
ASKED, ANSWERED = "asked", "answered"
MARKS: Mapping[str, Message] = {ASKED: say("Asked aloud"), ANSWERED: say("Answered")}


@dataclass(frozen=True)
class Support:
    """That someone at a table wants a question answered too, and the receipt for it."""

    table: int
    receipt: int
    at: float


@dataclass(frozen=True)
class Answer:
    """A short answer in writing. Who an expert is stays unsaid."""

    text: str
    by_expert: bool

    @property
    def who(self) -> Message:
        """Who wrote it, as every screen says it."""
        return say("An expert") if self.by_expert else say("A facilitator")


@dataclass
class QuestionsState:
    """The whole of one exercise: `support` by question, then person; `answers` by question."""

    settings: QuestionsSettings
    sayings: Sayings
    support: dict[str, dict[ParticipantId, Support]] = field(default_factory=dict)
    answers: dict[str, Answer] = field(default_factory=dict)
    is_shown: bool = False

    def is_answered(self, question: Saying) -> bool:
        """Whether it was answered aloud or in writing."""
        return ANSWERED in question.marks or question.id in self.answers

    def for_experts(self) -> list[Saying]:
        """What experts are asked to answer: approved, put to them or to nobody in particular."""
        return [
            question
            for question in self.labelled()
            if question.is_public and self.settings.is_for_experts(question.about.get("to", ""))
        ]

    def by_support(self, questions: Iterable[Saying]) -> list[Saying]:
        """Most supported first, then by table and as they came."""
        return sorted(questions, key=lambda question: (-len(question.supporters), question.order))

    def forget(self, question: str) -> None:
        """It has other words or is gone: nobody has supported or answered those."""
        self.support.pop(question, None)
        self.answers.pop(question, None)

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
            replace(
                question,
                label=self.label(question),
                is_for_room=not is_for_record(question),
                supporters=frozenset(self.support.get(question.id, ())),
            )
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
