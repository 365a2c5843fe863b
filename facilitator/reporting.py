"""Has reports made on a snapshot, by a worker process of their own, so that voting goes on unmoved.

The process that serves never writes one itself: all it does here is to take the snapshot, hand it over and
wait. Workers run one at a time. It works the same under gevent and at the command line.
"""

import logging
import subprocess
import sys
import threading
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from exports.snapshot import AssetPaths, Snapshot, to_document
from facilitator.config import Config
from sessions.ids import WorkshopId
from sessions.service import Service, UnknownWorkshopError
from sessions.words import Message, say
from sessions.writer import Publication

PACKAGES = Path(__file__).resolve().parent.parent
STATIC = PACKAGES / "participant" / "static"
STYLES = ("tokens.css", "dots.css", "spectrum.css", "report.css")
TIMEOUT_SECONDS = 120
LOG = logging.getLogger("moothall.reporting")

UNKNOWN = say("There is no such workshop here.")
TOO_LONG = say("The report was not ready after %(seconds)s seconds. Try again when the room is quieter.")
FAILED = say("The report could not be made. The record is whole; the server's log says what went wrong.")


class ReportError(Exception):
    """A report could not be made; `reason` is a sentence for whoever asked for it."""

    def __init__(self, reason: Message) -> None:
        super().__init__(str(reason))
        self.reason = reason


@dataclass(frozen=True)
class Progress:
    """How far the newest report of a workshop is: none, making, ready, outdated or failed.

    A ready one holds the page, a failed one the reason. Outdated: something in it was erased since.
    """

    state: str
    page: bytes | None = None
    reason: Message | None = None


NOT_ASKED, MAKING, OUTDATED = Progress("none"), Progress("making"), Progress("outdated")


class Reports:
    """The reports of one server."""

    def __init__(self, service: Service, config: Config, timeout_seconds: float = TIMEOUT_SECONDS) -> None:
        self._service = service
        self._config = config
        self._timeout_seconds = timeout_seconds
        self._one_worker = threading.Lock()
        self._lock = threading.Lock()
        self._progress: dict[WorkshopId, Progress] = {}
        self._erasures: Counter[WorkshopId] = Counter()
        service.subscribe(self._forget)

    def make(self, workshop: WorkshopId) -> bytes:
        """The local area report as one HTML file. Waits for it; ReportError says why there is none."""
        return self._work(workshop)

    def make_bundle(self, workshop: WorkshopId) -> bytes:
        """The workshop as one file. Waits for it; ReportError says why there is none."""
        return self._work(workshop, "bundle")

    def _work(self, workshop: WorkshopId, *task: str) -> bytes:
        try:
            rows = tuple(self._service.snapshot(workshop))
        except UnknownWorkshopError as error:
            raise ReportError(UNKNOWN) from error
        document = to_document(Snapshot(rows, self._config.exercises, asset_paths()))
        with self._one_worker:
            return self._run_worker(document, *task)

    def start(self, workshop: WorkshopId) -> Progress:
        """Begin a report in the background, unless one of this workshop is being made already."""
        with self._lock:
            if self._progress.get(workshop) is MAKING:
                return MAKING
            self._progress[workshop] = MAKING
        threading.Thread(target=self._make_and_keep, args=(workshop,), daemon=True).start()
        return MAKING

    def status(self, workshop: WorkshopId) -> Progress:
        """How far the newest report begun by `start` is."""
        return self._progress.get(workshop, NOT_ASKED)

    def _forget(self, workshop: WorkshopId, publication: Publication) -> None:
        """What was erased must not be read in a report that was made before."""
        if not publication.has_erased:
            return
        with self._lock:
            self._erasures[workshop] += 1
            if self._progress.get(workshop, NOT_ASKED).page is not None:
                self._progress[workshop] = OUTDATED

    def _make_and_keep(self, workshop: WorkshopId) -> None:
        erasures = self._erasures[workshop]
        outcome = self._outcome(workshop)
        with self._lock:
            is_whole = self._erasures[workshop] == erasures
            self._progress[workshop] = outcome if is_whole else OUTDATED

    def _outcome(self, workshop: WorkshopId) -> Progress:
        try:
            return Progress("ready", page=self.make(workshop))
        except ReportError as error:
            return Progress("failed", reason=error.reason)
        except Exception:
            LOG.exception("a report failed before its worker began")
            return Progress("failed", reason=FAILED)

    def _run_worker(self, document: bytes, *task: str) -> bytes:
        command = [sys.executable, "-m", "exports", *task]
        try:
            done = subprocess.run(
                command,
                input=document,
                capture_output=True,
                cwd=PACKAGES,
                timeout=self._timeout_seconds,
                check=False,
            )
        except subprocess.TimeoutExpired as error:
            raise ReportError(say(TOO_LONG.text, seconds=int(self._timeout_seconds))) from error
        if done.returncode != 0:
            LOG.error(
                "the report's worker ended with %s: %s", done.returncode, done.stderr.decode(errors="replace")
            )
            raise ReportError(FAILED)
        return done.stdout


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
    return "local-area-report.html"
