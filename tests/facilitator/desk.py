"""A facilitator at a browser without scripts: pages fetched and forms sent as a person would."""

import re
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from secrets import token_hex
from typing import Any

from argon2 import PasswordHasher
from flask import Flask
from werkzeug.test import TestResponse

from facilitator.app import create_app, house_of
from facilitator.config import Config
from facilitator.house import House
from sessions.ids import WorkshopId
from sessions.store import MemoryStore

QUICK = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
PASSWORD = "three short words"
NO_BODY = {"meta", "link", "input", "br", "img", "path", "circle"}


class Page(HTMLParser):
    """What a page holds: title, headings, ids, forms, and anything its policy would refuse."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text
        self.words: dict[str, list[str]] = {}
        self.ids: list[str] = []
        self.inline: list[str] = []
        self.elsewhere: list[str] = []
        self._open: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what matters of an element."""
        held = dict(attrs)
        if tag not in NO_BODY:
            self._open.append(tag)
        if held.get("id"):
            self.ids.append(str(held["id"]))
        is_script = tag == "script" and "src" not in held and held.get("type") != "application/json"
        if is_script or tag == "style" or "style" in held or any(name.startswith("on") for name in held):
            self.inline.append(str(self.get_starttag_text()))
        for name in ("src", "href", "action"):
            if re.match(r"(https?:)?//", str(held.get(name, ""))):
                self.elsewhere.append(str(held[name]))

    def handle_endtag(self, tag: str) -> None:
        """Close an element."""
        while self._open and self._open.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        """Collect the words of titles and headings."""
        for tag in ("title", "h1", "h2"):
            if tag in self._open and data.strip():
                self.words.setdefault(tag, []).append(data.strip())

    @property
    def title(self) -> str:
        """The page's title."""
        return " ".join(self.words.get("title", []))

    @property
    def heading(self) -> str:
        """The first heading."""
        return self.words.get("h1", [""])[0]


@dataclass
class DeskBrowser:
    """One browser at one server."""

    app: Flask

    def __post_init__(self) -> None:
        """Open it."""
        self.client = self.app.test_client()

    @property
    def house(self) -> House:
        """The server's parts."""
        return house_of(self.app)

    def get(self, path: str) -> TestResponse:
        """Fetch a page."""
        return self.client.get(path)

    def page(self, path: str) -> Page:
        """A page that must be there."""
        response = self.get(path)
        assert response.status_code == 200, (path, response.status_code)
        return Page(response.text)

    def post(
        self, path: str, fields: dict[str, Any] | None = None, form_on: str = "/sign-in"
    ) -> TestResponse:
        """Send a form with the token of the page it stands on."""
        token = re.search(r'name="csrf-token" content="([^"]+)"', self.get(form_on).text)
        assert token, f"{form_on} has no form token"
        return self.client.post(path, data={"csrf_token": token[1], **(fields or {})})

    def sign_in(self) -> None:
        """Use a fresh link; the first one chooses the password."""
        accounts = self.house.accounts
        link = f"/sign-in/{accounts.make_link()}"
        chosen = {} if accounts.has_password() else {"password": PASSWORD}
        assert self.post(link, chosen, form_on=link).status_code == 303

    def new_workshop(self) -> WorkshopId:
        """Make one from the first template, by the form."""
        made = self.post("/workshops/new", {"template": "manchester"}, form_on="/workshops/new")
        assert made.status_code == 303, made.text
        return WorkshopId(made.headers["Location"].rsplit("/", 1)[1])

    def command(self, workshop: WorkshopId, name: str, step: str = "", **fields: str) -> TestResponse:
        """Press a button of the console."""
        sent = {"command": name, "step": step, "command_id": token_hex(16), **fields}
        return self.post(f"/workshops/{workshop}/commands", sent, form_on="/workshops")


def open_desk(folder: Path) -> DeskBrowser:
    """A browser at a server of its own, where passwords are hashed in no time."""
    browser = DeskBrowser(create_app(Config(data=folder), store=MemoryStore()))
    browser.house.accounts._hasher = QUICK
    return browser
