"""The report's worker: a snapshot comes in on standard input, the page goes out on standard output.

It runs in a process of its own (`python -m exports`), so that whoever serves a room never waits for it. What
goes wrong is said on standard error without anything that a participant wrote.
"""

import gc
import os
import sys
import traceback

from exports.assets import read_assets
from exports.bundle.making import make_bundle
from exports.local_area_report import build
from exports.snapshot import SnapshotError, from_document
from sessions.exercises.registry import KindError, discover
from sessions.record import RecordError

UNUSABLE, BUG = 2, 1
POLITE = 10  # the phones come first


def main() -> int:
    """Write the report; the exit code is 0, 2 for a snapshot that can't be used, or 1 for a bug."""
    gc.disable()  # one page, then the end: collecting costs more than it frees
    if hasattr(os, "nice"):
        os.nice(POLITE)
    try:
        snapshot = from_document(sys.stdin.buffer.read())
        registry, assets = discover(*snapshot.exercises), read_assets(snapshot.assets)
        if sys.argv[1:] == ["bundle"]:
            made = make_bundle(snapshot.rows, registry, assets)
        else:
            made = build(snapshot.rows, registry, assets).encode(errors="replace")
    except (SnapshotError, RecordError, KindError, OSError) as error:
        sys.stderr.write(f"{error}\n")
        return UNUSABLE
    except Exception as error:  # noqa: BLE001 - the edge: said once, without the values of any variable
        sys.stderr.write(f"{type(error).__name__}\n{''.join(traceback.format_tb(error.__traceback__))}")
        return BUG
    sys.stdout.buffer.write(made)
    return 0


if __name__ == "__main__":
    sys.exit(main())
