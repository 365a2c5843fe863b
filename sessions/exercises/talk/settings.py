"""Owns how a talk is set: what to say, for how long, and what to show meanwhile."""

from collections.abc import Mapping
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from sessions.exercises.base import Badge

Shown = Literal["glossary", "spectrum", "briefing", "legal-history"]


class TalkSettings(BaseModel):
    """What to say, for how long; `heading` stands on the phones in place of the usual "Phones down: talk".

    A break keeps its time when a day runs late; a talk may be shortened. `show` puts a text on the wall and
    on the phones, page by page; `only` names by key which of its entries, in the order to show them. In a
    form they stand with their text, "glossary/benefit", and those of the text that is shown count.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    say: str = Field(min_length=1, max_length=600)
    minutes: int = Field(default=15, ge=1, le=240)
    heading: str | None = Field(default=None, min_length=1, max_length=40)
    voice: Literal[Badge.TABLE, Badge.ROOM] = Badge.TABLE
    is_break: bool = False
    show: Shown | None = None
    only: tuple[str, ...] = ()

    @model_validator(mode="before")
    @classmethod
    def _of_the_text(cls, given: Any) -> Any:
        """The entries of the text that is shown, as a form names them."""
        if not isinstance(given, Mapping) or not isinstance(given.get("only"), (list, tuple)):
            return given
        named = [str(entry).rpartition("/") for entry in given["only"]]
        kept = tuple(key for text, _, key in named if text in ("", given.get("show")))
        return {**given, "only": kept}
