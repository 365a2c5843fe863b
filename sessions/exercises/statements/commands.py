"""Owns what people can ask of the exercise: add a statement, and what may be done with any saying."""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

from sessions.exercises.saying_commands import SAYING_COMMANDS, SayingCommand, Words


class AddStatement(SayingCommand):
    """Write down what was said. Without `agreed` nobody is quoted: a verbatim is kept as gist."""

    text: Words
    form: Literal["gist", "verbatim", "disagreement"] = "gist"
    agreed: bool = False
    group: Annotated[str, Field(max_length=40)] = ""
    example: Annotated[str, Field(max_length=40)] = ""


COMMANDS: Mapping[str, type[SayingCommand]] = {"add_statement": AddStatement, **SAYING_COMMANDS}
