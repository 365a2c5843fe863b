"""What the simulated phones sent and what was acknowledged, kept as a log where one is asked for.

The log's lines are JSON: command, phone, step, receipt, at. A line is written before anything else is done
with an acknowledgement, so the log can be held against the record after any crash of the server.
"""

import json
from pathlib import Path
from typing import Any


class Ledger:
    """Counts, and the log if there is one."""

    def __init__(self, path: Path | None = None) -> None:
        self.sent: set[str] = set()
        self.acknowledged = 0
        self.refused: dict[str, int] = {}
        self.roles: dict[str, int] = {}  # how many came by link, by role
        self._log = path.open("a", encoding="utf-8") if path else None

    def note_sent(self, command: str) -> None:
        """A command goes out for the first time."""
        self.sent.add(command)

    def note_answer(self, phone: int, message: dict[str, Any], answer: dict[str, Any]) -> None:
        """The server answered a command for good."""
        if not answer["ok"]:
            self.refused[answer["code"]] = self.refused.get(answer["code"], 0) + 1
            return
        self.acknowledged += 1
        if self._log:
            line = {
                "command": message["id"],
                "phone": phone,
                "step": message["step"],
                "receipt": answer["receipt"],
                "at": answer["at"],
            }
            self._log.write(json.dumps(line) + "\n")
            self._log.flush()

    def close(self) -> None:
        """Let go of the log."""
        if self._log:
            self._log.close()
