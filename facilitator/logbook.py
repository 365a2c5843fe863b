"""The whole log of a workshop, as its page, the closing sheet and the command line tell it."""

from dataclasses import dataclass
from typing import Any

from facilitator.journal import whole_log
from facilitator.wording import step_names
from sessions.action_log import action_log
from sessions.ids import WorkshopId
from sessions.sealing import Break, first_break, head_of, holds_seal
from sessions.service import Service
from sessions.views.day import agenda_view
from sessions.words import Message, say, say_n

UNKNOWN_SEAL = say("No entry has the printed seal: entries at the end are missing, or it is another record.")


@dataclass(frozen=True)
class Logbook:
    """All entries, oldest first, the last seal, and the first entry that does not hold, if any."""

    entries: list[dict[str, Any]]
    head: str
    broken: Break | None


@dataclass(frozen=True)
class Finding:
    """What checking the seals found: one sentence, and whether all is as it should be."""

    holds: bool
    words: Message


def read_logbook(service: Service, workshop: WorkshopId) -> Logbook:
    """The log as it stands on disk; UnknownWorkshopError."""
    rows = service.snapshot(workshop)
    steps = service.read(workshop, lambda room: step_names(agenda_view(room, None)))
    entries = whole_log(action_log(rows, service.registry), steps)
    return Logbook(entries, head_of(rows), first_break(workshop, rows))


def check_seals(service: Service, workshop: WorkshopId, printed: str = "") -> Finding:
    """Whether every entry is as it was sealed and, if a seal was printed, whether it is one of them."""
    rows = service.snapshot(workshop)
    broken = first_break(workshop, rows)
    if broken:
        return Finding(False, told_broken(broken))
    if printed and not holds_seal(rows, printed):
        return Finding(False, UNKNOWN_SEAL)
    count = sum(row.seal is not None for row in rows)
    return Finding(True, say_n("The one entry holds.", "All %(n)s entries hold.", count))


def told_broken(broken: Break) -> Message:
    """Which entry does not hold, and why."""
    return say(
        "Entry %(number)s (event %(seq)s of the record) does not hold: %(reason)s.",
        number=broken.number,
        seq=broken.seq,
        reason=broken.reason,
    )
