"""The order in which a synthesis is read: the areas, what statements are about, then chapter by chapter."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from exports.numbering import Heading, Nested, headings
from exports.outline import APPENDICES as REPORT_APPENDICES, SECTIONS as REPORT_SECTIONS, Section
from exports.synthesis.side_by_side import Group
from exports.wording import Say
from sessions.exercises.base import OwnChapter
from sessions.words import Message, say

GLANCE, AREAS, CODES, TESTS, APART = "glance", "areas", "codes", "tests", "apart"
QUOTES, METHOD = "quotes", "method"
FIXED = {
    GLANCE: say("At a glance"),
    AREAS: say("The areas"),
    CODES: say("What statements are about"),
    TESTS: say("Evidence for the three tests"),
    APART: say("What could not be compared"),
    QUOTES: say("In participants' own words"),
    METHOD: say("How this was made"),
}


@dataclass(frozen=True)
class Outlined:
    """One section; `groups` are the results that stand in it."""

    key: str
    title: Message
    groups: tuple[Group, ...] = field(default=())


@dataclass(frozen=True)
class Outline:
    """All sections in order, and their headings by key."""

    main: tuple[Outlined, ...]
    appendices: tuple[Outlined, ...]
    headings: dict[str, Heading]

    @property
    def sections(self) -> tuple[Outlined, ...]:
        """As they are read."""
        return (*self.main, *self.appendices)


def outline(groups: Sequence[Group], empty: Sequence[str], speak: Say) -> Outline:
    """What this synthesis has; `empty` names fixed sections that hold nothing."""
    own = _own(groups)
    main = [
        _fixed(GLANCE),
        _fixed(AREAS),
        _fixed(CODES),
        _fixed(TESTS),
        *own,
        *_standard(REPORT_SECTIONS, groups),
    ]
    main = [one for one in (*main, _fixed(APART)) if one.key not in empty]
    last = [_fixed(QUOTES), *_standard(REPORT_APPENDICES, groups), _fixed(METHOD)]
    last = [one for one in last if one.key not in empty]
    parts: list[list[Nested]] = [[((one.key, speak(one.title)), []) for one in part] for part in (main, last)]
    return Outline(tuple(main), tuple(last), headings(parts[0], parts[1]))


def _fixed(key: str) -> Outlined:
    return Outlined(key, FIXED[key])


def _standard(sections: Sequence[Section], groups: Sequence[Group]) -> list[Outlined]:
    """The report's own sections, as far as something stands in them."""
    found = [
        Outlined(section.key, section.title, tuple(g for g in groups if g.first.chapter in section.chapters))
        for section in sections
        if section.chapters
    ]
    return [one for one in found if one.groups]


def _own(groups: Sequence[Group]) -> list[Outlined]:
    """Chapters that kinds bring, in the order in which areas come to them."""
    chapters = {
        g.first.chapter.key: g.first.chapter for g in groups if isinstance(g.first.chapter, OwnChapter)
    }
    return [
        Outlined(f"own {key}", chapter.title, tuple(g for g in groups if g.first.chapter == chapter))
        for key, chapter in chapters.items()
    ]
