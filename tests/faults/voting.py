"""A room that votes without pause while its server is killed: thirty phones, each changing its answer."""

import asyncio
import time
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

from facilitator.rehearsal.ledger import Ledger
from facilitator.rehearsal.phone import Phone
from facilitator.rehearsal.room import full_room
from tests.leading import lead, lead_to
from tests.running import RunningServer

EXERCISE, STEP = "camden", "camden/round-1"
CHOICES = ("very_comfortable", "comfortable", "neither", "uncomfortable", "very_uncomfortable")
PHONES = 30


@dataclass
class Voting:
    """What came of it: `last` is each phone's newest acknowledged (receipt, choice)."""

    workshop: str
    ledger: Ledger
    restart_seconds: list[float] = field(default_factory=list)
    last: dict[int, tuple[int, str]] = field(default_factory=dict)
    is_over: bool = False

    async def vote(self, phone: Phone, rng: Random) -> None:
        """Answer again and again; refused, look what counts and go on."""
        while not self.is_over:
            choice = rng.choice(CHOICES)
            answer = await phone.send("submit_answer", EXERCISE, STEP, {"choice": choice})
            if answer["ok"]:
                self.last[phone.number] = (answer["receipt"], choice)
            else:
                await phone.look()
            await asyncio.sleep(rng.uniform(0, 0.05))

    async def kill_amid(self, server: RunningServer, rng: Random) -> None:
        """Kill the server while votes flow, start it again, and wait until votes flow again."""
        await self._until_acknowledged(PHONES)
        await asyncio.sleep(rng.uniform(0, 0.3))
        killed_at = time.monotonic()
        server.kill()
        await asyncio.to_thread(server.start)
        self.restart_seconds.append(time.monotonic() - killed_at)
        await self._until_acknowledged(PHONES)

    async def _until_acknowledged(self, more: int) -> None:
        wanted = self.ledger.acknowledged + more
        async with asyncio.timeout(30):
            while self.ledger.acknowledged < wanted:
                await asyncio.sleep(0.01)


def open_poll(server: RunningServer) -> dict[str, Any]:
    """A rehearsal with its first poll open; gives its plan."""
    made = server.ask("new", template="manchester", title="Kill test", area="Manchester")
    copy = server.ask("rehearsal", workshop=made["id"])["id"]
    day = server.ask("plan", workshop=copy)
    lead_to(server, copy, STEP)
    assert lead(server, copy, "open_step", STEP)["ok"]
    return day


async def vote_through_kills(server: RunningServer, kills: int, seed: int, log: Path) -> Voting:
    """Thirty phones vote while the server is killed so many times."""
    day = open_poll(server)
    ledger = Ledger(log)
    voting = Voting(day["workshop"], ledger)
    tables = {table["number"]: table["seats"] for table in day["plan"]["tables"]}
    async with full_room(PHONES, server.base, day["join_code"], voting.workshop, tables, ledger) as phones:
        tasks = [
            asyncio.create_task(voting.vote(phone, Random(f"{seed}/{phone.number}"))) for phone in phones
        ]
        rng = Random(seed)
        for _ in range(kills):
            await voting.kill_amid(server, rng)
        voting.is_over = True
        async with asyncio.timeout(30):
            await asyncio.gather(*tasks)
    ledger.close()
    return voting
