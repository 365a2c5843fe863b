"""Example cards, two to a page, each with its sheet behind it.

Fronts and backs are the halves of two pages that lie back to back: turned on the long edge, the upper half of
a back is behind the upper half of its front. A sheet that no back can hold is printed apart.
"""

from collections.abc import Iterator, Sequence

from casestudies.schema import ExampleSet, Sheet
from facilitator.print_pack.sheets import Page, lines_of, pairs
from sessions.paper.forms import CardsNeeded

HEADINGS, BACK_GAP = 6, 0.25
# Each type that a back may be set in, with the letters of a line and the lines that both columns hold.
SIZES = (("large", 50, 41), ("middle", 55, 46), ("small", 60, 51), ("smallest", 66, 56))
PAGE_LETTERS, PAGE_LINES = 88, 44


def card_pages(needed: Sequence[CardsNeeded]) -> list[Page]:
    """One copy of each set: a front, its back, and so on."""
    return [page for one in needed for page in set_pages(one.cards)]


def set_pages(cards: ExampleSet) -> list[Page]:
    """One copy of a set."""
    found = []
    for upper, lower in pairs(cards.examples):
        halves = (upper, lower)
        found.append(Page("print/card_fronts.html", {"halves": halves, "set": cards}))
        sizes = [size_of(one.sheet) if one and one.sheet else "" for one in halves]
        backs = list(zip(halves, sizes, strict=True))
        found.append(Page("print/card_backs.html", {"backs": backs, "set": cards}))
    return found


def long_sheets(needed: Sequence[CardsNeeded]) -> list[Page]:
    """The sheets that no back can hold, each from the top of a page."""
    return [page for one in needed for page in _long_sheets(one.cards)]


def size_of(sheet: Sheet) -> str:
    """The largest type in which a sheet fits the back of its card; "" where none does."""
    return next((name for name, letters, lines in SIZES if _lines(sheet, letters) <= lines), "")


def _lines(sheet: Sheet, letters: int) -> float:
    return HEADINGS + sum(lines_of(text, letters, BACK_GAP) for text in _texts(sheet))


def _texts(sheet: Sheet) -> tuple[str, ...]:
    return (sheet.who, sheet.why, sheet.what, sheet.how, sheet.impacts, sheet.source)


def _long_sheets(cards: ExampleSet) -> Iterator[Page]:
    for example in cards.examples:
        if example.sheet and not size_of(example.sheet):
            lines = 4 + 2 * HEADINGS + sum(lines_of(text, PAGE_LETTERS) for text in _texts(example.sheet))
            covers = max(2, -int(-lines // PAGE_LINES))
            yield Page("print/card_sheet.html", {"example": example, "set": cards}, covers, flows=True)
