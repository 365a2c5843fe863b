"""The worker: a snapshot comes in on standard input, what was asked for goes out on standard output.

It runs in a process of its own (`python -m exports TASK …`), so that whoever
serves a room never waits for it. What goes wrong is said on standard error without anything that a
participant wrote.
"""

import gc
import os
import sys
import traceback
from dataclasses import replace

from exports.snapshot import Snapshot, SnapshotError, from_document
from sessions.store import StoreError

ERASED, UNUSABLE, BUG = 3, 2, 1
POLITE = 19  # the phones come first


def main() -> int:
    """Do a task; the exit code is 0, 3 where words were erased meanwhile, 2 for any other snapshot that can't
    be used, or 1 for a bug.
    """
    gc.disable()  # one task, then the end: collecting costs more than it frees
    if hasattr(os, "nice"):
        os.nice(POLITE)
    try:
        return _work(from_document(sys.stdin.buffer.read()).fetched())
    except (SnapshotError, StoreError, OSError) as error:
        return _refused(error, UNUSABLE)
    except Exception as error:  # noqa: BLE001 - the edge: said once, without the values of any variable
        sys.stderr.write(f"{type(error).__name__}\n{''.join(traceback.format_tb(error.__traceback__))}")
        return BUG


def _work(snapshot: Snapshot) -> int:
    """Do the task on the record as it stood."""
    from exports.tasks import run
    from sessions.exercises.registry import KindError
    from sessions.record import ErasedSinceError, RecordError, as_of

    task, *order = sys.argv[1:]
    try:
        if snapshot.place:
            snapshot = replace(snapshot, rows=tuple(as_of(snapshot.rows, snapshot.place.version)))
        run(task, snapshot, order, sys.stdout.buffer)
    except ErasedSinceError as error:
        return _refused(error, ERASED)
    except (RecordError, KindError) as error:
        return _refused(error, UNUSABLE)
    return 0


def _refused(error: Exception, code: int) -> int:
    sys.stderr.write(f"{error}\n")
    return code


if __name__ == "__main__":
    sys.exit(main())
