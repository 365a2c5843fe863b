"""Tables: header rows that each page repeats, rows that no page splits, columns as wide as their words."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import count

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Length, Mm
from docx.table import Table, _Cell
from lxml import html

from exports.word.page import classes, is_read, words_of
from exports.word.rules import made

CHARACTER, EDGES = Mm(2.05), Mm(4.2)  # what a letter and a cell's sides take of the width
LONGEST = 32  # letters to which a column of words may ask for room
Fill = Callable[[_Cell, html.HtmlElement, str], None]  # the cell, its element, its style


@dataclass(frozen=True)
class Placed:
    """A cell of the page with its place in the grid and how many places it takes."""

    element: html.HtmlElement
    row: int
    column: int
    rows: int
    columns: int

    @property
    def is_header(self) -> bool:
        """Whether it heads a row or column."""
        return bool(self.element.tag == "th")


def rows_of(table: html.HtmlElement) -> list[html.HtmlElement]:
    """The rows in the order of reading: head, body, foot."""
    rows = [row for row in table.iter("tr") if is_read(row)]
    return sorted(rows, key=lambda row: ("thead", "tbody", "tfoot").index(_part(row)))


def grid_of(rows: Sequence[html.HtmlElement]) -> list[Placed]:
    """Every cell, with spans that reach over rows and columns."""
    taken: set[tuple[int, int]] = set()
    found = []
    for number, row in enumerate(rows):
        for cell in row.iterchildren("th", "td"):
            column = next(free for free in count() if (number, free) not in taken)
            wide, deep = int(cell.get("colspan", 1)), int(cell.get("rowspan", 1))
            deep = min(deep, len(rows) - number)
            taken |= {(number + down, column + right) for down in range(deep) for right in range(wide)}
            found.append(Placed(cell, number, column, deep, wide))
    return found


def size_of(table: html.HtmlElement) -> tuple[int, int]:
    """How many rows and columns it has; none of either where it is empty."""
    placed = grid_of(rows_of(table))
    if not placed:
        return 0, 0
    return len(rows_of(table)), max(cell.column + cell.columns for cell in placed)


def fill_table(table: Table, element: html.HtmlElement, width: Length, fill: Fill) -> None:
    """Fill a table that has as many rows and columns as the page's."""
    rows = rows_of(element)
    placed = grid_of(rows)
    _set_widths(table, placed, width)
    _fill_cells(table, placed, fill)
    heads = 0
    for row, row_made in zip(rows, table.rows, strict=True):
        properties = row_made._tr.get_or_add_trPr()
        properties.append(made("w:cantSplit", val="true"))
        if _part(row) == "thead":
            properties.append(made("w:tblHeader", val="true"))
            heads += 1
    _describe(table, element, bool(heads), any(cell.is_header and cell.row >= heads for cell in placed))


def _fill_cells(table: Table, placed: Sequence[Placed], fill: Fill) -> None:
    cells, wide = table._cells, len(table.columns)  # asking for one cell counts them all
    for cell in placed:
        first = cells[cell.row * wide + cell.column]
        if cell.rows > 1 or cell.columns > 1:
            last = (cell.row + cell.rows - 1) * wide + cell.column + cell.columns - 1
            first = first.merge(cells[last])
        heads = _part(cell.element.getparent()) == "thead"
        fill(first, cell.element, "Table Head" if heads else "Table Text")
        if "is-number" in classes(cell.element):
            for paragraph in first.paragraphs:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _set_widths(table: Table, placed: Sequence[Placed], width: Length) -> None:
    """Each column gets room for its longest single word; what is left goes to those with more to say."""
    least, wish = [0] * len(table.columns), [0] * len(table.columns)
    for cell in placed:
        if cell.columns == 1:
            words = words_of(cell.element)
            least[cell.column] = max(least[cell.column], max(map(len, words.split()), default=1))
            wish[cell.column] = max(wish[cell.column], min(len(words), LONGEST))
    needs = [letters * CHARACTER + EDGES for letters in least]
    wishes = [max(0, letters * CHARACTER + EDGES - need) for letters, need in zip(wish, needs, strict=True)]
    left, asked = max(0, width - sum(needs)), sum(wishes) or 1
    shares = [need + left * wished / asked for need, wished in zip(needs, wishes, strict=True)]
    widths = [Length(int(width * share / sum(shares))) for share in shares]
    for column, wide in zip(table.columns, widths, strict=True):
        column.width = wide
    for number, cell_made in enumerate(table._cells):
        cell_made.width = widths[number % len(widths)]


def _describe(table: Table, element: html.HtmlElement, has_head: bool, has_side: bool) -> None:
    """Say which cells are headers, and what the table is, to programs that read aloud."""
    properties = table._tbl.tblPr
    for old in properties.findall(qn("w:tblLook")):
        properties.remove(old)
    kinds = f"{0x0600 + 0x0020 * has_head + 0x0080 * has_side:04X}"
    properties.append(
        made("w:tblLook", val=kinds, firstRow=str(int(has_head)), firstColumn=str(int(has_side)))
    )
    caption = element.find("caption")
    if caption is not None and words_of(caption):
        properties.append(made("w:tblCaption", val=words_of(caption)))


def _part(row: html.HtmlElement) -> str:
    """The part of the table that a row stands in; plain rows are its body."""
    above = row.getparent()
    return above.tag if above is not None and above.tag in ("thead", "tfoot") else "tbody"
