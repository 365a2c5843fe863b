"""Walks a page from its first block to its last and writes each as Word has it.

Blocks keep their kind: a heading becomes a heading, a list a list, a quotation a paragraph in the style of
quotations. Numbers that stand in the page's margin go before the words they belong to.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from docx.document import Document
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.table import _Cell
from docx.text.paragraph import Paragraph
from lxml import html

from exports.word.lists import Lists
from exports.word.look import TABLE, TEXT_WIDTH
from exports.word.page import BLOCKS, classes, is_drawing, is_plot, is_read, label_of, pictures_of, words_of
from exports.word.pictures import add_picture
from exports.word.places import Places
from exports.word.runs import Piece, add_pieces, joined, pieces, said
from exports.word.styled import Styles
from exports.word.tables import fill_table, size_of

HEADINGS = {f"h{level}": f"Heading {level - 1}" for level in range(2, 6)}
BY_TAG = {"blockquote": "Quote", "footer": "Attribution", "dt": "Term", "dd": "Meaning"} | HEADINGS
BY_CLASS = {
    "lead": "Subtitle",
    "rehearsal": "Rehearsal",
    "panel-title": "Caption",
    "quiet": "Note",
    "interpretation": "Interpretation",
    "side": "Side",
}
ONE_VOICE = "Interpretation"  # whatever stands in it is in its style
PASSED = frozenset({"report-head", "report-foot"})  # they frame a page as it is read on a screen
LOOSE = frozenset({"Title", "Caption", "Quote", *HEADINGS.values()})  # styles with room above them
BELOW_TABLE = Pt(5)
MARGIN, UNSEEN = "in-margin", "visually-hidden"
SET_APART = frozenset({MARGIN, "panel-title"})  # spans that stand on lines of their own


@dataclass(frozen=True)
class Setting:
    """Where the walk is: in the document or a cell, in which style and language, so many lists deep."""

    container: Document | _Cell
    style: str = "Normal"
    language: str = ""
    depth: int = 0


class Writer:
    """Writes one page into one document."""

    def __init__(
        self, document: Document, root: html.HtmlElement, pictures: Mapping[str, bytes], notice: str
    ) -> None:
        self._document, self._root, self._notice = document, root, notice
        self._pictures = {element: pictures.get(name) for element, name in pictures_of(root).items()}
        self._places = Places(root)
        self._styles = Styles(document)
        self._lists = Lists(document, self._styles)
        self._paragraphs: list[Paragraph] = []
        self._margin = ""
        self._has_title = False
        self._is_after_table = False

    def write(self) -> None:
        """The whole body."""
        self._flow(self._root.body, Setting(self._document))

    def _flow(self, element: html.HtmlElement, at: Setting) -> None:
        """What is in an element: blocks one by one, and the text between them as paragraphs."""
        like = Piece("", language=at.language)
        line = [said(element.text, like)]
        for child in element:
            if self._is_block(child):
                self._paragraph(line, at)
                line = []
                self._block(child, at)
            else:
                line += pieces(child, self._root, like)
            line.append(said(child.tail, like))
        self._paragraph(line, at)

    def _is_block(self, child: html.HtmlElement) -> bool:
        if not is_read(child):
            return False
        if child.tag in BLOCKS or is_plot(child) or SET_APART & classes(child):
            return True
        return self._pictures.get(child) is not None or child.getparent().tag in ("figcaption", "caption")

    def _block(self, element: html.HtmlElement, at: Setting) -> None:
        names = classes(element)
        if names & PASSED:
            return
        self._places.reach(element)
        if MARGIN in names:
            self._margin = " ".join(part for part in (self._margin, words_of(element)) if part)
        elif is_plot(element) or is_drawing(element):
            self._picture(element, at)
        elif element.tag == "h1":
            self._title(element, at)
        elif element.tag in ("ul", "ol"):
            self._list(element, at)
        elif element.tag == "table":
            self._table(element, at)
        elif element.tag == "figure":
            self._figure(element, at)
        else:
            self._flow(element, self._inside(element, at))

    def _inside(self, element: html.HtmlElement, at: Setting) -> Setting:
        """The setting within an element."""
        style = at.style
        if style != ONE_VOICE:
            named = (BY_CLASS[name] for name in BY_CLASS if name in classes(element))
            style = next(named, BY_TAG.get(element.tag, at.style))
        return replace(at, style=style, language=element.get("lang") or at.language)

    def _title(self, element: html.HtmlElement, at: Setting) -> None:
        """The first is the document's title; what is said of the whole document comes after it."""
        self._flow(element, replace(at, style="Heading 1" if self._has_title else "Title"))
        if self._notice and not self._has_title:
            self._paragraph([Piece(self._notice, style="Mark")], at)
        self._has_title = True

    def _list(self, element: html.HtmlElement, at: Setting) -> None:
        is_plain = any(above.tag == "nav" for above in element.iterancestors())
        marks = None if is_plain else self._lists.begin(element, at.depth)
        for item in element.iterchildren("li"):
            if not is_read(item):
                continue
            self._places.reach(item)
            begun = len(self._paragraphs)
            self._flow(item, replace(at, depth=at.depth + 1, style="Contents Line" if is_plain else at.style))
            if marks:
                marks.put(self._paragraphs[begun:])

    def _figure(self, element: html.HtmlElement, at: Setting) -> None:
        """What stands above a table stays on the page on which the table begins."""
        begun = len(self._paragraphs)
        self._flow(element, at)
        mine = self._paragraphs[begun:]
        above = mine[: next((place for place, one in enumerate(mine) if _is_before_table(one)), -1) + 1]
        for paragraph in above:
            paragraph.paragraph_format.keep_with_next = True

    def _table(self, element: html.HtmlElement, at: Setting) -> None:
        caption = element.find("caption")
        if caption is not None and UNSEEN not in classes(caption):
            self._flow(caption, replace(at, style="Caption"))
        if self._is_after_table:
            self._put(at, "Note")
        rows, columns = size_of(element)
        if not rows:
            return
        if isinstance(at.container, _Cell):
            made = at.container.add_table(rows, columns)
        else:
            made = at.container.add_table(rows, columns, self._document.styles[TABLE])

        def fill(cell: _Cell, given: html.HtmlElement, style: str) -> None:
            self._flow(given, Setting(cell, style, given.get("lang") or at.language))

        fill_table(made, element, TEXT_WIDTH, fill)
        self._is_after_table = True

    def _picture(self, element: html.HtmlElement, at: Setting) -> None:
        """A chart that was not drawn is left to its table, another picture to its words."""
        png, label = self._pictures.get(element), label_of(element, self._root)
        if png:
            add_picture(self._put(at, "Normal"), png, label)
        elif is_drawing(element):
            self._paragraph([Piece(label, is_slanted=True)], at)

    def _paragraph(self, line: list[Piece], at: Setting) -> None:
        """A paragraph of what stands in a line, if anything does; the number in the margin first."""
        words = joined(line)
        if not words:
            return
        made = self._put(at, at.style)
        if self._margin:
            words = [Piece(f"{self._margin}  ", style="Number"), *words]
            self._margin = ""
        add_pieces(made, words, self._places.names, self._styles)

    def _put(self, at: Setting, style: str) -> Paragraph:
        """An empty paragraph at the end of what there is; a cell begins with one."""
        made = _begun(at.container) or at.container.add_paragraph()
        self._styles.set(made, style)
        self._places.mark(made)
        if self._is_after_table and not isinstance(at.container, _Cell):
            if style not in LOOSE:
                made.paragraph_format.space_before = BELOW_TABLE
            self._is_after_table = False
        self._paragraphs.append(made)
        return made


def _begun(container: Document | _Cell) -> Paragraph | None:
    """The empty paragraph that a cell begins with, until it is written in."""
    if not isinstance(container, _Cell):
        return None
    first, *others = container._tc.p_lst
    return None if others or len(first) else Paragraph(first, container)


def _is_before_table(paragraph: Paragraph) -> bool:
    following = paragraph._p.getnext()
    return following is not None and following.tag == qn("w:tbl")
