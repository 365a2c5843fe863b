"""Owns the figures of `moothall shift` as a table for reading: a histogram a round, then each change."""

from collections.abc import Iterator, Mapping

from exports.brought.columns import in_columns, number
from exports.brought.figures import Figures
from exports.brought.lines import printable

BAR = "#"
WIDEST_BAR = 40


def shift_lines(figures: Figures) -> list[str]:
    """Every round, then every change between neighbours."""
    lines: list[str] = []
    for name, answered in figures["rounds"].items():
        lines += [*_round(name, answered, figures["reasons"]), ""]
    for index, change in enumerate(figures["changes"]):
        lines += [*_change(change, figures["reasons"], f"changes.{index}."), ""]
    return lines[:-1]


def _round(name: str, answered: Figures, reasons: Mapping[str, str]) -> Iterator[str]:
    yield f"Round {printable(name)}: {answered['n']:,} on the scale"
    most = max([*answered["counts"].values(), *answered["outside"].values(), WIDEST_BAR])
    rows = [
        *(
            (printable(answer), f"{count:,}", _bar(count, most))
            for answer, count in answered["counts"].items()
        ),
        *(
            (f"({printable(answer)})", f"{count:,}", _bar(count, most))
            for answer, count in answered["outside"].items()
        ),
    ]
    widest = max(len(row[0]) for row in rows), max(len(row[1]) for row in rows)
    for answer, count, bar in rows:
        yield f"  {answer.ljust(widest[0])}  {count.rjust(widest[1])}  {bar}".rstrip()
    for figure, words in (("agreement_a", "Agreement A"), ("consensus", "Consensus")):
        value = answered[figure]
        yield f"  {words}: {reasons[f'rounds.{name}.{figure}'] if value is None else number(value)}"


def _bar(count: int, most: int) -> str:
    """A mark a person, or fewer than that once they would not fit."""
    return BAR * -(-count * WIDEST_BAR // most)


def _change(change: Figures, reasons: Mapping[str, str], at: str) -> Iterator[str]:
    yield f"From round {printable(change['from'])} to round {printable(change['to'])}"
    both = change["up"] + change["down"] + change["same"]
    yield f"  {both:,} on the scale both times"
    yield f"  {change['up']:,} up, {change['down']:,} down, {change['same']:,} the same"
    yield f"  {change['left']:,} left, {change['joined']:,} joined"
    yield f"  {change['no_answer']:,} were there both times, and not on the scale in at least one"
    if not both:
        yield f"  {reasons[f'{at}churn']}"
        return
    yield f"  Churn {number(change['churn'])}; p {number(change['p'])} (exact, of those who moved)"
    yield from (f"  {line}" for line in _matrix(change["matrix"]))


def _matrix(matrix: list[list[int]]) -> Iterator[str]:
    """Rows are where people came from; places are numbered as on the scale."""
    heads = ["from \\ to", *(str(place) for place in range(1, len(matrix) + 1))]
    rows = [[str(place), *map(str, row)] for place, row in enumerate(matrix, start=1)]
    yield from in_columns(heads, rows, words=1)
