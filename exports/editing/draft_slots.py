"""A draft's slots: the report's parts as laid out, with what a writer took, left out, quoted and wrote.

Pure: the same layout and the same draft give the same slots, and so the same troubles.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from exports.checks import Statement, Surroundings, check
from exports.editing.laid_out import LaidOut, Part
from exports.editing.slots import Slot, SlotKind, Trouble
from sessions.drafting.state import Drafting, Interpretation, Placed
from sessions.words import say

GONE = say(
    "What this stands beside is not in the report any more, so it would be printed nowhere. Take it out, or "
    "write it anew elsewhere."
)


@dataclass(frozen=True)
class Found:
    """All slots of a draft with what is wrong; `left` are the troubles that may stay, with their reasons."""

    slots: tuple[Slot, ...]
    troubles: tuple[Trouble, ...]
    left: tuple[tuple[Trouble, str], ...]

    @property
    def must_mend(self) -> list[Trouble]:
        """What holds the report back."""
        return [one for one in self.troubles if one.must_mend]

    def of(self, key: str) -> list[Trouble]:
        """What is wrong with one slot."""
        return [one for one in self.troubles if one.slot == key]


def found_in(laid: LaidOut, drafting: Drafting, names: Sequence[str], area: str) -> Found:
    """The slots as they stand, and what the checks say of them."""
    slots = tuple(slots_of(laid, drafting))
    words = {slot.key: slot.words for slot in slots}
    troubles = [*check(slots, surroundings(laid, drafting, names, area)), *_nowhere(laid, drafting)]
    reasons = [
        drafting.left.get((one.code, one.slot, marked(one, words.get(one.slot, "")))) for one in troubles
    ]
    return Found(
        slots,
        tuple(one for one, why in zip(troubles, reasons, strict=True) if one.must_mend or not why),
        tuple((one, why) for one, why in zip(troubles, reasons, strict=True) if why and not one.must_mend),
    )


def marked(trouble: Trouble, words: str) -> str:
    """The words that a trouble marks; all of them where it marks none."""
    return words[trouble.start : trouble.end] if trouble.end else words[:200]


def slots_of(laid: LaidOut, drafting: Drafting) -> Iterator[Slot]:
    """What the report prints, section by section; in each what was placed comes after its figure."""
    for chapter in laid.chapters:
        for key in chapter.keys:
            for part in laid.parts:
                if part.section == key and part.is_fact and part.key not in drafting.left_out:
                    yield fact_slot(part, drafting)
            yield from (quote_slot(laid, one) for one in drafting.quotes.values() if one.section == key)
            yield from (reading_slot(one) for one in drafting.readings.values() if one.section == key)


def fact_slot(part: Part, drafting: Drafting) -> Slot:
    """A fact or figure; stale where its words are not those that were taken, or none were."""
    was = drafting.taken.get(part.key, "")
    is_figure = part.kind is SlotKind.FIGURE
    return Slot(
        key=part.key,
        kind=part.kind,
        section=part.section,
        number=part.number,
        words=_sentences(part.title, part.basis, part.words) if is_figure else part.words,
        is_stale=was != part.whole,
        was=was.partition("\n")[0] if is_figure else was,
        withheld=part.withheld,
        alternative=part.words if is_figure else "",
    )


def _sentences(*parts: str) -> str:
    """Several texts as one, each ending like a sentence."""
    return " ".join(part if part.endswith((".", "?", "!")) else f"{part}." for part in parts if part)


def quote_slot(laid: LaidOut, placed: Placed) -> Slot:
    """A placed quotation, in the words of the record."""
    said = next((one for one in laid.said if one.reference == placed.remark), None)
    return Slot(
        key=f"quote {placed.remark}",
        kind=SlotKind.QUOTE,
        section=placed.section,
        number=placed.remark,
        words=said.words if said else "",
        may_quote=said is not None and said.may_quote,
    )


def reading_slot(one: Interpretation) -> Slot:
    """A named person's reading."""
    return Slot(one.name, SlotKind.INTERPRETATION, one.section, one.name, one.text, one.author)


def surroundings(laid: LaidOut, drafting: Drafting, names: Sequence[str], area: str) -> Surroundings:
    """What the checks need to know beside the slots."""
    figures = [part for part in laid.parts if part.figure is not None and part.key not in drafting.left_out]
    return Surroundings(
        headings=laid.headings,
        figures={part.key: part.figure for part in figures if part.figure is not None},
        printed={part.key: part.whole for part in figures},
        spoken=tuple(Statement(one.reference, one.words, one.may_quote) for one in laid.said),
        names=names,
        area=area,
        people=laid.people,
    )


def _nowhere(laid: LaidOut, drafting: Drafting) -> Iterator[Trouble]:
    """What is placed in a section that the report does not have any more."""
    for quote in drafting.quotes.values():
        if quote.section not in laid.headings:
            yield Trouble("place_gone", f"quote {quote.remark}", GONE, True)
    for reading in drafting.readings.values():
        if reading.section not in laid.headings:
            yield Trouble("place_gone", reading.name, GONE, True)


def stale_keys(laid: LaidOut, drafting: Drafting) -> list[str]:
    """The facts and figures that are not as they were taken, or were never taken."""
    return [
        part.key
        for part in laid.parts
        if part.is_fact and part.key not in drafting.left_out and drafting.taken.get(part.key) != part.whole
    ]
