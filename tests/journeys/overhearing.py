"""Keeps all that a browser's page is sent: pages, answers to what it asks, and every frame of its socket."""

import re
from contextlib import suppress
from html import unescape

from playwright.sync_api import Error, Page, Response, WebSocket

TEXTS = ("text/html", "application/json", "text/plain")
CODED = re.compile(r"\\u([0-9a-f]{4})")


class Overheard:
    """What the pages given to it were sent since `forget`, as plain text."""

    def __init__(self, *pages: Page) -> None:
        self.texts: list[str] = []
        self._answers: list[Response] = []
        for page in pages:
            page.on("response", lambda answer: self._answers.append(answer))
            page.on("websocket", self._listen)
            page.reload()

    def tell(self, words: str) -> bool:
        """Whether any of it holds these words."""
        return any(plainly(words) in text for text in self.texts)

    def read(self) -> None:
        """Take in the answers that came; frames are taken in as they come."""
        while self._answers:
            answer = self._answers.pop()
            if answer.ok and answer.headers.get("content-type", "").startswith(TEXTS):
                with suppress(Error):  # a page that was left has taken its answers along
                    self.texts.append(plainly(answer.text()))

    def forget(self) -> None:
        """Begin anew."""
        self.read()
        self.texts.clear()

    def _listen(self, socket: WebSocket) -> None:
        socket.on("framereceived", lambda frame: self.texts.append(plainly(frame)))


def plainly(sent: str | bytes) -> str:
    """The words as a reader would see them, whatever they were wrapped in on the way; all on one line."""
    text = sent.decode("utf-8", "replace") if isinstance(sent, bytes) else sent
    text = CODED.sub(lambda found: chr(int(found[1], 16)), text).replace('\\"', '"').replace("\\n", " ")
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", text)).split())
