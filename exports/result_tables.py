"""A workshop's published results as two documented tables: the figures, and every cell of each.

One row a figure and one row a cell, so that any programme can filter them; `frame_columns` says what the
columns hold.
"""

from collections.abc import Iterator
from typing import Any

from exports.published import Published, Result

Row = dict[str, Any]


def figure_rows(found: Published) -> Iterator[Row]:
    """See `frame_columns.FIGURES`."""
    for result in found.results:
        yield {
            "figure": result.figure,
            "origin": result.origin,
            "exercise": result.exercise,
            "step": result.step,
            "title": result.title,
            "whose": result.whose,
            "n": result.n,
            "summary": result.summary,
            "notes": " ".join(result.notes),
            "source": found.source_of(result),
        }


def result_rows(found: Published) -> Iterator[Row]:
    """See `frame_columns.RESULTS`."""
    for result in found.results:
        for number, line in enumerate(result.lines, start=1):
            heading = line[0].shown if line else ""
            cells = list(zip(result.columns, line, strict=True))
            for title, value in cells[1:] or cells:
                yield {
                    "figure": result.figure,
                    "line": number,
                    "heading": heading,
                    "column": title,
                    "shown": value.shown,
                    "value": value.number,
                }


def together(found: Published) -> Iterator[Row]:
    """Every cell with what has to be known of its figure beside it, for whoever opens one file."""
    figures = {row["figure"]: row for row in figure_rows(found)}
    for row in result_rows(found):
        figure = figures[row["figure"]]
        yield {**{name: figure[name] for name in BESIDE}, **{name: row[name] for name in CELL}}


def as_json(found: Published) -> dict[str, Any]:
    """The same, a result an object, with its table as lines of cells."""
    return {
        "workshop": {
            "title": found.title,
            "area": found.area,
            "date": found.date,
            "is_rehearsal": bool(found.mark),
        },
        "figures": [
            {**row, **_table(result)} for row, result in zip(figure_rows(found), found.results, strict=True)
        ],
    }


def _table(result: Result) -> dict[str, Any]:
    return {"notes": list(result.notes), "columns": list(result.columns), "lines": result.values}


CELL = ("line", "heading", "column", "shown", "value")
BESIDE = ("figure", "origin", "exercise", "step", "title", "whose", "n", "source")
