"""Paper that is still out: how many ballots of which tables have not been typed in for a step."""

from collections.abc import Mapping

from sessions.exercises.base import Badge
from sessions.ids import ParticipantId
from sessions.typing_paper import takes_paper
from sessions.words import Message, listed, say, say_n
from sessions.workshop import Step, Workshop


def paper_due(workshop: Workshop, step: Step) -> Mapping[int, int]:
    """By table, how many people with paper there have no answer in; tables without any are left out.

    As many as were handed out, as somebody at the table said, or as have been typed in for another step.
    """
    if not step.was_open or step.phase.badge is not Badge.INDIVIDUAL:
        return {}
    answered = answered_in(step)
    found = {}
    for table in workshop.tables_in_use:
        if not takes_paper(step, table):
            continue
        people = paper_people(workshop, table)
        missing = max(paper_out(workshop, table), len(people)) - len(answered & people)
        if missing > 0:
            found[table] = missing
    return found


def due_words(workshop: Workshop, step: Step) -> Message | None:
    """One sentence for whoever is about to show a result; None where nothing is due."""
    due = paper_due(workshop, step)
    if not due or step.seen:
        return None
    tables = [str(table) for table in due]
    return say(
        "Paper is still due: %(ballots)s of %(tables)s. Once a result is shown, late ones count when there "
        "are five.",
        ballots=say_n("%(n)s ballot", "%(n)s ballots", sum(due.values())),
        tables=say_n("Table %(list)s", "Tables %(list)s", len(tables), list=listed(tables)),
    )


def paper_people(workshop: Workshop, table: int) -> set[ParticipantId]:
    """Who sits at a table and answered on paper, and has not left."""
    linked = set(workshop.paper.linked.values())
    return {
        who
        for who in workshop.people.here.get(table, ())
        if workshop.participants[who].ballot is not None or who in linked
    }


def paper_out(workshop: Workshop, table: int) -> int:
    """How many ballots the people now at a table were said to have."""
    out = workshop.paper.out.items()
    return sum(count for number, count in out if workshop.people.table_now(number) == table)


def answered_in(step: Step) -> set[ParticipantId]:
    """Whose answer is in."""
    rows = step.exercise.kind.rows(step.exercise.state)
    return {row["participant"] for row in rows if row["phase"] == step.phase.key and row["participant"]}
