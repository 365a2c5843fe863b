"""What people said, by area, in exactly the words that their area's report quotes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from exports.report.sayings import quotations
from exports.synthesis.areas import Area
from sessions.coding.state import reference


@dataclass(frozen=True)
class Quoted:
    """A quotation: `reference` is the statement's name in its workshop."""

    reference: str
    words: str


def quotes_by_area(areas: Sequence[Area]) -> list[tuple[Area, list[Quoted]]]:
    """Every quotation that a report prints, by area and in the report's order; areas without any left out."""
    found = [(area, list(_quotes_of(area))) for area in areas]
    return [(area, quotes) for area, quotes in found if quotes]


def _quotes_of(area: Area) -> Iterator[Quoted]:
    printed = {told.words for told in area.derived.told if told.fact.startswith("S")}
    for exercise in area.workshop.exercises.values():
        for saying in quotations(area.derived.reading, exercise):
            if saying.text in printed:
                yield Quoted(reference(exercise.id, saying.id), saying.text)
