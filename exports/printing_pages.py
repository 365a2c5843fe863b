"""A page of ours as a PDF: printed by the browser that is there, tagged, with an outline, and offline.

The page is handed to the browser under a name that exists nowhere. Whatever it asks for beside itself, a
file or another host, is refused before it leaves. A page that draws figures (`script[data-plot]`) says when
it has (`data-figures` on its root) and is printed then.
"""

import asyncio
import base64
from collections.abc import Mapping
from typing import Any

import choreographer

from exports.picture_files import NO_WAY_OUT

ADDRESS = "https://page.invalid/"  # RFC 6761: there can be no such host
READY_SECONDS = 60
PAPER: Mapping[str, Any] = {
    "preferCSSPageSize": True,
    "printBackground": True,
    "generateTaggedPDF": True,
    "generateDocumentOutline": True,
}
HTML = {"name": "Content-Type", "value": "text/html; charset=utf-8"}
# A figure of HTML is a block of caption, picture and table; what a PDF calls so needs words in its place.
GROUPED = """document.querySelectorAll("figure").forEach((block) => block.setAttribute("role", "group"))"""
READY = """new Promise((done) => {
  const root = document.documentElement;
  const isDrawn = () => root.dataset.figures || !document.querySelector("script[data-plot]");
  const look = () => (isDrawn() ? document.fonts.ready.then(() => done(true)) : setTimeout(look, 20));
  look();
})"""


class PrintError(RuntimeError):
    """The browser refused a step; the message names it."""


def print_pdf(page: bytes, browser: str) -> bytes:
    """The page on the paper that its own styles name. Raises whatever the browser, a program, fails with."""
    return asyncio.run(_alone(page, browser))


async def _alone(page: bytes, browser: str) -> bytes:
    async with choreographer.Browser(browser, proxy_server=NO_WAY_OUT) as opened:
        return await printed(page, opened)


async def printed(page: bytes, browser: choreographer.Browser) -> bytes:
    """The same, in a browser that is open already."""
    tab = await browser.create_tab("about:blank")
    try:
        return await asyncio.wait_for(_print(page, tab), READY_SECONDS)
    finally:
        await tab.close()


async def _print(page: bytes, tab: choreographer.Tab) -> bytes:
    await _hand_over(page, tab)
    await _order(tab, "Runtime.evaluate", expression=READY, awaitPromise=True)
    await _order(tab, "Runtime.evaluate", expression=GROUPED)
    told = await _order(tab, "Page.printToPDF", **PAPER)
    return base64.b64decode(told["data"])


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
    told = await tab.send_command(command, given)
    result: dict[str, Any] | None = told.get("result")
    if result is None:
        raise PrintError(f"{command}: {told.get('error')}")
    if "exceptionDetails" in result or result.get("errorText"):
        raise PrintError(f"{command} failed in the page.")
    return result
