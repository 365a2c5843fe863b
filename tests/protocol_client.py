"""A second client, written from docs/protocol.md alone: whoever is at a table, leads, or runs the laptop.

It shares nothing with the program. Where it has to know what the page does not say, the page is wrong.
"""

import http.client
import json
import secrets
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from tests.protocol_line import PATIENCE_SECONDS, Browser, Inputs, Json, Line


class RefusedError(Exception):
    """A refusal; it speaks by its code."""

    def __init__(self, refusal: Json) -> None:
        """Keep the code and the sentence."""
        super().__init__(refusal["code"], refusal["message"])
        self.code: str = refusal["code"]


def accepted(answer: Json) -> Json:
    """An acknowledgement or a picture, which a refusal is not."""
    if answer.get("ok") is False:
        raise RefusedError(answer)
    return answer


class Client:
    """Somebody who sees pictures and may send commands; a subclass says who by `auth`."""

    def __init__(self, browser: Browser, auth: Json) -> None:
        """Nothing is seen yet."""
        self.browser = browser
        self.auth = auth
        self.picture: Json = {}
        self._line: Line | None = None

    def __enter__(self) -> Self:
        """Connect."""
        self.connect()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Hang up."""
        self.hang_up()

    @property
    def line(self) -> Line:
        """The open connection."""
        assert self._line is not None, "not connected"
        return self._line

    @property
    def state(self) -> Json:
        """The facts of the picture that is shown."""
        told: Json = self.picture["state"]
        return told

    def connect(self) -> None:
        """Connect and ask for the full picture, as after every connect."""
        self.hang_up()
        self._line = Line(self.browser, self.auth, self.show)
        self.look()

    def hang_up(self) -> None:
        """Let the connection go; what was seen stays."""
        if self._line:
            self._line.close()
        self._line = None

    def look(self) -> None:
        """Ask for the full picture."""
        self.show(accepted(self.line.emit("view", {})))

    def show(self, picture: Json) -> bool:
        """The version rule: an equal or higher version is drawn, a lower one dropped."""
        if picture["version"] < self.picture.get("version", 0):
            return False
        self.picture = picture
        return True

    def follow_until(self, reached: Callable[[Json], bool]) -> None:
        """Draw what is pushed until the state is such; nothing is asked for."""
        end = time.monotonic() + PATIENCE_SECONDS
        while not reached(self.state):
            self.line.listen(end - time.monotonic())

    def message(self, name: str, **fields: Any) -> Json:
        """An envelope with an id that was never used."""
        return {"id": secrets.token_hex(16), "name": name, **fields}

    def send(self, message: Json) -> Json:
        """Send a command and wait for its acknowledgement."""
        return accepted(self.line.emit("command", message))


class Phone(Client):
    """Somebody at a table."""

    def __init__(self, browser: Browser, workshop: str) -> None:
        """Look at the first picture over HTTP, with the seat's cookie."""
        super().__init__(browser, {"as": "phone", "workshop": workshop})
        self.workshop = workshop
        self.answers: Json = {}
        self.show(self.fetch())
        self.csrf = self.picture["csrf"]
        self.participant = self.picture["mine"]["participant"]
        self.auth["seat"] = self.participant

    @classmethod
    def join(cls, browser: Browser, code: str, table: int, *, is_simulated: bool = False) -> Self:
        """Open the table's page, send its form, and arrive at the workshop."""
        sign = f"/j/{code}/{table}"
        offered = Inputs(browser.get(sign).text).values
        fields = {"csrf_token": offered["csrf_token"][0], "offer": offered["offer"][0]}
        answer = browser.post_form(sign, **fields, **({"is_simulated": "1"} if is_simulated else {}))
        assert answer.status == http.client.SEE_OTHER, answer
        return cls(browser, answer.location.rpartition("/p/")[2])

    def fetch(self) -> Json:
        """The full picture over HTTP."""
        return accepted(self.browser.get(f"/p/{self.workshop}/view").json)

    def show(self, picture: Json) -> bool:
        """Draw it; my own answers come only where I asked, and none newer than the picture is lost."""
        is_shown = super().show(picture)
        if is_shown and (mine := picture.get("mine")):
            newer = {step: own for step, own in self.answers.items() if own["receipt"] > picture["version"]}
            self.answers = {**mine["answers"], **newer}
        return is_shown

    def vote(self, choice: str, **changed: Any) -> Json:
        """A message that answers the poll which is shown, in place of my own answer where there is one."""
        step = self.state["step"]
        held = self.answers.get(step)
        fields = {
            "exercise": self.state["exercise"],
            "step": step,
            "payload": {"choice": choice},
            "replaces": held["receipt"] if held else None,
        }
        return self.message("submit_answer", **{**fields, **changed})

    def send(self, message: Json) -> Json:
        """Send it, and hold the answer as it then stands."""
        return self._hold(message, super().send(message))

    def send_by_http(self, message: Json) -> Json:
        """The same without a socket."""
        address = f"/p/{self.workshop}/commands"
        answer = self.browser.post_json(address, message, **{"X-CSRFToken": self.csrf})
        return self._hold(message, accepted(answer.json))

    def _hold(self, message: Json, acknowledged: Json) -> Json:
        if own := acknowledged["own"]:
            self.answers[message["step"]] = own
        return acknowledged


class Terminal:
    """A program on the laptop, which may read the data folder."""

    def __init__(self, data: Path) -> None:
        """Read where the server is."""
        told = json.loads((data / "server.json").read_text(encoding="utf-8"))
        self._browser = Browser(int(told["address"].rpartition(":")[2]))
        self._token: str = told["token"]

    def ask(self, errand: str, **fields: Any) -> Json:
        """One errand."""
        bearer = {"Authorization": f"Bearer {self._token}"}
        return accepted(self._browser.post_json(f"/terminal/{errand}", fields, **bearer).json)


def sign_in(terminal: Terminal, port: int, password: str) -> Browser:
    """A facilitator's browser, signed in by a one-time link; the first password is set by it."""
    browser = Browser(port)
    [link] = terminal.ask("link")["links"]
    address = link.removeprefix(browser.origin)
    fields = {name: values[0] for name, values in Inputs(browser.get(address).text).values.items()}
    answer = browser.post_form(address, **{**fields, "password": password})
    assert answer.location == "/workshops", answer
    return browser
