"""Which address the signs on the tables hold: what this laptop last printed them with, workshop by workshop.

It belongs to the laptop and not to the record, so it lies in a file of its own beside it: signs are printed
on one day, in one network, and read on another. It holds addresses of this laptop and nothing of anybody.
"""

import json
import re
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from facilitator.addresses import to_type
from facilitator.private_file import make_private_folder, write_private
from sessions.ids import WorkshopId

NAME = "signs.json"
MOST_KEPT = 200  # workshops; of more the newest
AN_ADDRESS = re.compile(r"https?://[A-Za-z0-9.:\[\]-]{1,260}")


@dataclass(frozen=True)
class Outdated:
    """Signs that lead nowhere: the address that they hold and the one to use now, as people type them."""

    printed: str
    now: str


class PrintedSigns:
    """The addresses that were printed last."""

    def __init__(self, data: Path) -> None:
        self._path = data / NAME
        self._lock = threading.Lock()
        self._kept = _read(self._path)

    def note(self, workshop: WorkshopId, base: str) -> bool:
        """The signs of a workshop were printed with this address; False where it is none."""
        if not AN_ADDRESS.fullmatch(base):
            return False
        with self._lock:
            kept = {name: held for name, held in self._kept.items() if name != workshop} | {workshop: base}
            self._kept = dict(list(kept.items())[-MOST_KEPT:])
            make_private_folder(self._path.parent)
            write_private(self._path, json.dumps(self._kept))
        return True

    def printed(self, workshop: WorkshopId) -> str | None:
        """The address on the workshop's signs, if they were ever printed here."""
        return self._kept.get(workshop)

    def outdated(self, workshop: WorkshopId, find: Callable[[], Sequence[str]]) -> Outdated | None:
        """What is wrong with the signs where their address is none of the laptop's any more.

        Its addresses are looked for only where there are signs.
        """
        base = self.printed(workshop)
        bases = find() if base else ()
        return Outdated(to_type(base), to_type(bases[0])) if base and bases and base not in bases else None


def _read(path: Path) -> dict[str, str]:
    """What the file holds; nothing where it is not there, or is not ours."""
    try:
        held = json.loads(path.read_text(encoding="ascii"))
    except (OSError, ValueError):
        return {}
    known = held.items() if isinstance(held, dict) else ()
    return {str(name): base for name, base in known if isinstance(base, str) and AN_ADDRESS.fullmatch(base)}
