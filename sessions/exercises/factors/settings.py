"""What a facilitator sets: the base case, its pairs, and the minutes of both phases.

Each factor has the same number of pairs: with more of them, more people would find a difference somewhere.
"""

from collections import Counter

from pydantic import Field

from sessions.exercises.factors.pairs import FACTORS, Base, Pair, Setting
from sessions.exercises.factors.vignettes import BASE, PAIRS, SOURCE


class FactorsSettings(Setting):
    """The base case with its source, the pairs in order, and the minutes of both phases."""

    base: Base = BASE
    source: str = Field(default=SOURCE, max_length=300)
    pairs: tuple[Pair, ...] = Field(default=PAIRS, min_length=3, max_length=9)
    minutes_pairs: int = Field(default=6, ge=1, le=60)
    minutes_choice: int = Field(default=3, ge=1, le=60)


def find_fault(settings: FactorsSettings) -> str | None:
    """Why the pairs can't be used, naming the field; None when all is well."""
    numbers = Counter[str](pair.factor for pair in settings.pairs)
    if len({numbers[factor] for factor in FACTORS}) > 1:
        found = ", ".join(f"{factor} {numbers[factor]}" for factor in FACTORS)
        return f"pairs: each factor needs the same number of pairs. There are: {found}."
    for number, pair in enumerate(settings.pairs):
        if pair.a.name == pair.b.name or pair.a.text == pair.b.text:
            return f"pairs.{number}: both versions are the same. Make one of them differ."
    return None
