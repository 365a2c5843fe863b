"""The real server in a process of its own, on a data folder of its own: started, killed, started again.

gevent patches the process that serves, so no test ever serves within its own.
"""

import http.client
import os
import socket
import subprocess
import sys
import time
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Any

from facilitator import beacon

ROOT = Path(__file__).parents[1]
START_SECONDS = 60
SERVE = ("facilitator.cli", "serve")


def free_port() -> int:
    """A port that nobody listens on at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


@dataclass
class RunningServer:
    """A server on 127.0.0.1; `program` is the module to run and its arguments."""

    data: Path
    program: tuple[str, ...] = SERVE
    port: int = field(default_factory=free_port)
    host: str = "127.0.0.1"
    settings: Mapping[str, str] = field(default_factory=dict)  # more of them, by their variables

    def __post_init__(self) -> None:
        """Nothing runs yet."""
        self.data.mkdir(parents=True, exist_ok=True)
        self.output = self.data / "output.txt"
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def base(self) -> str:
        """The address."""
        scheme = "https" if "MOOTHALL_CERTIFICATE" in self.settings else "http"
        return f"{scheme}://127.0.0.1:{self.port}"

    @property
    def environment(self) -> dict[str, str]:
        """The settings under which the server, and every command for it, runs."""
        settings = {"MOOTHALL_DATA": str(self.data), "MOOTHALL_HOST": self.host}
        kept = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
        return {**kept, **settings, "MOOTHALL_PORT": str(self.port), **self.settings}

    def __enter__(self) -> "RunningServer":
        """Start, and wait until it answers; one that never does is not left behind."""
        try:
            self.start()
        except BaseException:
            self.kill()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop in order."""
        self.stop()

    def start(self) -> None:
        """Start the server and wait until it answers."""
        with self.output.open("ab") as output:
            self._process = subprocess.Popen(
                [sys.executable, "-m", *self.program],
                cwd=ROOT,
                env=self.environment,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
            )
        end = time.monotonic() + START_SECONDS
        while beacon.find(self.data) is None:
            assert self._process.poll() is None, self.output.read_text(encoding="utf-8")
            assert time.monotonic() < end, "the server never answered"
            time.sleep(0.05)

    def kill(self) -> None:
        """The hard way: no goodbye, nothing flushed."""
        if self._process:
            self._process.kill()
            self._process.wait()

    def stop(self) -> int | None:
        """The polite way; gives the exit code."""
        if self._process is None:
            return None
        self._process.terminate()
        return self._process.wait(30)

    def ask(self, what: str, **body: Any) -> dict[str, Any]:
        """An errand of the server that has to succeed."""
        lit = beacon.read(self.data)
        assert lit is not None, "no server has said where it is"
        told = lit.ask(what, body)
        assert told["ok"], told
        return told

    def fetch(self, path: str, body: bytes | None = None, **headers: str) -> tuple[int, str]:
        """Status and text of a page, or with a body of what is answered to JSON; no redirect is followed."""
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        with closing(line):
            sent = {"Content-Type": "application/json", **headers} if body is not None else headers
            line.request("GET" if body is None else "POST", path, body, sent)
            answer = line.getresponse()
            return answer.status, answer.read().decode("utf-8")

    def command(self, *arguments: str, seconds: float = 90) -> "subprocess.CompletedProcess[str]":
        """`moothall` with these arguments, under the same settings."""
        return subprocess.run(
            [sys.executable, "-m", "facilitator.cli", *arguments],
            cwd=ROOT,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            timeout=seconds,
            check=False,
        )
