"""Watches every page of a browser: what it complains of, whom it asks, how often someone presses."""

import re
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request

# A line that was cut says so in the console, and a refused form comes back with its status: both are meant.
EXPECTED = (
    r"status of 400 .*/socket\.io/\?",  # a line that was hung up while it still asked by HTTP
    "net::ERR_INTERNET_DISCONNECTED",
    "net::ERR_NETWORK_CHANGED",
    "net::ERR_CONNECTION_REFUSED",
    "WebSocket is closed before the connection is established",
    "the server responded with a status of 409",
    "the server responded with a status of 410",
    "the server responded with a status of 422",
)
COUNT_PRESSES = """document.addEventListener("click", (event) => event.isTrusted && window.pressed(), true)"""
VIOLATIONS = """document.addEventListener("securitypolicyviolation",
    (event) => console.error("policy", event.violatedDirective, event.blockedURI))"""


@dataclass
class Watch:
    """What was seen in all pages of one journey."""

    base: str
    complaints: list[str] = field(default_factory=list)
    strangers: list[str] = field(default_factory=list)
    presses: int = 0

    def over(self, context: BrowserContext) -> BrowserContext:
        """Watch every page that this context opens, from its first byte on."""
        context.expose_function("pressed", self._count)
        context.add_init_script(COUNT_PRESSES)
        context.add_init_script(VIOLATIONS)
        context.on("page", self._watch_page)
        context.on("request", self._ask_where)
        return context

    def assert_clean(self) -> None:
        """Nothing complained, and nobody but the server was asked for anything."""
        assert self.complaints == []
        assert self.strangers == []

    def _count(self) -> None:
        self.presses += 1

    def _watch_page(self, page: Page) -> None:
        page.on("console", self._hear)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("websocket", lambda socket: self._note(socket.url.replace("ws:", "http:", 1)))

    def _hear(self, message: ConsoleMessage) -> None:
        said = f"{message.text} {message.location.get('url', '')}"
        if message.type in ("error", "warning") and not any(re.search(part, said) for part in EXPECTED):
            self.complaints.append(said)

    def _ask_where(self, request: Request) -> None:
        self._note(request.url)

    def _note(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme not in ("data", "blob", "about") and f"{parts.scheme}://{parts.netloc}" != self.base:
            self.strangers.append(url)
