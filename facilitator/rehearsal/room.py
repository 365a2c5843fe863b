"""A room full of simulated phones: seated table by table in the order of their numbers, then connected."""

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager

import aiohttp

from facilitator.rehearsal.joining import take_seat
from facilitator.rehearsal.ledger import Ledger
from facilitator.rehearsal.phone import Phone
from facilitator.rehearsal.seating import deal


@asynccontextmanager
async def full_room(
    people: int, base: str, code: str, workshop: str, tables: Mapping[int, int], ledger: Ledger
) -> AsyncIterator[list[Phone]]:
    """So many connected phones, in the order of their numbers; gone afterwards."""
    dealt = deal(people, tables)
    async with AsyncExitStack() as stack:
        wires = await stack.enter_async_context(aiohttp.TCPConnector(limit=0))
        phones = []
        for number in range(people):
            jar = aiohttp.CookieJar(unsafe=True)  # an address without a name may have cookies too
            headers = {"Origin": base}
            browser = aiohttp.ClientSession(
                connector=wires, connector_owner=False, cookie_jar=jar, headers=headers
            )
            await stack.enter_async_context(browser)
            phones.append(Phone(number, base, workshop, browser, ledger))
        await _seat_all(phones, dealt, tables, base, code)
        for phone in phones:
            stack.push_async_callback(phone.stop)
        await asyncio.gather(*(phone.start() for phone in phones))
        yield phones


def by_table(phones: Sequence[Phone]) -> dict[int, list[Phone]]:
    """The phones of each table, in the order in which they sat down."""
    seated: dict[int, list[Phone]] = defaultdict(list)
    for phone in phones:
        seated[phone.table].append(phone)
    return dict(sorted(seated.items()))


async def _seat_all(
    phones: Sequence[Phone], dealt: Sequence[int], tables: Mapping[int, int], base: str, code: str
) -> None:
    """First those for whom there are chairs, each table in order; then, one by one, the latecomers."""
    chairs = sum(tables.values())
    queues: dict[int, list[Phone]] = defaultdict(list)
    for phone, table in zip(phones[:chairs], dealt[:chairs], strict=True):
        queues[table].append(phone)
    await asyncio.gather(*(_seat(queue, table, tables, base, code) for table, queue in queues.items()))
    for phone, table in zip(phones[chairs:], dealt[chairs:], strict=True):
        await _seat([phone], table, tables, base, code)


async def _seat(queue: Sequence[Phone], first: int, tables: Mapping[int, int], base: str, code: str) -> None:
    wishes = [first, *(number for number in sorted(tables) if number != first)]
    for phone in queue:
        await take_seat(phone.browser, base, code, wishes)
