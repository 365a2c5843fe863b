"""Reads what was typed in from paper: a line an answer, all that is wrong named, and what is to be looked at.

So no ballot is ever counted twice, however often its lines are brought. Reads only; `taking_paper` carries
it out.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sessions.csv_lines import Fault, read_table
from sessions.paper.ballot_numbers import shown
from sessions.paper.due import crowds
from sessions.paper.lines import WORDS, Entry, Lines, Status, read_entry
from sessions.words import Message, say
from sessions.workshop import Step, Workshop

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "ballot": ("ballot number", "number"),
    "table": ("table number",),
    "exercise": ("step",),
    "answer": ("answers",),
    WORDS[0]: ("words", "text", "statement"),
    **dict.fromkeys(WORDS[1:], ()),
}
PURGED = say("What was said here has been erased for good, and nothing is added to it.")


@dataclass(frozen=True)
class Reading:
    """What would be counted; with any fault, nothing is. `cautions` are to be looked at and stop nothing."""

    entries: tuple[Entry, ...] = ()
    faults: tuple[Fault, ...] = ()
    cautions: tuple[Message, ...] = ()

    def by_step(self) -> list[tuple[Step, Mapping[Status, int]]]:
        """How many lines of each status a step has, in the order of the file."""
        found: dict[str, tuple[Step, Counter[Status]]] = {}
        for entry in self.entries:
            found.setdefault(entry.step.key, (entry.step, Counter()))[1][entry.status] += 1
        return list(found.values())


def read_paper(workshop: Workshop, text: str) -> Reading:
    """Every line of a text as it would be counted, or all that is wrong with it."""
    if workshop.purged:
        return Reading(faults=(Fault(0, "", PURGED),))
    table = read_table(text, COLUMNS, free=WORDS)
    entries, faults, known = list[Entry](), list(table.faults), Lines()
    for row in table.rows:
        read = read_entry(workshop, row, known)
        if isinstance(read, Entry):
            entries.append(read)
        else:
            faults.append(read)
    if faults:
        return Reading(faults=tuple(sorted(faults, key=lambda fault: fault.line)))
    return Reading(tuple(entries), cautions=(*_on_phones(entries), *_crowded(workshop, entries)))


def _on_phones(entries: list[Entry]) -> Iterator[Message]:
    """Ballots whose people answered the same on a phone, and otherwise there: the phone's answer stays."""
    for entry in entries:
        if entry.status == "phone":
            yield say(
                "Ballot %(ballot)s: %(step)s was answered on a phone. That answer stays, and this one is not "
                "counted.",
                ballot=shown(entry.ballot),
                step=entry.step.key,
            )


def _crowded(workshop: Workshop, entries: list[Entry]) -> list[Message]:
    """Tables that would have more people than seats: somebody may have answered both ways."""
    seated = workshop.participants
    new = {entry.participant: entry.table for entry in entries if entry.participant not in seated}
    coming = Counter(workshop.people.table_now(table) for table in new.values())
    return [crowd.words for crowd in crowds(workshop, coming)]
