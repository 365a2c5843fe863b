"""Has the heavy work done by a process of its own, one at a time, so that voting goes on unmoved.

The process that serves hands a snapshot over and waits. It works the same under gevent and at the command
line.
"""

import logging
import tempfile
import threading
from collections.abc import Callable, Sequence
from contextlib import closing
from typing import BinaryIO, TypeVar

from facilitator.child import Child, start
from sessions.words import Message, say

LOG = logging.getLogger("moothall.worker")

TOO_LONG = say("It was not ready after %(seconds)s seconds. Try again when the room is quieter.")
FAILED = say("It could not be made. The record is whole; the server's log says what went wrong.")
ERASED = say("Something was taken out of the record while this was made. Make it again.")
ERASED_CODE = 3  # of `exports`, see its `main`
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
            closing(start("exports", task, complaints)) as process,
            _Alarm(process, timeout_seconds) as alarm,
        ):
            try:
                heard = _heard(process, document, hear)
            except (OSError, ValueError, _EndedError) as error:
                raise WorkError(_reason(alarm, process, complaints)) from error
            _note(complaints)
            return heard


class _EndedError(Exception):
    """The worker ended otherwise than well."""


class _Alarm:
    """Ends a worker that takes too long, and in any case in the end; `rang` says that it took too long."""

    def __init__(self, process: Child, seconds: float) -> None:
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


def _heard(process: Child, document: bytes, hear: Callable[[BinaryIO], T]) -> T:
    process.tell(document)
    heard = hear(process.said)
    if process.wait() != 0:
        raise _EndedError
    return heard


def _note(complaints: BinaryIO) -> None:
    """The log gets what the worker said of something that it did without."""
    complaints.seek(0)
    if said := complaints.read():
        LOG.error("the worker went on without something: %s", said.decode(errors="replace"))


def _reason(alarm: _Alarm, process: Child, complaints: BinaryIO) -> Message:
    """Why there is nothing, for whoever asked; the log gets what the worker said of it."""
    if alarm.rang:
        return say(TOO_LONG.text, seconds=int(alarm.seconds))
    process.kill()
    ended = process.wait()
    if ended == ERASED_CODE:
        return ERASED
    complaints.seek(0)
    LOG.error("the worker ended with %s: %s", ended, complaints.read().decode(errors="replace"))
    return FAILED
