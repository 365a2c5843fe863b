"""A server of one's own, for as long as a command needs one and none is running."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from facilitator import beacon
from facilitator.commands.asking import CommandError
from facilitator.config import Config

PACKAGES = Path(__file__).resolve().parents[2]
START_SECONDS = 60
STOP_SECONDS = 15


@contextmanager
def server_for(config: Config, host: str) -> Iterator[beacon.Beacon]:
    """The server that runs on the data folder, or one started here and stopped at the end."""
    running = beacon.find(config.data)
    if running:
        yield running
        return
    process = _start(host)
    try:
        yield _wait_for(config, process)
    finally:
        process.terminate()
        try:
            process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _start(host: str) -> "subprocess.Popen[bytes]":
    path = os.pathsep.join(part for part in (str(PACKAGES), os.environ.get("PYTHONPATH", "")) if part)
    settings = {"MOOTHALL_HOST": host, "MOOTHALL_PORT": str(_free_port(host)), "PYTHONPATH": path}
    return subprocess.Popen(
        [sys.executable, "-m", "facilitator.cli", "serve"],
        env={**os.environ, **settings},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        start_new_session=True,  # Ctrl+C is for the command, which then stops its server in order
    )


def _wait_for(config: Config, process: "subprocess.Popen[bytes]") -> beacon.Beacon:
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end and not _ends_within(process, 0.1):
        running = beacon.find(config.data)
        if running:
            return running
    raise CommandError("The server for this rehearsal did not start.")


def _ends_within(process: "subprocess.Popen[bytes]", seconds: float) -> bool:
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        return False
    return True


def _free_port(host: str) -> int:
    with socket.socket() as probe:
        probe.bind((host, 0))
        port: int = probe.getsockname()[1]
    return port
