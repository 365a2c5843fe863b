"""What every command is: a frozen model that says who may give it."""

from typing import ClassVar

from pydantic import BaseModel, ConfigDict

from sessions.exercises.base import ANSWERERS, LEADS, Role


class Command(BaseModel):
    """The root of all commands: frozen, and nothing beyond its fields.

    `given_by` says who may give it; `after_closing` whether a closed workshop still takes it.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    given_by: ClassVar[frozenset[Role]] = LEADS
    after_closing: ClassVar[bool] = False


class SeatCommand(Command):
    """The root of what someone asks for their own seat; a facilitator may offer one, and nothing else."""

    given_by: ClassVar[frozenset[Role]] = ANSWERERS
