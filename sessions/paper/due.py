"""Paper that is still out, and tables where more people answered than sit there."""

from collections.abc import Mapping
from dataclasses import dataclass

from sessions.errors import Rejection
from sessions.exercises.base import Badge, PaperLine
from sessions.exercises.defaults import NOT_ON_PAPER
from sessions.ids import ParticipantId
from sessions.words import Message, listed, say, say_n
from sessions.workshop import Step, Workshop


def takes_paper(step: Step, table: int) -> bool:
    """Whether a table has ballots for a step that was opened."""
    if not (step.phase.takes_answers and step.was_open):
        return False
    answer = step.exercise.kind.paper(step.exercise.state, step.phase.key, table, PaperLine(""))
    return not (isinstance(answer, Rejection) and answer.code == NOT_ON_PAPER.code)


def paper_due(workshop: Workshop, step: Step) -> Mapping[int, int]:
    """By table, how many people with paper there have no answer in; tables without any are left out.

    As many as were handed out, as somebody at the table said, or as have been typed in for another step.
    """
    if not step.was_open or step.phase.badge is not Badge.INDIVIDUAL or workshop.purged:
        return {}
    tables = (table for table in workshop.tables_in_use if takes_paper(step, table))
    missing = {table: _missing(workshop, step, table) for table in tables}
    return {table: ballots for table, ballots in missing.items() if ballots > 0}


def due_words(workshop: Workshop, step: Step) -> Message | None:
    """One sentence for whoever is about to show a result; None where nothing is due, or it was shown."""
    due = {} if step.seen or not step.phase.panels else paper_due(workshop, step)
    if not due:
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


def _missing(workshop: Workshop, step: Step, table: int) -> int:
    people = paper_people(workshop, table)
    out = max(paper_out(workshop, table), len(people))
    if not out:
        return 0
    made = step.exercise.kind.progress(step.exercise.state, step.phase.key, table, workshop.room)
    return out - len(made.done & people)


@dataclass(frozen=True)
class Crowd:
    """A table with more people than seats, some of them on paper: one of them may be there twice."""

    table: int
    phones: int
    paper: int
    seats: int

    @property
    def words(self) -> Message:
        """What is odd, and what to do about it."""
        if self.phones:
            return say(
                "Table %(table)s: %(phones)s on phones, %(paper)s on paper, %(seats)s seats. "
                "Ask whether somebody answered on both, and link their ballot.",
                **vars(self),
            )
        return say(
            "Table %(table)s: %(paper)s on paper, %(seats)s seats. Check the ballots' tables.", **vars(self)
        )


def crowds(workshop: Workshop, coming: Mapping[int, int]) -> list[Crowd]:
    """Such tables, with so many people on paper `coming` to each."""
    found = []
    for table, seats in sorted(workshop.tables_in_use.items()):
        members = workshop.members[table]
        on = sum(workshop.participants[who].ballot is not None for who in members)
        paper = on + coming.get(table, 0)
        if paper and len(members) - on + paper > seats:
            found.append(Crowd(table, len(members) - on, paper, seats))
    return found
