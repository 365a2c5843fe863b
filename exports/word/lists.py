"""Lists as Word has them: marks or numbers by style, each numbered list from its own first number."""

from collections.abc import Sequence
from dataclasses import dataclass

from docx.document import Document
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from lxml import html

from exports.word.styled import Styles

DEEPEST = 3


@dataclass(frozen=True)
class Marks:
    """How the items of one list begin; `number` is the list's own numbering, if it has one."""

    style: str
    rest: str
    number: int | None
    styles: Styles

    def put(self, item: Sequence[Paragraph]) -> None:
        """Mark an item's first paragraph, and set in those that follow it."""
        for place, paragraph in enumerate(item):
            name = self.styles.of(paragraph)
            if place == 0 and not name.startswith("List"):
                self.styles.set(paragraph, self.style)
                if self.number is not None:
                    _count(paragraph, self.number)
            elif name in ("Normal", "Note"):
                self.styles.set(paragraph, self.rest)


class Lists:
    """The lists of one document."""

    def __init__(self, document: Document, styles: Styles) -> None:
        self._document, self._styles = document, styles

    def begin(self, element: html.HtmlElement, depth: int) -> Marks:
        """A list within so many others."""
        level = min(depth + 1, DEEPEST)
        ending = f" {level}" if level > 1 else ""
        if element.tag == "ul":
            return Marks(f"List Bullet{ending}", f"List Continue{ending}", None, self._styles)
        style = f"List Number{ending}"
        number = self._numbering(style, int(element.get("start", 1)))
        return Marks(style, f"List Continue{ending}", number, self._styles)

    def _numbering(self, style: str, first: int) -> int:
        """A numbering like the style's that begins anew."""
        numberings = self._document.part.numbering_part.element
        used = self._document.styles[style].element.find(f".//{qn('w:numId')}").get(qn("w:val"))
        drawn = next(one for one in numberings.findall(qn("w:num")) if one.get(qn("w:numId")) == used)
        made = numberings.add_num(drawn.abstractNumId.val)
        made.add_lvlOverride(ilvl=0).add_startOverride(first)
        number: int = made.numId
        return number


def _count(paragraph: Paragraph, number: int) -> None:
    numbered = paragraph._p.get_or_add_pPr().get_or_add_numPr()  # type: ignore[attr-defined]  # made by the library at run time
    numbered.get_or_add_ilvl().val = 0
    numbered.get_or_add_numId().val = number
