"""The two servers of a comparison, each alone on the first core; the driver keeps to the others.

The workshop is made before the server starts, by the product's own service, so that any number of people
can have a seat without the join page being part of every measurement.
"""

import asyncio
import json
import os
import secrets
import socket
import subprocess
import sys
import tempfile
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from flask import Response
from werkzeug.test import EnvironBuilder
from werkzeug.wrappers import Request as BareRequest

from benchmarks.wire import BareWire, PhoneWire
from casestudies.loader import load_materials
from facilitator import beacon
from participant.identity import Identity, new_token, participant_of
from sessions.database.sql_store import SqlStore
from sessions.errors import Rejection
from sessions.exercises.base import Actor, Role
from sessions.exercises.registry import discover
from sessions.ids import CommandId, WorkshopId
from sessions.orders import Order
from sessions.service import NewWorkshop, Service

ROOT = Path(__file__).resolve().parents[1]
SEATS = 25
LARGEST = 4 * 1024 * 1024
STAGES = ("what-it-is", "who-sees-what")
START_SECONDS = 60
QUESTION = "How comfortable are you with the index?"


@dataclass(frozen=True)
class Ours:
    """Moothall, serving one workshop with a poll, and the cookies of its people."""

    base: str
    data: Path
    workshop: WorkshopId
    screen_key: str
    cookies: list[str]

    def phone(self, number: int) -> PhoneWire:
        """The phone of one person."""
        return PhoneWire(self.base, self.cookies[number], {"as": "phone", "workshop": self.workshop})

    def wall(self) -> PhoneWire:
        """The projector."""
        return PhoneWire(self.base, "", {"as": "screen", "screen_key": self.screen_key})

    async def lead(self, name: str, step: str | None) -> None:
        """Give a facilitator's order."""
        message: dict[str, Any] = {"id": secrets.token_hex(16), "name": name, "step": step, "payload": {}}
        lit = beacon.read(self.data)
        assert lit is not None
        told = await asyncio.to_thread(lit.ask, "lead", {"workshop": self.workshop, "message": message})
        if not told["ok"]:
            raise RuntimeError(f"{name}: {told['message']}")

    async def report(self) -> None:
        """Have a report made of the workshop, and wait for it.

        It is not looked at: to read a megabyte of JSON would keep the driver from its clock.
        """
        lit = beacon.read(self.data)
        assert lit is not None
        body = json.dumps({"workshop": self.workshop, "formats": ["html"]}).encode()
        head = (
            f"POST /terminal/report HTTP/1.0\r\nHost: {lit.address.partition('//')[2]}\r\n"
            f"Authorization: Bearer {lit.token}\r\nContent-Type: application/json\r\n"
            f"Content-Length: {len(body)}\r\n\r\n"
        )
        port = int(lit.address.rpartition(":")[2])
        reader, writer = await asyncio.open_connection("127.0.0.1", port, limit=LARGEST)
        writer.write(head.encode() + body)
        status = await reader.readline()
        while await reader.read(LARGEST):
            continue
        writer.close()
        if b" 200 " not in status:
            raise RuntimeError(f"report: {status.decode()}")

    def stored(self) -> int:
        """How many answers the record holds: repeats replaced nothing, so one for each acknowledged vote."""
        store = SqlStore(f"sqlite:///{self.data / 'moothall.db'}")
        return sum(
            row.name.endswith("answer_given") or row.name.endswith("AnswerGiven")
            for row in store.events(self.workshop)
        )


@asynccontextmanager
async def ours(people: int) -> AsyncIterator[Ours]:
    """Our server with so many seated people; its data is gone afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder)
        port = _free_port()
        made = _prepare(data, people)
        environment = {**os.environ, "MOOTHALL_DATA": folder, "MOOTHALL_HOST": "127.0.0.1"}
        environment["MOOTHALL_PORT"] = str(port)
        process = _started(("-m", "facilitator.cli", "serve"), environment)
        try:
            await _until(process, lambda: beacon.find(data) is not None)
            yield Ours(f"http://127.0.0.1:{port}", data, *made)
        finally:
            process.kill()
            process.wait()


@asynccontextmanager
async def bare(first: str) -> AsyncIterator[Any]:
    """The bare server; gives a function that makes wires to it."""
    port = _free_port()
    process = _started(("-m", "benchmarks.raw_server", str(port)), dict(os.environ))
    try:
        await _until(process, lambda: _listens(port))
        yield lambda: BareWire(f"ws://127.0.0.1:{port}", first)
    finally:
        process.kill()
        process.wait()


def keep_driver_apart() -> str:
    """Leave the first core to the server; says how the cores are shared."""
    if not hasattr(os, "sched_setaffinity") or (os.cpu_count() or 1) < 2:
        return "server and driver share the cores"
    os.sched_setaffinity(0, set(range(1, os.cpu_count() or 2)))
    return f"server on core 0, driver on the other {(os.cpu_count() or 2) - 1}"


def _started(arguments: tuple[str, ...], environment: dict[str, str]) -> "subprocess.Popen[bytes]":
    process = subprocess.Popen(
        [sys.executable, *arguments],
        cwd=ROOT, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
    )  # fmt: skip
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(process.pid, {0})
    return process


def _prepare(data: Path, people: int) -> tuple[WorkshopId, str, list[str]]:
    """Store the workshop with its people; gives its id, its screen's key, and a cookie a person."""
    materials = load_materials()
    service = Service(SqlStore(f"sqlite:///{data / 'moothall.db'}"), discover())
    new = NewWorkshop(
        "Bench", "Manchester", _plan(people), materials.model_dump(mode="json"), is_rehearsal=True
    )
    workshop = service.create(new)
    identity = Identity(_secret_key(data))
    cookies = []
    for number in range(people):
        token = new_token()
        _join(service, workshop, token, 1 + number // SEATS)
        cookies.append(_cookie(identity, workshop, token))
    return workshop, service.read(workshop, lambda room: room.screen_key), cookies


def _plan(people: int) -> dict[str, Any]:
    tables = [{"number": 1 + n, "seats": SEATS} for n in range(-(-people // SEATS))]
    rounds = [{"stage": stage, "question": QUESTION} for stage in STAGES]
    poll = {"case_study": "camden_residents_index", "rounds": rounds}
    exercise = {"id": "camden", "kind": "poll", "title": "Camden Residents Index", "settings": poll}
    return {"tables": tables, "exercises": [exercise]}


def _join(service: Service, workshop: WorkshopId, token: str, table: int) -> None:
    person = participant_of(token)
    outcome = service.handle(
        Order(
            workshop, CommandId(secrets.token_hex(16)), "join",
            {"participant": person, "table": table, "is_simulated": True},
            Actor(Role.PARTICIPANT, person, table),
        )
    )  # fmt: skip
    if isinstance(outcome, Rejection):
        raise RuntimeError(outcome.message.text)


def _cookie(identity: Identity, workshop: WorkshopId, token: str) -> str:
    response = Response()
    identity.keep(response, BareRequest(EnvironBuilder().get_environ()), workshop, token)  # type: ignore[arg-type]  # as much of a request as it reads
    return response.headers["Set-Cookie"].split(";")[0]


def _secret_key(data: Path) -> str:
    key = secrets.token_hex(32)
    (data / "secret-key").write_text(key, encoding="ascii")
    return key


def _free_port() -> int:
    import socket

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def _listens(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


async def _until(process: "subprocess.Popen[bytes]", is_ready: Callable[[], bool]) -> None:
    """Wait for a server; one that ends instead has said why on its own."""
    while not await asyncio.to_thread(is_ready):
        if process.poll() is not None:
            raise RuntimeError(f"The server ended with {process.returncode} before it answered.")
        await asyncio.sleep(0.05)


def vote(choice: str, replaces: int | None, step: str = "camden/round-1") -> str:
    """One vote as a phone sends it."""
    message = {
        "id": secrets.token_hex(16),
        "name": "submit_answer",
        "exercise": "camden",
        "step": step,
        "payload": {"choice": choice},
        "replaces": replaces,
    }
    return json.dumps(["command", message])
