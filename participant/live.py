"""Phones over sockets: parse, ask the desk, acknowledge. Nothing is sent from here unasked.

All clients share one namespace and say at connect as what they come; `register` passes each event on to
the line that took the call. A socket's cookie is read again at every event.

Views and commands come straight from the socket. Flask-SocketIO would match a route and open a session for
each of them, which costs more than the answer does; a line that reads the session asks for that.
"""

import logging
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any, Protocol

from flask import Flask, Request, request
from flask_socketio import SocketIO

from participant.desk import Desk, refusal
from participant.seat import Seat
from participant.weight import is_too_heavy
from sessions.errors import Rejection, refuse
from sessions.ids import WorkshopId

Answer = dict[str, Any]
LOG = logging.getLogger("moothall.live")
FAULT = refuse("fault", "Something broke here. Your answer stays on this phone: tell your facilitator.")
NOT_CONNECTED = refuse("not_connected", "This connection is not known. Reload the page.")
TOO_LARGE = refuse("too_large", "This is more than can be sent at once. Shorten it and send it again.")


class Line(Protocol):
    """One sort of client: phones, consoles or screens. `sid` names the socket.

    `fault` is what a client is told when a bug keeps it from being served; `needs_request` is true of
    a line that reads Flask's request or session at each event.
    """

    fault: Rejection
    needs_request: bool

    def connect(self, sid: str, auth: Mapping[str, Any]) -> bool:
        """Take a call, or refuse it."""

    def view(self, sid: str, message: object) -> Answer:
        """What this client is to see now."""

    def command(self, sid: str, message: object) -> Answer:
        """Carry out what it sent."""

    def leave(self, sid: str) -> None:
        """The socket has gone."""


class PhoneLine:
    """The line for phones; `enter` puts a socket where its table's pushes go."""

    fault = FAULT
    needs_request = False

    def __init__(self, desk: Desk, enter: Callable[[str, Seat], None], leave: Callable[[str], None]) -> None:
        self._desk = desk
        self._enter = enter
        self._leave = leave
        self._calls: dict[str, tuple[Request, WorkshopId, str]] = {}  # which workshop, and for whom

    def connect(self, sid: str, auth: Mapping[str, Any]) -> bool:
        """Only a phone that has a seat in the workshop it names."""
        workshop, person = WorkshopId(str(auth.get("workshop", ""))), str(auth.get("seat", ""))
        asking = request._get_current_object()  # type: ignore[attr-defined]  # what the proxy stands for
        seat = self._desk.seat(asking, workshop, person)
        if seat is None:
            return False
        self._calls[sid] = (asking, workshop, seat.participant)
        self._enter(sid, seat)
        return True

    def view(self, sid: str, message: object) -> Answer:
        """The table's picture with what is this phone's own."""
        seat = self._seat(sid)
        return self._desk.full_picture(seat) if isinstance(seat, Seat) else refusal(seat)

    def command(self, sid: str, message: object) -> Answer:
        """One order of this phone."""
        return self._desk.hand_in(self._seat(sid), message)

    def leave(self, sid: str) -> None:
        """Forget the socket; the seat stays."""
        if self._calls.pop(sid, None) is not None:
            self._leave(sid)

    def _seat(self, sid: str) -> Seat | Rejection:
        call = self._calls.get(sid)
        return self._desk.sit(*call) if call else NOT_CONNECTED


@dataclass(frozen=True)
class Call:
    """A socket that is connected: the line that took it, and the request that opened it."""

    line: Line
    environ: dict[str, Any]

    def context(self, app: Flask) -> AbstractContextManager[object]:
        """What has to be open while it is answered."""
        return app.request_context(self.environ) if self.line.needs_request else app.app_context()


def register(app: Flask, socketio: SocketIO, lines: Mapping[str, Line]) -> None:
    """Answer every socket by the line it named at connect ("as"): no line, no connection."""
    calls: dict[str, Call] = {}

    def connect(auth: object = None) -> bool:
        line = lines.get(str(auth.get("as"))) if isinstance(auth, Mapping) else None
        if line is None or not isinstance(auth, Mapping) or not _answers(line, auth):
            return False
        calls[_sid()] = Call(line, request.environ)
        return True

    def disconnect(reason: object = None) -> None:
        call = calls.pop(_sid(), None)
        if call:
            call.line.leave(_sid())

    def view(sid: str, message: object = None, *rest: object) -> Answer:
        call = calls.get(sid)
        with call.context(app) if call else app.app_context():
            return _safely(call.line, call.line.view, sid, message) if call else refusal(NOT_CONNECTED)

    def command(sid: str, message: object = None, *rest: object) -> Answer:
        call = calls.get(sid)
        with call.context(app) if call else app.app_context():
            if is_too_heavy(message):
                return refusal(TOO_LARGE)
            return _safely(call.line, call.line.command, sid, message) if call else refusal(NOT_CONNECTED)

    for handler in (connect, disconnect):
        socketio.on_event(handler.__name__, handler)
    for event in (view, command):
        socketio.server.on(event.__name__, event)


def _safely(line: Line, call: Callable[[str, object], Answer], sid: str, message: object) -> Answer:
    """A bug is logged once, here, and the sender is told that nothing was counted."""
    try:
        return call(sid, message)
    except Exception:
        LOG.exception("a socket event failed")
        return refusal(line.fault)


def _answers(line: Line, auth: Mapping[str, Any]) -> bool:
    """Whether a line takes a call; one that breaks it is logged and not taken."""
    try:
        return line.connect(_sid(), auth)
    except Exception:
        LOG.exception("a socket could not connect")
        return False


def _sid() -> str:
    return str(request.sid)  # type: ignore[attr-defined]  # put there by Flask-SocketIO
