"""Owns the exercise kind `questions`: what people ask, of experts or the room, or for research to take up.

It must never say who asked, and never put a question before the room that was asked for the record only.
"""

from sessions.exercises.base import Kind
from sessions.exercises.questions.kind import QuestionsKind

KIND: Kind = QuestionsKind()

__all__ = ["KIND", "QuestionsKind"]
