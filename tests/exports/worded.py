"""Reads Word documents for tests, and has LibreOffice open them."""

import subprocess
import zipfile
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from lxml import etree

NAMES = {
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
}


@dataclass(frozen=True)
class Opened:
    """What LibreOffice made of a document: headings as (level, words), and tables with a repeated head."""

    headings: list[tuple[int, str]]
    tables: int
    repeating: int


def opened(word: bytes) -> WordDocument:
    """The document."""
    return Document(BytesIO(word))


def headings(document: WordDocument) -> list[tuple[int, str]]:
    """Every heading with its level, in order."""
    found = [
        (paragraph.style.name or "", paragraph.text) for paragraph in document.paragraphs if paragraph.style
    ]
    return [(int(name[-1]), words) for name, words in found if name.startswith("Heading")]


def alternatives(document: WordDocument) -> list[str]:
    """The words in place of each picture, in order."""
    return [one.get("descr", "") for one in document.element.iter(qn("wp:docPr"))]


def tables(document: WordDocument) -> list[list[list[str]]]:
    """Every table's rows of cell texts; a cell that spans several places counts once."""
    return [
        [
            [" ".join(_words(cell).split()) for cell in row.findall(qn("w:tc"))]
            for row in table.iter(qn("w:tr"))
        ]
        for table in document.element.body.iter(qn("w:tbl"))
    ]


def in_libreoffice(word: bytes, folder: Path) -> Opened:
    """Have it opened and written anew as OpenDocument."""
    (folder / "report.docx").write_bytes(word)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    order = ["soffice", profile, "--headless", "--convert-to", "odt", "--outdir", str(folder)]
    subprocess.run([*order, str(folder / "report.docx")], check=True, capture_output=True, timeout=100)
    with zipfile.ZipFile(folder / "report.odt") as archive:
        content = etree.fromstring(archive.read("content.xml"))
    level = f"{{{NAMES['text']}}}outline-level"
    found = content.findall(".//text:h", NAMES)
    return Opened(
        headings=[(int(one.get(level, "0")), "".join(map(str, one.itertext()))) for one in found],
        tables=len(content.findall(".//table:table", NAMES)),
        repeating=len(content.findall(".//table:table/table:table-header-rows", NAMES)),
    )


def _words(cell: etree._Element) -> str:
    return " ".join("".join(t.text or "" for t in p.iter(qn("w:t"))) for p in cell.iter(qn("w:p")))
