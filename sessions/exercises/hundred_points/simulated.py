"""What simulated people give: most to one thing they care for, the rest in fives. It stands for nobody."""

from random import Random
from typing import Any

from sessions.exercises.hundred_points.settings import TOTAL, PointsSettings

STEP = 5


def simulated_points(settings: PointsSettings, table: int, seat: int, rng: Random) -> dict[str, Any]:
    """One split, as the phone sends it; a few can't say."""
    keys = list(settings.titles)
    shown = rng.sample(keys, len(keys))
    if rng.random() < 0.04:
        return {"cant_say": True, "shown": shown}
    cares = Random(f"what seat {seat} at table {table} gives most to").choice(keys)
    weighed = [3.0 if key == cares else rng.choice((0.0, 0.5, 1.0, 1.0, 1.5)) for key in keys]
    points = {
        key: int(TOTAL * part / sum(weighed)) // STEP * STEP for key, part in zip(keys, weighed, strict=True)
    }
    points[cares] += TOTAL - sum(points.values())
    return {**{f"points-{key}": given for key, given in points.items()}, "shown": shown}
