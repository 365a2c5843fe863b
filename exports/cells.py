"""Makes what people wrote safe to stand in a spreadsheet, and lines of cells into a CSV file.

A cell that a spreadsheet would run as a formula begins with an apostrophe. Whatever ends as a file that a
spreadsheet opens passes here, or through `workbook`, whose cells are text by their type.
"""

import csv
import io
import json
from codecs import BOM_UTF8
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def cell(value: Any) -> Any:
    """A value as a spreadsheet may be given it."""
    value = flat(value)
    if not isinstance(value, str):
        return value
    return f"'{value}" if value.lstrip(" ").startswith(FORMULA_STARTS) else value


def flat(value: Any) -> Any:
    """Lists and mappings as JSON, anything else as it is."""
    if isinstance(value, (list, tuple, dict)):
        return json.dumps(value, ensure_ascii=False)
    return value


def csv_file(columns: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> bytes:
    """The rows in UTF-8, with the mark that spreadsheets look for; what a row lacks is empty."""
    return BOM_UTF8 + plain_csv(columns, rows)


def plain_csv(columns: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> bytes:
    """The same without the mark, for programs that don't look for it."""
    text = io.StringIO()
    writer = csv.DictWriter(text, list(columns), restval="", extrasaction="ignore")
    writer.writeheader()
    for row in rows:
        writer.writerow({name: cell(value) for name, value in row.items()})
    return text.getvalue().encode(errors="backslashreplace")
