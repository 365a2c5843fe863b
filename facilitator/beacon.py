"""How the command line finds the server that is running on the same data: a small file beside the record.

The file holds the address and a token for this run. It says nothing by itself: a server that was killed
leaves it behind, so whoever reads it asks the address first.
"""

import json
import os
import secrets
import urllib.error
import urllib.request
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

NAME = "server.json"


@dataclass(frozen=True)
class Beacon:
    """A running server: where it listens, and the token that proves one may read the data folder."""

    address: str
    token: str
    pid: int

    def ask(
        self, path: str, body: dict[str, Any] | None = None, timeout_seconds: float = 30
    ) -> dict[str, Any]:
        """Send JSON, get JSON; OSError where nobody answers.

        A refusal comes back as {"ok": false, "code", "message"}.
        """
        request = urllib.request.Request(  # noqa: S310 - the address was written by our own server
            f"{self.address}/terminal/{path}",
            data=json.dumps(body or {}).encode(),
            headers={"Content-Type": "application/json", "Authorization": f"Bearer {self.token}"},
        )
        try:
            with urllib.request.urlopen(request, timeout=timeout_seconds) as answer:  # noqa: S310 - as above
                told: dict[str, Any] = json.load(answer)
        except urllib.error.HTTPError as error:
            with error:
                told = json.loads(error.read() or b"{}")
        return told


def light(data: Path, port: int) -> Beacon:
    """Say that this process serves the data folder now."""
    beacon = Beacon(f"http://127.0.0.1:{port}", secrets.token_urlsafe(24), os.getpid())
    path = data / NAME
    path.write_text(json.dumps(asdict(beacon)), encoding="ascii")
    path.chmod(0o600)
    return beacon


def put_out(data: Path) -> None:
    """The server is going; a beacon that another process has lit since stays."""
    known = _read(data)
    if known and known.pid == os.getpid():
        (data / NAME).unlink(missing_ok=True)


def find(data: Path) -> Beacon | None:
    """The server that serves a data folder and answers; None where there is none."""
    beacon = _read(data)
    if beacon is None:
        return None
    try:
        return beacon if beacon.ask("hello", timeout_seconds=3).get("ok") else None
    except (OSError, ValueError):
        return None


def _read(data: Path) -> Beacon | None:
    try:
        return Beacon(**json.loads((data / NAME).read_text(encoding="ascii")))
    except (OSError, ValueError, TypeError):
        return None
