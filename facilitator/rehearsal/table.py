"""One table of simulated people: they follow the script, one after the other, while the step is open."""

import asyncio
from collections import defaultdict
from collections.abc import Sequence

from facilitator.rehearsal.phone import Phone, State
from facilitator.rehearsal.script import Line, Script, Stop

CATCH_UP_SECONDS = 5
LOCKED = frozenset({"locked", "not_open", "workshop_closed"})


class Table:
    """The people of a table, in the order of their seats."""

    def __init__(self, number: int, phones: Sequence[Phone], script: Script) -> None:
        self.number = number
        self._phones = phones
        self._script = script
        self._left: dict[str, list[Line]] = {}
        self._finished: dict[str, asyncio.Event] = defaultdict(asyncio.Event)

    async def follow(self) -> None:
        """Do what there is to do whenever a step opens, until the workshop closes."""
        while True:
            state = await self._phones[0].until(self._has_to_act)
            stop = self._script.stop(state["step"])
            if state["status"] == "closed" or stop is None:
                return
            await self._play(stop)

    async def finished(self, stop: Stop) -> None:
        """Wait until everyone has done all they do in a step."""
        if not self._lines(stop):
            return
        await self._finished[stop.key].wait()

    def _has_to_act(self, state: State) -> bool:
        stop = self._script.stop(state["step"])
        is_open = state["is_open"] and stop is not None and bool(self._lines(stop))
        return is_open or state["status"] == "closed"

    def _lines(self, stop: Stop) -> list[Line]:
        if stop.key not in self._left:
            self._left[stop.key] = list(self._script.lines(stop, self.number, len(self._phones)))
        return self._left[stop.key]

    async def _play(self, stop: Stop) -> None:
        lines = self._lines(stop)
        while lines:
            phone = self._phones[lines[0].seat]
            if not await _sees_open(phone, stop):
                return
            line = lines[0]
            answer = await phone.send(line.command, stop.exercise, stop.key, line.payload)
            if answer.get("code") in LOCKED:
                await phone.look()
                return
            lines.pop(0)
        self._finished[stop.key].set()


async def _sees_open(phone: Phone, stop: Stop) -> bool:
    """Whether this phone shows the step as open; one that has not heard in good time asks."""

    def is_open(state: State) -> bool:
        return state["step"] == stop.key and bool(state["is_open"])

    try:
        async with asyncio.timeout(CATCH_UP_SECONDS):
            await phone.until(is_open)
    except TimeoutError:
        await phone.look()
    return is_open(phone.state)
