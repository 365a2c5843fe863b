"""The published results as a folder that any web server, or none, can show: pages, figures and tables.

Nothing in it runs a script or asks another host for anything. It holds what the report publishes.
"""

from dataclasses import dataclass

from markupsafe import Markup

from exports.afterwards.figure_svg import drawn_svg
from exports.afterwards.messages import CAUTION, all_messages, chosen
from exports.afterwards.paper import Press
from exports.afterwards.telling import DayTold
from exports.cells import cell, csv_file
from exports.downloads import plain_name, table_files
from exports.local_area_report import Writer
from exports.published import Result, published
from exports.zipping import packed

NAME = "results-page"
LONGEST_NAME = 50


@dataclass(frozen=True)
class Shown:
    """A result on the page: the names of its files, and its chart where it has one."""

    result: Result
    name: str
    chart: Markup | None

    def is_number(self, place: int) -> bool:
        """Whether a column holds numbers."""
        cells = [line[place] for line in self.result.lines if line[place].shown]
        return bool(cells) and all(cell.number is not None for cell in cells)

    @property
    def files(self) -> dict[str, str]:
        """What can be saved of it, by what it is called."""
        return {"CSV": f"{self.name}.csv", **({"SVG": f"{self.name}.svg"} if self.chart else {})}


def results_zip(day: DayTold, writer: Writer, press: Press) -> bytes:
    """The folder as a zip; the writer has drawn its report."""
    return packed(results_files(day, writer, press))


def results_files(day: DayTold, writer: Writer, press: Press) -> dict[str, bytes]:
    """The folder, by the paths in it."""
    found = published(writer)
    shown = [_shown(result) for result in found.results]
    tables = table_files(found, writer.speak)
    pages = {
        "index.html": _index(day, writer, press, shown, list(tables)),
        "accessibility.html": press.page("accessibility", day=day, facts=writer.workshop.papers),
        "about.html": press.page("about", day=day, papers=writer.workshop.papers, caution=CAUTION),
    }
    files = {name: page.encode(errors="replace") for name, page in pages.items()}
    files |= {f"data/{name}": body for name, body in tables.items()}
    for one in shown:
        files[f"figures/{one.name}.csv"] = _table(one.result)
        if one.chart:
            files[f"figures/{one.name}.svg"] = str(one.chart).encode(errors="replace")
    return files


def _table(result: Result) -> bytes:
    """Its table as CSV. Two columns may have one title, so each is told apart by its place."""
    names = [cell(title) for title in result.columns]
    heads = [name if names.count(name) == 1 else f"{name} ({n})" for n, name in enumerate(names, 1)]
    return csv_file(heads, [dict(zip(heads, line, strict=True)) for line in result.values])


def _shown(result: Result) -> Shown:
    title = plain_name(result.title)[:LONGEST_NAME].rstrip("-")
    chart = drawn_svg(result.drawn, result.title, result.summary) if result.drawn else None
    return Shown(result, f"figure-{result.figure:02d}-{title}", chart)


def _index(day: DayTold, writer: Writer, press: Press, shown: list[Shown], tables: list[str]) -> str:
    """Results by exercise, in the order of their figures."""
    groups: dict[str, list[Shown]] = {}
    for one in shown:
        groups.setdefault(one.result.exercise, []).append(one)
    return press.page(
        "results",
        day=day,
        messages=chosen(all_messages(day), writer.workshop.afterwards.left_out),
        groups=[(f"part-{number}", title, held) for number, (title, held) in enumerate(groups.items(), 1)],
        tables=tables,
        caution=CAUTION,
    )
