"""What a facilitator sets: what the points are for, and the things they are given to."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from sessions.exercises.options import Option, find_repeat

TOTAL = 100


class PointsSettings(BaseModel):
    """A prompt, what is said with it, two to eight things, and the minutes.

    `total` stands there so that a plan can be read without this program; nothing but 100 is taken.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    prompt: str = Field(min_length=1, max_length=120)
    say: str = Field(default="", max_length=600)
    options: tuple[Option, ...] = Field(min_length=2, max_length=8)
    total: Literal[100] = 100
    minutes: int = Field(default=6, ge=1, le=60)

    @property
    def titles(self) -> dict[str, str]:
        """The things by their keys, in the plan's order."""
        return {option.key: option.title for option in self.options}


def find_fault(settings: PointsSettings) -> str | None:
    """Why the settings can't be used, naming the field; None when all is well."""
    return find_repeat(settings.options)
