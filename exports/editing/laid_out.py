"""A report laid out in its parts, for whoever edits it: what a worker hands over as JSON, and reads back.

It holds facts, figures and quotations as the record gives them, with nothing of a draft in it, so it stays
true for as long as nothing but the draft changes.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from functools import cached_property
from typing import Any

from markupsafe import Markup

from exports.checks import holds_back
from exports.editing.slots import SlotKind
from exports.figures import Told
from exports.local_area_report import Writer
from exports.numbering import Heading
from exports.outline import Section, belonging, exercise_key
from sessions.drafting.state import Drafting
from sessions.exercises.base import Panel


@dataclass(frozen=True)
class Part:
    """One fact, figure or quotation: `words` are read, `whole` is compared; `lines` are a figure's table."""

    key: str
    kind: SlotKind
    section: str
    number: str
    words: str
    whole: str
    figure: int | None = None
    title: str = ""
    basis: str = ""
    badge: str = ""
    withheld: bool = False
    reference: str = ""
    columns: tuple[str, ...] = ()
    lines: tuple[tuple[str, ...], ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def is_fact(self) -> bool:
        """Whether it is computed from the record: a fact or a figure."""
        return self.kind in (SlotKind.FACT, SlotKind.FIGURE)


@dataclass(frozen=True)
class Chapter:
    """A section or appendix with the headings under it."""

    heading: Heading
    within: tuple[Heading, ...] = ()

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of all its headings, those within first."""
        return (*(one.key for one in self.within), self.heading.key)


@dataclass(frozen=True)
class Said:
    """Something said that a report may print, and whether its speaker agreed to be quoted."""

    reference: str
    words: str
    may_quote: bool
    exercise: str
    title: str
    table: int


@dataclass(frozen=True)
class LaidOut:
    """A whole report in its parts, as the record stood at `version`; `people` is how many joined."""

    version: int
    chapters: tuple[Chapter, ...]
    parts: tuple[Part, ...]
    said: tuple[Said, ...] = ()
    people: int = 0

    @cached_property
    def headings(self) -> Mapping[str, Heading]:
        """Every heading by its key."""
        return {one.key: one for chapter in self.chapters for one in (chapter.heading, *chapter.within)}

    @cached_property
    def by_key(self) -> Mapping[str, Part]:
        """Every part by its key."""
        return {part.key: part for part in self.parts}


def lay_out(writer: Writer) -> LaidOut:
    """The parts of a report; `writer` has written nothing yet, and has no draft."""
    writer.page()
    return LaidOut(
        version=writer.reading.records[-1].stamp.seq,
        chapters=tuple(_chapter(writer, section) for section in writer.outline.sections),
        parts=tuple(_part(writer, told) for told in writer.drawer.told),
        said=tuple(
            Said(one.reference, one.text, one.is_quote, one.exercise, one.title, one.table)
            for one in writer.said
        ),
        people=len(writer.workshop.participants),
    )


def without_draft(drafting: Drafting) -> Drafting:
    """The same as it was before anything was taken, placed or written."""
    return Drafting(record_at=drafting.record_at)


def to_json(laid: LaidOut) -> bytes:
    """As it is handed over."""
    return json.dumps(asdict(laid), ensure_ascii=False).encode(errors="replace")


def from_json(content: bytes) -> LaidOut:
    """What `to_json` was given."""
    given = json.loads(content)
    return LaidOut(
        version=given["version"],
        chapters=tuple(
            Chapter(Heading(**one["heading"]), tuple(Heading(**part) for part in one["within"]))
            for one in given["chapters"]
        ),
        parts=tuple(_read(one) for one in given["parts"]),
        said=tuple(Said(**one) for one in given["said"]),
        people=given["people"],
    )


def _read(given: Mapping[str, Any]) -> Part:
    lists = {name: tuple(given[name]) for name in ("columns", "notes")}
    lines = tuple(tuple(line) for line in given["lines"])
    return Part(**{**given, **lists, "kind": SlotKind(given["kind"]), "lines": lines})


def _chapter(writer: Writer, section: Section) -> Chapter:
    headings = writer.outline.headings
    within = (headings[exercise_key(one)] for one in belonging(writer.workshop, section))
    return Chapter(headings[section.key], tuple(within))


def _part(writer: Writer, told: Told) -> Part:
    plain = Part(
        told.key, told.kind, told.section, told.fact, told.words, told.whole, reference=told.reference
    )
    return plain if told.panel is None else _figure(writer, told, told.panel)


def _figure(writer: Writer, told: Told, panel: Panel) -> Part:
    speak, shown = writer.speak, writer.drawer.shown
    return Part(
        key=told.key,
        kind=told.kind,
        section=told.section,
        number=told.fact,
        words=speak(panel.summary),
        whole=told.whole,
        figure=told.figure,
        title=speak(panel.title),
        basis=speak(panel.basis),
        badge=panel.badge.value,
        withheld=holds_back(panel),
        columns=tuple(speak(column.title) for column in panel.columns),
        lines=tuple(
            tuple(_plain(shown(row.get(column.key))) for column in panel.columns) for row in panel.rows
        ),
        notes=told.notes,
    )


def _plain(cell: str) -> str:
    return cell.striptags() if isinstance(cell, Markup) else cell


def of_chapter(laid: LaidOut, key: str) -> Iterator[Part]:
    """The parts that stand under a section's headings, in the order in which they are printed."""
    keys = next((chapter.keys for chapter in laid.chapters if chapter.heading.key == key), ())
    return (part for part in laid.parts if part.section in keys)
