"""Reads a list that people bring as CSV or paste from a spreadsheet: its lines, and what is wrong with each.

Owns the form of such a text and knows no meaning. It never guesses: what it can't read is named with its
line and column, and the whole list waits until it is mended.
"""

import csv
import re
import unicodedata
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from sessions.words import Message, say

MOST_LINES = 1000
LONGEST_CELL = 300
LONGEST_LINE = 20_000
LONGEST_HEADING = 60  # that is repeated in a sentence
_LINE_END = re.compile(r"\r\n|\r|\n")
_CLEAN = str.maketrans({"\ufeff": "", "\u00a0": " "})
_FORMULA = ("=", "+", "@", "-")


@dataclass(frozen=True)
class Fault:
    """What is wrong, in which line (from 1; 0 is the whole list) and, where it is a cell, which column."""

    line: int
    column: str
    sentence: Message


@dataclass(frozen=True)
class Row:
    """A line's cells by column, without spaces around them; one that is left out is empty."""

    line: int
    cells: Mapping[str, str]


@dataclass(frozen=True)
class Table:
    """The lines that could be read, and what is wrong with others. With a fault, none is to be used."""

    rows: tuple[Row, ...]
    faults: tuple[Fault, ...]


def read_bytes(given: bytes) -> str | Fault:
    """A file as text; it has to be UTF-8, as spreadsheets save "CSV UTF-8"."""
    try:
        return given.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = given[: error.start].count(b"\n") + 1
        return Fault(
            line, "", say("This is not UTF-8 text. Save the file as “CSV UTF-8” and bring it again.")
        )


def read_table(text: str, columns: Mapping[str, Sequence[str]], free: Collection[str] = ()) -> Table:
    """The lines of a text under known columns, each of which may be called by several names.

    A first line that holds such names says the order; without one it is that of `columns`. Cells are parted
    by commas, semicolons or tabs, by whichever the first line has most. Columns that are `free` hold
    people's words, which may begin and be as long as they like.
    """
    lines = _LINE_END.split(text.translate(_CLEAN))
    whole = _wrong_as_a_whole(lines)
    if whole:
        return Table((), (whole,))
    first = next(line for line in lines if line.strip())
    reader = csv.reader(lines, delimiter=max("\t;,", key=first.count), strict=True)
    order, rows, faults = list(columns), list[Row](), list[Fault]()
    is_first, done = True, 0
    try:
        for cells in reader:
            begun, done = done + 1, reader.line_num
            cells = [" ".join(cell.split()) for cell in cells]
            if not any(cells):
                continue
            named = _headings(begun, cells, columns) if is_first else None
            is_first = False
            if isinstance(named, Fault):
                return Table((), (named,))
            if named:
                order = named
                continue
            wrong = _faults_in(begun, cells, order, free)
            if not wrong:
                rows.append(Row(begun, dict(zip(order, cells, strict=False))))
            faults += wrong
    except csv.Error:
        sentence = say("A quotation mark is not closed, or stands inside a cell. Mend it.")
        faults.append(Fault(done + 1, "", sentence))
    return Table(tuple(rows), tuple(faults))


def known_as(text: str) -> str:
    """How two spellings of a name or heading are held to be the same: without case and double spaces."""
    return " ".join(text.replace("_", " ").replace("-", " ").split()).casefold()


def _wrong_as_a_whole(lines: Sequence[str]) -> Fault | None:
    """Why a text is not read line by line at all."""
    coded = next((number for number, line in enumerate(lines, 1) if "\0" in line), None)
    if coded:
        sentence = "There are bytes here that are no text. Save the file as “CSV UTF-8”."
        return Fault(coded, "", say(sentence))
    if not any(line.strip() for line in lines):
        return Fault(0, "", say("There are no lines in it yet."))
    if len(lines) > MOST_LINES:
        return Fault(0, "", say("There are more than %(most)s lines. Bring it in parts.", most=MOST_LINES))
    long = next((number for number, line in enumerate(lines, 1) if len(line) > LONGEST_LINE), None)
    return Fault(long, "", say("Keep a line to %(most)s characters.", most=LONGEST_LINE)) if long else None


def _headings(line: int, cells: list[str], columns: Mapping[str, Sequence[str]]) -> list[str] | Fault | None:
    """The columns in the order of the first line; None where that is a line like the others."""
    names = {known_as(name): column for column, names in columns.items() for name in (column, *names)}
    found = [names.get(known_as(cell), "") for cell in cells]
    if found[0] != next(iter(columns)) and sum(map(bool, found)) < min(2, len(columns)):
        return None
    accepted = ", ".join(columns)
    for cell, column in zip(cells, found, strict=True):
        if not column:
            sentence = "There is no column “%(heading)s” here. Columns are: %(columns)s."
            cell = cell[:LONGEST_HEADING]
            return Fault(line, cell, say(sentence, heading=cell, columns=accepted))
        if found.count(column) > 1:
            return Fault(
                line, column, say("The column “%(heading)s” is there twice. Keep one.", heading=cell)
            )
    return found


def _faults_in(line: int, cells: list[str], order: list[str], free: Collection[str]) -> list[Fault]:
    faults = []
    if any(cells[len(order) :]):
        sentence = "There are %(found)s cells, and %(most)s is the most. Put quotation marks around commas."
        faults.append(Fault(line, "", say(sentence, found=len(cells), most=len(order))))
    for column, cell in zip(order, cells, strict=False):
        if column not in free and cell.startswith(_FORMULA):
            sentence = "A cell can't begin with “%(sign)s”. Take it out."
            faults.append(Fault(line, column, say(sentence, sign=cell[0])))
        elif column not in free and len(cell) > LONGEST_CELL:
            faults.append(Fault(line, column, say("Keep a cell to %(most)s characters.", most=LONGEST_CELL)))
        elif not (_is_text(cell) if column in free else cell.isprintable()):
            faults.append(
                Fault(line, column, say("There are signs in it that can't be printed. Type it anew."))
            )
    return faults


def _is_text(words: str) -> bool:
    """Whether people's own words hold nothing but signs: also such as join others, and no control codes."""
    return not any(unicodedata.category(sign) in ("Cc", "Cs", "Co", "Cn") for sign in words)
