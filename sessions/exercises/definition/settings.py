"""Owns what a designer may choose for a definition, and what is wrong with a choice, naming its field."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, model_validator

Starter = Annotated[str, Field(min_length=1, max_length=80)]


class DefinitionSettings(BaseModel):
    """The term that tables define, and points to start from; where `prompt` or `say` is "", our own words."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    term: str = Field(default="public benefit", min_length=1, max_length=60)
    prompt: str = Field(default="", max_length=120)
    say: str = Field(default="", max_length=600)
    starters: tuple[Starter, ...] = Field(default=(), max_length=6)
    longest: int = Field(default=400, ge=100, le=600)  # characters of a definition
    minutes: int = Field(default=15, ge=1, le=240)

    @model_validator(mode="after")
    def _is_sound(self) -> "DefinitionSettings":
        if len({starter.casefold() for starter in self.starters}) < len(self.starters):
            raise ValueError("starters: the same point stands there twice")
        return self
