"""One simulated phone: a seat's cookie, a socket that comes back by itself, commands sent until answered.

It does what the page's own scripts do: the command's id is made here, a repeat carries the same one, and
an answer names the receipt it replaces. What it shows is the newest picture's few facts (`state`).
"""

import asyncio
import contextlib
import secrets
from collections.abc import Callable, Mapping
from typing import Any

import aiohttp
import socketio
from socketio.exceptions import SocketIOError

from facilitator.rehearsal.ledger import Ledger
from facilitator.rehearsal.patience import Patience

ANSWER_SECONDS = 10
TRY_AGAIN = frozenset({"not_stored", "not_connected"})
BROKEN = (SocketIOError, OSError, TimeoutError, aiohttp.ClientError)
State = Mapping[str, Any]


class Phone:
    """A phone with a seat. `start` connects it, `stop` puts it away.

    `person` says for whom it answers, where several people share its browser.
    """

    def __init__(
        self,
        number: int,
        base: str,
        workshop: str,
        browser: aiohttp.ClientSession,
        ledger: Ledger,
        person: str = "",
    ) -> None:
        self.number = number
        self.browser = browser
        self.state: State = {}
        self.table = 0
        self.answers: dict[str, int] = {}  # step -> the receipt of the own answer that counts
        self._base = base
        self._auth = {"as": "phone", "workshop": workshop, "seat": person}
        self._ledger = ledger
        self._socket: socketio.AsyncClient | None = None
        self._is_up = asyncio.Event()
        self._is_lost = asyncio.Event()
        self._news = asyncio.Condition()
        self._task: asyncio.Task[None] | None = None

    @property
    def person(self) -> str:
        """Who answers on it, once it has seen the first picture."""
        return self._auth["seat"]

    async def start(self) -> None:
        """Connect, and see the first picture."""
        self._task = asyncio.create_task(self._stay_connected())
        await self._is_up.wait()

    async def stop(self) -> None:
        """Go away for good."""
        if self._task:
            self._task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._task

    async def until(self, is_so: Callable[[State], bool]) -> State:
        """Wait for a picture; gives its facts."""
        async with self._news:
            await self._news.wait_for(lambda: is_so(self.state))
            return self.state

    async def send(self, name: str, exercise: str, step: str, payload: Mapping[str, Any]) -> dict[str, Any]:
        """Send a command until it is answered for good; gives the answer."""
        message = {
            "id": secrets.token_hex(16),
            "name": name,
            "exercise": exercise,
            "step": step,
            "payload": dict(payload),
            "replaces": self.answers.get(step),
        }
        self._ledger.note_sent(str(message["id"]))
        patience = Patience()
        while (answer := await self._try(message)) is None:
            await patience.wait()
        self._ledger.note_answer(self.number, message, answer)
        if answer["ok"] and answer.get("own"):
            self.answers[step] = answer["own"]["receipt"]
        return answer

    async def look(self) -> None:
        """Ask for the picture, as a phone does after it was away. A lost connection changes nothing."""
        with contextlib.suppress(*BROKEN):
            await self._take_in(await self._ask("view", {}))

    async def _try(self, message: dict[str, Any]) -> dict[str, Any] | None:
        """One try; None where it has to be tried again."""
        await self._is_up.wait()
        try:
            answer = await self._ask("command", message)
        except BROKEN:
            return None
        return None if answer.get("code") in TRY_AGAIN else answer

    async def _ask(self, event: str, message: dict[str, Any]) -> dict[str, Any]:
        """Send, and wait for the answer only as long as the connection lasts."""
        if self._socket is None:
            raise ConnectionError
        answered: asyncio.Future[dict[str, Any]] = asyncio.get_running_loop().create_future()
        await self._socket.emit(event, message, callback=lambda told: _settle(answered, told))
        lost = asyncio.create_task(self._is_lost.wait())
        try:
            await asyncio.wait((answered, lost), timeout=ANSWER_SECONDS, return_when=asyncio.FIRST_COMPLETED)
        finally:
            lost.cancel()
        if not answered.done():
            raise TimeoutError
        return answered.result()

    async def _stay_connected(self) -> None:
        patience = Patience()
        while True:
            with contextlib.suppress(*BROKEN):
                await self._be_connected(patience)
            await patience.wait()

    async def _be_connected(self, patience: Patience) -> None:
        """Connect, catch up, and stay until the connection is lost."""
        self._is_lost.clear()
        socket = socketio.AsyncClient(reconnection=False, http_session=self.browser, handle_sigint=False)
        socket.on("view", self._take_in)
        socket.on("disconnect", lambda reason=None: self._is_lost.set())
        try:
            await self._connect(socket)
            self._socket = socket
            await self._take_in(await self._ask("view", {}), is_afresh=True)
            self._is_up.set()
            patience.renew()
            await self._is_lost.wait()
        finally:
            self._is_up.clear()
            self._socket = None
            with contextlib.suppress(*BROKEN):
                await asyncio.wait_for(socket.disconnect(), ANSWER_SECONDS)

    async def _connect(self, socket: socketio.AsyncClient) -> None:
        try:
            await socket.connect(
                self._base,
                headers={"Origin": self._base},
                auth=self._auth,
                transports=["websocket"],
                wait_timeout=ANSWER_SECONDS,
            )
        except (AttributeError, TypeError, ValueError) as error:
            # engineio reads the first frame unseen: a server that dies during the handshake ends up here
            raise ConnectionError from error

    async def _take_in(self, picture: dict[str, Any], is_afresh: bool = False) -> None:
        """Show a picture, unless it is older than the one shown."""
        if "state" not in picture:
            return
        if "mine" in picture:
            self.table = picture["mine"]["table"]
            self._auth["seat"] = picture["mine"]["participant"]
            self.answers = {step: own["receipt"] for step, own in picture["mine"]["answers"].items()}
        if not is_afresh and picture["version"] < self.state.get("version", 0):
            return
        async with self._news:
            self.state = picture["state"]
            self._news.notify_all()


def _settle(answered: "asyncio.Future[dict[str, Any]]", told: dict[str, Any]) -> None:
    if not answered.done():
        answered.set_result(told)
