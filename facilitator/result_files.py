"""Has a workshop's published results made into files, and an exercise's rows: by workers, as with reports.

Tables come first, then each chart; what is ready can be fetched while the rest is being made.
"""

from collections.abc import Mapping

from facilitator.background import Background, Progress, Tell
from facilitator.config import Config
from facilitator.handed_over import files_in
from facilitator.laptop import find_browser
from facilitator.reporting import Snapshots
from facilitator.worker import Worker
from sessions.ids import WorkshopId
from sessions.service import Service
from sessions.words import Message, say

TIMEOUT_SECONDS = 900  # a slow laptop draws a chart in a few seconds
TROUBLES: Mapping[str, Message] = {
    "no_browser": say(
        "The charts could not be drawn: this laptop has no Chrome, Chromium or Edge. Install one of them, "
        "then make the files again. The tables are whole."
    ),
    "browser_failed": say(
        "The browser on this laptop stopped before all charts were drawn. Make the files again. "
        "The tables are whole."
    ),
}


class ResultFiles(Background):
    """The files of one server's workshops. Charts take long, so nothing else waits for their worker."""

    def __init__(self, service: Service, config: Config) -> None:
        super().__init__(service)
        self._snapshots = Snapshots(service, config, Worker())

    def work(self, workshop: WorkshopId, tell: Tell) -> Progress:
        """See `Background.work`."""
        worker, document = self._snapshots.worker, self._snapshots.document(workshop)
        order = ["results", find_browser()]
        return worker.run(order, document, lambda stream: files_in(stream, tell, TROUBLES), TIMEOUT_SECONDS)
