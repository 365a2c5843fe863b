"""What changes the agenda ahead, on the day."""

from collections.abc import Mapping
from typing import Any

from pydantic import Field, model_validator

from sessions.commands.base import Command

SETTING = "settings."


class InsertExercise(Command):
    """Put an exercise in, before one of those ahead or last.

    A form gives each of the kind's settings as a field of its own: `settings.question`.
    """

    kind: str = Field(max_length=64)
    title: str = Field(min_length=1, max_length=80)
    settings: Mapping[str, Any] = Field(default_factory=dict)
    before: str | None = Field(default=None, max_length=64)

    @model_validator(mode="before")
    @classmethod
    def _gather(cls, given: Any) -> Any:
        """The settings, whether they come as a form's fields or whole."""
        if not isinstance(given, Mapping) or "settings" in given:
            return given
        fields = {name: value for name, value in given.items() if not name.startswith(SETTING)}
        settings = {name.removeprefix(SETTING): given[name] for name in given if name not in fields}
        return {**fields, "settings": settings}


class SkipExercise(Command):
    """Leave the `target` out, an exercise ahead. (An order's own `exercise` says whose command it is.)"""

    target: str = Field(max_length=64)


class RestoreExercise(Command):
    """Let an exercise take place that was left out."""

    target: str = Field(max_length=64)


class MoveExercise(Command):
    """Let an exercise ahead take place right before another one ahead, or last."""

    target: str = Field(max_length=64)
    before: str | None = Field(default=None, max_length=64)


class ShortenTalk(Command):
    """Give a talk ahead fewer minutes."""

    target: str = Field(max_length=200)
    minutes: int = Field(ge=1, le=240)
