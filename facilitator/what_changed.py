"""What happened to a record since a fact was taken, as far as it can have changed one: without who did it."""

from collections.abc import Mapping
from typing import Any

from facilitator.journal import whole_log
from facilitator.wording import step_names
from sessions.action_log import action_log
from sessions.events import (
    AnswersWithdrawn,
    BallotLinked,
    BundleTaken,
    LeavingNoted,
    ParticipantMoved,
    ResultsPrinted,
    RowsTaken,
    SeatHandedOver,
)
from sessions.events.drafting import DRAFTING_EVENTS
from sessions.ids import WorkshopId
from sessions.service import Service
from sessions.views.day import agenda_view
from sessions.words import say

MOST = 12
NOTED = {"words": say("Noted that somebody came, moved or left")}
NO_MATTER = frozenset(
    kind.__name__ for kind in (*DRAFTING_EVENTS, ResultsPrinted, RowsTaken, BundleTaken)
)  # they change no fact
OF_ONE_PERSON = frozenset(
    kind.__name__ for kind in (LeavingNoted, ParticipantMoved, SeatHandedOver, BallotLinked)
)  # told without the seat
WITHDRAWN = AnswersWithdrawn.__name__


def since(service: Service, workshop: WorkshopId, seq: int) -> list[Mapping[str, Any]]:
    """The newest entries after an event of the record, oldest first: `at` and `words`."""
    rows = service.snapshot(workshop)
    steps = service.read(workshop, lambda room: step_names(agenda_view(room, None)))
    matter = {row.seq for row in rows if row.seq > seq and row.name not in NO_MATTER}
    entries = [one for one in action_log(rows, service.registry) if one.seq in matter]
    told = {one.seq: NOTED for one in entries if one.name in OF_ONE_PERSON}
    log = [{**entry, **told.get(entry["seq"], {})} for entry in whole_log(entries, steps)]
    own = {row.seq for row in rows if row.name == WITHDRAWN} - {entry["seq"] for entry in log}
    withdrawn: list[Mapping[str, Any]] = [
        {"seq": row.seq, "at": row.at, "words": say("Somebody took back what they had said")}
        for row in rows
        if row.seq in own & matter
    ]
    return sorted([*log, *withdrawn], key=lambda entry: int(entry["seq"]))[-MOST:]
