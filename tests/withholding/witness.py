"""A browser that writes down everything it is sent: pages, answers to forms, acknowledgements, pushes.

It joins the way the rehearsal's phones do and then holds one socket open; a projector is a browser with a
screen's key. What it was sent is kept as it came, under the point of the day at which it came.
"""

import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import aiohttp
import socketio

from facilitator.rehearsal.joining import take_seat

ANSWER_SECONDS = 10


@dataclass
class Point:
    """Where the day stands, in words; everybody in a room shares one."""

    words: str = "at the door"


@dataclass(frozen=True)
class Sent:
    """One thing that was sent: `what` names the channel."""

    point: str
    what: str
    body: Any


@dataclass
class Witness:
    """One browser. `name` is the same in every run: "table 1, seat 2", "projector"."""

    name: str
    base: str
    point: Point
    asked: list[Sent] = field(default_factory=list)  # in the order of asking
    pushed: list[Sent] = field(default_factory=list)
    mine: Mapping[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Open the browser; its socket comes later."""
        trace = aiohttp.TraceConfig()
        trace.on_response_chunk_received.append(self._note_page)
        jar = aiohttp.CookieJar(unsafe=True)  # an address without a name may have cookies too
        self.browser = aiohttp.ClientSession(
            cookie_jar=jar, headers={"Origin": self.base}, trace_configs=[trace]
        )
        self._socket = socketio.AsyncClient(
            reconnection=False, http_session=self.browser, handle_sigint=False
        )
        self._socket.on("*", self._note_push)

    async def fetch(self, path: str) -> None:
        """Look at a page; it notes itself."""
        async with self.browser.get(f"{self.base}{path}", allow_redirects=False) as answer:
            self._note("status", {"path": path, "status": answer.status})
            await answer.read()

    async def sit_down(self, code: str, table: int) -> None:
        """The code, the list of tables, the table's page, its form."""
        for path in ("/", f"/j/{code}"):
            await self.fetch(path)
        await take_seat(self.browser, self.base, code, [table])

    async def connect(self, **auth: str) -> None:
        """Open the socket, and look as a phone does that has come back."""
        await self._socket.connect(
            self.base,
            headers={"Origin": self.base},
            auth=auth,
            transports=["websocket"],
            wait_timeout=ANSWER_SECONDS,
        )
        await self.look()

    async def look(self) -> None:
        """Ask for the picture over the socket."""
        picture = await self._socket.call("view", {}, timeout=ANSWER_SECONDS)
        self.mine = picture.get("mine", self.mine)
        self._note("picture", picture)

    async def act(self, name: str, exercise: str, step: str, payload: Mapping[str, Any]) -> dict[str, Any]:
        """Send a command and note what is answered. It replaces no answer."""
        message = {"id": secrets.token_hex(16), "name": name, "exercise": exercise, "step": step}
        answer: dict[str, Any] = await self._socket.call(
            "command", {**message, "payload": dict(payload)}, timeout=ANSWER_SECONDS
        )
        self._note("acknowledgement", answer)
        return answer

    async def leave(self) -> None:
        """Close the socket and the browser."""
        await self._socket.disconnect()
        await self.browser.close()

    def _note(self, what: str, body: Any) -> None:
        self.asked.append(Sent(self.point.words, what, body))

    async def _note_page(self, session: object, context: object, page: Any) -> None:
        text = page.chunk.decode("utf-8")
        body = json.loads(text) if text.startswith("{") else text
        self._note("page", {"path": page.url.path, "body": body})

    async def _note_push(self, event: str, *given: Any) -> None:
        self.pushed.append(Sent(self.point.words, event, given[0] if len(given) == 1 else given))
