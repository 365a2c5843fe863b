"""What a facilitator sets: the question, and whether the lines go from the tables on to the whole room."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field


class RedLinesSettings(BaseModel):
    """The question and the minutes of both phases; `level` "table" stops at the tables."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    question: str = Field(
        default="What must not be done with people's data, whatever the benefit?",
        min_length=1,
        max_length=120,
    )
    level: Literal["table", "room"] = "room"
    minutes_table: int = Field(default=10, ge=1, le=60)
    minutes_room: int = Field(default=5, ge=1, le=60)
