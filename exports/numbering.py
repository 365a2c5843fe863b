"""The numbers that a report's reader finds things by: sections, figures and facts.

Sections are known before anything is drawn, so a reference may point forwards; figures and facts get their
numbers in the order in which they are drawn. No reference is ever typed: it is made from what it points to.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from exports.wording import Say
from sessions.words import Message, say

FIRST_APPENDIX = ord("A")


@dataclass(frozen=True)
class Heading:
    """A section's place in the report; `number` is "4", or "A" for an appendix."""

    key: str
    number: str
    title: str
    is_appendix: bool = False

    @property
    def anchor(self) -> str:
        """The id of the section on the page."""
        return f"section-{self.number}"

    @property
    def reference(self) -> Message:
        """How text points here."""
        if self.is_appendix:
            return say("appendix %(number)s", number=self.number)
        return say("section %(number)s", number=self.number)


def headings(
    sections: Sequence[tuple[str, str]], appendices: Sequence[tuple[str, str]]
) -> dict[str, Heading]:
    """Headings by key, from (key, title) in order; sections count from 1, appendices from A."""
    numbered = [Heading(key, str(n), title) for n, (key, title) in enumerate(sections, start=1)]
    lettered = [
        Heading(key, chr(FIRST_APPENDIX + n), title, is_appendix=True)
        for n, (key, title) in enumerate(appendices)
    ]
    return {heading.key: heading for heading in (*numbered, *lettered)}


@dataclass
class Numbering:
    """Counts figures and facts as they are drawn. `figures` maps what a figure shows to its number."""

    speak: Say
    facts: int = 0
    figures: dict[tuple[str, str], int] = field(default_factory=dict)

    def next_fact(self) -> str:
        """The number of the next fact, as it stands in the margin."""
        self.facts += 1
        return f"F{self.facts}"

    def figure(self, shows: tuple[str, str]) -> int:
        """The number of a figure, given at its first asking; `shows` is (step, panel)."""
        return self.figures.setdefault(shows, len(self.figures) + 1)
