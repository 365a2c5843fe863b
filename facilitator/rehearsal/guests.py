"""Whoever comes to a rehearsal by link: one of each role, let in by the lead, who looks in at every step.

They hold no seat and answer nothing. Each opens the link and takes the role as a browser does. Who looks on
or writes for a table keeps a socket open; the others read pages. Scribe and expert do what kinds
rehearse for them.
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import aiohttp

from facilitator.rehearsal.joining import read_page, take_role
from facilitator.rehearsal.ledger import Ledger
from facilitator.rehearsal.phone import Phone
from facilitator.rehearsal.room import Entrance
from facilitator.rehearsal.script import Stop
from participant.role_desk import new_grant, new_secret, secret_hash
from sessions.exercises.base import AT_TABLES, RehearsedByRoles, Role
from sessions.roles import GIVEN_BY_LINK, LOOKING_ON, has_table

Order = Callable[[str, Mapping[str, Any]], Awaitable[dict[str, Any]]]

LINES: Mapping[Role, str] = {**dict.fromkeys(LOOKING_ON, "role"), **dict.fromkeys(AT_TABLES, "table")}
EACH_STEP: Mapping[Role, str] = {Role.SECOND: "/workshops/{workshop}/view"}  # a second console now and then
HOME = ("/r/{workshop}",)
PAGES: Mapping[Role, tuple[str, ...]] = {
    **dict.fromkeys(LOOKING_ON, (*HOME, "/r/{workshop}/reading")),
    **dict.fromkeys(AT_TABLES, ("/r/{workshop}/table",)),
    Role.REPORT_WRITER: (*HOME, "/r/{workshop}/said", "/r/{workshop}/reading"),
    Role.SECOND: ("/workshops/{workshop}", "/workshops/{workshop}/said"),
}


class Guest(Phone):
    """A role's socket: it comes back by itself like a phone's, and has no seat."""

    def __init__(self, number: int, door: Entrance, browser: aiohttp.ClientSession, line: str) -> None:
        super().__init__(number, door.base, door.workshop, browser, Ledger())
        self._auth = {"as": line, "workshop": door.workshop}


@dataclass
class Guests:
    """Those who came by link; `table` is for whom a scribe writes, `reads` and `acts` count what they did."""

    door: Entrance
    table: int
    browsers: dict[Role, aiohttp.ClientSession] = field(default_factory=dict)
    sockets: dict[Role, Guest] = field(default_factory=dict)
    reads: int = 0
    acts: int = 0

    async def welcome(self, order: Order) -> None:
        """Give out a link for each role, and let somebody use it."""
        for number, role in enumerate(GIVEN_BY_LINK):
            secret = new_secret()
            asked = {"grant": new_grant(), "role": role.value, "secret_hash": secret_hash(secret)}
            answer = await order("grant_role", {**asked, "table": self.table if has_table(role) else None})
            if answer["ok"]:
                self.browsers[role] = await self.door.browser()
                await take_role(self.browsers[role], self.door.base, f"/r/{self.door.workshop}/{secret}")
                await self._connect(role, -1 - number)
                self.door.ledger.roles[role.value] = 1

    async def look_in(self) -> None:
        """Everyone with a socket asks for the picture, and the second facilitator for the console's."""
        await asyncio.gather(*(guest.look() for guest in self.sockets.values()))
        self.reads += len(self.sockets)
        await self._read_pages({role: (path,) for role, path in EACH_STEP.items()})

    async def read(self) -> None:
        """Everyone reads the pages of their role."""
        await self._read_pages({role: PAGES.get(role, HOME) for role in self.browsers})

    async def act(self, role: Role, stop: Stop, approved: Sequence[str] = ()) -> None:
        """What a scribe or an expert does in a step, where its kind says so."""
        guest = self.sockets.get(role)
        if guest is None or not isinstance(stop.kind, RehearsedByRoles):
            return
        for act in stop.kind.rehearse_role(stop.settings, stop.phase.key, role, approved):
            answer = await guest.send(act.command, stop.exercise, stop.key, act.payload)
            self.acts += answer["ok"]

    def in_words(self) -> str:
        """Who was there, and how much they read and did."""
        return f"{len(self.browsers)} came by link, one of each role; they read {self.reads}, did {self.acts}"

    async def _read_pages(self, pages: Mapping[Role, Sequence[str]]) -> None:
        for role, paths in pages.items():
            for path in paths if role in self.browsers else ():
                address = f"{self.door.base}{path.format(workshop=self.door.workshop)}"
                self.reads += await read_page(self.browsers[role], address)

    async def _connect(self, role: Role, number: int) -> None:
        if role in LINES:
            guest = Guest(number, self.door, self.browsers[role], LINES[role])
            self.door.stack.push_async_callback(guest.stop)
            await guest.start()
            self.sockets[role] = guest
