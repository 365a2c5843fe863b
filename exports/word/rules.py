"""Lines and shades of styles, which python-docx has no words for.

The order of these elements is part of the format: a rule before a shade, both before tabs and spacing.
"""

from typing import cast

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.styles.style import ParagraphStyle

AFTER_SHADE = ("w:tabs", "w:spacing", "w:ind", "w:contextualSpacing", "w:jc", "w:outlineLvl")
AFTER_RULE = ("w:shd", *AFTER_SHADE)


def rule(style: ParagraphStyle, side: str, colour: str, eighths: int) -> None:
    """A line beside or under a style's paragraphs, in eighths of a point."""
    drop_rules(style)
    borders = made("w:pBdr")
    borders.append(_line(side, colour, eighths, 8))
    style.element.get_or_add_pPr().insert_element_before(borders, *AFTER_RULE)


def drop_rules(style: ParagraphStyle) -> None:
    """Take away the lines that the template gives a style."""
    properties = style.element.get_or_add_pPr()
    for old in properties.findall(qn("w:pBdr")):
        properties.remove(old)


def shade(style: ParagraphStyle, colour: str) -> None:
    """A colour behind a style's paragraphs."""
    shaded = made("w:shd", val="clear", color="auto", fill=colour)
    style.element.get_or_add_pPr().insert_element_before(shaded, *AFTER_SHADE)


def add_table_style(document: Document, name: str, colour: str) -> None:
    """Hairlines between rows and under the last; none between columns."""
    style = document.styles.add_style(name, WD_STYLE_TYPE.TABLE)
    properties, borders = made("w:tblPr"), made("w:tblBorders")
    borders.append(_line("bottom", colour, 4, 0))
    borders.append(_line("insideH", colour, 4, 0))
    properties.append(borders)
    style.element.append(properties)


def made(name: str, /, **attributes: str) -> BaseOxmlElement:
    """An element of the format with its attributes."""
    element = cast(BaseOxmlElement, OxmlElement(name))
    for key, value in attributes.items():
        element.set(qn(f"w:{key}"), value)
    return element


def _line(side: str, colour: str, eighths: int, space: int) -> BaseOxmlElement:
    return made(f"w:{side}", val="single", sz=str(eighths), space=str(space), color=colour)
