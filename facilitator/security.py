"""What stands between this server and the rest of the network: Host and Origin lists, headers, CSRF.

The Host list stops DNS rebinding: a name must be one of this machine's, an address is never a rebound
name. The Origin list stops other sites' sockets. No page may load anything from another host.
"""

import ipaddress
import socket
from collections.abc import Callable, Iterable
from typing import Any

from flask import Flask, Response, request

StartResponse = Callable[..., Any]
WsgiApp = Callable[[dict[str, Any], StartResponse], Iterable[bytes]]

REFUSED = b"This address is not one of Moothall's. Use the address shown on the projector."
PARTS = frozenset({"text/javascript", "text/css", "font/woff2"})  # never a page by themselves
OWN_NAMES = frozenset({"localhost", "moothall.local"})


def split_host(value: str) -> str:
    """The host of "host:port", in lower case, without brackets or a final dot."""
    host = value.strip().lower()
    if host.startswith("["):
        return host[1:].partition("]")[0]
    return (host.rpartition(":")[0] if host.count(":") == 1 else host).rstrip(".")


def own_names(given: str = "") -> frozenset[str]:
    """The names this machine goes by, and the one it was given in the settings."""
    name = socket.gethostname().lower()
    return OWN_NAMES | {name, f"{name.partition('.')[0]}.local"} | ({given.lower()} if given else set())


def is_own_host(value: str, names: frozenset[str]) -> bool:
    """Whether a Host header names this machine: one of its names, or any plain address."""
    host = split_host(value)
    if host in names:
        return True
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def is_own_origin(origin: str, host: str) -> bool:
    """Whether a page of this very server sent the request."""
    return origin in (f"http://{host}", f"https://{host}")


class Gate:
    """Turns away requests for other hosts, and requests that other sites' pages send.

    Stands before everything, the live channel too. A missing Origin is accepted on plain requests, where
    browsers leave it out on their own pages, and never on a WebSocket. The machine's names are asked for
    anew with every request, for another network may give it another.
    """

    def __init__(self, app: WsgiApp, names: Callable[[], frozenset[str]] = own_names) -> None:
        self._app = app
        self._names = names

    def __call__(self, environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
        """Let the request in, or answer it here."""
        if self._is_welcome(environ):
            return self._app(environ, start_response)
        start_response(
            "403 Forbidden", [("Content-Type", "text/plain; charset=utf-8"), ("Connection", "close")]
        )
        return [REFUSED]

    def _is_welcome(self, environ: dict[str, Any]) -> bool:
        host = str(environ.get("HTTP_HOST", ""))
        origin: str | None = environ.get("HTTP_ORIGIN")
        if not is_own_host(host, self._names()):
            return False
        if origin is None:
            return str(environ.get("HTTP_UPGRADE", "")).lower() != "websocket"
        return is_own_origin(origin, host)


def content_policy(host: str) -> str:
    """The CSP of every page. The sockets stand there by name for phones that don't take 'self' for them."""
    return "; ".join(
        (
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "font-src 'self'",
            "img-src 'self' data:",
            f"connect-src 'self' ws://{host} wss://{host}",
            "form-action 'self'",
            "base-uri 'none'",
            "frame-ancestors 'none'",
        )
    )


def add_headers(app: Flask) -> None:
    """Put the policy on every answer that has none of its own yet.

    Scripts, sheets and fonts go without: the page that loads them has it, and on a phone's first visit to
    forty of them these lines would weigh as much as a font.
    """

    @app.after_request
    def _headers(response: Response) -> Response:
        response.headers.setdefault("X-Content-Type-Options", "nosniff")
        if response.mimetype in PARTS:
            return response
        response.headers.setdefault("Content-Security-Policy", content_policy(request.host))
        response.headers.setdefault("Referrer-Policy", "same-origin")
        response.headers.setdefault("Cross-Origin-Opener-Policy", "same-origin")
        response.headers.setdefault("Permissions-Policy", "camera=(), microphone=(), geolocation=()")
        if response.mimetype in ("text/html", "application/json"):
            response.headers.setdefault("Cache-Control", "no-store")
        return response
