"""Seating lists for tests: rooms of people in sectors, and what can be said of where they were put."""

from collections import Counter
from collections.abc import Mapping, Sequence
from random import Random

from hypothesis import strategies as st

from sessions.seating_list.people import Listed, Need, Placed, SeatingList, pairs


def people_of(sizes: Mapping[str, int], organisations: int = 0) -> list[Listed]:
    """So many people of each sector, in turn; their organisations are numbered within the sector."""
    return [
        Listed(
            name=f"{sector} {number}",
            sector=sector,
            organisation=f"{sector} {number % organisations}" if organisations else "",
        )
        for sector, count in sizes.items()
        for number in range(count)
    ]


def at_random(count: int, sectors: int, seed: int, wishing: float = 0.0) -> list[Listed]:
    """A list with wishes of so many (a share from 0 to 1), contradictions and all."""
    chance = Random(seed)
    names = [f"Person {number}" for number in range(count)]
    return [
        Listed(
            name=name,
            sector=f"Sector {chance.randrange(sectors)}",
            organisation=f"Organisation {chance.randrange(count // 3 + 1)}",
            needs=frozenset(need for need in Need if chance.random() < wishing / 3),
            together=tuple(chance.sample(names, 1)) if chance.random() < wishing else (),
            apart=tuple(chance.sample(names, 1)) if chance.random() < wishing else (),
        )
        for name in names
    ]


@st.composite
def lists(draw: st.DrawFn) -> list[Listed]:
    """Any list of up to thirty people: sectors and organisations or none, and any wishes."""
    count = draw(st.integers(1, 30))
    names = [f"P{number}" for number in range(count)]
    wish = st.lists(st.sampled_from(names), max_size=2, unique=True).map(tuple)
    some = st.one_of(st.just(()), wish)
    return [
        Listed(
            name=name,
            sector=draw(st.sampled_from(["", "A", "B", "C", "D", "E"])),
            organisation=draw(st.sampled_from(["", "x", "y", "z"])),
            needs=draw(st.frozensets(st.sampled_from(list(Need)), max_size=1)),
            together=draw(some),
            apart=draw(some),
        )
        for name in names
    ]


def seating_of(
    people: Sequence[Listed], at: Sequence[int], marks: Mapping[int, frozenset[Need]] | None = None
) -> SeatingList:
    """The list with these people at these tables."""
    placed = tuple(Placed(person=person, table=table) for person, table in zip(people, at, strict=True))
    return SeatingList(people=placed, marks=marks or {})


def held(people: Sequence[Listed], at: Sequence[int]) -> dict[int, Counter[str]]:
    """How many of each sector sit at each table."""
    found: dict[int, Counter[str]] = {table: Counter() for table in at}
    for person, table in zip(people, at, strict=True):
        if person.sector:
            found[table][person.sector] += 1
    return found


def wishes_lost(
    people: Sequence[Listed], at: Sequence[int], marks: Mapping[int, frozenset[Need]]
) -> tuple[int, int, int]:
    """Needs not met, pairs not apart, pairs not together."""
    together, apart = pairs(people)
    needs = sum(len(p.needs - marks.get(table, frozenset())) for p, table in zip(people, at, strict=True))
    return needs, sum(at[a] == at[b] for a, b in apart), sum(at[a] != at[b] for a, b in together)


def could_have_been(
    people: Sequence[Listed], at: Sequence[int], marks: Mapping[int, frozenset[Need]]
) -> list[str]:
    """Two people who could change seats so that fewer tables miss a sector and no wish is worse off.

    Counted afresh for each pair, by nothing that the seating itself is made with.
    """
    found = []
    lost, reached = wishes_lost(people, at, marks), sum(map(len, held(people, at).values()))
    for one in range(len(people)):
        for other in range(one):
            if at[one] != at[other] and people[one].sector != people[other].sector:
                swapped = list(at)
                swapped[one], swapped[other] = at[other], at[one]
                better = sum(map(len, held(people, swapped).values())) > reached
                if better and wishes_lost(people, swapped, marks) <= lost:
                    found.append(f"{people[one].name} and {people[other].name}")
    return found
