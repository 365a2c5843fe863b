"""A synthesis as files: the page, its figures and tables as data, what it was made of, and their hashes.

All but documents in other forms follows from the bundles, byte for byte, so that it can be made again and
compared.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from exports.bundle.contents import made_by
from exports.bundle.figures import Figure, content_of
from exports.bundle.layout import FIGURES, SUMS, frame_file, json_file
from exports.bundle.package import sums
from exports.cells import plain_csv
from exports.figures import Told
from exports.synthesis.areas import Area
from exports.synthesis.writer import SynthesisWriter
from sessions.exercises.base import Panel

FORM = 1  # of syntheses: rises when what an older program could read changes
PAGE, ABOUT = "synthesis.html", "synthesis.json"
PDF, WORD = "synthesis.pdf", "synthesis.docx"
OTHER_FORMS = (PDF, WORD)
FIRST_WORDS = 40


def files_of(writer: SynthesisWriter) -> dict[str, bytes]:
    """Everything that follows from the bundles, by name, without the hashes."""
    page = writer.page.encode(errors="replace")
    return {
        PAGE: page,
        FIGURES: json_file(figures_of(writer)),
        ABOUT: json_file(_about(writer.areas)),
        **dict(_frames(writer)),
    }


def with_sums(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files and the list of their hashes."""
    return {**files, SUMS: sums(files)}


def figures_of(writer: SynthesisWriter) -> list[Figure]:
    """What the synthesis prints under a number, in order; its page has been written."""
    quotes = iter([(area, quote) for area, theirs in writer.quotes for quote in theirs])
    return [
        _figure(writer, told, told.panel) if told.panel else _quotation(told, *next(quotes))
        for told in writer.drawer.told
    ]


def _figure(writer: SynthesisWriter, told: Told, panel: Panel) -> Figure:
    section, key = told.shows
    return {
        "id": f"figure-{told.figure}",
        "fact": told.fact,
        "kind": "figure",
        "in": section,
        "panel": key,
        **content_of(writer.drawer, panel),
        "notes": list(told.notes),
        "from": [{"area": area, "exercise": exercise} for area, exercise in writer.rests[told.shows].on],
    }


def _quotation(told: Told, area: Area, quote: Any) -> Figure:
    return {
        "id": told.fact,
        "fact": told.fact,
        "kind": "quotation",
        "words": told.words,
        "from": [{"area": area.name, "statement": quote.reference}],
    }


def _about(areas: Sequence[Area]) -> dict[str, Any]:
    return {
        "form": FORM,
        "made_by": made_by(),
        "workshops": [
            {
                "workshop": area.identity,
                "name": area.name,
                "area": area.workshop.area,
                "title": area.workshop.title,
                "date": area.date,
                "is_rehearsal": area.workshop.is_rehearsal,
                "is_purged": area.is_purged,
            }
            for area in areas
        ],
    }


def _frames(writer: SynthesisWriter) -> Iterator[tuple[str, bytes]]:
    """Every result as a table: numbers as numbers, all else as it is printed."""
    for told in writer.drawer.told:
        if told.panel and told.figure:
            title = re.sub(r"[^a-z0-9]+", "-", told.panel.key.lower()).strip("-")[:FIRST_WORDS]
            yield frame_file(f"{told.figure:03d}-{title}"), _frame(writer, told.panel)


def _frame(writer: SynthesisWriter, panel: Panel) -> bytes:
    titles = [writer.speak(column.title) for column in panel.columns]
    rows = [
        {
            title: _value(writer, row.get(column.key))
            for title, column in zip(titles, panel.columns, strict=True)
        }
        for row in panel.rows
    ]
    return plain_csv(titles, rows)


def _value(writer: SynthesisWriter, given: Any) -> str | int | float:
    """Nothing for what is not told."""
    if given is None:
        return ""
    is_number = isinstance(given, int | float) and not isinstance(given, bool)
    return given if is_number else writer.speak(given)
