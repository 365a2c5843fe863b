"""A process beside the one that serves: what it is told, what it says, and how it ends."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Sequence
from contextlib import closing
from tempfile import TemporaryFile
from typing import BinaryIO

import pytest

from facilitator import child
from facilitator.child import Child, Opened, Spawned

Start = Callable[[Sequence[str], BinaryIO], Child]
JSON = [sys.executable, "-m", "json.tool", "--compact"]
COPYING = """
from gevent import monkey; monkey.patch_all()
import os, sys
from contextlib import closing
from tempfile import TemporaryFile
def forbidden(*ignored): raise AssertionError("this process was copied")
os.fork = forbidden
from facilitator.child import start
with TemporaryFile() as complaints, closing(start("json.tool", [], complaints)) as made:
    made.tell(b"[1]")
    sys.stdout.write(f"{len(made.said.read())} {made.wait()}")
"""

SLOW_READER = """
from gevent import monkey; monkey.patch_all()
import sys, time
from contextlib import closing
from tempfile import TemporaryFile
from facilitator.child import start
document = b"[" + b",".join(b"%d" % number for number in range(1_000_000)) + b"]"
with TemporaryFile() as complaints, closing(start("json.tool", ["--compact"], complaints)) as made:
    made.tell(document)
    time.sleep(1)
    sys.stdout.write(f"{made.said.read().strip() == document} {made.wait()}")
"""


@pytest.fixture(params=[Spawned, Opened])
def start(request: pytest.FixtureRequest) -> Start:
    made: Start = request.param
    return made


def test_how_a_child_failed_is_its_exit_code_and_its_complaint(start: Start) -> None:
    with TemporaryFile() as complaints, closing(start(JSON, complaints)) as made:
        made.tell(b"{")
        assert made.said.read() == b""
        assert made.wait() == 1
        complaints.seek(0)
        assert b"Expecting property name" in complaints.read()


def test_a_child_that_was_ended_says_by_what(start: Start) -> None:
    with TemporaryFile() as complaints, closing(start(JSON, complaints)) as made:
        made.kill()
        assert made.said.read() == b""
        assert made.wait() == -signal.SIGKILL
        made.kill()


def test_an_exit_code_that_somebody_else_took_is_no_success() -> None:
    with TemporaryFile() as complaints, closing(Spawned(JSON, complaints)) as made:
        made.tell(b"[]")
        os.waitpid(made._pid, 0)
        assert made.wait() == child.LOST


def test_a_long_document_goes_there_and_comes_back_whole(start: Start) -> None:
    document = json.dumps([f"number {number}" for number in range(100_000)], separators=(",", ":")).encode()
    with TemporaryFile() as complaints, closing(start(JSON, complaints)) as made:
        made.tell(document)
        assert made.said.read().strip() == document
        assert made.wait() == 0


def test_the_serving_process_is_never_copied() -> None:
    done = subprocess.run(
        [sys.executable, "-c", COPYING], capture_output=True, text=True, check=True, cwd=child.PACKAGES
    )
    assert done.stdout == "10 0"


def test_a_child_waits_for_a_serving_process_that_reads_late() -> None:
    done = subprocess.run(
        [sys.executable, "-c", SLOW_READER], capture_output=True, text=True, check=True, cwd=child.PACKAGES
    )
    assert done.stdout == "True 0"
