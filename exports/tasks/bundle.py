"""The workshop as one file."""

from collections.abc import Sequence
from typing import BinaryIO

from exports.assets import read_assets
from exports.bundle.making import make_bundle
from exports.snapshot import Snapshot
from sessions.exercises.registry import discover


def run(snapshot: Snapshot, order: Sequence[str], out: BinaryIO) -> None:
    """Write the bundle."""
    out.write(make_bundle(snapshot.rows, discover(*snapshot.exercises), read_assets(snapshot.assets)))
