"""The rules for small numbers, all of them: what may be told of how many answers, and what has to wait.

Screens, downloads and reports are made of panels, and panels ask here; no other module compares a count with
a number of its own. Open outputs (what a group decided to say together) are not asked about: they are shown
at any n. Which test shows which rule is said in docs/evidence.md.
"""

from collections import Counter
from collections.abc import Collection, Hashable, Iterable, Mapping
from typing import Any, TypeVar

from sessions.errors import Rejection, refuse
from sessions.words import Message, say_n

ROOM_MINIMUM = 5  # secret answers of a whole room
CHANGE_MINIMUM = 10  # a change between two rounds, cell by cell; agreement in one number
SPREAD_MINIMUM = 5  # own orders at a table, in one word
SPLIT_BASE, SPLIT_CELL = 10, 5  # a split by what others can see: of so many in all, so many in each cell
GROUP = 5  # answers that join, or leave, a count that was shown: fewer don't hide each other

K = TypeVar("K", bound=Hashable)
Parts = Mapping[Any, Any]


def is_enough(answers: int) -> bool:
    """Whether so many secret answers of a whole room may be shown."""
    return answers >= ROOM_MINIMUM


def is_told_by_cell(answers: int) -> bool:
    """Whether a change, or a measure of agreement, of so many people may be told whole."""
    return answers >= CHANGE_MINIMUM


def may_split(cells: Iterable[int]) -> bool:
    """Whether these counts of one visible group (a table, a sector, who came late) may be known.

    Nobody in it is nothing to know. A choice that none of them made is a cell too.
    """
    counts = list(cells)
    return not sum(counts) or (sum(counts) >= SPLIT_BASE and min(counts) >= SPLIT_CELL)


def withheld(answers: Mapping[K, int]) -> frozenset[K]:
    """Which parts of one result are not shown, given how many answers each rests on and that all add up.

    What the shown parts leave of the whole belongs to all withheld ones together, so these rest on five
    answers or more between them, and where one has to go a second goes with it: the smallest, then the first.
    """
    smallest_first = sorted((part for part in answers if answers[part]), key=lambda part: answers[part])
    few = [part for part in smallest_first if not is_enough(answers[part])]
    if not few:
        return frozenset()
    return frozenset(few + with_a_second(few, smallest_first[len(few) :], answers))


def with_a_second(few: Collection[K], others: Iterable[K], answers: Mapping[K, int]) -> list[K]:
    """The parts that go so that `few` can't be worked out from the rest."""
    more: list[K] = []
    for part in others:
        if len(few) + len(more) >= 2 and is_enough(sum(answers[one] for one in (*few, *more))):
            break
        more.append(part)
    return more


def joining(given: Mapping[K, Parts]) -> frozenset[K]:
    """Who of those that came late may join a count that was shown, by the parts that each speaks to.

    What a batch adds can be worked out, so it is held to the rule for a room of its own: a part that fewer
    than five of them speak to would be told, and whoever speaks to it waits. None below five.
    """
    inside = dict(given)
    while True:
        speak = Counter(part for parts in inside.values() for part in parts)
        kept = {who: parts for who, parts in inside.items() if all(speak[part] >= GROUP for part in parts)}
        if len(kept) == len(inside):
            return frozenset(kept) if speak else frozenset()
        inside = kept


def is_held_back(withdrawn: int) -> bool:
    """Whether a result that was shown is out of sight, because so many of its answers were withdrawn since.

    It is shown again without them at every fifth: beside what was shown before, fewer would be told.
    """
    return withdrawn % GROUP != 0


def too_few_answers(answered: int) -> Rejection | None:
    """Why the result of so many secret answers can't be shown; it counts answers, whatever they say."""
    if is_enough(answered):
        return None
    text = "Results are shown from %(needed)s answers. %(count)s in so far."
    return refuse("too_few_answers", text, needed=ROOM_MINIMUM, count=answered)


def too_few_withdrawn(withdrawn: int) -> Rejection | None:
    """Why a result that was shown is not shown any more; None where it may be."""
    if not is_held_back(withdrawn):
        return None
    text = (
        "Answers to this were withdrawn after it was shown (%(count)s). It can be shown again once "
        "%(needed)s have been: with fewer, comparing would tell what they said."
    )
    needed = withdrawn + GROUP - withdrawn % GROUP
    return refuse("answers_withdrawn", text, count=withdrawn, needed=needed)


def late_notes(late: int) -> list[Message]:
    """How many answers are kept apart from what was shown, if there are any."""
    one = "%(n)s more came after the reveal, and is not in the count."
    many = "%(n)s more came after the reveal, and are not in the count."
    return [say_n(one, many, late)] if late else []
