"""The files of a workshop's published results: CSV, XLSX, JSON and a data package, and what each is called.

They hold what the report holds, under the same numbers, and no row of a single person.
"""

import json
import re
import unicodedata
from collections.abc import Iterator

from exports.cells import csv_file
from exports.data_package import Resource, data_package
from exports.frame_columns import FIGURES, RESULTS
from exports.published import Published, Result
from exports.result_tables import BESIDE, CELL, as_json, figure_rows, result_rows, together
from exports.wording import Say
from exports.workbook import Sheet, sheet_of, workbook
from sessions.words import say

LONGEST_PART = 60  # of a file's name, in characters
NOT_IN_A_NAME = re.compile(r"[^a-z0-9]+")
README = say(
    """# %(title)s

The published results of one workshop: %(source)s.

- `figures.csv`: one row a figure, under its number in the local area report. `n` is its base.
- `results.csv`: one row a cell of a figure's table.

`datapackage.json` says what every column holds. There is no row of a single person in here: what few people
answered is withheld as it is in the report. The people in the room were no random sample, so no number here
is an estimate for a population. A text that a spreadsheet would run as a formula begins with an apostrophe.
"""
)


def table_files(found: Published, speak: Say) -> dict[str, bytes]:
    """All results as tables, by file name."""
    base = base_name(found)
    return {
        f"{base}-results.csv": csv_file([*BESIDE, *CELL], together(found)),
        f"{base}-results.xlsx": workbook(found.title, _sheets(found, speak)),
        f"{base}-results.json": (json.dumps(as_json(found), ensure_ascii=False, indent=1) + "\n").encode(),
        f"{base}-data-package.zip": _package(found, speak),
    }


def base_name(found: Published) -> str:
    """How every file of a workshop begins: its area and day, and whether it was a rehearsal."""
    parts = ["rehearsal" if found.mark else "", plain_name(found.area or found.title), found.date]
    return "-".join(part for part in parts if part)


def picture_name(found: Published, result: Result) -> str:
    """The name of a chart's file without its ending: source, number, title and n."""
    number = f"figure-{result.figure:02d}"
    return "-".join(
        part for part in (base_name(found), number, plain_name(result.title), plain_name(result.n)) if part
    )


def plain_name(words: str) -> str:
    """Words as part of a file's name: small letters, digits and hyphens, whole words where they fit."""
    letters = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    name = NOT_IN_A_NAME.sub("-", letters).strip("-")
    if len(name) <= LONGEST_PART:
        return name
    return name[: LONGEST_PART + 1].rpartition("-")[0] or name[:LONGEST_PART]


def _sheets(found: Published, speak: Say) -> Iterator[Sheet]:
    """First what there is, then each figure as the report prints it, and all cells in one table."""
    figures = list(figure_rows(found))
    columns = list(FIGURES.dtypes)
    yield Sheet(
        speak(say("Figures")), [found.source], columns, [[row[name] for name in columns] for row in figures]
    )
    for result in found.results:
        above = [result.heading, result.n, result.summary, *result.notes, found.source_of(result)]
        yield Sheet(f"{result.figure} {result.title}", above, result.columns, result.values)
    yield sheet_of(speak(say("All cells")), [*BESIDE, *CELL], together(found))


def _package(found: Published, speak: Say) -> bytes:
    about = {
        "name": f"{base_name(found)}-results",
        "title": speak(say("Results of %(workshop)s", workshop=found.title)),
        "description": found.source,
    }
    readme = say(README.text, title=about["title"], source=found.source)
    tables = (
        Resource(FIGURES, list(figure_rows(found))),
        Resource(RESULTS, list(result_rows(found)), refers=(("figure", FIGURES.name, "figure"),)),
    )
    return data_package(about, tables, speak(readme), speak)
