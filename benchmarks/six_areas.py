"""How long a synthesis of six rehearsed areas takes in a worker of its own, until its page is there.

Every bundle is opened and checked whole in that time. Seconds on the clock; the baseline is a process that
loads what makes it.
"""

import time
from functools import cache
from typing import BinaryIO

from benchmarks.documents import LONGEST_SECONDS, ran, take_every_core
from exports.parcels import parcels
from exports.snapshot import BroughtFile, Snapshot, to_document
from exports.synthesis.package import PAGE
from exports.zipping import packed
from facilitator.reporting import asset_paths
from facilitator.worker import Worker
from tests.exports.reports import ASSETS
from tests.exports.synthesis.rehearsed_areas import SIX, agenda, an_area, files_of

LOADS = "import exports.tasks.synthesis, exports.synthesis.documents"
PEOPLE = 5  # at each table


def synthesis_6() -> dict[str, dict[str, float]]:
    """Of 155 people in six areas, on four agendas."""
    return {"ours": {"seconds": _until_page()}, "raw": {"seconds": ran(LOADS)}}


def _until_page() -> float:
    take_every_core()
    document = six_bundles()
    began = time.perf_counter()
    return Worker().run(["synthesis", ""], document, _page_came, LONGEST_SECONDS) - began


def _page_came(stream: BinaryIO) -> float:
    """When the page did; what comes after it is heard to its end."""
    came = [time.perf_counter() for parcel in parcels(stream) if parcel.name == PAGE]
    if not came:
        raise RuntimeError("No synthesis could be made.")
    return came[0]


@cache
def six_bundles() -> bytes:
    """The same bundles for every run, as a worker is handed them."""
    brought = []
    for day, (area, (name, _, is_coded)) in enumerate(SIX.items(), start=1):
        hall = an_area(area, agenda(name), PEOPLE, day, is_coded, day=day)
        brought.append(BroughtFile(f"{area}.zip", packed(files_of(hall, ASSETS))))
    return to_document(Snapshot((), (), asset_paths(), brought=tuple(brought)))
