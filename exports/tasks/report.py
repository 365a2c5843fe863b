"""The local area report, as one page."""

from collections.abc import Sequence
from typing import BinaryIO

from exports.assets import read_assets
from exports.local_area_report import build
from exports.snapshot import Snapshot
from sessions.exercises.registry import discover


def run(snapshot: Snapshot, order: Sequence[str], out: BinaryIO) -> None:
    """Write the page."""
    page = build(snapshot.rows, discover(*snapshot.exercises), read_assets(snapshot.assets))
    out.write(page.encode(errors="replace"))
