"""Owns the lines of a file that people bring: its text, its columns, and what is wrong with which line."""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

LARGEST_BYTES = 64 * 2**20
LONGEST_SHOWN = 60


class BadLinesError(Exception):
    """Lines of a file that can't be used, each with its number and a sentence; 0 is the whole file."""

    def __init__(self, problems: Sequence[tuple[int, str]]) -> None:
        """Keep them in the order of the file."""
        self.problems = tuple(sorted(problems))
        super().__init__(f"{len(self.problems)} lines can't be used.")


@dataclass
class Problems:
    """What was found wrong so far."""

    found: list[tuple[int, str]] = field(default_factory=list)

    def add(self, line: int, sentence: str) -> None:
        """Note one more."""
        self.found.append((line, sentence))

    def stop_if_any(self) -> None:
        """Raise BadLinesError with all that was noted."""
        if self.found:
            raise BadLinesError(self.found)


@dataclass(frozen=True)
class Line:
    """One row of a table: the number of its line, and its fields by column, without spaces around them."""

    number: int
    fields: dict[str, str]

    def __getitem__(self, column: str) -> str:
        """The field, "" where the file does not have the column."""
        return self.fields.get(column, "")


def quoted(text: str) -> str:
    """A field as it stands in a message: short, and without what would steer a terminal."""
    kept = printable(text)
    return f'"{kept[:LONGEST_SHOWN]}…"' if len(kept) > LONGEST_SHOWN else f'"{kept}"'


def printable(text: str) -> str:
    """The text with a mark in place of each character that can't be seen."""
    return "".join(sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in text)


def read_text(path: Path) -> str:
    """The text of a file in UTF-8, with or without its mark. Raise BadLinesError if it is not."""
    if path.stat().st_size > LARGEST_BYTES:
        raise BadLinesError([(0, f"The file is larger than {LARGEST_BYTES // 2**20} MB.")])
    content = path.read_bytes()
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise BadLinesError([(line, "This is not UTF-8. Save the file as CSV in UTF-8.")]) from error
    if "\0" in text:
        raise BadLinesError(
            [(text[: text.index("\0")].count("\n") + 1, "This holds a NUL, so it is no text.")]
        )
    return text


def table_lines(text: str, needed: Sequence[str], allowed: Sequence[str], problems: Problems) -> list[Line]:
    """The rows under a first line that names the columns, in any order; empty rows are passed over.

    Raise BadLinesError where the columns needed are not there; rows that don't fit go to `problems`.
    """
    records = _records(text, problems)
    number, names = next(records, (1, []))
    columns = [name.strip().lower() for name in names]
    _check_columns(number, columns, needed, allowed)
    lines = []
    for at, cells in records:
        kept = [cell.strip() for cell in cells]
        if not any(kept):
            continue
        if len(kept) < len(columns) or any(kept[len(columns) :]):
            problems.add(at, f"This line has {_fields(len(kept))}, and the first line names {len(columns)}.")
            continue
        lines.append(Line(at, dict(zip(columns, kept, strict=False))))
    if not lines and not problems.found:
        problems.add(number, "No line follows the one that names the columns.")
    return lines


def _records(text: str, problems: Problems) -> Iterator[tuple[int, list[str]]]:
    """Each record with the number of its first line; reading ends where the quotes don't close."""
    reader, begins = csv.reader(io.StringIO(text, newline=""), strict=True), 1
    while True:
        try:
            cells = next(reader, None)
        except csv.Error as error:
            problems.add(begins, f"This can't be read as CSV: {error}.")
            return
        if cells is None:
            return
        yield begins, cells
        begins = reader.line_num + 1


def _check_columns(
    number: int, columns: Sequence[str], needed: Sequence[str], allowed: Sequence[str]
) -> None:
    told = Problems()
    missing = [name for name in needed if name not in columns]
    if missing:
        told.add(number, f"The first line has to name {', '.join(needed)}; it lacks {', '.join(missing)}.")
    for name in (*needed, *allowed):
        if columns.count(name) > 1:
            told.add(number, f"The column {name} stands here twice.")
    told.stop_if_any()


def _fields(many: int) -> str:
    return "1 field" if many == 1 else f"{many} fields"
