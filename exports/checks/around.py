"""What a check needs to know beside the slots: where things stand, what was said, and who was there.

`names` come from the register of names. They are read for a check and handed on to nothing: no trouble holds
one that the writer did not type.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from rapidfuzz.utils import default_process

from exports.checks.reading import WORD, Count, printed_counts
from exports.editing.slots import Slot, SlotKind
from exports.numbering import Heading

SHORTEST_NAME = 3
DIGITS = re.compile(r"(?<![\w.])[0-9]{1,6}(?![\w.]*[0-9])")


@dataclass(frozen=True)
class Statement:
    """Something said, by its reference in the record; `may_quote` if its speaker agreed to these words."""

    reference: str
    words: str
    may_quote: bool


@dataclass(frozen=True)
class Surroundings:
    """`headings` by key; `figures`: a figure slot's key to its number; `printed`: what else a figure shows.

    That is its cells and notes as text, by the slot's key. `people` is how many joined.
    """

    headings: Mapping[str, Heading] = field(default_factory=dict)
    figures: Mapping[str, int] = field(default_factory=dict)
    printed: Mapping[str, str] = field(default_factory=dict)
    spoken: Sequence[Statement] = ()
    names: Sequence[str] = ()
    area: str = ""
    people: int = 0

    @cached_property
    def names_by_first(self) -> Mapping[str, Sequence[tuple[str, ...]]]:
        """The names as their parts in small letters, by the first part."""
        found: dict[str, list[tuple[str, ...]]] = {}
        for name in self.names:
            parts = tuple(word.group().lower() for word in WORD.finditer(name))
            if len("".join(parts)) >= SHORTEST_NAME:
                found.setdefault(parts[0], []).append(parts)
        return found

    @cached_property
    def spoken_words(self) -> Mapping[int, str]:
        """The words of each statement in small letters, without marks, by its place."""
        return {place: default_process(statement.words) for place, statement in enumerate(self.spoken)}

    def section(self, key: str) -> str:
        """The number of the whole section in which a heading stands: "4" for that of "4.2"."""
        heading = self.headings.get(key)
        return heading.number.partition(".")[0] if heading else key

    def told(self, slot: Slot) -> str:
        """All that a fact or figure prints, as text."""
        return f"{slot.words}\n{self.printed.get(slot.key, '')}"


@dataclass(frozen=True)
class Facts:
    """The facts and figures of one section, and what they say."""

    slots: tuple[Slot, ...]
    around: Surroundings

    @cached_property
    def counts(self) -> tuple[Count, ...]:
        """Every "4 of 6" that they print."""
        return tuple(printed_counts(self._said))

    @cached_property
    def numbers(self) -> frozenset[int]:
        """Every whole number that they print."""
        return frozenset().union(*(printed for _, printed in self._by_slot))

    def give(self, part: int, whole: int) -> bool:
        """Whether one of them says so many of so many, or counts the one and has the other as its n."""
        told = any(count.pair == (part, whole) for count in self.counts)
        return told or any(part in printed and whole in n for n, printed in self._by_slot)

    @cached_property
    def _by_slot(self) -> tuple[tuple[frozenset[int], frozenset[int]], ...]:
        """For each the numbers of its sentences, its n among them, and all that it prints."""
        return tuple((_numbers(slot.words), _numbers(self.around.told(slot))) for slot in self.slots)

    @cached_property
    def _said(self) -> str:
        return "\n".join(map(self.around.told, self.slots))


def _numbers(text: str) -> frozenset[int]:
    return frozenset(map(int, DIGITS.findall(text)))


@dataclass(frozen=True)
class Asked:
    """One slot as the checks see it, with the facts that it stands beside."""

    slot: Slot
    around: Surroundings
    facts: Facts


def asked(slots: Sequence[Slot], around: Surroundings) -> Iterator[Asked]:
    """Each slot with the facts of its section; where that has none, as in the next steps, with all."""
    found = [slot for slot in slots if slot.kind in (SlotKind.FACT, SlotKind.FIGURE)]
    beside: dict[str, list[Slot]] = {}
    for fact in found:
        beside.setdefault(around.section(fact.section), []).append(fact)
    every = Facts(tuple(found), around)
    facts = {section: Facts(tuple(held), around) for section, held in beside.items()}
    for slot in slots:
        yield Asked(slot, around, facts.get(around.section(slot.section), every))
