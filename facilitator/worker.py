"""Has the heavy work done by a process of its own, one at a time, so that voting goes on unmoved.

The process that serves hands a snapshot over and waits. It works the same under gevent and at the command
line.
"""

import logging
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import BinaryIO, TypeVar, cast

from sessions.words import Message, say

PACKAGES = Path(__file__).resolve().parent.parent
LOG = logging.getLogger("moothall.worker")

TOO_LONG = say("It was not ready after %(seconds)s seconds. Try again when the room is quieter.")
FAILED = say("It could not be made. The record is whole; the server's log says what went wrong.")
T = TypeVar("T")


class WorkError(Exception):
    """Something could not be made; `reason` is a sentence for whoever asked for it."""

    def __init__(self, reason: Message) -> None:
        super().__init__(str(reason))
        self.reason = reason


class Worker:
    """The one worker of a server."""

    def __init__(self) -> None:
        self._one_at_a_time = threading.Lock()

    def run(
        self, task: Sequence[str], document: bytes, hear: Callable[[BinaryIO], T], timeout_seconds: float
    ) -> T:
        """Do a task of `exports.tasks` and give what `hear` made of its output; WorkError where it failed."""
        with (
            self._one_at_a_time,
            tempfile.TemporaryFile() as complaints,
            _started(task, complaints) as process,
            _Alarm(process, timeout_seconds) as alarm,
        ):
            try:
                return _heard(process, document, hear)
            except (OSError, ValueError, _EndedError) as error:
                raise WorkError(_reason(alarm, process, complaints)) from error


class _EndedError(Exception):
    """The worker ended otherwise than well."""


class _Alarm:
    """Ends a worker that takes too long, and in any case in the end; `rang` says that it took too long."""

    def __init__(self, process: "subprocess.Popen[bytes]", seconds: float) -> None:
        self._process = process
        self._timer = threading.Timer(seconds, self._ring)
        self._timer.daemon = True
        self.seconds, self.rang = seconds, False

    def __enter__(self) -> "_Alarm":
        self._timer.start()
        return self

    def __exit__(self, *raised: object) -> None:
        self._timer.cancel()
        self._process.kill()

    def _ring(self) -> None:
        self.rang = True
        self._process.kill()


def _started(task: Sequence[str], complaints: BinaryIO) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        [sys.executable, "-m", "exports", *task],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=complaints,
        cwd=PACKAGES,
    )


def _heard(process: "subprocess.Popen[bytes]", document: bytes, hear: Callable[[BinaryIO], T]) -> T:
    assert process.stdin
    assert process.stdout
    with process.stdin as given:
        given.write(document)
    heard = hear(cast(BinaryIO, process.stdout))
    if process.wait() != 0:
        raise _EndedError
    return heard


def _reason(alarm: _Alarm, process: "subprocess.Popen[bytes]", complaints: BinaryIO) -> Message:
    """Why there is nothing, for whoever asked; the log gets what the worker said of it."""
    if alarm.rang:
        return say(TOO_LONG.text, seconds=int(alarm.seconds))
    process.kill()
    complaints.seek(0)
    LOG.error("the worker ended with %s: %s", process.wait(), complaints.read().decode(errors="replace"))
    return FAILED
