"""A room full of simulated phones: seated table by table in the order of their numbers, then connected."""

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator, Collection, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from ssl import SSLContext

import aiohttp

from facilitator.rehearsal.joining import take_seat
from facilitator.rehearsal.ledger import Ledger
from facilitator.rehearsal.phone import Phone
from facilitator.rehearsal.seating import deal


@dataclass
class Entrance:
    """The way into one workshop; whatever comes in through it is put away when the stack unwinds."""

    base: str
    code: str
    workshop: str
    ledger: Ledger
    stack: AsyncExitStack
    wires: aiohttp.BaseConnector

    @property
    def headers(self) -> dict[str, str]:
        """What a browser says of the page it comes from; over TLS forms are refused without."""
        return {"Origin": self.base, "Referer": f"{self.base}/"}

    async def browser(self) -> aiohttp.ClientSession:
        """A browser that holds no cookie yet."""
        jar = aiohttp.CookieJar(unsafe=True)  # an address without a name may have cookies too
        fresh = aiohttp.ClientSession(
            connector=self.wires, connector_owner=False, cookie_jar=jar, headers=self.headers
        )
        return await self.stack.enter_async_context(fresh)

    def phone(self, number: int, browser: aiohttp.ClientSession, person: str = "") -> Phone:
        """A phone, not yet connected."""
        made = Phone(number, self.base, self.workshop, browser, self.ledger, person)
        self.stack.push_async_callback(made.stop)
        return made


@asynccontextmanager
async def entrance(
    base: str, code: str, workshop: str, ledger: Ledger, trust: SSLContext | bool = True
) -> AsyncIterator[Entrance]:
    """An open way in; everyone is gone afterwards. `trust` is what certificates are checked with."""
    async with AsyncExitStack() as stack:
        wires = await stack.enter_async_context(aiohttp.TCPConnector(limit=0, ssl=trust))
        yield Entrance(base, code, workshop, ledger, stack, wires)


@asynccontextmanager
async def full_room(
    people: int, base: str, code: str, workshop: str, tables: Mapping[int, int], ledger: Ledger
) -> AsyncIterator[list[Phone]]:
    """So many connected phones, in the order of their numbers; gone afterwards."""
    async with entrance(base, code, workshop, ledger) as door:
        yield await fill(door, deal(people, tables), tables)


async def fill(
    door: Entrance, dealt: Sequence[int], tables: Mapping[int, int], absent: Collection[int] = ()
) -> list[Phone]:
    """Let everyone in but the absent; `dealt` is the table of each person in turn."""
    here = [number for number in range(len(dealt)) if number not in absent]
    phones = [door.phone(number, await door.browser()) for number in here]
    await _seat_all(phones, [dealt[number] for number in here], tables, door)
    await asyncio.gather(*(phone.start() for phone in phones))
    return phones


def by_table(phones: Sequence[Phone]) -> dict[int, list[Phone]]:
    """The phones of each table, in the order in which they sat down."""
    seated: dict[int, list[Phone]] = defaultdict(list)
    for phone in phones:
        seated[phone.table].append(phone)
    return dict(sorted(seated.items()))


async def _seat_all(
    phones: Sequence[Phone], dealt: Sequence[int], tables: Mapping[int, int], door: Entrance
) -> None:
    """First those for whom there are chairs, each table in order; then, one by one, the latecomers."""
    chairs = sum(tables.values())
    queues: dict[int, list[Phone]] = defaultdict(list)
    for phone, table in zip(phones[:chairs], dealt[:chairs], strict=True):
        queues[table].append(phone)
    await asyncio.gather(*(_seat(queue, table, tables, door) for table, queue in queues.items()))
    for phone, table in zip(phones[chairs:], dealt[chairs:], strict=True):
        await _seat([phone], table, tables, door)


async def _seat(queue: Sequence[Phone], first: int, tables: Mapping[int, int], door: Entrance) -> None:
    wishes = [first, *(number for number in sorted(tables) if number != first)]
    for phone in queue:
        await take_seat(phone.browser, door.base, door.code, wishes)
