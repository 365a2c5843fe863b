"""Everyone in a rehearsal's room, and what becomes of them in the course of the day.

Tables are put together anew whenever somebody comes, goes or moves; that happens between exercises only.
"""

import asyncio
from collections.abc import Sequence

import aiohttp

from facilitator.rehearsal.incidents import Incidents
from facilitator.rehearsal.joining import go_on_with, pass_on, rejoin_code, take_seat
from facilitator.rehearsal.phone import Phone
from facilitator.rehearsal.room import Entrance, by_table
from facilitator.rehearsal.script import Script
from facilitator.rehearsal.table import Table


class Crowd:
    """The phones that are here, and the tables they make."""

    def __init__(self, door: Entrance, script: Script, phones: Sequence[Phone], day: Incidents) -> None:
        self.tables: Sequence[Table] = ()
        self.just_left: Sequence[str] = ()  # who went home and has not been noted yet
        self._door = door
        self._script = script
        self._phones = list(phones)
        self._day = day
        self._following: list[asyncio.Task[None]] = []
        self._broken: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    def __len__(self) -> int:
        """How many phones are here."""
        return len(self._phones)

    def arrange(self) -> None:
        """Let every table follow whoever leads, as people sit now."""
        self.disperse()
        seated = by_table(self._phones)
        self.tables = [Table(number, people, self._script) for number, people in seated.items()]
        self._following = [asyncio.create_task(table.follow()) for table in self.tables]
        for task in self._following:
            task.add_done_callback(self._note_failure)

    def disperse(self) -> None:
        """Nobody follows any more."""
        for task in self._following:
            task.cancel()

    async def until_closed(self) -> None:
        """Until every table has seen the workshop close."""
        await asyncio.gather(*self._following)

    async def until_broken(self) -> None:
        """For ever, unless a table fails: then what it failed of is raised here."""
        await self._broken

    async def before(self, number: int) -> None:
        """What happens before a stop of the day is begun, but for what needs a facilitator."""
        day = self._day
        if day.merging is None:
            return
        if number == 0:
            await self._share()
        if number == day.late_at:
            await self._welcome_the_late()
        if number == day.dying_at and day.dying is not None:
            await self._change_phones(day.dying)
        if number == day.lunch_at:
            self.just_left = [phone.person for phone in self._phones if phone.number in day.leaving]
            await self._go_home(day.leaving)

    async def look_around(self) -> None:
        """Everyone sees where they sit now."""
        await asyncio.gather(*(phone.look() for phone in self._phones))
        self.arrange()

    async def _share(self) -> None:
        """Someone without a phone answers on a neighbour's."""
        host = next(phone for phone in self._phones if phone.number == self._day.host)
        person = await pass_on(host.browser, self._door.base, self._door.workshop)
        assert self._day.guest is not None
        await self._add(self._day.guest, host.browser, person)

    async def _welcome_the_late(self) -> None:
        for number in self._day.late:
            browser = await self._door.browser()
            first = self._day.dealt[number]
            wishes = [first, *(table for table in sorted(self._script.tables) if table != first)]
            await take_seat(browser, self._door.base, self._door.code, wishes)
            await self._add(number, browser)

    async def _change_phones(self, number: int) -> None:
        """A phone gives up, and its person goes on with another one."""
        old = next(phone for phone in self._phones if phone.number == number)
        code = await rejoin_code(old.browser, self._door.base, self._door.workshop)
        await self._go_home([number])
        browser = await self._door.browser()
        await go_on_with(browser, self._door.base, self._door.code, code)
        await self._add(number, browser)

    async def _go_home(self, numbers: Sequence[int]) -> None:
        """Some switch their phones off, without a word."""
        for phone in [phone for phone in self._phones if phone.number in numbers]:
            await phone.stop()
            self._phones.remove(phone)
        self.arrange()

    async def _add(self, number: int, browser: aiohttp.ClientSession, person: str = "") -> None:
        phone = self._door.phone(number, browser, person)
        await phone.start()
        self._phones = sorted([*self._phones, phone], key=lambda one: one.number)
        self.arrange()

    def _note_failure(self, task: "asyncio.Task[None]") -> None:
        failure = None if task.cancelled() else task.exception()
        if failure and not self._broken.done():
            self._broken.set_exception(failure)
