"""What simulated people answer: each leans one way all day, and new information moves some of them.

The leaning belongs to the seat, so it holds from round to round; chance, which the caller seeds, does the
rest. It stands for nobody: it is there to try a room out.
"""

from random import Random

from sessions.exercises.poll.scale import SCALE

CHOICES = tuple(SCALE)
FIRST_STEP = (-1, 0, 0, 0, 1)
LATER_STEP = (-1, 0, 0, 1, 1)


def simulated_choice(number: int, table: int, seat: int, rng: Random) -> str:
    """The answer of the person on a seat in a round, counted from 1."""
    chance = rng.random()
    if chance < 0.04:
        return "cant_say"
    if chance < 0.06:
        return "prefer_not"
    leaning = Random(f"leaning of seat {seat} at table {table}").randint(1, len(CHOICES))
    place = leaning + rng.choice(FIRST_STEP if number == 1 else LATER_STEP)
    return CHOICES[min(max(place, 1), len(CHOICES)) - 1]
