"""Everyone's seat, as facilitators see it to help: whose phone is away or shared. Never an answer."""

from collections.abc import Collection
from typing import Any

from sessions import events as e
from sessions.attendance import attendance_now
from sessions.choices import photographed_count
from sessions.ids import ParticipantId
from sessions.paper.ballot_numbers import shown
from sessions.seating import between_exercises
from sessions.undoing import can_undo
from sessions.visibility import workshop_facts
from sessions.workshop import Workshop


def seats_view(workshop: Workshop, away: Collection[ParticipantId] = frozenset()) -> dict[str, Any]:
    """The tables in use with their seats in order, and the tables that sit with another.

    `why_not` says why nobody can change tables now.
    """
    refusal = between_exercises(workshop)
    return {
        "workshop": workshop_facts(workshop),
        "tables": [_table(workshop, number, away) for number in workshop.tables_in_use],
        "merged": _merged(workshop),
        "photographed": photographed_count(workshop),
        "attendance": attendance_now(workshop),
        "why_not": refusal.message if refusal else None,
    }


def _table(workshop: Workshop, number: int, away: Collection[ParticipantId]) -> dict[str, Any]:
    seats = [_seat(workshop, who, away) for who in workshop.members[number]]
    return {"number": number, "capacity": workshop.tables[number], "seats": seats}


def _seat(workshop: Workshop, who: ParticipantId, away: Collection[ParticipantId]) -> dict[str, Any]:
    person = workshop.participants[who]
    ballot = person.ballot or workshop.paper.ballot_of(who)
    owner = workshop.participants.get(person.via) if person.via and not person.handovers else None
    return {
        "participant": who,
        "place": person.seat + 1,
        "has_left": who in workshop.people.gone,
        "is_away": who in away and who not in workshop.people.gone,
        "shares_with": (owner.table, owner.seat + 1) if owner else None,
        "ballot": shown(ballot) if ballot else None,
        "has_phone": person.ballot is None,
        "is_helped": person.is_helped,
        "handovers": person.handovers,
        "came_from": person.first_table if person.first_table != person.table else None,
    }


def _merged(workshop: Workshop) -> list[dict[str, Any]]:
    """Each with the entry of the log that takes it back, while that is possible."""
    entries = {
        entry.event.table: entry.seq
        for entry in workshop.log
        if isinstance(entry.event, e.TablesMerged) and can_undo(workshop, entry)
    }
    return [
        {"table": table, "into": into, "entry": entries.get(table)}
        for table, into in sorted(workshop.people.merged.items())
    ]
