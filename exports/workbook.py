"""Lines of cells as a spreadsheet file (XLSX): words are text by their type, and no cell is a formula."""

import io
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from exports.cells import flat

NOT_IN_A_NAME = re.compile(r"[\[\]:*?/\\']")
LONGEST_NAME = 31  # Excel's own limits, here and below
LONGEST_CELL = 32_767
MOST_LINES = 1_048_576
NARROWEST, WIDEST = 8, 60  # characters
INERT = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
MADE = datetime(2000, 1, 1)  # the same contents give the same file  # noqa: DTZ001 - the format knows no zone


@dataclass(frozen=True)
class Sheet:
    """One sheet: lines of plain words above, then a table with its headings."""

    name: str
    above: Sequence[str]
    columns: Sequence[str]
    rows: Sequence[Sequence[Any]]


def workbook(title: str, sheets: Iterable[Sheet]) -> bytes:
    """The file; sheets' names are made fit, and told apart."""
    out = io.BytesIO()
    with Workbook(out, {**INERT, "in_memory": True}) as book:
        book.set_properties({"title": title, "created": MADE})
        bold, words = book.add_format({"bold": True, "text_wrap": True}), book.add_format({"num_format": "@"})
        taken: set[str] = set()
        for sheet in sheets:
            _write(book.add_worksheet(_free_name(sheet.name, taken)), sheet, bold, words)
    return out.getvalue()


def sheet_of(name: str, columns: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> Sheet:
    """A sheet of rows that are mappings."""
    return Sheet(name, (), columns, [[row.get(column) for column in columns] for row in rows])


def _write(page: Worksheet, sheet: Sheet, bold: Format, words: Format) -> None:
    for number, line in enumerate(sheet.above):
        page.write_string(number, 0, line[:LONGEST_CELL], bold if number == 0 else None)
    top = len(sheet.above) + bool(sheet.above)
    for place, title in enumerate(sheet.columns):
        page.write_string(top, place, title, bold)
        page.set_column(place, place, _width(sheet, place))
    for number, row in enumerate(sheet.rows[: MOST_LINES - top - 1], start=top + 1):
        for place, value in enumerate(row):
            _put(page, number, place, flat(value), words)
    if not sheet.above:
        page.freeze_panes(1, 0)


def _put(page: Worksheet, number: int, place: int, value: Any, words: Format) -> None:
    """Words go in as text, so that they stay words when somebody edits them."""
    if isinstance(value, bool):
        page.write_boolean(number, place, value)
    elif isinstance(value, (int, float)):
        page.write_number(number, place, value)
    elif value not in (None, ""):
        page.write_string(number, place, str(value)[:LONGEST_CELL], words)


def _width(sheet: Sheet, place: int) -> int:
    longest = max((len(str(row[place] or "")) for row in sheet.rows), default=0)
    return min(WIDEST, max(NARROWEST, longest, len(sheet.columns[place])) + 2)


def _free_name(wanted: str, taken: set[str]) -> str:
    """A sheet's name: no characters that Excel refuses, not too long, unlike the others."""
    plain = NOT_IN_A_NAME.sub(" ", wanted).strip() or "Sheet"
    number, name = 1, plain[:LONGEST_NAME].strip()
    while name.casefold() in taken:
        number += 1
        ending = f" {number}"
        name = plain[: LONGEST_NAME - len(ending)].strip() + ending
    taken.add(name.casefold())
    return name
