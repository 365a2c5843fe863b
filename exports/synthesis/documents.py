"""The synthesis as a PDF and as a Word document: the same page, told in other forms."""

from collections.abc import Collection

from exports.printing_pages import print_pdf
from exports.synthesis.package import PDF, WORD
from exports.word.writing import word_document

FORMATS = ("html", "pdf", "docx")
WITHOUT_PICTURES = "There was no browser to draw pictures with; their numbers stand in the tables."


def documents_of(page: bytes, formats: Collection[str], browser: str) -> dict[str, bytes]:
    """The documents wanted, by name; no PDF without a browser. Raises whatever the browser fails with."""
    found = {}
    if "docx" in formats:
        found[WORD] = word_document(page.decode(), {}, WITHOUT_PICTURES)
    if "pdf" in formats and browser:
        found[PDF] = print_pdf(page, browser)
    return found
