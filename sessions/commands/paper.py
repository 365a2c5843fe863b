"""What is asked about paper: to count it, to take it back, to say who has it and whose it is."""

from typing import ClassVar

from pydantic import Field

from sessions.commands.base import Command, SeatCommand
from sessions.exercises.base import ANSWERERS, AT_TABLES, LEADS, Role
from sessions.paper.ballot_numbers import MOST, MOST_AT_TABLE


class CountPaper(Command):
    """Let what was typed in from paper for a step join its count; after closing too."""

    after_closing: ClassVar[bool] = True
    target: str = Field(max_length=200)
    answers: int = Field(ge=1, le=2000)


class TakeBackPaper(Command):
    """Take back all that came with one file, or with `typed` one answer that was typed in."""

    after_closing: ClassVar[bool] = True
    batch: str = Field(default="", max_length=64)
    typed: int | None = Field(default=None, ge=1)


class NotePaper(SeatCommand):
    """Say how many people of a table answer on paper."""

    given_by: ClassVar[frozenset[Role]] = LEADS | AT_TABLES
    after_closing: ClassVar[bool] = True
    table: int
    ballots: int = Field(ge=0, le=MOST_AT_TABLE)


class LinkBallot(SeatCommand):
    """Say that a ballot is that of somebody who has a seat already; theirs to say only with its code."""

    given_by: ClassVar[frozenset[Role]] = ANSWERERS | LEADS
    after_closing: ClassVar[bool] = True
    participant: str = Field(pattern=r"^[0-9a-f]{32}$")
    ballot: int = Field(ge=1, le=MOST)
