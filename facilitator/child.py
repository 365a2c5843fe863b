"""A process of Python's beside the one that serves, with a way for bytes to it and back.

Where the system can start a program without copying the process that asks (POSIX), that is how it is done: a
copy of a serving process takes it twenty milliseconds, in which no phone is answered. A socket is the way,
for gevent lets others go on while somebody waits at one.
"""

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO, Protocol, cast

PACKAGES = Path(__file__).resolve().parent.parent
LOOK_SECONDS = 0.01
LOST = 1  # the exit code where nobody knows how it ended


class Child(Protocol):
    """A module of ours that runs in a process of its own."""

    def tell(self, document: bytes) -> None:
        """All that it is to read; OSError where it has gone."""

    @property
    def said(self) -> BinaryIO:
        """What it writes on its standard output."""

    def wait(self) -> int:
        """Its exit code, once it has ended."""

    def kill(self) -> None:
        """End it, if it has not ended."""

    def close(self) -> None:
        """End it and let go of everything."""


def start(module: str, words: Sequence[str], complaints: BinaryIO) -> Child:
    """Run a module; what it says on standard error goes to the file `complaints`."""
    command = [sys.executable, "-P", "-m", module, *words]
    if hasattr(os, "posix_spawn"):
        return Spawned(command, complaints)
    return Opened(command, complaints)


class Spawned:
    """A child where there is posix_spawn. Nobody else may wait for it, or its exit code is lost."""

    def __init__(self, command: Sequence[str], complaints: BinaryIO) -> None:
        self._to, its_input = socket.socketpair()
        self._from, its_output = socket.socketpair()
        with its_input, its_output:
            ends = (its_input.fileno(), its_output.fileno(), complaints.fileno())
            os.set_blocking(its_input.fileno(), True)  # gevent makes every socket of its own otherwise
            os.set_blocking(its_output.fileno(), True)
            ways = [(os.POSIX_SPAWN_DUP2, end, number) for number, end in enumerate(ends)]
            self._pid = os.posix_spawn(command[0], list(command), _surroundings(), file_actions=ways)
        self.said = cast(BinaryIO, self._from.makefile("rb"))
        self._lock = threading.Lock()
        self._ended: int | None = None

    def tell(self, document: bytes) -> None:
        """See `Child.tell`."""
        self._to.sendall(document)
        self._to.shutdown(socket.SHUT_WR)

    def wait(self) -> int:
        """See `Child.wait`."""
        while True:
            with self._lock:
                ended = self._look()
            if ended is not None:
                return ended
            time.sleep(LOOK_SECONDS)

    def kill(self) -> None:
        """See `Child.kill`."""
        with self._lock:
            if self._look() is None:
                os.kill(self._pid, signal.SIGKILL)

    def close(self) -> None:
        """See `Child.close`."""
        self.kill()
        self.wait()
        for way in (self.said, self._from, self._to):
            way.close()

    def _look(self) -> int | None:
        """Its exit code; None while it runs. The system tells it once; then the number may be another's."""
        if self._ended is None:
            try:
                pid, status = os.waitpid(self._pid, os.WNOHANG)
            except ChildProcessError:
                self._ended = LOST
            else:
                self._ended = os.waitstatus_to_exitcode(status) if pid else None
        return self._ended


class Opened:
    """A child anywhere else."""

    def __init__(self, command: Sequence[str], complaints: BinaryIO) -> None:
        self._process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=complaints,
            env=_surroundings(),
        )
        self.said = cast(BinaryIO, self._process.stdout)

    def tell(self, document: bytes) -> None:
        """See `Child.tell`."""
        assert self._process.stdin
        with self._process.stdin as given:
            given.write(document)

    def wait(self) -> int:
        """See `Child.wait`."""
        return self._process.wait()

    def kill(self) -> None:
        """See `Child.kill`."""
        self._process.kill()

    def close(self) -> None:
        """See `Child.close`."""
        self._process.kill()
        with self._process:
            pass


def _surroundings() -> dict[str, str]:
    """The environment, in which Python finds our packages wherever the server was started."""
    paths = [str(PACKAGES), *filter(None, [os.environ.get("PYTHONPATH")])]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(paths)}
