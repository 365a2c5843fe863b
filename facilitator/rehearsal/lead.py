"""The facilitator of a rehearsal that leads itself: opens, waits for everyone, locks, shows, goes on.

On the way it does once each what a facilitator does on a full day: it notes who has left, two tables meet
after lunch, something said is approved and shown on the wall, an earlier result is shown again.
"""

import asyncio
import secrets
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from facilitator.rehearsal.crowd import Crowd
from facilitator.rehearsal.guests import Guests
from facilitator.rehearsal.joining import RehearsalError
from facilitator.rehearsal.patience import Patience
from facilitator.rehearsal.script import Script, Stop
from sessions.exercises.base import Role

MOST_APPROVED = 5  # of each table
LONGEST_STEP_SECONDS = 60
TRY_AGAIN = frozenset({"not_stored", "not_authorised"})  # a server that was restarted has a new token
Ask = Callable[[str, dict[str, Any]], dict[str, Any]]
Tell = Callable[[str], None]


class Lead:
    """Leads one rehearsal through its agenda. `ask` runs an errand of the server; `guests` come by link."""

    def __init__(self, workshop: str, ask: Ask, tell: Tell, guests: Guests) -> None:
        self._workshop = workshop
        self._ask = ask
        self._tell = tell
        self._guests = guests
        self._here: str | None = None
        self._seen: list[str] = []  # results that the room has seen, as the wall is asked for them
        self._has_looked_back = False

    async def through(
        self, script: Script, crowd: Crowd, merging: tuple[int, int] | None, lunch_at: int
    ) -> None:
        """The whole agenda, once; RehearsalError where it can't go on."""
        await self._guests.welcome(self._order)
        for number, stop in enumerate(script.stops):
            await crowd.before(number)
            await self._must("go_next")
            self._here = stop.key
            self._tell(f"step {number + 1} of {len(script.stops)}: {stop.key}")
            await self._note_leavers(crowd)
            if merging and number == lunch_at:
                await self._merge(*merging)
                await crowd.look_around()
            if stop.phase.takes_answers:
                await self._ask_the_room(stop, crowd)
            elif self._seen and not self._has_looked_back:
                await self._look_back()
            await self._guests.look_in(number)
        self._tell(self._guests.in_words())

    async def _ask_the_room(self, stop: Stop, crowd: Crowd) -> None:
        await self._must("open_step")
        try:
            async with asyncio.timeout(LONGEST_STEP_SECONDS):
                await asyncio.gather(*(table.finished(stop) for table in crowd.tables))
        except TimeoutError as error:
            raise RehearsalError(f"{stop.key} was not finished in {LONGEST_STEP_SECONDS} seconds.") from error
        await self._guests.act(Role.SCRIBE, stop)  # after the table, so that what it wrote is numbered alike
        await self._must("lock_step")
        if "approve_saying" in stop.kind.commands:
            approved = await self._approve(stop, [table.number for table in crowd.tables])
            await self._guests.act(Role.EXPERT, stop, approved)
        for panel in stop.phase.panels:
            answer = await self._order("reveal_results", {"panel": panel})
            self._tell(f"result {panel}: {'shown' if answer['ok'] else answer['message']}")
            self._seen += [f"panel:{stop.key}:{panel}"] if answer["ok"] else []

    async def _note_leavers(self, crowd: Crowd) -> None:
        for person in crowd.just_left:
            answer = await self._order("note_leaving", {"participant": person})
            self._tell(f"someone has left: {'noted' if answer['ok'] else answer['message']}")
        crowd.just_left = ()

    async def _merge(self, table: int, into: int) -> None:
        answer = await self._order("merge_tables", {"table": table, "into": into})
        self._tell(f"tables {table} and {into}: {'one table now' if answer['ok'] else answer['message']}")

    async def _look_back(self) -> None:
        """Show an earlier result again, and go back to the step."""
        self._has_looked_back = True
        for screen in (self._seen[0], "step"):
            answer = await self._order("show_screen", {"screen": screen})
            self._tell(f"the wall, {screen}: {'shown' if answer['ok'] else answer['message']}")

    async def _approve(self, stop: Stop, tables: Sequence[int]) -> list[str]:
        """Approve what each table said, as far as there is so much; show one on the wall. Gives the ids."""
        shown, approved = False, []
        for table in tables:
            for number in range(1, MOST_APPROVED + 1):
                saying = f"t{table}-s{number}"
                answer = await self._order("approve_saying", {"saying": [saying]}, stop.exercise)
                if answer.get("code") == "unknown_saying":
                    break
                approved += [saying] if answer["ok"] else []
                if answer["ok"] and not shown:
                    screen = {"screen": f"saying:{stop.exercise}:{saying}"}
                    shown = (await self._order("show_screen", screen))["ok"]
        if shown:
            await self._order("show_screen", {"screen": "step"})
        return approved

    async def _must(self, name: str) -> None:
        answer = await self._order(name, {})
        if not answer["ok"]:
            raise RehearsalError(str(answer["message"]))

    async def _order(
        self, name: str, payload: Mapping[str, Any], exercise: str | None = None
    ) -> dict[str, Any]:
        """Give an order until it is answered; a repeat carries the same id."""
        order = {"id": secrets.token_hex(16), "name": name, "step": self._here, "payload": dict(payload)}
        message = {"workshop": self._workshop, "message": {**order, "exercise": exercise}}
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
