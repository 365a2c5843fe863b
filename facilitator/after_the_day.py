"""Has the papers of after the day made: the page to take home, and all that goes out beside the report.

Each is a task of the worker. Pages come first, then what a browser prints of them.
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

TIMEOUT_SECONDS = 300
TROUBLES: Mapping[str, Message] = {
    "no_browser": say(
        "There is no PDF and no picture: this laptop has no Chrome, Chromium or Edge. Open a page and print "
        "it from your own browser, or install one of them and make the papers again."
    ),
    "browser_failed": say(
        "The browser on this laptop stopped before everything was printed. The pages are whole: open one and "
        "print it, or make the papers again."
    ),
}


class PaperFiles(Background):
    """One task's papers, for all workshops of a server."""

    def __init__(self, service: Service, config: Config, task: str) -> None:
        super().__init__(service)
        self._snapshots, self._task = Snapshots(service, config, Worker()), task

    def work(self, workshop: WorkshopId, tell: Tell) -> Progress:
        """See `Background.work`."""
        document, order = self._snapshots.document(workshop), [self._task, find_browser()]
        return self._snapshots.worker.run(
            order, document, lambda stream: files_in(stream, tell, TROUBLES), TIMEOUT_SECONDS
        )
