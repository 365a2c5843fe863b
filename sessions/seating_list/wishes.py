"""What a seating could not do, in sentences that name who is concerned and what can be done."""

from collections import Counter
from collections.abc import Iterator, Mapping

from sessions.seating_list.people import Need, Placed, SeatingList, pairs
from sessions.words import Message, listed, say

_ASKED = {
    Need.STEP_FREE: "%(name)s needs a step-free table, and Table %(table)s is not marked so.",
    Need.NEAR_FRONT: "%(name)s needs a table near the front, and Table %(table)s is not marked so.",
}
_NONE_MARKED = {
    Need.STEP_FREE: (
        "%(name)s needs a step-free table, and none is marked. Mark those that are, and seat again."
    ),
    Need.NEAR_FRONT: (
        "%(name)s needs a table near the front, and none is marked. Mark those that are, and seat again."
    ),
}


def unmet(seating: SeatingList) -> list[Message]:
    """Every wish that is not kept, access needs first; in the order of the list."""
    return [*_needs(seating), *_pairs(seating)]


def _needs(seating: SeatingList) -> Iterator[Message]:
    offered = {need for needs in seating.marks.values() for need in needs}
    for placed in seating.people:
        if placed.table is None:
            continue
        for need in sorted(placed.person.needs - seating.marks.get(placed.table, frozenset())):
            sentence = _ASKED[need] if need in offered else _NONE_MARKED[need]
            yield say(sentence, name=placed.person.name, table=placed.table)


def _pairs(seating: SeatingList) -> Iterator[Message]:
    together, apart = pairs([placed.person for placed in seating.people])
    for one, other in ((seating.people[a], seating.people[b]) for a, b in apart):
        if one.table is not None and one.table == other.table:
            sentence = "%(one)s and %(other)s are to sit apart, and both are at Table %(table)s."
            yield say(sentence, one=one.person.name, other=other.person.name, table=one.table)
    for one, other in ((seating.people[a], seating.people[b]) for a, b in together):
        if None not in (one.table, other.table) and one.table != other.table:
            yield _parted(one, other)


def _parted(one: Placed, other: Placed) -> Message:
    sentence = "%(one)s and %(other)s are to sit together, and are at Tables %(here)s and %(there)s."
    names = {"one": one.person.name, "other": other.person.name}
    return say(sentence, **names, here=one.table, there=other.table)


def gaps(seating: SeatingList) -> list[Message]:
    """For each sector that some tables are without: how many people of it there are, and which tables."""
    tables = sorted({placed.table for placed in seating.people if placed.table is not None})
    found = []
    for sector, count in sectors(seating).items():
        there = {placed.table for placed in seating.people if placed.person.sector == sector}
        without = [str(table) for table in tables if table not in there]
        if without:
            sentence = (
                "%(sector)s (%(count)s on the list): nobody at Table %(tables)s."
                if len(without) == 1
                else "%(sector)s (%(count)s on the list): nobody at Tables %(tables)s."
            )
            found.append(say(sentence, sector=sector, count=count, tables=listed(without)))
    return found


def sectors(seating: SeatingList) -> Mapping[str, int]:
    """How many people each sector has, the largest first; equals by name."""
    counts = Counter(placed.person.sector for placed in seating.people if placed.person.sector)
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))
