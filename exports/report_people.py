"""Who took part, as panels and facts: who sat where, who came late, on what phones, and how many stayed.

Participants are never listed and never ordered by when they came. Who joined is given by table, which
everyone in the room could see; who answered is given for the room alone (see `summaries`).
"""

from collections.abc import Iterator

from exports.reading import Reading
from exports.summaries import TakingPart, taking_part
from exports.tidy import Rows
from sessions import events as e
from sessions.attendance import Attendance, attendance
from sessions.exercises.base import Badge, Chart, Column, Panel
from sessions.words import Message, say, say_n
from sessions.workshop import Step

ATTENDANCE, STAYED = "attendance", "stayed"


def people_facts(reading: Reading) -> list[Message]:
    """What is to be said before anything else."""
    workshop, counts = reading.workshop, attendance(reading.workshop)
    tables = sum(bool(people) for people in counts.by_table.values())
    return [
        say(
            "%(people)s, at %(tables)s. %(places)s had been laid.",
            people=say_n("%(n)s person joined", "%(n)s people joined", counts.joined),
            tables=say_n("%(n)s table", "%(n)s tables", tables),
            places=say_n("%(n)s place", "%(n)s places", sum(workshop.tables.values())),
        )
    ]


def provenance_facts(reading: Reading) -> list[Message]:
    """What happened to people and their phones on the day; nothing is said of what did not happen."""
    counts = attendance(reading.workshop)
    return [*_late(reading), *_tables(counts), *_phones(counts)]


def _late(reading: Reading) -> Iterator[Message]:
    opened = [r.stamp.at for r in reading.records if isinstance(r.event, e.StepOpened)]
    people = reading.workshop.participants.values()
    late = sum(person.joined_at > opened[0] for person in people) if opened else 0
    if late:
        yield say(
            "%(late)s of %(of)s came after the first step had been opened for answers.",
            late=late,
            of=len(people),
        )


def _tables(counts: Attendance) -> Iterator[Message]:
    for table, into in sorted(counts.merged.items()):
        yield say(
            "Table %(table)s went to sit with Table %(into)s. What it had said by then keeps its own number.",
            table=table,
            into=into,
        )
    if counts.changed_table:
        yield say(
            "%(moved)s of %(of)s ended the day at another table than the one they first sat down at.",
            moved=counts.changed_table,
            of=counts.joined,
        )


def _phones(counts: Attendance) -> Iterator[Message]:
    if counts.on_shared_phone:
        yield say(
            "%(shared)s of %(of)s answered on a neighbour's phone, each for themselves and counted apart.",
            shared=counts.on_shared_phone,
            of=counts.joined,
        )
    if counts.helped:
        yield say(
            "%(helped)s of %(of)s said that somebody helped them to answer.",
            helped=counts.helped,
            of=counts.joined,
        )
    if counts.changed_phone:
        yield say(
            "%(changed)s of %(of)s went on with another phone, and are still counted once.",
            changed=counts.changed_phone,
            of=counts.joined,
        )


def attendance_panel(reading: Reading) -> Panel:
    """People by the table where they first sat down, as a row of dots each."""
    places, joined = reading.workshop.tables, attendance(reading.workshop).by_table
    rows = [
        {"table": say("Table %(table)s", table=table), "places": places[table], "joined": joined[table]}
        for table in sorted(places)
    ]
    total = {"table": say("All"), "places": sum(places.values()), "joined": sum(joined.values())}
    return Panel(
        key=ATTENDANCE,
        title=say("How many people joined each table"),
        badge=Badge.ROOM,
        basis=say("One dot a person. Room, n = %(n)s who joined.", n=total["joined"]),
        summary=_attendance_words(list(joined.values())),
        columns=(
            Column("table", say("Table")),
            Column("places", say("Places"), is_number=True),
            Column("joined", say("Joined"), is_number=True),
        ),
        rows=(*rows, total),
        chart=Chart(ATTENDANCE, "unit_dots", {"palette": "ink"}),
        chart_rows=tuple({"label": row["table"], "count": row["joined"]} for row in rows),
    )


def _attendance_words(joined: list[int]) -> Message:
    if min(joined) == max(joined):
        return say("Dots by table: the same number at each, %(n)s.", n=joined[0])
    return say("Dots by table: from %(fewest)s to %(largest)s.", fewest=min(joined), largest=max(joined))


def stayed_panel(reading: Reading, rows: Rows) -> Panel | None:
    """How many took part in each exercise that asked people one by one; None before the first."""
    steps = [step for step in reading.workshop.steps if _asks_persons(step)]
    found = taking_part(rows, frozenset((step.exercise.id, step.phase.key) for step in steps))
    if not found:
        return None
    titles = {step.exercise.id: step.exercise.title for step in steps}
    lines = [
        {"exercise": titles[part.exercise], "people": part.people, "joined": part.joined} for part in found
    ]
    return Panel(
        key=STAYED,
        title=say("How many answered, exercise by exercise"),
        badge=Badge.ROOM,
        basis=say("One dot a person who answered; exercises that asked people one by one."),
        summary=_stayed_words(found),
        columns=(
            Column("exercise", say("Exercise")),
            Column("people", say("Answered"), is_number=True),
            Column("joined", say("Joined by then"), is_number=True),
        ),
        rows=tuple(lines),
        chart=Chart(STAYED, "unit_dots", {"palette": "ink"}),
        chart_rows=tuple({"label": line["exercise"], "count": line["people"]} for line in lines),
        notes=(
            say("Someone who left has joined all the same: the record does not know who is in the room."),
        ),
    )


def _asks_persons(step: Step) -> bool:
    return step.phase.takes_answers and step.phase.badge is Badge.INDIVIDUAL


def _stayed_words(found: list[TakingPart]) -> Message:
    first, last = found[0], found[-1]
    if len(found) == 1:
        return say("A row of dots: %(n)s of %(of)s answered.", n=first.people, of=first.joined)
    return say(
        "Dots by exercise, in the order of the day: %(first)s of %(first_of)s answered in the first, "
        "%(last)s of %(last_of)s in the last.",
        first=first.people,
        first_of=first.joined,
        last=last.people,
        last_of=last.joined,
    )
