"""Owns plain text in columns, for a terminal of any width that still holds them."""

from collections.abc import Iterator, Sequence

WIDEST = 48


def in_columns(heads: Sequence[str], rows: Sequence[Sequence[str]], words: int) -> Iterator[str]:
    """A line for the heads and one a row; the first `words` columns to the left, numbers to the right."""
    table = [[_cut(cell) for cell in row] for row in (heads, *rows)]
    widths = [max(len(row[at]) for row in table) for at in range(len(heads))]
    for row in table:
        cells = [
            cell.ljust(width) if at < words else cell.rjust(width)
            for at, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        yield "  ".join(cells).rstrip()


def number(value: float | None) -> str:
    """A figure in four decimals at most; – where there is none."""
    return "–" if value is None else f"{round(value, 4):,.10g}"


def _cut(cell: str) -> str:
    return cell if len(cell) <= WIDEST else f"{cell[: WIDEST - 1]}…"
