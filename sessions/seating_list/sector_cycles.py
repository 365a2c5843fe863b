"""Brings a sector to more tables where no swap of two does: by a cycle of moves, one person each.

Only people without wishes move, so wishes and the tables' sizes stay as they are. Where no cycle is left, no
other seats for these people would leave fewer gaps.
"""

from collections.abc import Mapping, Sequence

from sessions.seating_list.state import Seating

Arcs = Mapping[
    tuple[int, int], tuple[int, str]
]  # (from, to) -> tables with the sector lost or won, which sector


def move_along_cycles(seating: Seating, loose: Sequence[int]) -> bool:
    """Move people while that brings sectors to more tables; whether anyone moved."""
    free = [who for who in loose if not seating.has_wishes[who] and seating.people[who].sector]
    moved = False
    while not has_all(seating) and (cycle := _cycle(arcs := _arcs(seating, free), sorted(seating.room))):
        _move(seating, free, cycle, arcs)
        moved = True
    return moved


def has_all(seating: Seating) -> bool:
    """Whether the sectors come to as many tables as tables of these sizes can hold at all.

    A table of k people has at most k sectors, and a sector of m people is at most at m tables; dealing each
    sector to those with most room reaches the most there can be (Gale 1957, Ryser 1957).
    """
    left = sorted((size for size in seating.sizes.values() if size), reverse=True)
    most = 0
    people = [person.sector for person in seating.people if person.sector]
    for count in sorted((people.count(sector) for sector in set(people)), reverse=True):
        reached = min(count, sum(room > 0 for room in left))
        left = sorted([room - 1 for room in left[:reached]] + left[reached:], reverse=True)
        most += reached
    return (
        sum(count > 0 for held in seating.sectors.values() for sector, count in held.items() if sector)
        == most
    )


def _arcs(seating: Seating, free: Sequence[int]) -> dict[tuple[int, int], tuple[int, str]]:
    """The cheapest sector to send from one table to another: 1 for a gap it leaves, -1 for one it fills."""
    found: dict[tuple[int, int], tuple[int, str]] = {}
    sendable = sorted({(seating.at[who], seating.people[who].sector) for who in free})
    for here, sector in sendable:
        leaves = seating.sectors[here][sector] == 1
        for there in seating.room:
            if there != here:
                offer = (leaves - (not seating.sectors[there][sector]), sector)
                known = found.get((here, there))
                found[here, there] = min(known, offer) if known else offer
    return found


def _cycle(arcs: Arcs, tables: Sequence[int]) -> list[int]:
    """Tables in a ring whose moves fill more gaps than they leave (Bellman and Ford); empty if none."""
    cost = dict.fromkeys(tables, 0)
    before: dict[int, int] = {}
    last = None
    for _ in tables:
        last = None
        for (here, there), (change, _sector) in arcs.items():
            if cost[here] + change < cost[there]:
                cost[there], before[there], last = cost[here] + change, here, there
        if last is None:
            return []
    assert last is not None
    for _ in tables:
        last = before[last]
    ring = [last]
    while (earlier := before[ring[-1]]) != last:
        ring.append(earlier)
    return ring[::-1]


def _move(seating: Seating, free: Sequence[int], ring: Sequence[int], arcs: Arcs) -> None:
    """Everyone at once, so that nobody is sent on; of a sector, whoever fits best where they go."""
    moves = []
    for here, there in zip(ring, [*ring[1:], ring[0]], strict=True):
        sector = arcs[here, there][1]
        fitting = [w for w in free if seating.at[w] == here and seating.people[w].sector == sector]
        moves.append((min(fitting, key=lambda who: (seating.fit(who, there), who)), there))
    for who, _ in moves:
        seating.leave(who)
    for who, there in moves:
        seating.put(who, there)
