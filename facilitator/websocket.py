"""WebSockets on gevent that never tear a message.

simple-websocket hands a message to `send()`, which may take only part of it when a phone is slow; the rest
would be lost and the stream broken. Here the socket sends the whole message or fails, one at a time.
"""

import errno
import socket
from collections.abc import Callable, Iterable
from typing import Any

from engineio.async_drivers._websocket_wsgi import SimpleWebSocketWSGI
from gevent.lock import RLock

UNDERWAY_BYTES = 128 * 1024  # what the system holds of a slow screen's pictures; more would only be stale
UPGRADED = "moothall.upgraded"
WsgiApp = Callable[[dict[str, Any], Any], Iterable[bytes]]


class NoAfterword:
    """Ends an upgraded connection without a word.

    Engine.IO answers every request in the end, and pywsgi would write that answer as HTTP into a stream that
    the browser reads as WebSocket frames. A broken pipe is what pywsgi takes quietly.
    """

    def __init__(self, app: WsgiApp) -> None:
        self._app = app

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        """Pass the request on; where it became a WebSocket, there is nothing left to answer."""
        upgraded: list[bool] = []
        answer = self._app({**environ, UPGRADED: upgraded}, start_response)
        if upgraded:
            raise BrokenPipeError(errno.EPIPE, "The WebSocket has ended.")
        return answer


class WholeSends:
    """A socket whose `send` means `sendall`; everything else is the socket's own."""

    def __init__(self, plain: Any) -> None:
        self._plain = plain
        self._lock = RLock()

    def send(self, data: bytes) -> int:
        """Send all of it, after what was sent before."""
        with self._lock:
            self._plain.sendall(data)
        return len(data)

    def dup(self) -> "WholeSends":
        """The copy that simple-websocket makes for itself sends whole messages too."""
        return WholeSends(self._plain.dup())

    def __getattr__(self, name: str) -> Any:
        return getattr(self._plain, name)


def whole_websocket(driver: Any, max_bytes: int) -> type[Any]:
    """Engine.IO's WebSocket for a driver's threads and events, with whole sends and a limit on messages."""

    class WholeWebSocket(SimpleWebSocketWSGI):
        def __init__(self, handler: Any, server: Any) -> None:
            import gevent.selectors

            super().__init__(
                handler,
                server,
                thread_class=driver["thread"],
                event_class=driver["event"],
                selector_class=gevent.selectors.DefaultSelector,
                max_message_size=max_bytes,
            )

        def __call__(self, environ: dict[str, Any], start_response: Any) -> Any:
            environ["wsgi.input"] = Input(environ["wsgi.input"])
            environ.get(UPGRADED, []).append(True)
            return super().__call__(environ, start_response)

    return WholeWebSocket


class Input:
    """pywsgi's request input, whose raw socket simple-websocket picks up: it gets the whole-sending one."""

    def __init__(self, plain: Any) -> None:
        buffered = plain if hasattr(plain, "raw") else plain.rfile
        connection = buffered.raw._sock
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, UNDERWAY_BYTES)
        self.raw = self
        self._sock = WholeSends(connection)
