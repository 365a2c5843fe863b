"""Work on a whole record that is begun by a press and fetched later, and forgotten once something is erased.

It owns how far each workshop's newest work is. What is made, and how, its users say.
"""

import logging
import threading
from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from facilitator.worker import FAILED, WorkError
from sessions.ids import WorkshopId
from sessions.service import Service
from sessions.words import Message
from sessions.writer import Publication

LOG = logging.getLogger("moothall.background")


@dataclass(frozen=True)
class MadeFile:
    """A file, and what it is called where it stands among others."""

    body: bytes
    title: str = ""


@dataclass(frozen=True)
class Progress:
    """How far it is: none, making, ready, outdated or failed.

    Files that are ready are there while others are being made, `done` of `of`; `making` is the one in hand.
    A failed one holds the reason, one that is ready the `trouble` with what could not be made. Outdated:
    something in it was erased since.
    """

    state: str
    files: Mapping[str, MadeFile] = field(default_factory=dict)
    reason: Message | None = None
    done: int = 0
    of: int = 0
    making: str = ""
    trouble: Message | None = None
    made_at: float | None = None  # when the record was taken

    @property
    def page(self) -> bytes | None:
        """The first file, where there is one."""
        return next((made.body for made in self.files.values()), None)


NOT_ASKED, MAKING, OUTDATED = Progress("none"), Progress("making"), Progress("outdated")
Tell = Callable[[Progress], None]


class Background(ABC):
    """Makes one kind of thing of a server's workshops."""

    def __init__(self, service: Service) -> None:
        self._service = service
        self._lock = threading.Lock()
        self._progress: dict[WorkshopId, Progress] = {}
        self._erasures: Counter[WorkshopId] = Counter()
        service.subscribe(self._forget)

    @abstractmethod
    def work(self, workshop: WorkshopId, tell: Tell) -> Progress:
        """Make the files, and `tell` what is there on the way. WorkError says why there are none."""

    def start(self, workshop: WorkshopId) -> Progress:
        """Begin in the background, unless it is being made already."""
        with self._lock:
            if self.status(workshop).state == "making":
                return self.status(workshop)
            self._progress[workshop] = replace(MAKING, made_at=self._service.clock())
        threading.Thread(target=self._make_and_keep, args=(workshop,), daemon=True).start()
        return self.status(workshop)

    def status(self, workshop: WorkshopId) -> Progress:
        """How far the newest work begun by `start` is."""
        return self._progress.get(workshop, NOT_ASKED)

    def _forget(self, workshop: WorkshopId, publication: Publication) -> None:
        """What was erased must not be read in a file that was made before."""
        if not publication.has_erased:
            return
        with self._lock:
            self._erasures[workshop] += 1
            if self.status(workshop).files:
                making = self.status(workshop).state == "making"
                self._progress[workshop] = MAKING if making else OUTDATED

    def _make_and_keep(self, workshop: WorkshopId) -> None:
        erasures, made_at = self._erasures[workshop], self.status(workshop).made_at

        def keep(progress: Progress) -> None:
            with self._lock:
                is_whole = self._erasures[workshop] == erasures
                if is_whole:
                    self._progress[workshop] = replace(progress, made_at=made_at)
                elif progress.state != "making":
                    self._progress[workshop] = OUTDATED

        keep(self._outcome(workshop, keep))

    def _outcome(self, workshop: WorkshopId, tell: Tell) -> Progress:
        try:
            return self.work(workshop, tell)
        except WorkError as error:
            return Progress("failed", reason=error.reason)
        except Exception:
            LOG.exception("work in the background failed before its worker began")
            return Progress("failed", reason=FAILED)
