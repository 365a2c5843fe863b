"""Has reports made on a snapshot, by the worker, so that voting goes on unmoved.

The process that serves never makes one itself: all it does here is to say what is to be made of which record,
and wait. It reads the record only where no other process could (a store without a file).
"""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from exports.document_forms import BROWSER_FAILED, FORMATS, NO_BROWSER, REPORT_NAME, WORD_FAILED
from exports.parcels import parcels
from exports.snapshot import AssetPaths, Place, Snapshot, to_document
from facilitator.background import Background, Progress, Tell
from facilitator.config import Config
from facilitator.handed_over import files_in
from facilitator.laptop import find_browser
from facilitator.worker import Worker, WorkError
from sessions.errors import Rejection
from sessions.exercises.base import Actor, Role
from sessions.ids import CommandId, WorkshopId
from sessions.orders import Order
from sessions.service import Service
from sessions.words import Message, say

PACKAGES = Path(__file__).resolve().parent.parent
STATIC = PACKAGES / "participant" / "static"
STYLES = ("tokens.css", "dots.css", "spectrum.css", "report.css")
TIMEOUT_SECONDS = 300  # a slow laptop prints a long report in half a minute

HOUSE = Actor(Role.FACILITATOR)
TROUBLES: Mapping[str, Message] = {
    NO_BROWSER: say(
        "There is no PDF, and Word has tables in place of pictures: this laptop has no Chrome, Chromium or "
        "Edge. Install one of them and make the report again. The web page is whole, and can be printed."
    ),
    BROWSER_FAILED: say(
        "The browser on this laptop stopped before everything was drawn: the PDF is missing, or Word has "
        "tables in place of pictures and says so. Make the report again. The web page is whole."
    ),
    WORD_FAILED: say(
        "The Word document could not be made; the server's log says what went wrong. The others are whole."
    ),
}


@dataclass(frozen=True)
class Snapshots:
    """The way of a record to a worker, and how this server is set."""

    service: Service
    config: Config
    worker: Worker

    def document(self, workshop: WorkshopId, passphrase: str | None = None) -> bytes:
        """A workshop as the worker is handed it; WorkError where there is none.

        What may be printed of it now stays as it is, so that nobody can take one file from a later one.
        """
        version, file = self._fix_results(workshop), self.service.store.file
        if file:
            place = Place(file, workshop, version)
            return to_document(Snapshot((), self.config.exercises, asset_paths(), passphrase, place))
        rows = tuple(self.service.snapshot(workshop))
        snapshot = Snapshot(rows, self.config.exercises, asset_paths(), passphrase)
        document: bytes = self.service.offload(to_document, snapshot)
        return document

    def _fix_results(self, workshop: WorkshopId) -> int:
        """Note that they may be printed; the number of the last event before the work."""
        order = Order(workshop, CommandId(secrets.token_hex(16)), "print_results", {}, HOUSE)
        outcome = self.service.handle(order)
        if isinstance(outcome, Rejection):
            raise WorkError(outcome.message)
        return outcome.version

    def bytes_of(
        self, task: list[str], workshop: WorkshopId, timeout_seconds: float, passphrase: str | None = None
    ) -> bytes:
        """All that a task gives; waits for it. WorkError says why there is nothing."""
        return self.worker.run(task, self.document(workshop, passphrase), _whole, timeout_seconds)


class Reports(Background):
    """The reports of one server."""

    def __init__(
        self,
        service: Service,
        config: Config,
        timeout_seconds: float = TIMEOUT_SECONDS,
        worker: Worker | None = None,
    ) -> None:
        super().__init__(service)
        self._snapshots = Snapshots(service, config, worker or Worker())
        self._drawing = Worker()  # documents take long, so nothing else waits for their worker
        self._timeout_seconds = timeout_seconds

    def make_documents(
        self, workshop: WorkshopId, formats: Sequence[str] = FORMATS, tell: Tell = lambda progress: None
    ) -> Progress:
        """The report in the formats wanted, and what could not be made. Waits for it; WorkError."""
        order, document = ["documents", ",".join(formats), find_browser()], self._snapshots.document(workshop)
        worker = self._snapshots.worker if set(formats) == {"html"} else self._drawing
        return worker.run(
            order, document, lambda stream: files_in(stream, tell, TROUBLES), self._timeout_seconds
        )

    def make_bundle(self, workshop: WorkshopId) -> bytes:
        """The workshop as one file. Waits for it; WorkError says why there is none."""
        return self._snapshots.bytes_of(["bundle"], workshop, self._timeout_seconds)

    def paper(self, workshop: WorkshopId, task: Sequence[str]) -> bytes:
        """The first file that a task hands over. Waits for it; WorkError says why there is none."""
        document = self._snapshots.document(workshop)
        return self._snapshots.worker.run(task, document, _first, self._timeout_seconds)

    def rows(self, workshop: WorkshopId, exercise: str, form: str) -> bytes:
        """An exercise's rows as a file, for whoever may have them. Waits for it; WorkError."""
        return self._snapshots.bytes_of(["rows", exercise, form], workshop, self._timeout_seconds)

    def work(self, workshop: WorkshopId, tell: Tell) -> Progress:
        """See `Background.work`."""
        return self.make_documents(workshop, tell=tell)


def _whole(stream: BinaryIO) -> bytes:
    return stream.read()


def _first(stream: BinaryIO) -> bytes:
    """All of it has to be heard, for the worker waits to be."""
    first, *_ = [parcel.body for parcel in parcels(stream) if parcel.name]
    return first


def asset_paths() -> AssetPaths:
    """What a report carries within itself, from among the files served to browsers."""
    css = STATIC / "css"
    return AssetPaths(
        styles=tuple(css / name for name in STYLES),
        font_sheet=css / "fonts.css",
        fonts=STATIC / "fonts",
        plotly=STATIC / "vendor" / "plotly-basic.min.js",
        templates=PACKAGES / "participant" / "templates",
    )


def report_name(workshop: WorkshopId) -> str:
    """The file name under which a report is offered."""
    return f"{REPORT_NAME}.html"
