"""Owns what a designer may choose for statements, and what is wrong with a choice, naming its field."""

from collections.abc import Mapping, Sequence
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from casestudies.schema import Materials
from sessions.exercises.base import Badge, Chapter

IMPRESSIONS = "impressions"
KEY = r"^[a-z0-9]+(-[a-z0-9]+)*$"


class Group(BaseModel):
    """What a statement may be about: a kind of people who gain, a kind of risk."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    key: str = Field(pattern=KEY, max_length=32)
    title: str = Field(min_length=1, max_length=40)


BOTH_SIDES = ({"key": "opportunity", "title": "Opportunities"}, {"key": "challenge", "title": "Challenges"})


class StatementsSettings(BaseModel):
    """A prompt, whose voice it is, and what each statement may be sorted by.

    First impressions have two or three sides, shown beside each other. With `by_example` a statement names
    one of the cards of its table's set, given in `sets`. Where it `stays_open`, tables keep their notes here
    all day, whatever the room goes on to.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    prompt: str = Field(min_length=1, max_length=120)
    say: str = Field(min_length=1, max_length=600)
    about: Literal["impressions", Chapter.BENEFITS, Chapter.RISKS, Chapter.INSIGHTS]
    level: Literal[Badge.TABLE, Badge.ROOM] = Badge.TABLE
    groups: tuple[Group, ...] = Field(default=(), max_length=8)
    by_example: bool = False
    sets: dict[int, str] = Field(default_factory=dict)  # table number -> key of its example set
    minutes: int = Field(default=20, ge=1, le=240)
    stays_open: bool = False

    @model_validator(mode="before")
    @classmethod
    def _with_both_sides(cls, given: Any) -> Any:
        """First impressions are sorted into opportunities and challenges, unless a plan names other sides."""
        is_first = isinstance(given, Mapping) and given.get("about") == IMPRESSIONS
        return {**given, "groups": given.get("groups") or BOTH_SIDES} if is_first else given

    @model_validator(mode="after")
    def _is_sound(self) -> "StatementsSettings":
        keys = [group.key for group in self.groups]
        if len(set(keys)) < len(keys):
            raise ValueError("groups: each group needs a key of its own")
        if self.has_sides and not 2 <= len(keys) <= 3:
            raise ValueError("groups: first impressions have two or three sides")
        if self.sets and not self.by_example:
            raise ValueError("sets: tables are given sets only with by_example")
        return self

    @property
    def has_sides(self) -> bool:
        """Whether its groups are the sides of one matter."""
        return self.about == IMPRESSIONS

    @property
    def set_keys(self) -> list[str]:
        """The sets in use, in order of the first table that holds each."""
        return list(dict.fromkeys(self.sets[table] for table in sorted(self.sets)))


def check(settings: StatementsSettings, materials: Materials, tables: Sequence[int]) -> str | None:
    """What is wrong with the settings, beginning with the field's name; None when all is well."""
    known = ", ".join(materials.example_sets) or "none"
    for table, key in sorted(settings.sets.items()):
        if table not in tables:
            listed = ", ".join(str(number) for number in sorted(tables))
            return f"sets.{table}: there is no Table {table}; the tables are {listed}."
        if key not in materials.example_sets:
            return f'sets.{table}: there is no example set "{key}"; the sets are {known}.'
    missing = next((table for table in sorted(tables) if table not in settings.sets), None)
    if settings.by_example and missing is not None:
        return f"sets.{missing}: Table {missing} has no example set; give it one of {known}."
    return None
