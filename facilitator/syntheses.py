"""Has syntheses made by the worker, of workshops of this laptop and of bundles that somebody brings.

Each maker has their own, and nobody reads another's. What was brought is kept until the work is done and no
longer; the synthesis is forgotten once something is erased in a workshop that is in it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from exports.snapshot import BroughtFile, Snapshot, to_document
from exports.tasks.synthesis import REFUSED
from facilitator.background import Background, Progress, Tell
from facilitator.config import Config
from facilitator.handed_over import files_in
from facilitator.laptop import find_browser
from facilitator.reporting import Snapshots, asset_paths
from facilitator.worker import Worker
from sessions.ids import WorkshopId
from sessions.service import Service
from sessions.words import say
from sessions.writer import Publication

TIMEOUT_SECONDS = 600
TROUBLES = {
    "no_browser": say(
        "There is no PDF: this laptop has no Chrome, Chromium or Edge. Open the page and print it from your "
        "own browser, or install one of them and make the synthesis again."
    ),
    "browser_failed": say("A document could not be made. The page is whole: open it and print it."),
}


@dataclass(frozen=True)
class Chosen:
    """A workshop of this laptop, and what it is called where it can't be used."""

    workshop: WorkshopId
    name: str


@dataclass(frozen=True)
class Wanted:
    """What a synthesis is to be made of."""

    chosen: tuple[Chosen, ...]
    brought: tuple[BroughtFile, ...]


class Syntheses(Background):
    """The newest synthesis of each maker."""

    def __init__(self, service: Service, config: Config) -> None:
        super().__init__(service)
        self._config = config
        self._snapshots = Snapshots(service, config, Worker())
        self._wanted: dict[WorkshopId, Wanted] = {}
        self._made_of: dict[WorkshopId, frozenset[WorkshopId]] = {}

    def begin(self, maker: str, chosen: Sequence[Chosen], brought: Sequence[BroughtFile]) -> Progress:
        """Begin one, unless the maker's last one is still being made."""
        key = _key(maker)
        if self.status(key).state != "making":
            self._wanted[key] = Wanted(tuple(chosen), tuple(brought))
            self._made_of[key] = frozenset(one.workshop for one in chosen)
        return self.start(key)

    def of(self, maker: str) -> Progress:
        """How far a maker's newest one is."""
        return self.status(_key(maker))

    def work(self, workshop: WorkshopId, tell: Tell) -> Progress:
        """See `Background.work`: a bundle of each workshop first, then the synthesis of them all."""
        wanted = self._wanted.pop(workshop)
        bundles, of = [], len(wanted.chosen) + 1
        for done, one in enumerate(wanted.chosen):
            tell(Progress("making", done=done, of=of))
            content = self._snapshots.bytes_of(["bundle"], one.workshop, TIMEOUT_SECONDS)
            bundles.append(BroughtFile(one.name, content))
        tell(Progress("making", done=of - 1, of=of))
        document = to_document(
            Snapshot((), self._config.exercises, asset_paths(), brought=(*bundles, *wanted.brought))
        )
        made = self._snapshots.worker.run(
            ["synthesis", find_browser()],
            document,
            lambda stream: files_in(stream, tell, TROUBLES),
            TIMEOUT_SECONDS,
        )
        if REFUSED in made.files:
            return Progress("failed", reason=say("%(why)s", why=made.files[REFUSED].body.decode()))
        return made

    def _forget(self, workshop: WorkshopId, publication: Publication) -> None:
        """See `Background`: for every synthesis that the workshop is in."""
        for key, made_of in list(self._made_of.items()):
            if workshop in made_of:
                super()._forget(key, publication)


def _key(maker: str) -> WorkshopId:
    """Under what `Background` keeps it: like no workshop's id."""
    return WorkshopId(f"synthesis {maker}")
