"""Makes a day fit one side of paper: counts letters and leaves out what matters least, never cutting a line.

A browser that lays out pages is not there when the room waits, so the room a text takes is reckoned from its
letters, on the generous side.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil

from exports.afterwards.telling import DayTold, Line, ToldExercise
from sessions.afterwards.quoting import Quotable

COLUMN_MM, HEIGHT_MM, COLUMNS = 88.0, 214.0, 2  # of what flows on one A4 page
LINE_HEIGHT, LETTER = 1.34, 0.455  # of the type's size
MM_PER_POINT = 0.3528
LARGEST, SMALLEST = 11.5, 9.5  # points
HEADING, GAP = 2.1, 0.45  # lines: of a heading with what is above it; between two paragraphs
QUOTE = 1.12  # how much larger the serif of a quotation is


@dataclass(frozen=True)
class Told:
    """One exercise as the page has it: its title, then sentences, each with its n."""

    title: str
    sentences: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Sheet:
    """What stands on the page, `size` of its type in points; `left` exercises are in the report alone."""

    size: float
    results: tuple[Told, ...]
    asked: tuple[Told, ...]
    quotes: tuple[Quotable, ...]
    left: int = 0


@dataclass(frozen=True)
class Effort:
    """How much of a day is told: letters of the longest sentence told whole, lines an exercise, quotes."""

    size: float
    longest: int
    lines: int
    quotes: int
    exercises: int


def fit(day: DayTold, closing: int) -> Sheet:
    """The most that fits; `closing` are the letters of what the page ends with."""
    sheet = _sheet(day, Effort(SMALLEST, 0, 0, 0, 0))
    for effort in _efforts(len(day.exercises)):
        sheet = _sheet(day, effort)
        if _needs(sheet, closing) <= _lines_at(sheet.size):
            break
    return sheet


def _efforts(most: int) -> Iterator[Effort]:
    """From all of it in large type down to one line of some exercises in the smallest."""
    for longest, lines, quotes in ((450, 2, 4), (300, 2, 3), (330, 1, 3), (220, 1, 2)):
        for size in (LARGEST, 11.0, 10.5, 10.0, SMALLEST):
            yield Effort(size, longest, lines, quotes, most)
    yield from (Effort(SMALLEST, 150, 1, 1, count) for count in range(most, 0, -1))


def _sheet(day: DayTold, effort: Effort) -> Sheet:
    told = [_told(exercise, effort) for exercise in day.exercises[: effort.exercises]]
    is_asked = [exercise.is_asked for exercise in day.exercises]
    chosen = day.quotes[: effort.quotes]
    return Sheet(
        size=effort.size,
        results=tuple(one for one, asked in zip(told, is_asked, strict=False) if not asked),
        asked=tuple(one for one, asked in zip(told, is_asked, strict=False) if asked),
        quotes=chosen,
        left=len(day.exercises) - len(told),
    )


def _told(exercise: ToldExercise, effort: Effort) -> Told:
    lines = _chosen(exercise.lines, effort)
    return Told(exercise.title, tuple((_words(line, effort.longest), line.basis) for line in lines))


def _chosen(lines: Sequence[Line], effort: Effort) -> Sequence[Line]:
    """The last results say what it came to; as the only line, the one that says most in the room there is."""
    if effort.lines > 1 or len(lines) < 2:
        return lines[-effort.lines :]
    room = [line for line in lines if line.plain != line.short and len(line.plain) <= effort.longest]
    return [max(room, key=lambda line: len(line.plain))] if room else lines[-1:]


def _words(line: Line, longest: int) -> str:
    return line.plain if len(line.plain) <= longest else line.short


def _needs(sheet: Sheet, closing: int) -> float:
    """In lines of the page's type."""
    across = _letters_across(sheet.size)
    told = [*sheet.results, *sheet.asked]
    words = [
        (len(one.title) + 2 + sum(len(s) + len(n) + 4 for s, n in one.sentences), GAP * len(one.sentences))
        for one in told
    ]
    rows = sum(ceil(letters / across) + gap for letters, gap in words)
    quotes = sum(ceil(len(one.words) * QUOTE / across) * QUOTE * 1.1 + 1 + GAP for one in sheet.quotes)
    headings = HEADING * (3 + bool(sheet.asked) + bool(sheet.quotes))
    return rows + quotes + ceil(closing / across) + 4 * GAP + headings


def _letters_across(size: float) -> int:
    return int(COLUMN_MM / (size * LETTER * MM_PER_POINT))


def _lines_at(size: float) -> float:
    """How many lines the columns hold; one less in each, for what can't be broken."""
    return COLUMNS * (HEIGHT_MM / (size * LINE_HEIGHT * MM_PER_POINT) - 1)
