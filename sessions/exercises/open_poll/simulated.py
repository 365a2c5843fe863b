"""What simulated people answer: each leans one way, some move from round to round. It stands for nobody."""

from random import Random
from typing import Any

from sessions.exercises.open_poll.settings import NUMBER, SEVERAL, WORDS, OpenPollSettings

SAID = (
    "Trust",
    "trust",
    "Privacy",
    "Control",
    "Fairness",
    "Less paper",
    "Being asked",
    "Safety",
    "Who profits",
)
STEPS = (-1, 0, 0, 0, 1)


def simulated_answer(settings: OpenPollSettings, table: int, seat: int, rng: Random) -> dict[str, Any]:
    """One answer as the phone sends it; a few stand apart."""
    chance = rng.random()
    if chance < 0.06:
        return {"choice": "cant_say" if chance < 0.04 else "prefer_not"}
    leaning = Random(f"what seat {seat} at table {table} thinks").random()
    if settings.form == WORDS:
        return {"words": rng.sample(SAID, rng.randint(1, min(3, settings.most_words)))}
    if settings.form == NUMBER:
        return {"number": _number(settings, leaning, rng)}
    keys = list(settings.choices)
    if settings.form == SEVERAL:
        return {"choices": rng.sample(keys, rng.randint(1, settings.most or len(keys)))}
    place = int(leaning * len(keys)) + rng.choice(STEPS)
    return {"choice": keys[min(max(place, 0), len(keys) - 1)]}


def _number(settings: OpenPollSettings, leaning: float, rng: Random) -> int:
    lowest, highest = settings.lowest or 0, settings.highest or 0
    about = (leaning**2 + rng.uniform(-0.05, 0.05)) * (highest - lowest)
    return min(max(lowest + round(about), lowest), highest)
