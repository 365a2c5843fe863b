"""Has a report laid out in its parts for its editor, by the worker, and keeps the newest layout.

A layout holds what was said, so it goes when anything is erased.
"""

import threading

from exports.editing.laid_out import LaidOut, from_json
from facilitator.background import Background, MadeFile, Progress, Tell
from facilitator.config import Config
from facilitator.reporting import Snapshots
from facilitator.worker import Worker
from sessions.ids import WorkshopId
from sessions.service import Service

TIMEOUT_SECONDS = 120
FILE = "slots.json"


class ReportParts(Background):
    """The layouts of one server."""

    def __init__(self, service: Service, config: Config) -> None:
        super().__init__(service)
        self._snapshots = Snapshots(service, config, Worker())
        self._read: dict[WorkshopId, tuple[bytes, LaidOut]] = {}
        self._reading = threading.Lock()

    def work(self, workshop: WorkshopId, tell: Tell) -> Progress:
        """See `Background.work`."""
        made = self._snapshots.bytes_of(["slots"], workshop, TIMEOUT_SECONDS)
        return Progress("ready", {FILE: MadeFile(made)})

    def laid_out(self, workshop: WorkshopId) -> LaidOut | None:
        """The newest layout, if there is one and nothing was erased since."""
        content = self.status(workshop).page
        with self._reading:
            if content is None:
                self._read.pop(workshop, None)
                return None
            known = self._read.get(workshop)
            if known is None or known[0] is not content:
                known = self._read[workshop] = (content, from_json(content))
            return known[1]
