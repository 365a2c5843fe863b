"""What the pack is made of: parts, each of pages that are as large as the paper they are printed on.

Pages are laid out here, so that their number is known before anything is printed and a back lies behind its
front. A part of one copy begins on a sheet of its own; what is printed on one side has an empty back.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from sessions.words import Message

MOST_COPIES = 60
PARAGRAPH_GAP = 0.4
# An empty line, a line broken on purpose, or one that begins a list's item, a heading or a quotation.
BEGINS_ANEW = re.compile(r"\n\s*\n|(?:  |\\)\n|\n(?=\s*(?:[-*+#>]|\d+[.)]))")

T = TypeVar("T")


@dataclass(frozen=True)
class Page:
    """One printed page: a template and what it is told. A text `flows` on to a next page and is never cut.

    `covers` is how many pages it is expected to take.
    """

    template: str
    values: Mapping[str, Any]
    covers: int = 1
    flows: bool = False


BLANK = Page("print/blank.html", {})


@dataclass(frozen=True)
class Part:
    """One part of the pack: what it is for, the pages of a copy, how many copies, and how it is printed.

    `empty` says why there is nothing to print, where there is nothing.
    """

    key: str
    title: Message
    purpose: Message
    pages: Sequence[Page]
    copies: int = 1
    has_backs: bool = False  # made for both sides: every second page lies behind the one before
    empty: Message | None = None
    is_counted: bool = True  # how many copies is a choice; False where the pages themselves follow from one

    @property
    def printed(self) -> int:
        """Pages with something on them, of all copies."""
        return self.copies * sum(page.covers for page in self.pages)

    @property
    def papers(self) -> int:
        """Sheets of paper, of all copies."""
        one = sum(page.covers for page in self.pages)
        return self.copies * (-(-one // 2) if self.has_backs else one)

    def laid_out(self, both_sides: bool) -> Iterator[Page]:
        """All copies page by page; on both sides, whatever follows begins on a sheet of its own."""
        for _ in range(self.copies):
            yield from self._with_backs() if both_sides else self.pages

    def _with_backs(self) -> Iterator[Page]:
        if self.has_backs:
            yield from self.pages
            if sum(page.covers for page in self.pages) % 2:
                yield BLANK
            return
        for page in self.pages:
            yield page
            yield BLANK


def pairs(items: Sequence[T]) -> list[tuple[T, T | None]]:
    """Two by two; the last may be alone."""
    return [(items[at], items[at + 1] if at + 1 < len(items) else None) for at in range(0, len(items), 2)]


def filled(items: Sequence[T], lines_of: Callable[[T], float], room: float) -> list[list[T]]:
    """The items in their order, as many on each page as its lines can hold; at least one on each."""
    found: list[list[T]] = []
    left = 0.0
    for item in items:
        lines = lines_of(item)
        if not found or lines > left:
            found.append([])
            left = room
        found[-1].append(item)
        left -= lines
    return found


def lines_of(text: str, letters: int, gap: float = PARAGRAPH_GAP) -> float:
    """How many lines a text takes at most, at so many letters a line; `gap` lines lie between paragraphs.

    Markdown joins lines into paragraphs, so a line that begins nothing of its own goes on with the last.
    """
    parts = BEGINS_ANEW.split(text.strip())
    return sum(max(1, -(-len(part) // letters)) for part in parts) + gap * (len(parts) - 1)
