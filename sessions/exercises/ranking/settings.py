"""Owns what a designer may choose for a ranking, and what is wrong with a choice, naming its field."""

from collections.abc import Sequence
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator

from casestudies.schema import Materials
from sessions.exercises.ranking.lenses import LENSES

Part = Literal["own", "criteria", "agreed", "minority"]
PARTS: tuple[Part, ...] = ("own", "criteria", "agreed", "minority")  # in the order in which they take place


class PhaseMinutes(BaseModel):
    """How long each phase is planned to take."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    own: int = Field(default=6, ge=1, le=120)
    criteria: int = Field(default=12, ge=1, le=120)
    agreed: int = Field(default=20, ge=1, le=120)
    minority: int = Field(default=4, ge=1, le=120)


class RankingSettings(BaseModel):
    """A lens, the example set that each table begins with, which parts take place, and their minutes.

    `own_mode` "most_least" is the quick way: people mark two cards in place of an order of all.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    lens: str = "benefit"
    sets: dict[int, str] = Field(min_length=1)  # table number -> key of its example set
    against: str = ""  # id of an earlier ranking by another lens, whose agreed orders these are drawn against
    own_mode: Literal["order", "most_least"] = "order"
    steps: tuple[Part, ...] = ("own", "criteria", "agreed")  # a plan from before the minority record has none
    minutes: PhaseMinutes = PhaseMinutes()

    @field_validator("lens")
    @classmethod
    def _is_known(cls, lens: str) -> str:
        if lens not in LENSES:
            raise ValueError(f'must be one of {", ".join(LENSES)}; it is "{lens}"')
        return lens

    @field_validator("steps")
    @classmethod
    def _are_in_order(cls, steps: tuple[Part, ...]) -> tuple[Part, ...]:
        if steps != tuple(part for part in PARTS if part in steps):
            raise ValueError(f"must be some of {', '.join(PARTS)}, each once and in this order")
        if "own" not in steps and "agreed" not in steps:
            raise ValueError('must hold "own" or "agreed": without either nothing is ranked')
        if "minority" in steps and "agreed" not in steps:
            raise ValueError('must hold "agreed" before "minority": there is no order to disagree with')
        return steps

    @property
    def is_quick(self) -> bool:
        """Whether people mark most and least in place of an order of all cards."""
        return self.own_mode == "most_least"

    @property
    def set_keys(self) -> list[str]:
        """The sets to begin with, in order of the first table that holds each."""
        return list(dict.fromkeys(self.sets[table] for table in sorted(self.sets)))


def check(settings: RankingSettings, materials: Materials, tables: Sequence[int]) -> str | None:
    """What is wrong with the settings, beginning with the field's name; None when all is well."""
    known = ", ".join(materials.example_sets) or "none"
    for table, key in sorted(settings.sets.items()):
        if table not in tables:
            listed = ", ".join(str(number) for number in sorted(tables))
            return f"sets.{table}: there is no Table {table}; the tables are {listed}."
        if key not in materials.example_sets:
            return f'sets.{table}: there is no example set "{key}"; the sets are {known}.'
    for table in sorted(tables):
        if table not in settings.sets:
            return f"sets.{table}: Table {table} has no example set; give it one of {known}."
    return None
