"""Choosing what the papers of after the day say, and writing and publishing the letter."""

from typing import Annotated, ClassVar

from pydantic import Field, StringConstraints

from sessions.commands.base import Command
from sessions.exercises.base import LEADS, Role

Reference = Annotated[str, StringConstraints(pattern=r"^[^:]{1,64}:[^:]{1,40}$")]
Key = Annotated[str, StringConstraints(max_length=200)]


class ChooseHeard(Command):
    """Choose what “What we heard today” quotes (null: the program's choice) and what happens next."""

    given_by: ClassVar[frozenset[Role]] = LEADS | {Role.REPORT_WRITER}
    after_closing: ClassVar[bool] = True
    quotes: list[Reference] | None = Field(default=None, max_length=6)
    next_line: str = Field(default="", max_length=200)


class ChooseMessages(Command):
    """Leave plain messages out, by their keys; all others are in."""

    given_by: ClassVar[frozenset[Role]] = LEADS | {Role.REPORT_WRITER}
    after_closing: ClassVar[bool] = True
    left_out: list[Key] = Field(max_length=200)


class WriteLetter(Command):
    """Keep the letter as it now reads; `seen` is the draft it was made from."""

    given_by: ClassVar[frozenset[Role]] = LEADS | {Role.REPORT_WRITER}
    after_closing: ClassVar[bool] = True
    seen: int = Field(ge=0)
    decided: str = Field(default="", max_length=1200)
    not_decided: str = Field(default="", max_length=1200)
    why: str = Field(default="", max_length=1200)
    when: str = Field(default="", max_length=400)
    signed: str = Field(default="", max_length=200)


class PublishLetter(Command):
    """Publish the letter as it stands; `seen` is the draft that was read."""

    given_by: ClassVar[frozenset[Role]] = LEADS | {Role.REPORT_WRITER}
    after_closing: ClassVar[bool] = True
    seen: int = Field(ge=0)
