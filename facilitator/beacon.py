"""How the command line finds the server that is running on the same data: a small file beside the record.

The file holds the address and a token for this run. It says nothing by itself: a server that was killed
leaves it behind, so whoever reads it asks the address first.
"""

import http.client
import json
import os
import secrets
import urllib.error
import urllib.request
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from exports.parcels import PARCELS, out_of_parcels
from facilitator.addresses import laptop_url
from facilitator.config import Config
from facilitator.private_file import write_private
from facilitator.transport import trusted

NAME = "server.json"
HELLO_SECONDS = 5
STRAIGHT = urllib.request.build_opener(urllib.request.ProxyHandler({}))  # never by way of a proxy


class SilentServerError(Exception):
    """Something listens where the server of this data folder should, and says nothing."""


@dataclass(frozen=True)
class Beacon:
    """A running server: where it listens, and the token that proves one may read the data folder."""

    address: str
    token: str
    pid: int
    certificate: str = ""  # the file it offers TLS with

    def ask(
        self, path: str, body: dict[str, Any] | None = None, timeout_seconds: float = 30
    ) -> dict[str, Any]:
        """Send JSON, get JSON, and `files` as bytes where there are some; OSError where nobody answers.

        A refusal comes back as {"ok": false, "code", "message"}.
        """
        request = urllib.request.Request(  # noqa: S310 - the address was written by our own server
            f"{self.address}/terminal/{path}",
            data=json.dumps(body or {}).encode(),
            headers={"Content-Type": "application/json", "Authorization": f"Bearer {self.token}"},
        )
        try:
            with _straight(self.certificate).open(request, timeout=timeout_seconds) as answer:
                has_files = answer.headers.get_content_type() == PARCELS
                told = out_of_parcels(answer) if has_files else json.load(answer)
        except urllib.error.HTTPError as error:
            with error:
                told = json.loads(error.read() or b"{}")
        except http.client.HTTPException as error:
            raise ConnectionError("The answer broke off.") from error
        if not isinstance(told, dict):
            raise ValueError("The answer is not one of Moothall's.")
        return told


def light(config: Config) -> Beacon:
    """Say that this process serves the data folder now."""
    address = laptop_url(config.host, config.port, config.scheme)
    certificate = str(config.certificate.absolute()) if config.certificate else ""
    beacon = Beacon(address, secrets.token_urlsafe(24), os.getpid(), certificate)
    write_private(config.data / NAME, json.dumps(asdict(beacon)))
    return beacon


def _straight(certificate: str) -> urllib.request.OpenerDirector:
    """The same over TLS, to the server that shows this certificate."""
    if not certificate:
        return STRAIGHT
    secured = urllib.request.HTTPSHandler(context=trusted(certificate))
    return urllib.request.build_opener(urllib.request.ProxyHandler({}), secured)


def put_out(data: Path) -> None:
    """The server is going; a beacon that another process has lit since stays."""
    known = read(data)
    if known and known.pid == os.getpid():
        (data / NAME).unlink(missing_ok=True)


def find(data: Path) -> Beacon | None:
    """The server that serves a data folder and answers; None where there is none.

    Raises SilentServerError where it may well be there and only too busy: nobody else may write meanwhile.
    """
    beacon = read(data)
    if beacon is None:
        return None
    try:
        return beacon if beacon.ask("hello", timeout_seconds=HELLO_SECONDS).get("ok") else None
    except (OSError, ValueError) as error:
        if isinstance(getattr(error, "reason", error), TimeoutError):
            raise SilentServerError(
                f"The server at {beacon.address} does not answer. Try again, or stop it first."
            ) from error
        return None


def read(data: Path) -> Beacon | None:
    """The beacon that was lit last, whether or not its server still runs."""
    try:
        return Beacon(**json.loads((data / NAME).read_text(encoding="ascii")))
    except (OSError, ValueError, TypeError):
        return None
