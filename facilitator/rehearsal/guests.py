"""Whoever comes to a rehearsal by link: one of each role, let in by the lead, who look in by turns.

They hold no seat and answer nothing. Each opens the link and takes the role as a browser does, then now and
then opens its line, looks and hangs up: a simulated day tries all pages, and is not slowed down by them.
Scribe and expert do what kinds rehearse for them.
"""

from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
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

LINES: Mapping[Role, str] = {  # as what each role's socket comes; a report writer has none
    Role.SECOND: "console",
    **dict.fromkeys(LOOKING_ON, "role"),
    **dict.fromkeys(AT_TABLES, "table"),
}
PAGES: Mapping[Role, tuple[str, ...]] = {
    Role.SECOND: ("/workshops/{workshop}", "/workshops/{workshop}/said"),
    **dict.fromkeys(LOOKING_ON, ("/r/{workshop}", "/r/{workshop}/reading")),
    **dict.fromkeys(AT_TABLES, ("/r/{workshop}/table",)),
    Role.REPORT_WRITER: ("/r/{workshop}", "/r/{workshop}/said", "/r/{workshop}/reading"),
}


class Guest(Phone):
    """A role's socket: it comes back by itself like a phone's, and has no seat."""

    def __init__(self, door: Entrance, browser: aiohttp.ClientSession, line: str) -> None:
        super().__init__(-1, door.base, door.workshop, browser, Ledger())
        self._auth = {"as": line, "workshop": door.workshop}


@dataclass
class Guests:
    """Those who came by link; `table` is for whom a scribe writes, `reads` and `acts` count what they did."""

    door: Entrance
    table: int
    browsers: dict[Role, aiohttp.ClientSession] = field(default_factory=dict)
    reads: int = 0
    acts: int = 0

    async def welcome(self, order: Order) -> None:
        """Give out a link for each role, and let somebody use it."""
        for role in GIVEN_BY_LINK:
            secret = new_secret()
            asked = {"grant": new_grant(), "role": role.value, "secret_hash": secret_hash(secret)}
            answer = await order("grant_role", {**asked, "table": self.table if has_table(role) else None})
            if answer["ok"]:
                self.browsers[role] = await self.door.browser()
                await take_role(self.browsers[role], self.door.base, f"/r/{self.door.workshop}/{secret}")
                self.door.ledger.roles[role.value] = 1

    async def look_in(self, number: int) -> None:
        """At each step another one reads the pages of their role, and looks over their line."""
        if not self.browsers:
            return
        role = list(self.browsers)[number % len(self.browsers)]
        for path in PAGES[role]:
            address = f"{self.door.base}{path.format(workshop=self.door.workshop)}"
            self.reads += await read_page(self.browsers[role], address)
        if role in LINES:
            async with self._on_line(role):
                self.reads += 1

    async def act(self, role: Role, stop: Stop, approved: Sequence[str] = ()) -> None:
        """What a scribe or an expert does in a step, where its kind says so."""
        if role not in self.browsers or not isinstance(stop.kind, RehearsedByRoles):
            return
        acts = stop.kind.rehearse_role(stop.settings, stop.phase.key, role, approved)
        if acts:
            async with self._on_line(role) as guest:
                for act in acts:
                    answer = await guest.send(act.command, stop.exercise, stop.key, act.payload)
                    self.acts += answer["ok"]

    def in_words(self) -> str:
        """Who was there, and how much they read and did."""
        return f"{len(self.browsers)} came by link, one of each role; they read {self.reads}, did {self.acts}"

    @asynccontextmanager
    async def _on_line(self, role: Role) -> AsyncIterator[Guest]:
        """A socket of this role that has seen its picture."""
        guest = Guest(self.door, self.browsers[role], LINES[role])
        await guest.start()
        try:
            yield guest
        finally:
            await guest.stop()
