"""The numbers that a report's reader finds things by: sections, figures and facts.

Sections are known before anything is drawn, so a reference may point forwards; figures and facts get their
numbers in the order in which they are drawn. No reference is ever typed: it is made from what it points to.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from exports.wording import Say
from sessions.words import Message, say

FIRST_APPENDIX = ord("A")


Titled = tuple[str, str]  # key and title
Nested = tuple[Titled, Sequence[Titled]]  # a section, then what stands in it


@dataclass(frozen=True)
class Heading:
    """A place in the report; `number` is "4", "4.2" for a part of section 4, or "A" for an appendix."""

    key: str
    number: str
    title: str
    is_appendix: bool = False

    @property
    def anchor(self) -> str:
        """The id of the place on the page."""
        return f"section-{self.number.replace('.', '-')}"

    @property
    def reference(self) -> Message:
        """How text points here."""
        if self.is_appendix:
            return say("appendix %(number)s", number=self.number)
        return say("section %(number)s", number=self.number)


def headings(sections: Sequence[Nested], appendices: Sequence[Nested]) -> dict[str, Heading]:
    """Headings by key, in order; sections count from 1, appendices from A, what stands in them from 1."""
    numbers = [*map(str, range(1, len(sections) + 1)), *map(_letter, range(len(appendices)))]
    found: dict[str, Heading] = {}
    for place, ((key, title), within) in enumerate((*sections, *appendices)):
        is_appendix = place >= len(sections)
        found[key] = Heading(key, numbers[place], title, is_appendix)
        for part, (name, words) in enumerate(within, start=1):
            found[name] = Heading(name, f"{numbers[place]}.{part}", words, is_appendix)
    return found


def _letter(place: int) -> str:
    return chr(FIRST_APPENDIX + place)


@dataclass
class Numbering:
    """Counts figures, facts and quotations as they are drawn; `figures` maps what one shows to its number."""

    speak: Say
    facts: int = 0
    quotes: int = 0
    figures: dict[tuple[str, str], int] = field(default_factory=dict)

    def next_fact(self) -> str:
        """The number of the next fact, as it stands in the margin."""
        self.facts += 1
        return f"F{self.facts}"

    def next_quote(self) -> str:
        """The number of the next quotation, as it stands in the margin."""
        self.quotes += 1
        return f"S{self.quotes}"

    def figure(self, shows: tuple[str, str]) -> int:
        """The number of a figure, given at its first asking; `shows` is (step, panel)."""
        return self.figures.setdefault(shows, len(self.figures) + 1)
