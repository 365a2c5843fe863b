"""Owns what people can ask of the exercise: write, agree, leave it open; facilitators moderate the words."""

from collections.abc import Mapping
from typing import Annotated, ClassVar

from pydantic import Field

from sessions.exercises.base import ANSWERERS, Role
from sessions.exercises.saying_commands import MODERATING_COMMANDS, Name, SayingCommand, Words

Version = Annotated[str, Field(max_length=40)]


class WriteDefinition(SayingCommand):
    """Put these words in place of the table's; `saying` names those they were made from, "" for none."""

    text: Words
    saying: Version = ""


class EndorseDefinition(SayingCommand):
    """Agree with the words of one's table, or no longer."""

    given_by: ClassVar[frozenset[Role]] = ANSWERERS
    saying: Name
    agrees: bool = True


class LeaveOpen(SayingCommand):
    """Say that the table could not agree, with its reason or without; `is_open` false takes it back."""

    is_open: bool = True
    reason: Words = ""


COMMANDS: Mapping[str, type[SayingCommand]] = {
    "write_definition": WriteDefinition,
    "endorse_definition": EndorseDefinition,
    "leave_open": LeaveOpen,
    **MODERATING_COMMANDS,
}
