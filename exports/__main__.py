"""The worker: a snapshot comes in on standard input, what was asked for goes out on standard output.

It runs in a process of its own (`python -m exports TASK …`, the report without a task), so that whoever
serves a room never waits for it. What goes wrong is said on standard error without anything that a
participant wrote.
"""

import gc
import os
import sys
import traceback

from exports.snapshot import SnapshotError, from_document
from exports.tasks import run
from sessions.exercises.registry import KindError
from sessions.record import RecordError

UNUSABLE, BUG = 2, 1
POLITE = 10  # the phones come first


def main() -> int:
    """Do a task; the exit code is 0, 2 for a snapshot that can't be used, or 1 for a bug."""
    gc.disable()  # one task, then the end: collecting costs more than it frees
    if hasattr(os, "nice"):
        os.nice(POLITE)
    try:
        task, *order = sys.argv[1:] or ["report"]
        run(task, from_document(sys.stdin.buffer.read()), order, sys.stdout.buffer)
    except (SnapshotError, RecordError, KindError, OSError) as error:
        sys.stderr.write(f"{error}\n")
        return UNUSABLE
    except Exception as error:  # noqa: BLE001 - the edge: said once, without the values of any variable
        sys.stderr.write(f"{type(error).__name__}\n{''.join(traceback.format_tb(error.__traceback__))}")
        return BUG
    return 0


if __name__ == "__main__":
    sys.exit(main())
