"""Owns what people can ask of the exercise: add a statement, and what may be done with any saying."""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

from sessions.exercises.claims import ClaimSaying
from sessions.exercises.late_sayings import AddLateSayings, TakeOutLateSayings
from sessions.exercises.saying_commands import SAYING_COMMANDS, People, SayingCommand, Words


class AddStatement(SayingCommand):
    """Write down what was said. Without `agreed` nobody is quoted: a verbatim is kept as gist.

    A disagreement has two sides, `text` and `other`, each with how many were on it where that was said.
    """

    text: Words
    other: Words = ""
    people: People = None
    other_people: People = None
    form: Literal["gist", "verbatim", "disagreement"] = "gist"
    agreed: bool = False
    group: Annotated[str, Field(max_length=40)] = ""
    example: Annotated[str, Field(max_length=40)] = ""


COMMANDS: Mapping[str, type[SayingCommand]] = {
    "add_statement": AddStatement,
    "claim_saying": ClaimSaying,
    "add_late_sayings": AddLateSayings,
    "take_out_late_sayings": TakeOutLateSayings,
    **SAYING_COMMANDS,
}
