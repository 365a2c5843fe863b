"""Draws every screen in every state into build/pictures, with one page to look through them all.

Run by `make pictures`. The rehearsal is seeded, so two runs show the same room.
"""

import sys
import tempfile
from html import escape
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.conftest import launch
from tests.journeys.day import signed_in
from tests.running import ROOT, RunningServer
from tests.screens.gallery import every_screen
from tests.screens.prints import every_sheet

INTO = ROOT / "build" / "pictures"
PAGE = """<!doctype html><meta charset="utf-8"><title>Every screen</title>
<style>body {{font: 16px sans-serif}} figure {{display: inline-block; margin: 8px}}
img {{max-width: 420px; border: 1px solid}}</style>{figures}"""
FIGURE = '<figure><img loading="lazy" src="{file}" alt=""><figcaption>{file}</figcaption></figure>'


def main(into: Path = INTO) -> int:
    """Draw them all; the folder is emptied of older pictures first."""
    into.mkdir(parents=True, exist_ok=True)
    for old in into.glob("*.png"):
        old.unlink()
    drawn: list[str] = []
    with (
        tempfile.TemporaryDirectory() as data,
        RunningServer(Path(data)) as server,
        sync_playwright() as engine,
    ):
        browser = launch(engine)
        staff = signed_in(browser, server)
        for screen in every_screen(browser, server, staff):
            file = f"{screen.name}.{screen.device}.png"
            screen.page.screenshot(path=into / file, full_page=screen.device == "phone")
            _count(drawn, file)
        for sheet in every_sheet(browser, server, staff):
            sheet.place.screenshot(path=into / f"{sheet.name}.png")
            _count(drawn, f"{sheet.name}.png")
        browser.close()
    figures = "".join(FIGURE.format(file=escape(file)) for file in sorted(drawn))
    (into / "index.html").write_text(PAGE.format(figures=figures), encoding="utf-8")
    print(f"\n{len(drawn)} pictures in {into}", file=sys.stderr)
    return 0


def _count(drawn: list[str], file: str) -> None:
    drawn.append(file)
    print(f"\r{len(drawn)} {file:<70}", end="", file=sys.stderr, flush=True)


if __name__ == "__main__":
    raise SystemExit(main())
