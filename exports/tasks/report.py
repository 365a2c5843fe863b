"""The local area report, as one page."""

from collections.abc import Sequence
from typing import BinaryIO

from exports.assets import read_assets
from exports.snapshot import Snapshot
from exports.two_pages import in_chosen_form
from sessions.exercises.registry import discover


def run(snapshot: Snapshot, order: Sequence[str], out: BinaryIO) -> None:
    """Write the page."""
    page = in_chosen_form(snapshot.rows, discover(*snapshot.exercises), read_assets(snapshot.assets))
    out.write(page.encode(errors="replace"))
