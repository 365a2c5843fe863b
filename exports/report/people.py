"""Who took part, as panels and facts: who sat where, who came late or left, and on what phones.

Participants are never listed and never ordered by when they came. Who joined is given by table, which
everyone in the room could see; who answered is given for the room alone (see `summaries`).
"""

from collections.abc import Iterator

from exports.reading import Reading
from sessions import events as e
from sessions.attendance import Attendance, attendance
from sessions.exercises.base import Badge, Chart, Column, Panel
from sessions.words import Message, say, say_n

ATTENDANCE = "attendance"


def people_facts(reading: Reading) -> list[Message]:
    """What is to be said before anything else."""
    workshop, counts = reading.workshop, attendance(reading.workshop)
    tables = sum(bool(people) for people in counts.by_table.values())
    return [
        *_erased(reading),
        say(
            "%(people)s, at %(tables)s. %(places)s had been laid.",
            people=say_n("%(n)s person joined", "%(n)s people joined", counts.joined),
            tables=say_n("%(n)s table", "%(n)s tables", tables),
            places=say_n("%(n)s place", "%(n)s places", sum(workshop.tables.values())),
        ),
    ]


def _erased(reading: Reading) -> Iterator[Message]:
    """That the record is not whole any more, before anything that is told from it."""
    workshop = reading.workshop
    if workshop.purged:
        yield say(
            "The raw record was purged. Figures are as they were counted then; statements, quotations, "
            "criteria and reasons in people's own words can't be shown any more."
        )
    if workshop.people.withdrew:
        yield say("What people withdrew is in no figure here, and in no list.")


def provenance_facts(reading: Reading) -> list[Message]:
    """What happened to people and their phones on the day; nothing is said of what did not happen."""
    counts = attendance(reading.workshop)
    return [*_late(reading), *_gone(counts), *_tables(counts), *_phones(counts)]


def _gone(counts: Attendance) -> Iterator[Message]:
    if counts.gone:
        yield say(
            "%(gone)s of %(of)s had left by the end, as a facilitator noted.",
            gone=counts.gone,
            of=counts.joined,
        )


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
    if counts.on_paper:
        yield say(
            "%(paper)s of %(of)s answered on paper, each ballot counted once.",
            paper=counts.on_paper,
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
