"""A section of the report as its editor lists it: facts, figures, quotations, readings and the blank one.

What was placed comes after its figure, else at the end of its heading, as it will be printed.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from exports.editing.draft_slots import Found, quote_slot
from exports.editing.laid_out import Chapter, LaidOut, Part
from exports.editing.slots import Slot, SlotKind, Trouble
from exports.numbering import Heading
from exports.outline import GLANCE
from facilitator.editor_words import Piece, paragraphs_of
from sessions.drafting.state import Drafting, Interpretation, LeftOut, Placed

STALE = "fact_stale"
BARE = frozenset({STALE, "cells_withheld"})  # they have a sign of their own in the list


@dataclass(frozen=True)
class Row:
    """One line of the list; which of the rest is given depends on `kind`.

    `kind` is heading, fact, figure, out, quote, reading or blank.
    """

    kind: str
    key: str
    section: str
    after: str = ""
    heading: Heading | None = None
    part: Part | None = None
    was: str = ""
    is_stale: bool = False
    out: LeftOut | None = None
    quote: Slot | None = None
    reading: Interpretation | None = None
    paragraphs: Sequence[Sequence[Piece]] = ()
    troubles: Sequence[Trouble] = ()


@dataclass(frozen=True)
class Tally:
    """What a section's line says beside its title."""

    chapter: Chapter
    stale: int
    blank: int
    mend: int
    ask: int


def rows_of(laid: LaidOut, chapter: Chapter, drafting: Drafting, found: Found) -> list[Row]:
    """All lines of a section."""
    own = chapter.heading.key
    first = [*_facts(laid, own, drafting, found)]
    rows = [*first]
    for heading in chapter.within:
        rows += [Row("heading", heading.key, heading.key, heading=heading)]
        rows += _under(laid, heading.key, drafting, found)
    rows += [row for row in _under(laid, own, drafting, found) if row not in first]
    if not any(row.kind == "reading" for row in rows) and not chapter.heading.is_appendix:
        rows.append(Row("blank", "blank", chapter.heading.key))
    return rows


def _under(laid: LaidOut, key: str, drafting: Drafting, found: Found) -> Iterator[Row]:
    """What stands under one heading: facts with what follows each, then what stands at its end."""
    yield from _facts(laid, key, drafting, found)
    facts = {part.key for part in laid.parts if part.section == key and part.is_fact}
    ending = [one for one in _all_placed(drafting) if one.section == key and one.after not in facts]
    yield from (_placed(laid, one, found) for one in ending)


def _facts(laid: LaidOut, key: str, drafting: Drafting, found: Found) -> Iterator[Row]:
    for part in laid.parts:
        if part.section == key and part.is_fact:
            yield _fact(part, drafting, found)
            here = [one for one in _all_placed(drafting) if (one.section, one.after) == (key, part.key)]
            yield from (_placed(laid, one, found) for one in here)


def _all_placed(drafting: Drafting) -> list[Placed | Interpretation]:
    return [*drafting.quotes.values(), *drafting.readings.values()]


def _fact(part: Part, drafting: Drafting, found: Found) -> Row:
    kind = "out" if part.key in drafting.left_out else part.kind.value
    was = drafting.taken.get(part.key, "")
    return Row(
        kind,
        part.key,
        part.section,
        part=part,
        was=was,
        is_stale=was != part.whole,
        out=drafting.left_out.get(part.key),
        troubles=[one for one in found.of(part.key) if one.code not in BARE],
    )


def _placed(laid: LaidOut, one: Placed | Interpretation, found: Found) -> Row:
    if isinstance(one, Placed):
        slot = quote_slot(laid, one)
        return Row("quote", slot.key, one.section, one.after, quote=slot, troubles=found.of(slot.key))
    troubles = found.of(one.name)
    pieces = paragraphs_of(one.text, troubles, laid)
    return Row("reading", one.name, one.section, one.after, reading=one, paragraphs=pieces, troubles=troubles)


def astray(laid: LaidOut, drafting: Drafting, found: Found) -> list[Row]:
    """What is placed in a section that is not in the report any more."""
    return [_placed(laid, one, found) for one in _all_placed(drafting) if one.section not in laid.headings]


def tallies(laid: LaidOut, drafting: Drafting, found: Found) -> list[Tally]:
    """Every section with what is still to be done in it."""
    return [_tally(chapter, drafting, found) for chapter in laid.chapters]


def _tally(chapter: Chapter, drafting: Drafting, found: Found) -> Tally:
    slots = {slot.key: slot for slot in found.slots if slot.section in chapter.keys}
    troubles = [one for one in found.troubles if one.slot in slots and one.code not in BARE]
    has_reading = any(slot.kind is SlotKind.INTERPRETATION for slot in slots.values())
    return Tally(
        chapter,
        stale=sum(slot.is_stale for slot in slots.values()),
        blank=int(not has_reading and not chapter.heading.is_appendix and chapter.heading.key != GLANCE),
        mend=sum(one.must_mend for one in troubles),
        ask=sum(not one.must_mend for one in troubles),
    )
