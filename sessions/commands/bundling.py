"""Taking a workshop away as one file that can be checked."""

from typing import ClassVar

from pydantic import Field

from sessions.commands.base import Command
from sessions.exercises.base import Role


class TakeBundle(Command):
    """Take a bundle away, under a passphrase if `is_locked`; `key` makes its names if there is none yet."""

    given_by: ClassVar[frozenset[Role]] = frozenset({Role.FACILITATOR, Role.REPORT_WRITER})
    after_closing: ClassVar[bool] = True
    key: str = Field(pattern=r"^[0-9a-f]{64}$")
    is_locked: bool = False
