"""What has to be in the record before results leave the house on paper or as a file."""

from typing import ClassVar

from sessions.commands.base import Command
from sessions.exercises.base import LEADS, Role


class PrintResults(Command):
    """Let all that a report may print now stay as it is."""

    given_by: ClassVar[frozenset[Role]] = LEADS | {Role.REPORT_WRITER}
    after_closing: ClassVar[bool] = True
