"""Text within a paragraph: what of it is strong, whose words it is, in which language, and where it leads."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from docx.text.run import Run
from lxml import html

from exports.word.page import classes, is_drawing, is_read, label_of
from exports.word.rules import made
from exports.word.styled import Styles

SPACES = re.compile(r"[ \t\r\n\f]+")
FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # in XML 1.0
STRONG, SLANTED = frozenset({"strong", "b"}), frozenset({"em", "i", "cite", "dfn"})
STYLES: Mapping[str, str] = {"quiet": "Quiet", "words": "Spoken", "side-words": "Spoken", "mark": "Mark"}
BREAK = "\n"


@dataclass(frozen=True)
class Piece:
    """A stretch of text of one appearance. `link` is where it leads: an address, or `#` and an id."""

    text: str
    is_strong: bool = False
    is_slanted: bool = False
    style: str = ""
    language: str = ""
    link: str = ""


def said(text: str | None, like: Piece) -> Piece:
    """Text as it stands in a page, where any white space is one space."""
    return replace(like, text=SPACES.sub(" ", text or ""))


def pieces(node: html.HtmlElement, root: html.HtmlElement, like: Piece) -> Iterator[Piece]:
    """An inline element with all that is in it, as it is read."""
    if not is_read(node):
        return
    if node.tag == "br":
        yield replace(like, text=BREAK)
        return
    if node.tag == "img" or is_drawing(node):
        yield replace(like, text=f" {label_of(node, root)} ", is_slanted=True)
        return
    mine = _marked(node, like)
    yield said(node.text, mine)
    for child in node:
        yield from pieces(child, root, mine)
        yield said(child.tail, mine)


def _marked(node: html.HtmlElement, like: Piece) -> Piece:
    """How an element changes what is in it."""
    styled = next((STYLES[name] for name in STYLES if name in classes(node)), like.style)
    return replace(
        like,
        is_strong=like.is_strong or node.tag in STRONG,
        is_slanted=like.is_slanted or node.tag in SLANTED,
        style=styled,
        language=node.get("lang") or like.language,
        link=(node.get("href") if node.tag == "a" else None) or like.link,
    )


def joined(given: Iterable[Piece]) -> list[Piece]:
    """The pieces with single spaces between words, none at either end, and none that is empty."""
    found: list[Piece] = []
    for piece in given:
        text = FORBIDDEN.sub("\ufffd", piece.text)
        if not found or found[-1].text.endswith((" ", BREAK)):
            text = text.lstrip(" ")
        if text:
            found.append(replace(piece, text=text))
    while found and not found[-1].text.rstrip():
        found.pop()
    if found:
        found[-1] = replace(found[-1], text=found[-1].text.rstrip())
    return found


def add_pieces(
    paragraph: Paragraph, given: Iterable[Piece], places: Mapping[str, str], styles: Styles
) -> None:
    """Put pieces into a paragraph; `places` gives an id's bookmark. A link into nothing is plain text."""
    for piece in given:
        run = paragraph.add_run(piece.text)
        if piece.is_strong:
            run.bold = True
        if piece.is_slanted:
            run.italic = True
        leads = bool(piece.link) and _lead(paragraph, run, piece.link, places)
        if piece.style or leads:
            styles.set(run, piece.style or "Hyperlink")
        if piece.language:
            _speak(run, piece.language)


def _speak(run: Run, language: str) -> None:
    run._r.get_or_add_rPr().append(made("w:lang", val=language))


def _lead(paragraph: Paragraph, run: Run, link: str, places: Mapping[str, str]) -> bool:
    """Make a run lead to a place in the document or to an address; whether it leads anywhere."""
    led = made("w:hyperlink", history="1")
    if link.startswith("#") and link[1:] in places:
        led.set(qn("w:anchor"), places[link[1:]])
    elif link.startswith(("https://", "http://", "mailto:")):
        led.set(qn("r:id"), paragraph.part.relate_to(link, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    else:
        return False
    run._r.addprevious(led)
    led.append(run._r)
    return True
