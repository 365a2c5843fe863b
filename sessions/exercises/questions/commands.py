"""Owns what people can ask of the exercise: ask, support, mark, answer in writing, and moderate."""

from collections.abc import Mapping
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from sessions.exercises.base import ANSWERERS, LEADS, Role
from sessions.exercises.saying_commands import SAYING_COMMANDS, Name, SayingCommand, Words

Key = Annotated[str, Field(max_length=40)]
WHO_ANSWERS = LEADS | {Role.EXPERT}


class AskQuestion(SayingCommand):
    """Ask something: of someone, on a theme, or for the record only."""

    text: Words
    to: Key = ""
    theme: Key = ""
    for_record: bool = False


class SupportQuestion(SayingCommand):
    """Want it answered too, or no longer; `wording` says which of its words were read."""

    given_by: ClassVar[frozenset[Role]] = ANSWERERS
    saying: Name
    wording: int = Field(default=0, ge=0)
    supports: bool = True


class AnswerQuestion(SayingCommand):
    """Write a short answer beside it, in place of one that stood there; "" takes it off."""

    given_by: ClassVar[frozenset[Role]] = WHO_ANSWERS
    saying: Name
    text: Words


class MarkQuestion(SayingCommand):
    """Note that a question was asked aloud or answered, or take that off again."""

    given_by: ClassVar[frozenset[Role]] = WHO_ANSWERS
    saying: Name
    mark: Literal["asked", "answered"]
    is_on: bool = True


COMMANDS: Mapping[str, type[SayingCommand]] = {
    "ask_question": AskQuestion,
    "support_question": SupportQuestion,
    "answer_question": AnswerQuestion,
    "mark_question": MarkQuestion,
    **SAYING_COMMANDS,
}
