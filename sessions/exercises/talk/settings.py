"""Owns how a talk is set: what to say, for how long, and what to show meanwhile."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from sessions.exercises.base import Badge

Shown = Literal["glossary", "spectrum", "briefing", "legal-history"]


class TalkSettings(BaseModel):
    """What to say, for how long; `heading` stands on the phones in place of the usual "Phones down: talk".

    A break keeps its time when a day runs late; a talk may be shortened. `show` puts a text on the wall and
    on the phones, page by page; `only` names by key which of its entries, in the order to show them.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    say: str = Field(min_length=1, max_length=600)
    minutes: int = Field(default=15, ge=1, le=240)
    heading: str | None = Field(default=None, min_length=1, max_length=40)
    voice: Literal[Badge.TABLE, Badge.ROOM] = Badge.TABLE
    is_break: bool = False
    show: Shown | None = None
    only: tuple[str, ...] = ()
