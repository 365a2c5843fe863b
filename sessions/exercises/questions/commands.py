"""Owns what people can ask of the exercise: ask, mark as asked aloud or answered, and moderate."""

from collections.abc import Mapping
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from sessions.exercises.base import LEADS, Role
from sessions.exercises.saying_commands import SAYING_COMMANDS, Name, SayingCommand, Words

Key = Annotated[str, Field(max_length=40)]


class AskQuestion(SayingCommand):
    """Ask something: of someone, on a theme, or for the record only."""

    text: Words
    to: Key = ""
    theme: Key = ""
    for_record: bool = False


class MarkQuestion(SayingCommand):
    """Note that a question was asked aloud or answered, or take that off again."""

    given_by: ClassVar[frozenset[Role]] = LEADS | {Role.EXPERT}
    saying: Name
    mark: Literal["asked", "answered"]
    is_on: bool = True


COMMANDS: Mapping[str, type[SayingCommand]] = {
    "ask_question": AskQuestion,
    "mark_question": MarkQuestion,
    **SAYING_COMMANDS,
}
