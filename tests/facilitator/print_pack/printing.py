"""Printing in a browser: what a page becomes as a PDF, and what lies where on its paper."""

import re
import zlib
from dataclasses import dataclass

from playwright.sync_api import Page

POINTS = 72 / 25.4  # in a millimetre
PAPERS = {"a4": (210, 297), "a3": (297, 420)}
# Sheets, and halves of them, that something reaches out of.
TOO_FULL = """() => {
    const fixed = ".sheet:not(.is-loose, .sheet-blank), .half";
    return [...document.querySelectorAll(fixed)].flatMap((sheet) => {
        const edge = sheet.getBoundingClientRect();
        const out = [...sheet.querySelectorAll("*")].find((part) => {
            const box = part.getBoundingClientRect();
            const isOut = box.bottom > edge.bottom + 1 || box.right > edge.right + 1 ||
                box.left < edge.left - 1 || box.top < edge.top - 1;
            return isOut && box.width && box.height && !part.closest(".rehearsal");
        });
        return out ? [`${sheet.className}: ${out.tagName} ${out.textContent.trim().slice(0, 40)}`] : [];
    });
}"""


@dataclass(frozen=True)
class Printed:
    """A PDF: the sizes of its pages in millimetres, and the content of each."""

    sizes: list[tuple[int, int]]
    contents: list[str]


def printed(page: Page) -> Printed:
    """What the browser makes of a page, at the paper that the page asks for."""
    page.emulate_media(media="null")
    return read_pdf(page.pdf(prefer_css_page_size=True))


def read_pdf(pdf: bytes) -> Printed:
    """The pages of a PDF as this browser writes them."""
    objects = {int(found[1]): found[2] for found in re.finditer(rb"(\d+) 0 obj(.*?)endobj", pdf, re.S)}
    pages = [held for held in objects.values() if re.search(rb"/Type\s*/Page\b(?!s)", held)]
    sizes = []
    for held in pages:
        box = re.search(rb"/MediaBox\s*\[([^]]*)\]", held)
        assert box
        _, _, width, height = (float(number) for number in box[1].split())
        sizes.append((round(width / POINTS), round(height / POINTS)))
    return Printed(sizes, [_content(held, objects) for held in pages])


def _content(page: bytes, objects: dict[int, bytes]) -> str:
    named = re.search(rb"/Contents (\d+) 0 R", page)
    assert named
    stream = re.search(rb"stream\r?\n(.*?)endstream", objects[int(named[1])], re.S)
    assert stream
    return zlib.decompressobj().decompress(stream[1]).decode("latin-1")  # whatever lies behind it


def lay_out(page: Page, paper: str) -> None:
    """Draw the page as it will be printed, in a window as wide as its paper."""
    width, height = PAPERS[paper]
    page.set_viewport_size({"width": round(width * 96 / 25.4), "height": round(height * 96 / 25.4)})
    page.emulate_media(media="print")


def too_full(page: Page) -> list[str]:
    """Sheets that hold more than fits, once they are laid out."""
    found: list[str] = page.evaluate(TOO_FULL)
    return found
