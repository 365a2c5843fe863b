"""Entering figures that were counted elsewhere, and taking them out again."""

from typing import ClassVar

from pydantic import Field

from sessions.commands.base import Command
from sessions.exercises.base import LEADS, Role


class EnterFigures(Command):
    """Enter a question's counts with their source; `figures` names those that they replace.

    `bars` are lines such as "6: 8", or "8" where the source does not give the step; `steps` is 0 where the
    answers are no scale.
    """

    given_by: ClassVar[frozenset[Role]] = LEADS | {Role.REPORT_WRITER}
    after_closing: ClassVar[bool] = True
    figures: str = Field(default="", max_length=40)
    title: str = Field(max_length=200)
    source: str = Field(max_length=300)
    target: str = Field(default="", max_length=64)
    people: int | None = Field(default=None, ge=0, le=100_000)
    answered: int | None = Field(default=None, ge=0, le=100_000)
    steps: int = Field(default=0, ge=0, le=11)
    low: str = Field(default="", max_length=60)
    high: str = Field(default="", max_length=60)
    bars: str = Field(max_length=4000)


class RemoveFigures(Command):
    """Take entered figures out."""

    given_by: ClassVar[frozenset[Role]] = LEADS | {Role.REPORT_WRITER}
    after_closing: ClassVar[bool] = True
    figures: str = Field(max_length=40)
