"""The text of a reading as its editor shows it: paragraphs in pieces, marked where something is wrong.

References stand in it as marks, and are shown as what they will be printed as.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from exports.editing.drafted import MARK
from exports.editing.laid_out import LaidOut
from exports.editing.slots import Trouble
from sessions.words import Message, say


@dataclass(frozen=True)
class Piece:
    """A run of words; `is_marked` where a trouble points at it, `reference` where it is a reference."""

    words: str
    is_marked: bool = False
    reference: Message | None = None


@dataclass(frozen=True)
class Target:
    """Something that a reference can lead to: its mark, and the words it is chosen by."""

    mark: str
    words: Message


def paragraphs_of(text: str, troubles: Sequence[Trouble], laid: LaidOut) -> list[list[Piece]]:
    """The paragraphs of a text, each in its pieces."""
    found, start = [], 0
    for part in text.split("\n\n"):
        found.append(list(_pieces(part, start, troubles, laid)))
        start += len(part) + 2
    return found


def _pieces(part: str, start: int, troubles: Sequence[Trouble], laid: LaidOut) -> Iterator[Piece]:
    """Cut wherever a trouble or a mark begins or ends."""
    marks = [(found.start() + start, found.end() + start) for found in MARK.finditer(part)]
    spans = [(one.start, one.end) for one in troubles if one.end]
    inner = {place for span in (*marks, *spans) for place in span if start < place < start + len(part)}
    places = [start, *sorted(inner), start + len(part)]
    for begin, end in pairwise(places):
        words = part[begin - start : end - start]
        if words:
            is_marked = any(first <= begin and end <= last for first, last in spans)
            yield Piece(words, is_marked, _reference(words, laid) if (begin, end) in marks else None)


def _reference(mark: str, laid: LaidOut) -> Message | None:
    found = MARK.fullmatch(mark)
    if found is None:
        return None
    kind, key = found.groups()
    if kind == "figure":
        part = laid.by_key.get(key)
        return say("figure %(number)s", number=part.figure) if part and part.figure else None
    heading = laid.headings.get(key)
    return heading.reference if heading else None


def targets(laid: LaidOut, section: str) -> list[Target]:
    """What a reading of a section can refer to: its own figures first, then sections, then other figures."""
    keys = next((one.keys for one in laid.chapters if section in one.keys), ())
    figures = [part for part in laid.parts if part.figure is not None]
    own = [part for part in figures if part.section in keys]
    others = [part for part in figures if part.section not in keys]
    return [
        *(_to_figure(part.key, part.figure, part.title) for part in own),
        *(
            Target(
                f"[[section {key}]]",
                say("%(place)s: %(title)s", place=heading.reference, title=heading.title),
            )
            for key, heading in laid.headings.items()
        ),
        *(_to_figure(part.key, part.figure, part.title) for part in others),
    ]


def _to_figure(key: str, number: int | None, title: str) -> Target:
    return Target(f"[[figure {key}]]", say("figure %(number)s: %(title)s", number=number, title=title))
