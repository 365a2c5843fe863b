"""Simulated phones sent into a rehearsal from its console: a process for each room.

It owns those processes and nothing of the record; what they may do, the server decides as for any phone.
"""

import os
import subprocess
import sys
from pathlib import Path

from facilitator.config import Config
from sessions.ids import WorkshopId

PACKAGES = Path(__file__).resolve().parent.parent
MOST = 200


class SimulatedPhones:
    """The rooms that were filled from a console since this server began."""

    def __init__(self, config: Config) -> None:
        self._config = config
        self._rooms: dict[WorkshopId, tuple[int, subprocess.Popen[bytes]]] = {}

    def send_in(self, workshop: WorkshopId, phones: int) -> None:
        """Let so many phones join; nothing where some are there already."""
        if self.sent(workshop):
            return
        order = ["rehearse", workshop, "--join", "--phones", str(phones)]
        process = subprocess.Popen(
            [sys.executable, "-m", "facilitator.cli", *order],
            cwd=PACKAGES,
            env={**os.environ, **self._settings()},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self._rooms[workshop] = (phones, process)

    def sent(self, workshop: WorkshopId) -> int:
        """How many are following now; 0 where none were sent, or the room is closed."""
        phones, process = self._rooms.get(workshop, (0, None))
        return phones if process and _is_running(process) else 0

    def have_failed(self, workshop: WorkshopId) -> bool:
        """Whether they stopped before anybody sent them home or closed the room."""
        _, process = self._rooms.get(workshop, (0, None))
        return bool(process and not _is_running(process) and process.returncode)

    def send_home(self, workshop: WorkshopId) -> None:
        """They switch off, as phones do that leave; what they answered stays."""
        _, process = self._rooms.pop(workshop, (0, None))
        if process:
            process.terminate()
            process.wait()

    def send_all_home(self) -> None:
        """The server is going."""
        for workshop in list(self._rooms):
            self.send_home(workshop)

    def _settings(self) -> dict[str, str]:
        """What finds this very server, whatever its process was told."""
        exercises = ", ".join(f'"{folder.as_posix()}"' for folder in self._config.exercises)
        return {"MOOTHALL_DATA": str(self._config.data), "MOOTHALL_EXERCISES": f"[{exercises}]"}


def _is_running(process: "subprocess.Popen[bytes]") -> bool:
    try:
        process.wait(0)
    except subprocess.TimeoutExpired:
        return True
    return False
