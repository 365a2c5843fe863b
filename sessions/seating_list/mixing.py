"""Seats people so that each table mixes sectors and organisations, and wishes are kept where they can be.

What counts, the first before all others: access needs, apart, together, tables of one size, no table without
a sector that could be there, people of one organisation at different tables, each sector spread evenly.

Dealt one sector after another to whichever table has fewest people, a sector of m people comes to m tables
or to all of them: as long as nobody wishes anything, that is the most there can be (Gale 1957, Ryser 1957).
Wishes and seats that stay take from that. So people are then swapped while that helps, and those without
wishes move along cycles of tables, which finds the rest: a convex cost is least where no cycle lowers it
(Ahuja, Magnanti and Orlin, Network Flows, 1993, chapter 14).
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import groupby
from random import Random

from sessions.seating_list.people import Listed, Need, pairs
from sessions.seating_list.sector_cycles import move_along_cycles
from sessions.seating_list.state import Cost, Seating

STARTS = 6  # so many beginnings are tried while wishes are left over; one in a large room
LARGE = 100


def mix(
    people: Sequence[Listed],
    seats: Mapping[int, int],
    marks: Mapping[int, frozenset[Need]],
    fixed: Mapping[int, int],
    seed: int,
) -> list[int]:
    """A table for each of the people, in their order; the same seed gives the same.

    `seats` tells the seats of each table, `marks` what it offers, `fixed` who (by place in the list) stays
    where. With more people than seats every table takes as many more as are needed.
    """
    best: tuple[int, list[int]] | None = None
    for start in range(STARTS if len(people) <= LARGE else 1):
        seating = _seated(people, seats, marks, fixed, Random(f"{seed}/{start}"))
        cost = seating.total()
        if best is None or cost < best[0]:
            best = cost, list(seating.at)
        if cost < Cost.TOGETHER:
            break
    return best[1] if best else []


def room_for(seats: Mapping[int, int], people: int, fixed: Mapping[int, int]) -> dict[int, int]:
    """How many each table may take: its seats, or more where there are too few or more sit there already."""
    stay = Counter(fixed.values())
    room = {table: max(count, stay[table]) for table, count in seats.items()}
    while room and sum(room.values()) < people:
        room = {table: count + 1 for table, count in room.items()}
    return room


def _seated(
    people: Sequence[Listed],
    seats: Mapping[int, int],
    marks: Mapping[int, frozenset[Need]],
    fixed: Mapping[int, int],
    chance: Random,
) -> Seating:
    together, apart = pairs(people)
    seating = Seating(people, room_for(seats, len(people), fixed), marks, together, apart)
    for who, table in fixed.items():
        seating.put(who, table)
    tables = sorted(seats)
    chance.shuffle(tables)
    for group in _in_order(people, together, fixed, chance):
        _place(seating, group, tables)
    loose = [who for who in range(len(people)) if who not in fixed]
    while _swap(seating, loose) or move_along_cycles(seating, loose):
        continue
    return seating


def _in_order(
    people: Sequence[Listed], together: Sequence[tuple[int, int]], fixed: Mapping[int, int], chance: Random
) -> list[list[int]]:
    """Who is placed at once: groups and people with wishes, the largest first; then sector by sector."""
    groups = _groups(len(people), together)
    loose = [[who for who in group if who not in fixed] for group in groups]
    units = [group for group in loose if group]
    chance.shuffle(units)
    sizes = Counter(person.sector for person in people)

    def rank(unit: list[int]) -> tuple[int, int, int, str]:
        person = people[unit[0]]
        needy = any(people[who].needs or people[who].apart for who in unit)
        with_wishes = len(unit) > 1 or needy
        return (not with_wishes, -len(unit), -sizes[person.sector], person.sector)

    return sorted(units, key=rank)


def _groups(count: int, together: Sequence[tuple[int, int]]) -> list[list[int]]:
    """People who hang together by wishes, directly or by others; each in exactly one group."""
    head = list(range(count))

    def top(who: int) -> int:
        while head[who] != who:
            who = head[who]
        return who

    for one, other in together:
        head[top(one)] = top(other)
    ordered = sorted(range(count), key=top)
    return [list(group) for _, group in groupby(ordered, key=top)]


def _place(seating: Seating, group: list[int], tables: Sequence[int]) -> None:
    """A group at the table where it costs least; one that fits nowhere is placed one by one."""
    roomy = [table for table in tables if seating.free(table) >= len(group)]
    if len(group) > 1 and not roomy:
        for who in group:
            _place(seating, [who], tables)
        return
    best = min(roomy, key=lambda table: seating.joining(group, table))
    for who in group:
        seating.put(who, best)


def _swap(seating: Seating, loose: Sequence[int]) -> bool:
    """Swap two people, or move one, as long as it helps; whether anything changed."""
    changed, again = False, True
    while again:
        again = False
        for who in loose:
            if seating.is_content(who):
                continue
            if _best_move(seating, who) or _best_swap(seating, who, loose):
                again = changed = True
    return changed


def _best_move(seating: Seating, who: int) -> bool:
    here = seating.at[who]
    stay = seating.leave(who)
    options = [(seating.joining([who], table), table) for table in seating.room if seating.free(table) > 0]
    cost, table = min(options)
    is_better = table != here and cost < stay
    seating.put(who, table if is_better else here)
    return is_better


def _best_swap(seating: Seating, who: int, loose: Sequence[int]) -> bool:
    here, best, partner = seating.at[who], 0, -1
    stay = seating.fit(who, here)
    for other in loose:
        there = seating.at[other]
        if there != here:
            change = seating.fit(who, there, other) + seating.fit(other, here, who)
            change -= stay + seating.fit(other, there)
            if change < best:
                best, partner = change, other
    if partner >= 0:
        seating.swap(who, partner)
    return partner >= 0
