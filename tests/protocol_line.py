"""How the second client speaks: HTTP with cookies, and Socket.IO's packets by hand on a plain WebSocket.

Like the client it knows docs/protocol.md alone, and shares nothing with the program.
"""

import http.client
import json
import time
from collections.abc import Callable
from contextlib import ExitStack, closing
from dataclasses import dataclass, field
from html.parser import HTMLParser
from http.cookies import SimpleCookie
from typing import Any
from urllib.parse import urlencode

from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Origin

Json = dict[str, Any]
PATIENCE_SECONDS = 20


class DroppedError(Exception):
    """The server closed the socket, or never let it in."""


class Inputs(HTMLParser):
    """The values of a page's fields by name, in the order in which they stand."""

    def __init__(self, page: str) -> None:
        """Read the page."""
        super().__init__()
        self.values: dict[str, list[str]] = {}
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a field or a button with a name."""
        told = dict(attrs)
        if tag in {"input", "button"} and (name := told.get("name")):
            self.values.setdefault(name, []).append(told.get("value") or "")


@dataclass(frozen=True)
class Answer:
    """What an address answered."""

    status: int
    location: str
    text: str

    @property
    def json(self) -> Json:
        """The same as JSON."""
        told: Json = json.loads(self.text)
        return told


@dataclass
class Browser:
    """Plain HTTP to one host and port, keeping the cookies that it sets; it follows no redirect."""

    port: int
    cookies: dict[str, str] = field(default_factory=dict)

    @property
    def origin(self) -> str:
        """Where pages of this server come from."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def cookie_line(self) -> str:
        """The header that says which cookies are held."""
        return "; ".join(f"{name}={value}" for name, value in self.cookies.items())

    def get(self, path: str, **headers: str) -> Answer:
        """Look at an address."""
        return self._ask("GET", path, None, headers)

    def post_form(self, path: str, **fields: str) -> Answer:
        """Send a form."""
        kind = {"Content-Type": "application/x-www-form-urlencoded"}
        return self._ask("POST", path, urlencode(fields), kind)

    def post_json(self, path: str, body: Json, **headers: str) -> Answer:
        """Send JSON."""
        return self._ask("POST", path, json.dumps(body), {**headers, "Content-Type": "application/json"})

    def _ask(self, method: str, path: str, body: str | None, headers: dict[str, str]) -> Answer:
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE_SECONDS)
        with closing(line):
            line.request(method, path, body, {"Cookie": self.cookie_line, **headers})
            answer = line.getresponse()
            for name, morsel in SimpleCookie("\r\n".join(answer.headers.get_all("Set-Cookie", []))).items():
                self.cookies[name] = morsel.value
            return Answer(answer.status, answer.headers.get("Location", ""), answer.read().decode("utf-8"))


def open_socket(browser: Browser) -> ClientConnection:
    """A WebSocket with the browser's cookies, closed by a `with`."""
    return connect(
        f"ws://127.0.0.1:{browser.port}/socket.io/?EIO=4&transport=websocket",
        origin=Origin(browser.origin),
        additional_headers={"Cookie": browser.cookie_line},
        proxy=None,
    )


class Line:
    """One Socket.IO connection (protocol 5, Engine.IO 4) over a WebSocket."""

    def __init__(self, browser: Browser, auth: Json, on_view: Callable[[Json], object]) -> None:
        """Connect, or say that the server would not have it."""
        self._on_view = on_view
        self._acknowledged: dict[int, Json] = {}
        self._asked = 0
        with ExitStack() as until_let_in:
            self._socket = until_let_in.enter_context(open_socket(browser))
            self._enter(auth)
            self._open = until_let_in.pop_all()

    def _enter(self, auth: Json) -> None:
        if not self._packet(PATIENCE_SECONDS).startswith("0"):
            raise DroppedError("no handshake")
        self._say("40" + json.dumps(auth))
        if not (packet := self._packet(PATIENCE_SECONDS)).startswith("40"):
            raise DroppedError(packet)

    def close(self) -> None:
        """Hang up."""
        self._open.close()

    def emit(self, event: str, body: Json) -> Json:
        """Send an event and wait until it is acknowledged."""
        self._asked += 1
        self._say(f"42{self._asked}{json.dumps([event, body])}")
        end = time.monotonic() + PATIENCE_SECONDS
        while self._asked not in self._acknowledged:
            self.listen(end - time.monotonic())
        return self._acknowledged.pop(self._asked)

    def listen(self, seconds: float) -> None:
        """Take the next packet that says something."""
        packet = self._packet(seconds)
        if packet.startswith("42"):
            event, picture = json.loads(packet[2:])
            assert event == "view", event
            self._on_view(picture)
        elif packet.startswith("43"):
            number, body = packet[2:].split("[", 1)
            [self._acknowledged[int(number)]] = json.loads(f"[{body}")
        else:
            raise DroppedError(packet)

    def _packet(self, seconds: float) -> str:
        """The next packet; the server's pings are answered on the way."""
        end = time.monotonic() + seconds
        try:
            while (packet := str(self._socket.recv(max(end - time.monotonic(), 0)))) == "2":
                self._socket.send("3")
        except ConnectionClosed as gone:
            raise DroppedError("closed") from gone
        return packet

    def _say(self, packet: str) -> None:
        try:
            self._socket.send(packet)
        except ConnectionClosed as gone:
            raise DroppedError("closed") from gone
