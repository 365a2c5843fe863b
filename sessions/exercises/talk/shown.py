"""Owns what a talk shows on the wall and on phones: a text of the materials, laid out in pages.

A page holds what a wall of 1280x720 has room for at its type. Lines are estimated on the safe side and not
measured, so that the pages of a workshop are the same whoever looks at them, and in a replay.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil

from casestudies.background import Spectrum
from casestudies.schema import Materials
from sessions.exercises.talk.settings import TalkSettings

# All in hundredths of the wall's height, as projector.css has them.
HEIGHT, HISTORY_MARK, ENTRY_GAP = 63.0, 10.0, 2.2
HEADING_LINE, TEXT_LINE = 5.9, 5.4
HEADING_SIGNS, TEXT_SIGNS = 15, 60  # that fit a line beside each other
LARGE_UP_TO = 48.0  # a page as full as this at most can take larger type


@dataclass(frozen=True)
class Entry:
    """One thing to read: a word and its meaning, a part of the briefing, a law."""

    key: str
    heading: str
    text: str

    @property
    def height(self) -> float:
        """How much of the wall it takes, its gap included."""
        heading = ceil(len(self.heading) / HEADING_SIGNS) * HEADING_LINE
        return max(heading, ceil(len(self.text) / TEXT_SIGNS) * TEXT_LINE) + ENTRY_GAP


@dataclass(frozen=True)
class Page:
    """What is shown at once: entries, or the spectrum. History is marked as such on every page."""

    title: str
    entries: tuple[Entry, ...] = ()
    spectrum: Spectrum | None = None
    is_history: bool = False

    @property
    def is_large(self) -> bool:
        """Whether larger type fits."""
        return not self.is_history and sum(entry.height for entry in self.entries) <= LARGE_UP_TO


def pages_of(settings: TalkSettings, materials: Materials) -> tuple[Page, ...]:
    """The pages a talk shows, in order; none where it shows nothing or the materials hold no such text."""
    if settings.show == "spectrum":
        spectrum = materials.spectrum
        return (Page(spectrum.title, spectrum=spectrum),) if spectrum else ()
    title, entries = _text(settings.show, materials)
    is_history = settings.show == "legal-history"
    chosen = [entries[key] for key in settings.only if key in entries] or list(entries.values())
    height = HEIGHT - HISTORY_MARK if is_history else HEIGHT
    return tuple(Page(title, page, is_history=is_history) for page in _filled(chosen, height))


def wrong_with(settings: TalkSettings, materials: Materials) -> str | None:
    """What keeps the settings from being shown, naming the field; None when all is well."""
    if settings.show is None:
        return "only: there is nothing to choose from without show" if settings.only else None
    pages = pages_of(settings, materials)
    if not pages:
        return f"show: the materials hold no {settings.show}"
    entries = _text(settings.show, materials)[1]
    unknown = [key for key in settings.only if key not in entries]
    if unknown:
        listed = ", ".join(entries) or "nothing to choose from"
        return f"only: the {settings.show} has no {unknown[0]!r}. It has: {listed}"
    if settings.minutes < len(pages):
        return f"minutes: there are {len(pages)} pages to show, and each takes a minute at least"
    return None


def _text(show: str | None, materials: Materials) -> tuple[str, dict[str, Entry]]:
    """A text's title and its entries by key."""
    if show == "glossary" and materials.glossary:
        terms = materials.glossary.terms
        return materials.glossary.title, _by_key(Entry(term.key, term.term, term.meaning) for term in terms)
    if show == "briefing" and materials.briefing:
        parts = materials.briefing.parts
        return materials.briefing.title, _by_key(Entry(part.key, part.title, part.in_short) for part in parts)
    if show == "legal-history" and materials.legal_history:
        laws = materials.legal_history.laws
        entries = (Entry(law.key, law.dated_title, law.text) for law in laws)
        return materials.legal_history.title, _by_key(entries)
    return "", {}


def headings(show: str, materials: Materials) -> dict[str, str]:
    """The headings of a text's entries by key; none where there is no such text."""
    return {key: entry.heading for key, entry in _text(show, materials)[1].items()}


def _by_key(entries: Iterator[Entry]) -> dict[str, Entry]:
    return {entry.key: entry for entry in entries}


def _filled(entries: Sequence[Entry], height: float) -> Iterator[tuple[Entry, ...]]:
    page: list[Entry] = []
    for entry in entries:
        if page and sum(held.height for held in page) + entry.height > height:
            yield tuple(page)
            page = []
        page.append(entry)
    if page:
        yield tuple(page)
