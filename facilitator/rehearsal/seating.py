"""Who sits where: people are dealt to tables one at a time, always to the emptiest."""

from collections.abc import Mapping


def deal(people: int, tables: Mapping[int, int]) -> list[int]:
    """The table of each person in turn; `tables` maps number to seats.

    The emptiest table with a free seat is next, the lowest number among equals. When all are full, the
    emptiest of all is: the rule by which the room seats latecomers.
    """
    sitting = dict.fromkeys(sorted(tables), 0)
    dealt = []
    for _ in range(people):
        roomy = [number for number, count in sitting.items() if count < tables[number]]
        table = min(roomy or sitting, key=lambda number: (sitting[number], number))
        sitting[table] += 1
        dealt.append(table)
    return dealt
