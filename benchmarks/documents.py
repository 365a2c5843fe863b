"""How long the report of a rehearsed Manchester day of 30 people takes, in a worker's process of its own.

Seconds on the clock, from the order to the last byte. The baseline of the page is a process that loads what
writes it; that of the documents, one that has the browser print an empty page.
"""

import os
import subprocess
import sys
import time
from functools import cache
from pathlib import Path

from casestudies.loader import load_materials
from exports.document_forms import FORMATS
from exports.parcels import parcels
from exports.snapshot import Snapshot, to_document
from facilitator.laptop import find_browser
from facilitator.reporting import asset_paths
from facilitator.worker import Worker
from sessions.agenda import load_template
from sessions.exercises.registry import discover
from tests.exports.reports import rehearsed

HOUSE = Path(__file__).resolve().parent.parent
LONGEST_SECONDS = 300
LOADS = "import exports.local_area_report, exports.tasks.documents"
PRINTS = (
    "import sys; from exports.printing_pages import print_pdf; "
    "print_pdf(b'<!doctype html><html lang=en><title>Empty</title><p>Empty</p>', sys.argv[1])"
)


def report_page_30() -> dict[str, dict[str, float]]:
    """The page alone."""
    return {"ours": {"seconds": _made(("html",))}, "raw": {"seconds": ran(LOADS)}}


def report_documents_30() -> dict[str, dict[str, float]]:
    """The page, the PDF and the Word document, with every picture."""
    return {"ours": {"seconds": _made(FORMATS)}, "raw": {"seconds": ran(PRINTS, find_browser())}}


def _made(formats: tuple[str, ...]) -> float:
    take_every_core()
    document, order = a_day(), ["documents", ",".join(formats), find_browser()]
    began = time.perf_counter()
    come = Worker().run(order, document, lambda stream: list(parcels(stream)), LONGEST_SECONDS)
    took = time.perf_counter() - began
    files = {parcel.name.rpartition(".")[2] for parcel in come if parcel.name}
    if files != set(formats):
        raise RuntimeError(f"{set(formats) - files} could not be made: {[one.trouble for one in come]}")
    return took


def take_every_core() -> None:
    """A laptop's worker and browser share its cores with nobody but a quiet server."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, range(os.cpu_count() or 1))


def ran(program: str, *words: str) -> float:
    """Seconds of a process that does this and nothing else."""
    take_every_core()
    began = time.perf_counter()
    subprocess.run([sys.executable, "-c", program, *words], check=True, cwd=HOUSE)
    return time.perf_counter() - began


@cache
def a_day() -> bytes:
    """The same day for every run, as a worker is handed it."""
    registry = discover()
    hall = rehearsed(template=load_template("manchester", registry, load_materials()))
    return to_document(Snapshot(tuple(hall.service.snapshot(hall.workshop)), (), asset_paths()))
