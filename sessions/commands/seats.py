"""What people ask for their own seat, and what others ask for it."""

from typing import ClassVar, Literal

from pydantic import Field

from sessions.commands.base import Command, SeatCommand
from sessions.exercises.base import ANSWERERS, HANDS, LEADS, Role


class Join(SeatCommand):
    """Take a seat; without a table, at the one with the fewest people."""

    participant: str = Field(pattern=r"^[0-9a-f]{32}$")
    table: int | None = None
    is_simulated: bool = False
    via: str | None = Field(default=None, pattern=r"^[0-9a-f]{32}$")  # whose phone was passed on
    ballot: int | None = Field(default=None, ge=1, le=9999)  # on whose paper, for the house's own use


class TakeSeat(SeatCommand):
    """Answer for someone on this phone from now on, with the rejoin code they were given."""

    phone: str = Field(pattern=r"^[0-9a-f]{32}$")
    code_hash: str = Field(pattern=r"^[0-9a-f]{32}$")


class OfferSeat(SeatCommand):
    """Make a rejoin code count for someone's seat; only its hash travels."""

    given_by: ClassVar[frozenset[Role]] = ANSWERERS | LEADS | {Role.TABLE_FACILITATOR}
    participant: str = Field(pattern=r"^[0-9a-f]{32}$")
    code_hash: str = Field(pattern=r"^[0-9a-f]{32}$")


class NoteHelp(SeatCommand):
    """Say whether somebody helps with one's answers."""

    is_helped: bool


class AskForHelp(SeatCommand):
    """Let a facilitator come to one's table; `why` in one of three words, also once the call stands."""

    why: Literal["task", "device", "discussion"] | None = None
    given_by: ClassVar[frozenset[Role]] = HANDS


class SeeHelp(Command):
    """Say that one has seen that a table asks."""

    table: int


class NoteLeaving(SeatCommand):
    """Note that someone has left the room, or is back."""

    given_by: ClassVar[frozenset[Role]] = LEADS | {Role.TABLE_FACILITATOR}
    participant: str = Field(pattern=r"^[0-9a-f]{32}$")
    has_left: bool = True


class MakeChoices(SeatCommand):
    """Say whether one may be quoted and photographed; both each time."""

    after_closing: ClassVar[bool] = True
    participant: str = Field(pattern=r"^[0-9a-f]{32}$")
    quoted: bool = False
    photographed: bool = False


class WithdrawAnswers(SeatCommand):
    """Take back what one said: everything, one step, or with `saying` one statement of an exercise.

    `target` is the step or the exercise. Whoever shows a facilitator their receipt code gives it too.
    """

    after_closing: ClassVar[bool] = True
    participant: str = Field(pattern=r"^[0-9a-f]{32}$")
    target: str | None = Field(default=None, min_length=1, max_length=200)
    saying: str | None = Field(default=None, min_length=1, max_length=40)
    helped_by: str = Field(default="", max_length=64)


class MergeTables(Command):
    """Let the people of a table sit with those of another."""

    table: int
    into: int


class MoveParticipant(Command):
    """Let one person sit at another table."""

    participant: str = Field(pattern=r"^[0-9a-f]{32}$")
    table: int
