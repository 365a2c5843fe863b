"""One connection of the driver: Socket.IO's frames over `websockets`, or the bare socket beside it.

Both ends of a comparison go through the same client library and send the same bytes; only the server differs.
"""

import asyncio
import json
from collections.abc import Mapping
from typing import Any, Protocol

from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Origin

MESSAGE, PING, PONG = "42", "2", "3"
LARGEST = 4 * 1024 * 1024
PATIENCE_SECONDS = 60


class Wire(Protocol):
    """What a scenario may do with a connection; `arrivals` are the pushes, each with when it came."""

    arrivals: "asyncio.Queue[tuple[float, str]]"

    async def open(self) -> None:
        """Connect, and have what a phone needs to show."""

    async def ask(self, message: str) -> str:
        """Send, and wait for the answer."""

    async def close(self) -> None:
        """Hang up."""


class BareWire:
    """A socket of the bare server: what begins with "!" goes to everyone, all else comes back."""

    def __init__(self, address: str, first: str) -> None:
        self._address = address
        self._first = first
        self._socket: ClientConnection | None = None
        self._answer: asyncio.Future[str] | None = None
        self.arrivals: asyncio.Queue[tuple[float, str]] = asyncio.Queue()

    async def open(self) -> None:
        """Connect, and echo as many bytes as a phone's first picture has."""
        self._socket = await connect(self._address, compression=None, max_size=LARGEST, open_timeout=60)
        self._reader = asyncio.create_task(self._read())
        await self.ask(self._first)

    async def ask(self, message: str) -> str:
        """Send, and wait for the echo."""
        assert self._socket is not None
        self._answer = asyncio.get_running_loop().create_future()
        await self._socket.send(message)
        return await asyncio.wait_for(self._answer, PATIENCE_SECONDS)

    async def tell(self, message: str) -> None:
        """Send without waiting."""
        assert self._socket is not None
        await self._socket.send(message)

    async def close(self) -> None:
        """Hang up."""
        self._reader.cancel()
        if self._socket:
            await self._socket.close()

    async def _read(self) -> None:
        assert self._socket is not None
        async for frame in self._socket:
            text = str(frame)
            if text.startswith("!"):
                self.arrivals.put_nowait((asyncio.get_running_loop().time(), text))
            elif self._answer and not self._answer.done():
                self._answer.set_result(text)


class PhoneWire:
    """A phone's connection to Moothall, or with another `auth` a console's."""

    def __init__(self, base: str, cookie: str, auth: Mapping[str, Any]) -> None:
        self._base = base
        self._cookie = cookie
        self._auth = dict(auth)
        self._socket: ClientConnection | None = None
        self._waiting: dict[str, asyncio.Future[str]] = {}
        self._number = 0
        self.arrivals: asyncio.Queue[tuple[float, str]] = asyncio.Queue()
        self.picture = ""

    async def open(self) -> None:
        """Shake hands, and fetch the picture as the page does."""
        address = self._base.replace("http", "ws", 1) + "/socket.io/?EIO=4&transport=websocket"
        headers = {"Cookie": self._cookie}
        self._socket = await connect(
            address, additional_headers=headers, origin=Origin(self._base), compression=None,
            max_size=LARGEST, open_timeout=60, ping_interval=None,
        )  # fmt: skip
        await self._socket.recv()
        await self._socket.send("40" + json.dumps(self._auth))
        welcome = str(await self._socket.recv())
        if not welcome.startswith("40"):
            raise ConnectionError(welcome)
        self._reader = asyncio.create_task(self._read())
        self.picture = await self.ask('["view",{}]')

    async def ask(self, message: str) -> str:
        """Send an event, and wait for its acknowledgement."""
        assert self._socket is not None
        self._number += 1
        number = str(self._number)
        self._waiting[number] = asyncio.get_running_loop().create_future()
        await self._socket.send(f"{MESSAGE}{number}{message}")
        return await asyncio.wait_for(self._waiting[number], PATIENCE_SECONDS)

    async def close(self) -> None:
        """Hang up."""
        self._reader.cancel()
        if self._socket:
            await self._socket.close()

    async def _read(self) -> None:
        assert self._socket is not None
        async for frame in self._socket:
            text = str(frame)
            if text == PING:
                await self._socket.send(PONG)
            elif text.startswith("43"):
                number, _, body = text[2:].partition("[")
                self._waiting.pop(number).set_result(body[:-1])
            elif text.startswith(MESSAGE):
                self.arrivals.put_nowait((asyncio.get_running_loop().time(), text))
