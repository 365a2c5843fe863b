"""A projector on a bad line: a WebSocket over a plain socket with hardly any buffer, read in sips."""

import base64
import json
import secrets
import socket
import time
from typing import Any
from urllib.parse import urlsplit

from wsproto.connection import Connection, ConnectionType
from wsproto.events import TextMessage
from wsproto.utilities import generate_accept_token

BUFFER_BYTES = 4096
SIP_BYTES, SIP_SECONDS = 32 * 1024, 0.001
OPENED, JOINED, PUSH, PING, PONG = "0", "40", "42", "2", "3"


class SlowReader:
    """One socket of a screen. It reads nothing until it is asked to."""

    def __init__(self, base: str, screen_key: str) -> None:
        address = urlsplit(base)
        self._line = socket.socket()
        self._line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, BUFFER_BYTES)
        self._line.settimeout(30)
        self._line.connect((address.hostname, address.port))
        self._stream = Connection(ConnectionType.CLIENT)
        self._waiting: list[str] = []
        self._part = ""
        self._shake_hands(base)
        assert self._message().startswith(OPENED)
        self._send(JOINED + json.dumps({"as": "screen", "screen_key": screen_key}))
        assert self._message().startswith(JOINED)

    def read_until(self, version: int) -> list[dict[str, Any]]:
        """Sip by sip, every picture up to one of this version. A torn stream is an error."""
        pictures: list[dict[str, Any]] = []
        while not pictures or pictures[-1]["version"] < version:
            message = self._message()
            if message == PING:
                self._send(PONG)
            elif message.startswith(PUSH):
                event, picture = json.loads(message.removeprefix(PUSH))
                assert event == "view"
                pictures.append(picture)
        return pictures

    def close(self) -> None:
        """Hang up."""
        self._line.close()

    def _message(self) -> str:
        while not self._waiting:
            time.sleep(SIP_SECONDS)
            held = self._line.recv(SIP_BYTES)
            assert held, "the server hung up"
            self._take_in(held)
        return self._waiting.pop(0)

    def _take_in(self, held: bytes) -> None:
        self._stream.receive_data(held)
        for event in self._stream.events():
            assert isinstance(event, TextMessage), event
            self._part += event.data
            if event.message_finished:
                self._waiting.append(self._part)
                self._part = ""

    def _send(self, text: str) -> None:
        self._line.sendall(self._stream.send(TextMessage(text)))

    def _shake_hands(self, base: str) -> None:
        key = base64.b64encode(secrets.token_bytes(16))
        asked = {
            "Host": urlsplit(base).netloc,
            "Origin": base,
            "Upgrade": "websocket",
            "Connection": "Upgrade",
            "Sec-WebSocket-Version": "13",
            "Sec-WebSocket-Key": key.decode(),
        }
        lines = [
            "GET /socket.io/?EIO=4&transport=websocket HTTP/1.1",
            *(f"{n}: {v}" for n, v in asked.items()),
        ]
        self._line.sendall("\r\n".join([*lines, "", ""]).encode())
        answer = b""
        while b"\r\n\r\n" not in answer:
            answer += self._line.recv(BUFFER_BYTES)
        head, rest = answer.split(b"\r\n\r\n", 1)
        assert head.startswith(b"HTTP/1.1 101") and generate_accept_token(key) in head, head
        self._take_in(rest)
