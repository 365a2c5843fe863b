"""How evenly people wrote on their phones, exercise by exercise, silent people included.

Each is one number of the whole room, told from ten people on and never by table: it says how turns were
spread, and nobody's.
"""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from sessions.aggregation.participation import gini
from sessions.day import Exercise
from sessions.disclosure import is_told_by_cell
from sessions.exercises.base import Badge, Column, Panel, Room
from sessions.ids import ParticipantId
from sessions.words import Message, say, say_n

PARTICIPATION = "participation"
Row = dict[str, Any]


def participation_panel(wrote_in: Iterable[tuple[Exercise, Room]]) -> Panel | None:
    """Rows: exercise, people, silent (wrote nothing), written, gini, where ten people or more were there and
    anybody wrote; None where there is none. `wrote_in` are exercises that are over, and who was in the room.

    What a scribe wrote is the table's and nobody's turn; what was hidden was still written.
    """
    rows = tuple(row for exercise, room in wrote_in if (row := _row(exercise, room)))
    if not rows:
        return None
    return Panel(
        key=PARTICIPATION,
        title=say("How evenly people wrote on their phones"),
        badge=Badge.ROOM,
        basis=_basis(rows),
        summary=_summary(rows),
        columns=(
            Column("exercise", say("Exercise")),
            Column("people", say("People"), is_number=True),
            Column("silent", say("Wrote nothing"), is_number=True),
            Column("written", say("Things written"), is_number=True),
            Column("gini", say("Gini"), is_number=True),
        ),
        rows=rows,
        notes=(
            say("Gini runs from 0 (all wrote alike) to 1 (one person alone), silent people included."),
            say("Talking is not counted, nor what a scribe wrote for a table."),
        ),
    )


def _basis(rows: tuple[Row, ...]) -> Message:
    """Of how many people; who is counted differs from exercise to exercise where some left or came."""
    fewest, largest = (pick(int(row["people"]) for row in rows) for pick in (min, max))
    if fewest == largest:
        return say("n = %(n)s in the room, with any who wrote before leaving it.", n=fewest)
    return say(
        "n = %(fewest)s to %(largest)s in the room, with any who wrote before leaving it.",
        fewest=fewest,
        largest=largest,
    )


def turns(exercise: Exercise, room: Room) -> dict[ParticipantId, int]:
    """How many things each person wrote in words; 0 for who wrote none."""
    said = Counter(saying.person for saying in exercise.kind.sayings(exercise.state) if saying.person)
    there = (person for people in room.members.values() for person in people)
    return {**dict.fromkeys(there, 0), **said}


def _row(exercise: Exercise, room: Room) -> Row | None:
    counts = turns(exercise, room)
    evenness = gini(list(counts.values()))
    if not is_told_by_cell(len(counts)) or evenness is None:
        return None
    return {
        "exercise": exercise.title,
        "people": len(counts),
        "silent": sum(not count for count in counts.values()),
        "written": sum(counts.values()),
        "gini": float(evenness),
    }


def _summary(rows: tuple[Row, ...]) -> Message:
    least = min(rows, key=lambda row: float(row["gini"]))
    return say_n(
        "A list of %(n)s exercise in which people wrote.",
        "A list of %(n)s exercises in which people wrote. It was most even in “%(exercise)s”.",
        len(rows),
        exercise=least["exercise"],
    )
