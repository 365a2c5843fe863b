"""What simulated people answer: each has one factor that they care about. It stands for nobody."""

from random import Random
from typing import Any

from sessions.exercises.factors.answers import CANT_SAY, DEPENDS, ORDERS, SAME, A, B
from sessions.exercises.factors.pairs import FACTORS
from sessions.exercises.factors.settings import FactorsSettings

CARES = ("purpose", "purpose", "purpose", "recipient", "recipient", "data")
IF_CARED_FOR = (A, A, A, A, B)
IF_NOT = (A, A, SAME, SAME, SAME, B)


def simulated_pairs(settings: FactorsSettings, table: int, seat: int, rng: Random) -> dict[str, Any]:
    """All pairs answered, as the phone sends them at the end."""
    cares = _cares(table, seat)
    shown = [f"{number}:{rng.choice(ORDERS)}" for number in range(1, len(settings.pairs) + 1)]
    answers = {f"pair-{n}": _answer(pair.factor == cares, rng) for n, pair in enumerate(settings.pairs, 1)}
    return {**answers, "shown": rng.sample(shown, len(shown))}


def simulated_choice(table: int, seat: int, rng: Random) -> dict[str, Any]:
    """The direct answer, mostly the factor this person cares for."""
    chance = rng.random()
    choice = CANT_SAY if chance < 0.05 else DEPENDS if chance < 0.2 else _cares(table, seat)
    return {"choice": choice, "shown": rng.sample(list(FACTORS), len(FACTORS))}


def _cares(table: int, seat: int) -> str:
    return Random(f"what seat {seat} at table {table} cares for").choice(CARES)


def _answer(is_cared_for: bool, rng: Random) -> str:
    return CANT_SAY if rng.random() < 0.06 else rng.choice(IF_CARED_FOR if is_cared_for else IF_NOT)
