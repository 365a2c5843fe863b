"""What the worker can be asked for, a module each, loaded only when it is asked for.

Each has `run(snapshot, order, out)`: `order` are the words after its name, `out` the stream to write on.
"""

from importlib import import_module
from typing import BinaryIO

from exports.snapshot import Snapshot

NAMES = (
    "afterwards",
    "bundle",
    "documents",
    "heard",
    "results",
    "rows",
    "slots",
    "synthesis",
)


def run(name: str, snapshot: Snapshot, order: list[str], out: BinaryIO) -> None:
    """Do a task; KeyError for one that there is not."""
    if name not in NAMES:
        raise KeyError(name)
    import_module(f"exports.tasks.{name}").run(snapshot, order, out)
