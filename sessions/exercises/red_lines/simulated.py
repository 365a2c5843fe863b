"""What simulated people write and support: every other seat proposes a line, all take stands at their table.

The words are made up for rehearsals and stand for nobody.
"""

from collections.abc import Sequence
from random import Random

from sessions.exercises.base import Act
from sessions.exercises.red_lines.state import NEITHER, OBJECT, SUPPORT, TABLE

WORDS = (
    "No selling of records, to anyone, at any price",
    "Nothing said to a doctor goes to the police without a court order",
    "No decision about a person by a computer alone",
    "No sharing that the people concerned could never find out about",
    "Children's records stay out unless a child is in danger",
    "No insurance company sees any of it",
    "No linking just because it is possible: there has to be a reason first",
    "Not without a way to say no",
    "No use that would stop people from asking for help",
    "Nothing leaves the country",
    "No keeping it longer than the purpose needs",
    "No names where numbers would do",
    "Not for marketing, not even our own",
    "No sharing of records that nobody has checked for mistakes",
)
USUAL = (SUPPORT, SUPPORT, SUPPORT, OBJECT, NEITHER)
FIRST_STAND_TURN = 100  # after all lines of the table


def simulated_acts(phase: str, table: int, seat: int, people: int, rng: Random) -> Sequence[Act]:
    """Lines first, then stands; in the room's phase stands alone, on the lines of the own table."""
    lines = Random(f"red lines of table {table}").sample(WORDS, (people + 1) // 2)
    acts = []
    if phase == TABLE and seat % 2 == 0:
        acts.append(Act(seat, "propose_line", {"text": lines[seat // 2]}))
    for number in range(1, len(lines) + 1):
        stand = rng.choice(USUAL)
        if stand != NEITHER:
            payload = {"saying": f"t{table}-s{number}", "wording": 0, "stand": stand}
            acts.append(Act(FIRST_STAND_TURN + seat, "take_stand", payload))
    return acts
