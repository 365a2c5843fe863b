"""What is compared: a base case, and pairs in which one factor of it differs and all else is the same."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from sessions.words import Message, say

Factor = Literal["data", "purpose", "recipient"]
FACTORS: dict[str, Message] = {
    "data": say("The type of data"),
    "purpose": say("The purpose"),
    "recipient": say("Who it is shared with"),
}


class Setting(BaseModel):
    """Frozen, and strict about fields it doesn't know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Base(Setting):
    """The case that all pairs share; a pair replaces one of the last three by its two versions."""

    title: str = Field(min_length=1, max_length=60)
    story: str = Field(min_length=1, max_length=200)
    data: str = Field(min_length=1, max_length=100)
    purpose: str = Field(min_length=1, max_length=100)
    recipient: str = Field(min_length=1, max_length=100)


class Version(Setting):
    """One way in which a factor could be; `name` is short, for results."""

    name: str = Field(min_length=1, max_length=24)
    text: str = Field(min_length=1, max_length=100)


class Pair(Setting):
    """Two versions that differ in one factor only."""

    factor: Factor
    a: Version
    b: Version
