"""The scenarios, each measured on both servers with the same driver: what a room of phones waits for.

Names are arsnova.eu's where they match: `classroom-30`, `burst-200`, `stampede-500`. Times are in
milliseconds unless their name says otherwise. Every vote that is acknowledged has to be in the record
afterwards.
"""

import asyncio
import json
from collections.abc import Awaitable, Callable, Sequence
from random import Random
from statistics import quantiles
from typing import Any

from benchmarks.assessments import assess_30
from benchmarks.documents import report_documents_30, report_page_30
from benchmarks.many_answers import answers_50000
from benchmarks.served import Ours, bare, ours, vote
from benchmarks.six_areas import synthesis_6
from benchmarks.wire import BareWire, PhoneWire, Wire

CHOICES = ("very_uncomfortable", "uncomfortable", "neither", "comfortable", "very_comfortable")
ROUND_SECONDS = 1.0
FLOOD_SECONDS = 4.0
AFTERWARDS_SECONDS = 2.0
Figures = dict[str, float]
Scenario = Callable[[], Awaitable[dict[str, Figures]]]


async def voting(people: int, rounds: int) -> dict[str, Figures]:
    """Everybody votes within a second, again and again; each changed vote names the receipt it replaces."""
    async with ours(people) as room:
        wires, wall = await _seated(room, people), room.wall()
        await wall.open()
        await _open_poll(room)
        mine, last = await _rounds(wires, rounds, _Voter, wall)
        lost = people * rounds - room.stored()
        sample = _Voter(0).message()
        first = wires[0].picture
        await _hang_up([*wires, wall])
    async with bare(first) as make:
        echoes: list[Wire] = [make() for _ in range(people)]
        await _all(echoes, "open")
        theirs, _ = await _rounds(echoes, rounds, lambda number: _Echo(sample), None)
        await _hang_up(echoes)
    return {
        "ours": {**_spread(mine), "lost": lost, "last_vote_to_wall": last},
        "raw": _spread(theirs),
    }


async def reporting(people: int, rounds: int) -> dict[str, Figures]:
    """The same voting twice in one workshop: quietly, then while one report after another is made of it."""
    async with ours(people) as room:
        wires = await _seated(room, people)
        await _open_poll(room)
        voters = [_Voter(number) for number in range(people)]
        await _rounds(wires, 1, voters.__getitem__, None)
        quiet, _ = await _rounds(wires, rounds, voters.__getitem__, None)
        voting = asyncio.Event()
        making = asyncio.create_task(_reports(room, voting))
        busy, _ = await _rounds(wires, rounds, voters.__getitem__, None)
        voting.set()
        made = await making
        await _hang_up(wires)
    return {"ours": {**_spread(busy), "reports": made}, "raw": _spread(quiet)}


async def _reports(room: Ours, is_over: asyncio.Event) -> int:
    """Reports without a break while there is voting; how many were made."""
    made = 0
    while not is_over.is_set():
        await room.report()
        made += 1
    return made


async def flood(people: int) -> dict[str, Figures]:
    """Everybody votes as quickly as acknowledgements come: durable votes a second against echoes a second."""
    async with ours(people) as room:
        wires = await _seated(room, people)
        await _open_poll(room)
        mine = await _flooded(wires, _Voter)
        sample, first = _Voter(0).message(), wires[0].picture
        await _hang_up(wires)
    async with bare(first) as make:
        echoes: list[Wire] = [make() for _ in range(people)]
        await _all(echoes, "open")
        theirs = await _flooded(echoes, lambda number: _Echo(sample))
        await _hang_up(echoes)
    return {"ours": {"per_second": mine}, "raw": {"per_second": theirs}}


async def stampede(people: int) -> dict[str, Figures]:
    """All lines drop and come back at once, without the phones' own jitter; each fetches its picture."""
    async with ours(people) as room:
        wires = await _seated(room, people)
        mine = await _came_back(wires, [room.phone(number) for number in range(people)])
        first = wires[0].picture
    async with bare(first) as make:
        before: list[Wire] = [make() for _ in range(people)]
        await _all(before, "open")
        theirs = await _came_back(before, [make() for _ in range(people)])
    return {"ours": mine, "raw": theirs}


async def advance(people: int, times: int) -> dict[str, Figures]:
    """The facilitator presses Open, then Lock, and so on: until each phone shows it."""
    async with ours(people) as room:
        wires = await _seated(room, people)
        await room.lead("go_next", None)
        await asyncio.sleep(AFTERWARDS_SECONDS)
        mine: list[float] = []
        for number in range(times):
            _forget(wires)
            began = asyncio.get_running_loop().time()
            await room.lead(("open_step", "lock_step")[number % 2], "camden/round-1")
            mine += await _arrivals(wires, began)
            await asyncio.sleep(0.2)
        push = "!" + json.loads(wires[0].picture)["html"]
        await _hang_up(wires)
    async with bare("first") as make:
        others: list[BareWire] = [make() for _ in range(people)]
        await _all(others, "open")
        theirs: list[float] = []
        for _ in range(times):
            began = asyncio.get_running_loop().time()
            await others[0].tell(push)
            theirs += await _arrivals(others, began)
        await _hang_up(others)
    return {"ours": _spread(mine), "raw": _spread(theirs)}


SCENARIOS: dict[str, Scenario] = {
    "classroom-30": lambda: voting(30, 10),
    "burst-200": lambda: voting(200, 5),
    "flood-200": lambda: flood(200),
    "stampede-500": lambda: stampede(500),
    "advance-200": lambda: advance(200, 10),
    "report-200": lambda: reporting(200, 10),
    "answers-50000": lambda: asyncio.to_thread(answers_50000),
    "assess-30": lambda: asyncio.to_thread(assess_30),
    "report-page-30": lambda: asyncio.to_thread(report_page_30),
    "report-documents-30": lambda: asyncio.to_thread(report_documents_30),
    "synthesis-6": lambda: asyncio.to_thread(synthesis_6),
}


class _Voter:
    """Makes one phone's votes, each different from the one it replaces."""

    def __init__(self, number: int) -> None:
        self._turn = number
        self._receipt: int | None = None

    def message(self) -> str:
        """The next vote."""
        self._turn += 1
        return vote(CHOICES[self._turn % len(CHOICES)], self._receipt)

    def heard(self, answer: str) -> None:
        """Take the receipt; anything but a receipt ends the bench."""
        told = json.loads(answer)
        if not told["ok"]:
            raise RuntimeError(told["message"])
        self._receipt = told["receipt"]


class _Echo:
    """Sends the same bytes each time."""

    def __init__(self, sample: str) -> None:
        self._sample = sample

    def message(self) -> str:
        """The same vote."""
        return self._sample

    def heard(self, answer: str) -> None:
        """An echo is as good as another."""


async def _rounds(
    wires: Sequence[Wire], rounds: int, make: Callable[[int], Any], wall: PhoneWire | None
) -> tuple[list[float], float]:
    """All waits, and the longest wait from a round's last vote until the wall's last picture."""
    voters = [make(number) for number in range(len(wires))]
    rng, waits, last = Random(7), [], 0.0
    for _ in range(rounds):
        offsets = [rng.uniform(0, ROUND_SECONDS) for _ in wires]
        began = asyncio.get_running_loop().time()
        jobs = (
            _vote_at(wire, voter, began + at) for wire, voter, at in zip(wires, voters, offsets, strict=True)
        )
        waits += await asyncio.gather(*jobs)
        if wall:
            await asyncio.sleep(0.5)
            sent = began + max(offsets)
            last = max([last, *((at - sent) * 1000 for at, _ in _drained(wall))])
    return waits, last


async def _vote_at(wire: Wire, voter: Any, when: float) -> float:
    loop = asyncio.get_running_loop()
    await asyncio.sleep(max(0, when - loop.time()))
    began = loop.time()
    voter.heard(await wire.ask(voter.message()))
    return (loop.time() - began) * 1000


async def _flooded(wires: Sequence[Wire], make: Callable[[int], Any]) -> float:
    end = asyncio.get_running_loop().time() + FLOOD_SECONDS
    counts = await asyncio.gather(*(_flood(wire, make(n), end) for n, wire in enumerate(wires)))
    return sum(counts) / FLOOD_SECONDS


async def _flood(wire: Wire, voter: Any, end: float) -> int:
    count, loop = 0, asyncio.get_running_loop()
    while loop.time() < end:
        voter.heard(await wire.ask(voter.message()))
        count += 1
    return count


async def _came_back(before: Sequence[Wire], after: Sequence[Wire]) -> Figures:
    await asyncio.gather(*(wire.close() for wire in before))
    loop = asyncio.get_running_loop()
    began = loop.time()

    async def back(wire: Wire) -> float:
        await wire.open()
        return (loop.time() - began) * 1000

    waits = await asyncio.gather(*(back(wire) for wire in after))
    await _hang_up(after)
    return {**_spread(waits), "last": max(waits)}


async def _arrivals(wires: Sequence[Wire], began: float) -> list[float]:
    came = await asyncio.gather(*(asyncio.wait_for(wire.arrivals.get(), 30) for wire in wires))
    return [(at - began) * 1000 for at, _ in came]


async def _seated(room: Ours, people: int) -> list[PhoneWire]:
    wires = [room.phone(number) for number in range(people)]
    await _all(wires, "open")
    return wires


async def _open_poll(room: Ours) -> None:
    await room.lead("go_next", None)
    await room.lead("open_step", "camden/round-1")
    await asyncio.sleep(AFTERWARDS_SECONDS)


async def _all(wires: Sequence[Wire], what: str) -> None:
    """Open in batches: the rush itself is measured by `stampede` alone."""
    for start in range(0, len(wires), 50):
        await asyncio.gather(*(getattr(wire, what)() for wire in wires[start : start + 50]))


async def _hang_up(wires: Sequence[Wire]) -> None:
    await asyncio.gather(*(wire.close() for wire in wires), return_exceptions=True)


def _forget(wires: Sequence[Wire]) -> None:
    for wire in wires:
        _drained(wire)


def _drained(wire: Wire) -> list[tuple[float, str]]:
    found = []
    while not wire.arrivals.empty():
        found.append(wire.arrivals.get_nowait())
    return found


def _spread(waits: Sequence[float]) -> Figures:
    cuts = quantiles(waits, n=100, method="inclusive")
    return {"p50": cuts[49], "p95": cuts[94], "p99": cuts[98], "most": max(waits)}
