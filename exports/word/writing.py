"""From a page and its pictures to the bytes of a Word document."""

from collections.abc import Mapping
from datetime import UTC, datetime
from io import BytesIO

from docx import Document
from docx.document import Document as WordDocument
from lxml import html

from exports.word.blocks import Writer
from exports.word.look import set_foot, set_look
from exports.word.page import is_read, pictures_of, words_of

PROGRAM = "Moothall"
SOURCE_ENCODING = "utf-8"


def word_document(page: str, pictures: Mapping[str, bytes], without_pictures: str = "") -> bytes:
    """The page in Word: headings, lists, tables, quotations and links as such, on A4.

    `pictures` are PNG by the names that `exports.word.page.pictures_of` gives them. What has none is left to
    its table, or to its words; `without_pictures` says so in a sentence, under the title.
    """
    parser = html.HTMLParser(encoding=SOURCE_ENCODING)
    root = html.document_fromstring(page.encode(SOURCE_ENCODING, errors="replace"), parser=parser)
    document = Document()
    _describe(document, root)
    set_look(document, root.get("lang", "en"))
    notice = without_pictures if len(pictures) < len(pictures_of(root)) else ""
    writer = Writer(document, root, pictures, notice)
    writer.write()
    set_foot(document, _foot(root))
    made = BytesIO()
    document.save(made)
    return made.getvalue()


def _describe(document: WordDocument, root: html.HtmlElement) -> None:
    """The properties by which a computer lists it."""
    about, now = document.core_properties, datetime.now(UTC).replace(second=0, microsecond=0, tzinfo=None)
    about.title = " ".join((root.findtext(".//title") or "").split())
    about.language = root.get("lang", "en")
    about.author, about.last_modified_by, about.comments = PROGRAM, "", ""
    about.created = about.modified = now


def _foot(root: html.HtmlElement) -> str:
    """What stands under every page: the words of the page's own foot."""
    foots = [foot for foot in root.iter("footer") if is_read(foot) and "report-foot" in foot.get("class", "")]
    parts = [words_of(part) for foot in foots for part in foot]
    return " · ".join(part for part in parts if part)
