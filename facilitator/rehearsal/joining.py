"""Taking a seat the way a browser does: the table's page, its form, the cookie. Marked as simulated.

The form carries the token that the page offered, so sending it again after a broken connection takes no
second seat.
"""

import json
import re
from html.parser import HTMLParser

import aiohttp

from facilitator.rehearsal.patience import Patience

SHOWN_CODE = re.compile(r'class="place-code">([^<]+)<')


class RehearsalError(Exception):
    """The rehearsal can't go on; the message is one plain sentence."""


class HiddenFields(HTMLParser):
    """The hidden fields of a page's forms."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: dict[str, str] = {}
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep what is hidden."""
        values = dict(attrs)
        if tag == "input" and values.get("type") == "hidden" and values.get("name"):
            self.found[str(values["name"])] = values.get("value") or ""


async def take_seat(browser: aiohttp.ClientSession, base: str, code: str, tables: list[int]) -> None:
    """Sit at the first of these tables that has room; the browser then holds the seat's cookie."""
    for table in tables:
        form = await _open_form(browser, f"{base}/j/{code}/{table}")
        if form is None:
            return
        if "offer" in form:
            await _send_form(browser, f"{base}/j/{code}/{table}", {**form, "is_simulated": "1"})
            return
    raise RehearsalError("No table took a simulated phone.")


async def pass_on(browser: aiohttp.ClientSession, base: str, workshop: str) -> str:
    """Pass a phone to the next person; gives who that is. The cookie then holds both of them."""
    place = f"{base}/p/{workshop}/place"
    form = HiddenFields((await _fetch(browser, "GET", place))[1]).found
    await _send_form(browser, f"{place}/pass", {**form, "is_simulated": "1"})
    _, told = await _fetch(browser, "GET", f"{base}/p/{workshop}/view")
    return str(json.loads(told)["mine"]["participant"])


async def rejoin_code(browser: aiohttp.ClientSession, base: str, workshop: str) -> str:
    """The code that a phone is shown for going on with another one."""
    place = f"{base}/p/{workshop}/place"
    form = HiddenFields((await _fetch(browser, "GET", place))[1]).found
    _, page = await _fetch(browser, "POST", f"{place}/code", form)
    shown = SHOWN_CODE.search(page)
    if shown is None:
        raise RehearsalError("A simulated phone was given no rejoin code.")
    return shown[1]


async def go_on_with(browser: aiohttp.ClientSession, base: str, join_code: str, code: str) -> None:
    """Take a seat over on a new phone."""
    page = f"{base}/j/{join_code}/rejoin"
    form = HiddenFields((await _fetch(browser, "GET", page))[1]).found
    await _send_form(browser, page, {**form, "rejoin_code": code})


async def take_role(browser: aiohttp.ClientSession, base: str, link: str) -> None:
    """Open a link for a role and go in; the browser then holds the role's cookie."""
    form = HiddenFields((await _fetch(browser, "GET", f"{base}{link}"))[1]).found
    await _send_form(browser, f"{base}{link}", form)


async def read_page(browser: aiohttp.ClientSession, url: str) -> bool:
    """Whether a page is there for this browser, wherever it leads to."""
    status, _ = await _fetch(browser, "GET", url)
    return status in (200, 303)


async def _open_form(browser: aiohttp.ClientSession, url: str) -> dict[str, str] | None:
    """The fields of the table's form; None where this browser has a seat already."""
    status, page = await _fetch(browser, "GET", url)
    return None if status == 303 else HiddenFields(page).found


async def _send_form(browser: aiohttp.ClientSession, url: str, form: dict[str, str]) -> None:
    status, _ = await _fetch(browser, "POST", url, form)
    if status != 303:
        raise RehearsalError(
            f"A simulated phone was not let in (status {status}). Only rehearsals take them."
        )


async def _fetch(
    browser: aiohttp.ClientSession, method: str, url: str, form: dict[str, str] | None = None
) -> tuple[int, str]:
    patience = Patience()
    while True:
        try:
            async with browser.request(method, url, data=form, allow_redirects=False) as answer:
                return answer.status, await answer.text()
        except (aiohttp.ClientError, TimeoutError):
            await patience.wait()
