"""Drives a rehearsal from the copy to its end: a room full of phones that follow whoever leads."""

import asyncio
from collections.abc import Coroutine
from dataclasses import dataclass
from typing import Any

from casestudies.schema import Materials
from facilitator.rehearsal.lead import Ask, Lead, Tell
from facilitator.rehearsal.ledger import Ledger
from facilitator.rehearsal.room import by_table, full_room
from facilitator.rehearsal.script import Script
from facilitator.rehearsal.table import Table
from sessions.exercises.registry import Registry


@dataclass(frozen=True)
class Cast:
    """How many people, which seed, and whether the facilitator is simulated too."""

    phones: int
    seed: int
    is_led: bool


async def drive(
    day: dict[str, Any], cast: Cast, base: str, ask: Ask, registry: Registry, ledger: Ledger, tell: Tell
) -> None:
    """Play a rehearsal, `day` being what the errand "plan" tells of it.

    With a simulated lead it ends after the last step, else when the workshop is closed.
    """
    script = Script(day["plan"], Materials.model_validate(day["materials"]), registry, cast.seed)
    workshop = day["workshop"]
    async with full_room(cast.phones, base, day["join_code"], workshop, script.tables, ledger) as phones:
        seated = by_table(phones)
        tell(f"{len(phones)} phones at {len(seated)} tables are connected")
        tables = [Table(number, people, script) for number, people in seated.items()]
        following = [asyncio.create_task(table.follow()) for table in tables]
        try:
            if cast.is_led:
                await _unless_broken(Lead(workshop, ask, tell).through(script, tables), following)
            else:
                await asyncio.gather(*following)
        finally:
            for task in following:
                task.cancel()


async def _unless_broken(leading: Coroutine[Any, Any, None], following: list[asyncio.Task[None]]) -> None:
    """Lead to the end; a table that fails stops everything at once."""
    led = asyncio.create_task(leading)
    try:
        waiting = {led, *following}
        while not led.done():
            done, waiting = await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
            for task in done:
                task.result()
    finally:
        led.cancel()
