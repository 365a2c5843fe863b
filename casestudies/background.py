"""What a room can read about the subject itself: briefing, glossary, spectrum and legal history.

It owns their shape. Everything here is dated, for it is told as it stood when the sources were written;
the legal history above all is history and never the law of today.
"""

from itertools import pairwise
from typing import Literal

from pydantic import field_validator

from casestudies.limits import DatedLine, InShort, LawText, Line, Meaning, PartText, StageKey, Title, Year
from casestudies.material import Material, Source, refuse_repeats

DEFINED_FIRST = ("benefit", "risk")


class BriefingPart(Material):
    """One part of the briefing; `in_short` is what a wall shows of it, `text` is markdown without HTML."""

    key: StageKey
    title: Title
    in_short: InShort
    text: PartText


class Briefing(Material):
    """What people are sent before the day, in the order in which it is read."""

    title: Title
    describes: DatedLine
    source: Source
    parts: tuple[BriefingPart, ...]

    @field_validator("parts")
    @classmethod
    def _has_parts_once(cls, parts: tuple[BriefingPart, ...]) -> tuple[BriefingPart, ...]:
        if not parts:
            raise ValueError("must hold at least one part")
        refuse_repeats("key", (part.key for part in parts))
        return parts


class Term(Material):
    """A word and what it means here; `source` is who defined it, empty where the words are the project's."""

    key: StageKey
    term: Title
    meaning: Meaning
    source: Line = ""


class Glossary(Material):
    """The words of the day. Benefit and risk come first: rooms asked for that."""

    title: Title
    describes: DatedLine
    source: Source
    terms: tuple[Term, ...]

    @field_validator("terms")
    @classmethod
    def _defines_benefit_and_risk_first(cls, terms: tuple[Term, ...]) -> tuple[Term, ...]:
        refuse_repeats("key", (term.key for term in terms))
        if tuple(term.key for term in terms[:2]) != DEFINED_FIRST:
            raise ValueError(f"must begin with the keys {' and '.join(DEFINED_FIRST)}, in this order")
        return terms


class Degree(Material):
    """One degree of identifiability; `picture` chooses the drawing, `then` says what leads to the next."""

    key: StageKey
    title: Title
    picture: Literal["person", "outline", "crowd"]
    picture_shows: Line
    explanation: Meaning
    example: Meaning
    then: Line = ""


class Spectrum(Material):
    """The degrees of identifiability, the most identifiable first."""

    title: Title
    describes: DatedLine
    source: Source
    degrees: tuple[Degree, ...]

    @field_validator("degrees")
    @classmethod
    def _has_degrees_once(cls, degrees: tuple[Degree, ...]) -> tuple[Degree, ...]:
        if len(degrees) < 2:
            raise ValueError("must hold at least two degrees")
        refuse_repeats("key", (degree.key for degree in degrees))
        return degrees


class Law(Material):
    """One entry of the legal history, under the year of the act, treaty or review it tells of."""

    key: StageKey
    year: Year
    title: Title
    text: LawText

    @property
    def dated_title(self) -> str:
        """The title with its year, said once."""
        return self.title if str(self.year) in self.title else f"{self.title}, {self.year}"


class LegalHistory(Material):
    """What the law was when the sources were written, oldest first. Never shown as the law of today."""

    title: Title
    describes: DatedLine
    source: Source
    laws: tuple[Law, ...]

    @field_validator("laws")
    @classmethod
    def _runs_from_the_oldest(cls, laws: tuple[Law, ...]) -> tuple[Law, ...]:
        if not laws:
            raise ValueError("must hold at least one entry")
        refuse_repeats("key", (law.key for law in laws))
        for before, after in pairwise(laws):
            if after.year < before.year:
                raise ValueError(f'must run from the oldest: "{after.key}" is older than "{before.key}"')
        return laws
