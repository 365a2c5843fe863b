"""The workshop as one file."""

from collections.abc import Sequence
from typing import BinaryIO

from exports.assets import read_assets
from exports.bundle.making import make_bundle
from exports.bundle.opening import locked
from exports.snapshot import Snapshot
from sessions.exercises.registry import discover


def run(snapshot: Snapshot, order: Sequence[str], out: BinaryIO) -> None:
    """Write the bundle, locked if the snapshot brings a passphrase."""
    content = make_bundle(snapshot.rows, discover(*snapshot.exercises), read_assets(snapshot.assets))
    out.write(locked(content, snapshot.passphrase) if snapshot.passphrase else content)
