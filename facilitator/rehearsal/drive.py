"""Drives a rehearsal from the copy to its end: a room full of phones that follow whoever leads."""

import asyncio
from collections.abc import Coroutine
from dataclasses import dataclass
from ssl import SSLContext
from typing import Any

from casestudies.schema import Materials
from facilitator.rehearsal.crowd import Crowd
from facilitator.rehearsal.guests import Guests
from facilitator.rehearsal.incidents import Incidents, incidents_of
from facilitator.rehearsal.lead import Ask, Lead, Tell
from facilitator.rehearsal.ledger import Ledger
from facilitator.rehearsal.room import entrance, fill
from facilitator.rehearsal.script import Script
from facilitator.rehearsal.seating import deal
from sessions.exercises.registry import Registry


@dataclass(frozen=True)
class Cast:
    """How many people, which seed, and whether the facilitator is simulated too."""

    phones: int
    seed: int
    is_led: bool


async def drive(
    day: dict[str, Any],
    cast: Cast,
    base: str,
    ask: Ask,
    registry: Registry,
    ledger: Ledger,
    tell: Tell,
    trust: SSLContext | bool = True,
) -> None:
    """Play a rehearsal, `day` being what the errand "plan" tells of it.

    With a simulated lead it ends after the last step, else when the workshop is closed. A day that somebody
    else leads goes to plan; nobody knows when its lunch is.
    """
    script = Script(day["plan"], Materials.model_validate(day["materials"]), registry, cast.seed)
    dealt = deal(cast.phones, script.tables)
    fate = incidents_of(script.stops, dealt, script.tables, cast.seed) if cast.is_led else Incidents()
    async with entrance(base, day["join_code"], day["workshop"], ledger, trust) as door:
        crowd = Crowd(door, script, await fill(door, dealt, script.tables, fate.absent), fate)
        crowd.arrange()
        tell(f"{len(crowd)} phones at {len(crowd.tables)} tables are connected")
        try:
            if cast.is_led:
                guests = Guests(door, min(script.tables))
                lead = Lead(day["workshop"], ask, tell, guests)
                await _unless_broken(lead.through(script, crowd, fate.merging, fate.lunch_at), crowd)
            else:
                await crowd.until_closed()
        finally:
            crowd.disperse()


async def _unless_broken(leading: Coroutine[Any, Any, None], crowd: Crowd) -> None:
    """Lead to the end; a table that fails stops everything at once."""
    led, broken = asyncio.create_task(leading), asyncio.create_task(crowd.until_broken())
    try:
        done, _ = await asyncio.wait({led, broken}, return_when=asyncio.FIRST_COMPLETED)
        for task in done:
            task.result()
    finally:
        led.cancel()
        broken.cancel()
