"""Prints papers by the browser that is there, one after the other, and says on the way how far it is."""

from collections.abc import Mapping
from typing import BinaryIO

from exports.parcels import send_file, send_progress, send_trouble
from exports.printing_pages import shown

NO_BROWSER, BROWSER_FAILED = "no_browser", "browser_failed"


def send_printed(out: BinaryIO, pages: Mapping[str, bytes], browser: str, drawing: str = "") -> None:
    """Hand over a PDF of each page, under its name, and a PNG of the one that is a drawing.

    Trouble where that can't be.
    """
    if not browser:
        send_trouble(out, NO_BROWSER)
        return
    send_progress(out, 0, len(pages))
    try:
        for done, (name, page) in enumerate(pages.items(), start=1):
            with shown(page, browser) as standing:
                send_file(out, f"{name}.pdf", standing.pdf())
                if name == drawing:
                    (picture,) = standing.pictures().values()
                    send_file(out, f"{name}.png", picture)
            send_progress(out, done, len(pages))
    except Exception:  # noqa: BLE001 - a browser fails in many ways; the pages are there all the same
        send_trouble(out, BROWSER_FAILED)
