"""What a facilitator chooses for a print: paper, copies, ballots for each table, when the day begins.

Choices stand in the address of the page and nowhere else. What can't be used is named, with what is accepted.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from facilitator.print_pack.sheets import MOST_COPIES
from sessions.paper.ballot_numbers import MOST_AT_TABLE
from sessions.words import Message, say

PAPERS = ("a4", "a3")
ORDERS = ("person", "exercise")
A_TIME = re.compile(r"([01]?\d|2[0-3])[:.]([0-5]\d)")
HOUR, DAY = 60, 24 * 60
BALLOTS_EACH = 2
MOST_BALLOTS = 30  # for each table in one print, as many as a table has seats


@dataclass(frozen=True)
class Choices:
    """How the pack is printed. `copies` are those chosen, by part; `begins` is a minute of the day."""

    paper: str = "a4"
    both_sides: bool = True
    copies: Mapping[str, int] = field(default_factory=dict)
    ballots: int = BALLOTS_EACH  # for each table
    first_ballot: int = 1  # of each table
    order: str = "person"
    begins: int | None = None
    faults: tuple[Message, ...] = ()

    def clock(self, minute: int) -> str:
        """When something begins that many minutes after the beginning: a time, or hours and minutes."""
        at = minute if self.begins is None else (self.begins + minute) % DAY
        return f"{at // HOUR}:{at % HOUR:02}" if self.begins is None else f"{at // HOUR:02}:{at % HOUR:02}"


def read_choices(given: Mapping[str, str]) -> Choices:
    """The choices of an address; every fault is named, and what is at fault is as if it were not given."""
    faults: list[Message] = []
    copies = {
        name.removeprefix("copies-"): count
        for name, text in given.items()
        if name.startswith("copies-") and (count := _count(text, 0, MOST_COPIES, COPIES, faults)) is not None
    }
    each = _count(given.get("ballots", ""), 0, MOST_BALLOTS, EACH, faults)
    first = _count(given.get("first", ""), 1, MOST_AT_TABLE, FIRST, faults)
    return Choices(
        paper=_one_of(given.get("paper", ""), PAPERS),
        both_sides=given.get("sides") != "one",
        copies=copies,
        ballots=BALLOTS_EACH if each is None else each,
        first_ballot=first or 1,
        order=_one_of(given.get("order", ""), ORDERS),
        begins=_begins(given.get("begins", "").strip(), faults),
        faults=tuple(faults),
    )


COPIES = say("Copies: write a number from 0 to %(most)s.", most=MOST_COPIES)
EACH = say("Ballots for each table: write a number from 0 to %(most)s.", most=MOST_BALLOTS)
FIRST = say("The first ballot of each table: write a number from 1 to %(most)s.", most=MOST_AT_TABLE)
BEGINS = say("When the day begins: write a time such as 10:00, or leave it empty.")


def _count(text: str, least: int, most: int, fault: Message, faults: list[Message]) -> int | None:
    """The number; None where there is none, and the fault is noted unless it is there already."""
    text = text.strip()
    if not text:
        return None
    if text.isascii() and text.isdecimal() and len(text) <= 4 and least <= int(text) <= most:
        return int(text)
    if fault not in faults:
        faults.append(fault)
    return None


def _one_of(given: str, known: tuple[str, ...]) -> str:
    return given if given in known else known[0]


def _begins(text: str, faults: list[Message]) -> int | None:
    if not text:
        return None
    found = A_TIME.fullmatch(text)
    if found is None:
        faults.append(BEGINS)
        return None
    return int(found[1]) * HOUR + int(found[2])
