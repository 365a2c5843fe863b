"""The facilitator of a rehearsal that leads itself: opens, waits for everyone, locks, shows, goes on."""

import asyncio
import secrets
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from facilitator.rehearsal.joining import RehearsalError
from facilitator.rehearsal.patience import Patience
from facilitator.rehearsal.script import Script, Stop
from facilitator.rehearsal.table import Table

LONGEST_STEP_SECONDS = 60
TRY_AGAIN = frozenset({"not_stored", "not_authorised"})  # a server that was restarted has a new token
Ask = Callable[[str, dict[str, Any]], dict[str, Any]]
Tell = Callable[[str], None]


class Lead:
    """Leads one rehearsal through its agenda. `ask` runs an errand of the server."""

    def __init__(self, workshop: str, ask: Ask, tell: Tell) -> None:
        self._workshop = workshop
        self._ask = ask
        self._tell = tell
        self._here: str | None = None

    async def through(self, script: Script, tables: Sequence[Table]) -> None:
        """The whole agenda, once; RehearsalError where it can't go on."""
        for number, stop in enumerate(script.stops, start=1):
            await self._must("go_next")
            self._here = stop.key
            self._tell(f"step {number} of {len(script.stops)}: {stop.key}")
            if stop.phase.takes_answers:
                await self._ask_the_room(stop, tables)

    async def _ask_the_room(self, stop: Stop, tables: Sequence[Table]) -> None:
        await self._must("open_step")
        try:
            async with asyncio.timeout(LONGEST_STEP_SECONDS):
                await asyncio.gather(*(table.finished(stop) for table in tables))
        except TimeoutError as error:
            raise RehearsalError(f"{stop.key} was not finished in {LONGEST_STEP_SECONDS} seconds.") from error
        await self._must("lock_step")
        for panel in stop.phase.panels:
            answer = await self._order("reveal_results", {"panel": panel})
            self._tell(f"result {panel}: {'shown' if answer['ok'] else answer['message']}")

    async def _must(self, name: str) -> None:
        answer = await self._order(name, {})
        if not answer["ok"]:
            raise RehearsalError(str(answer["message"]))

    async def _order(self, name: str, payload: Mapping[str, Any]) -> dict[str, Any]:
        """Give an order until it is answered; a repeat carries the same id."""
        order = {"id": secrets.token_hex(16), "name": name, "step": self._here, "payload": dict(payload)}
        message = {"workshop": self._workshop, "message": order}
        patience = Patience()
        while True:
            try:
                answer = await asyncio.to_thread(self._ask, "lead", message)
            except (OSError, ValueError):
                await patience.wait()
                continue
            if answer.get("code") not in TRY_AGAIN:
                return answer
            await patience.wait()
