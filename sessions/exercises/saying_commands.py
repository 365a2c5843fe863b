"""Owns the shape of what people can ask of something said; the rules are in `moderation.py`.

Lengths are checked on deciding, so that a person reads a sentence about the real limit.
"""

from collections.abc import Mapping
from typing import Annotated, Any, ClassVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from sessions.exercises.base import HANDS, LEADS, Role


def _as_list(value: Any) -> Any:
    return value if isinstance(value, list | tuple) else [value]


Name = Annotated[str, Field(min_length=1, max_length=40)]
Words = Annotated[str, Field(max_length=10_000)]
Names = Annotated[tuple[Name, ...], BeforeValidator(_as_list), Field(min_length=1, max_length=1000)]
People = Annotated[
    Annotated[int, Field(ge=0, le=99)] | None, BeforeValidator(lambda value: None if value == "" else value)
]
Counts = Annotated[tuple[int, ...], BeforeValidator(_as_list), Field(max_length=1000)]


class SayingCommand(BaseModel):
    """Frozen, and strict about fields it doesn't know. Whoever writes for a table may give it."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    given_by: ClassVar[frozenset[Role]] = HANDS


class ModeratingCommand(SayingCommand):
    """What facilitators alone do with something said."""

    given_by: ClassVar[frozenset[Role]] = LEADS


class RewordSaying(SayingCommand):
    """Put what one gave in other words; of a disagreement both sides are given anew."""

    saying: Name
    text: Words
    other: Words = ""
    people: People = None
    other_people: People = None


class WithdrawSaying(SayingCommand):
    """Take back what one gave."""

    saying: Name


class ApproveSaying(ModeratingCommand):
    """Let the room see one or several; `wording` says, for each, which of its giver's words were read."""

    saying: Names
    wording: Counts = ()


class HideSaying(ModeratingCommand):
    """Take one out of sight."""

    saying: Name


class UnhideSaying(ModeratingCommand):
    """Let one be as it was before it was hidden."""

    saying: Name


class CorrectSaying(ModeratingCommand):
    """Show other words in place of the giver's; "" shows the giver's own again. `other`: the second side."""

    saying: Name
    text: Words
    other: Words = ""


MODERATING_COMMANDS: Mapping[str, type[SayingCommand]] = {
    "approve_saying": ApproveSaying,
    "hide_saying": HideSaying,
    "unhide_saying": UnhideSaying,
    "correct_saying": CorrectSaying,
}
SAYING_COMMANDS: Mapping[str, type[SayingCommand]] = {
    "reword_saying": RewordSaying,
    "withdraw_saying": WithdrawSaying,
    **MODERATING_COMMANDS,
}
