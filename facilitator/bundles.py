"""Has bundles made by the worker and keeps each until it is fetched, once: a bundle is not to lie about.

A passphrase goes to the worker with the record, never on a command line, and is forgotten with the work.
"""

from facilitator.background import NOT_ASKED, Background, MadeFile, Progress, Tell
from facilitator.config import Config
from facilitator.reporting import Snapshots
from facilitator.worker import Worker
from sessions.ids import WorkshopId
from sessions.service import Service

TIMEOUT_SECONDS = 600  # locking takes seconds and a large day some minutes on a slow laptop
OPEN, LOCKED = "workshop-bundle.zip", "workshop-bundle.zip.age"


class Bundles(Background):
    """The bundles of one server's workshops."""

    def __init__(self, service: Service, config: Config) -> None:
        super().__init__(service)
        self._snapshots = Snapshots(service, config, Worker())
        self._phrases: dict[WorkshopId, str] = {}

    def begin(self, workshop: WorkshopId, phrase: str | None) -> Progress:
        """Begin one under a passphrase, or without; what is being made already goes on as it is."""
        if phrase and self.status(workshop).state != "making":
            self._phrases[workshop] = phrase
        return self.start(workshop)

    def work(self, workshop: WorkshopId, tell: Tell) -> Progress:
        """See `Background.work`."""
        phrase = self._phrases.pop(workshop, None)
        content = self._snapshots.bytes_of(["bundle"], workshop, TIMEOUT_SECONDS, phrase)
        return Progress("ready", {LOCKED if phrase else OPEN: MadeFile(content)})

    def hand_out(self, workshop: WorkshopId) -> tuple[str, bytes] | None:
        """The bundle that is ready, with its name, for the last time; None where there is none."""
        with self._lock:
            progress = self.status(workshop)
            if progress.state != "ready":
                return None
            self._progress[workshop] = NOT_ASKED
        ((name, made),) = progress.files.items()
        return name, made.body
