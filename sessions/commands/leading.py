"""How a facilitator leads the day: on and back, open and lock, reveal and hide, time and the wall."""

from typing import ClassVar

from pydantic import Field

from sessions.commands.base import Command
from sessions.exercises.base import Role


class GoNext(Command):
    """Move to the next step; what was open is locked."""


class GoBack(Command):
    """Move to the step before; what was open is locked."""


class OpenStep(Command):
    """Take answers."""


class LockStep(Command):
    """Take no more answers."""


class RevealResults(Command):
    """Show a panel of the step's results; without a name, the first."""

    panel: str | None = Field(default=None, max_length=64)


class HideResults(Command):
    """Take the results out of sight."""


class ClearStep(Command):
    """Put the step's answers aside, and let people answer afresh."""


class AddTime(Command):
    """Move the end of the step."""

    seconds: int = Field(default=120, ge=-3600, le=3600)


class ShowScreen(Command):
    """What the projector shows: a reference as `screens.py` reads it."""

    screen: str = Field(min_length=1, max_length=200)


class Undo(Command):
    """Take back an entry of the log, named by its event's number."""

    entry: int = Field(ge=1)


class CloseWorkshop(Command):
    """End the day."""

    given_by: ClassVar[frozenset[Role]] = frozenset({Role.FACILITATOR})
