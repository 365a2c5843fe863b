"""A page of ours as a PDF and its drawings as pictures: by the browser that is there, and offline.

The page is handed to the browser under a name that exists nowhere. Whatever it asks for beside itself, a
file or another host, is refused before it leaves. A page that draws figures (`script[data-plot]`) says when
it has (`data-figures` on its root), and is taken then.
"""

import asyncio
import base64
from collections.abc import Coroutine, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import choreographer

from exports.picture_files import NO_WAY_OUT

ADDRESS = "https://page.invalid/"  # RFC 6761: there can be no such host
HTML = {"name": "Content-Type", "value": "text/html; charset=utf-8"}
SECONDS = 60  # for any one step
CLOSING_SECONDS = 10
PAPER: Mapping[str, Any] = {
    "preferCSSPageSize": True,
    "printBackground": True,
    "generateTaggedPDF": True,
    "generateDocumentOutline": True,
}
SCRIPT = Path(__file__).parent / "static" / "take_page.js"


class PrintError(RuntimeError):
    """The browser refused a step; the message names it."""


class ShownPage:
    """A page that stands open in a browser, drawn and ready."""

    def __init__(self, runner: asyncio.Runner, tab: choreographer.Tab) -> None:
        self._runner, self._tab = runner, tab

    def pdf(self) -> bytes:
        """The page on the paper that its own styles name: tagged, with an outline of its headings."""
        self._in_page("window.asDocument()")
        told = self._runner.run(_order(self._tab, "Page.printToPDF", **PAPER))
        return base64.b64decode(told["data"])

    def pictures(self) -> dict[str, bytes]:
        """Every drawing with words in its place, as PNG: a chart by the id of its place, others by number."""
        return {name: base64.b64decode(drawn) for name, drawn in self._in_page("window.pictures()").items()}

    def _in_page(self, expression: str) -> Any:
        given = {"expression": expression, "awaitPromise": True, "returnByValue": True}
        told = self._runner.run(_order(self._tab, "Runtime.evaluate", **given))
        return told["result"].get("value")


class Program:
    """A browser that is running."""

    def __init__(self, runner: asyncio.Runner, running: choreographer.Browser) -> None:
        self._runner, self._running = runner, running

    @contextmanager
    def show(self, page: bytes) -> Iterator[ShownPage]:
        """Open a page, for as long as something is made of it."""
        tab = self._runner.run(_open(page, self._running))
        try:
            yield ShownPage(self._runner, tab)
        finally:
            self._runner.run(_within(CLOSING_SECONDS, tab.close()))


@contextmanager
def started(browser: str) -> Iterator[Program]:
    """Start the browser, a program. Raises whatever it fails with."""
    with asyncio.Runner() as runner:
        running = choreographer.Browser(browser, proxy_server=NO_WAY_OUT)
        runner.run(running.open())
        try:
            yield Program(runner, running)
        finally:
            if not runner.run(_within(CLOSING_SECONDS, running.close())):
                running.subprocess.kill()


async def _within(seconds: float, closing: Coroutine[Any, Any, None]) -> bool:
    """Whether it ended in time. Its last answer may be lost with the pipe, and then nothing would end it."""
    try:
        await asyncio.wait_for(closing, seconds)
    except TimeoutError:
        return False
    return True


@contextmanager
def shown(page: bytes, browser: str) -> Iterator[ShownPage]:
    """One page in a browser of its own."""
    with started(browser) as program, program.show(page) as standing:
        yield standing


def print_pdf(page: bytes, browser: str) -> bytes:
    """One page as a PDF. Raises whatever the browser fails with."""
    with shown(page, browser) as standing:
        return standing.pdf()


def print_pages(pages: Iterable[bytes], browser: str) -> Iterator[bytes]:
    """Several pages as a PDF each, one after the other, by one browser."""
    with started(browser) as program:
        for page in pages:
            with program.show(page) as standing:
                yield standing.pdf()


async def _open(page: bytes, program: choreographer.Browser) -> choreographer.Tab:
    tab = await program.create_tab("about:blank")
    await asyncio.wait_for(_hand_over(page, tab), SECONDS)
    await _order(tab, "Runtime.evaluate", expression=SCRIPT.read_text(encoding="utf-8"))
    await _order(tab, "Runtime.evaluate", expression="window.isDrawn()", awaitPromise=True)
    return tab


async def _hand_over(page: bytes, tab: choreographer.Tab) -> None:
    """Answer the tab's first request with the page, and refuse every other."""
    left = [base64.b64encode(page).decode("ascii")]

    async def answer(event: Mapping[str, Any]) -> None:
        asked = event["params"]["requestId"]
        if event["params"]["request"]["url"] == ADDRESS and left:
            served = {"responseCode": 200, "responseHeaders": [HTML], "body": left.pop()}
            await _order(tab, "Fetch.fulfillRequest", requestId=asked, **served)
        else:
            await _order(tab, "Fetch.failRequest", requestId=asked, errorReason="AccessDenied")

    tab.subscribe("Fetch.requestPaused", answer)
    await _order(tab, "Fetch.enable")
    await _order(tab, "Page.enable")
    loaded = tab.subscribe_once("Page.loadEventFired")
    await _order(tab, "Page.navigate", url=ADDRESS)
    await loaded


async def _order(tab: choreographer.Tab, command: str, **given: Any) -> dict[str, Any]:
    """A command of the DevTools protocol, and what the browser gives for it."""
    told = await asyncio.wait_for(tab.send_command(command, given), SECONDS)
    result: dict[str, Any] | None = told.get("result")
    if result is None:
        raise PrintError(f"{command}: {told.get('error')}")
    if "exceptionDetails" in result or result.get("errorText"):
        raise PrintError(f"{command} failed in the page.")
    return result
