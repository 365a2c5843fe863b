"""The documents of one page: the page itself, a PDF of it, and a Word document.

What can't be made keeps none of the others back. Without a browser there is no PDF, and Word has tables in
place of pictures and says so.
"""

import sys
import traceback
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from typing import TYPE_CHECKING

from exports.document_forms import BROWSER_FAILED, NO_BROWSER, WORD_FAILED
from exports.wording import Say
from sessions.words import say

if TYPE_CHECKING:
    from exports.printing_pages import ShownPage

WITHOUT_PICTURES = say(
    "This copy has no pictures: they could not be drawn where it was made. What each of them shows is in the "
    "table or the words beside it."
)


@dataclass(frozen=True)
class News:
    """A document is begun (`form` alone), or made (with its `body`), or something could not be made."""

    form: str = ""
    body: bytes | None = None
    trouble: str = ""


def documents(page: str, formats: Sequence[str], browser: str, speak: Say) -> Iterator[News]:
    """Make the formats wanted, the page first, and tell as it goes. `browser` is a program, or empty."""
    content = page.encode(errors="replace")
    if "html" in formats:
        yield News("html", content)
    drawn = [form for form in ("pdf", "docx") if form in formats]
    if not drawn:
        return
    yield News(drawn[0])
    if not browser:
        yield News(trouble=NO_BROWSER)
    with ExitStack() as open_until_then:
        standing = _opened(content, browser, open_until_then) if browser else None
        if browser and standing is None:
            yield News(trouble=BROWSER_FAILED)
        if "pdf" in formats and standing:
            yield _pdf(standing)
        if "docx" in formats:
            yield News("docx")
            yield from _word(page, standing, speak)


def _opened(content: bytes, browser: str, until: ExitStack) -> "ShownPage | None":
    from exports.printing_pages import shown  # half a second to load, and the page alone needs none of it

    try:
        return until.enter_context(shown(content, browser))
    except Exception as error:  # noqa: BLE001 - a browser fails in many ways; what needs none is made all the same
        _complain(error)
        return None


def _pdf(standing: "ShownPage") -> News:
    try:
        return News("pdf", standing.pdf())
    except Exception as error:  # noqa: BLE001 - as above
        _complain(error)
        return News(trouble=BROWSER_FAILED)


def _word(page: str, standing: "ShownPage | None", speak: Say) -> Iterator[News]:
    from exports.word.writing import word_document  # as above

    pictures: dict[str, bytes] = {}
    try:
        pictures = standing.pictures() if standing else {}
    except Exception as error:  # noqa: BLE001 - as above
        _complain(error)
        yield News(trouble=BROWSER_FAILED)
    try:
        yield News("docx", word_document(page, pictures, speak(WITHOUT_PICTURES)))
    except Exception as error:  # noqa: BLE001 - a bug in one document keeps no other back
        _complain(error)
        yield News(trouble=WORD_FAILED)


def _complain(error: Exception) -> None:
    """Say what went wrong without the values of any variable: they may be somebody's words."""
    sys.stderr.write(f"{type(error).__name__}\n{''.join(traceback.format_tb(error.__traceback__))}")
