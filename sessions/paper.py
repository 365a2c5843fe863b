"""Reads what was typed in from paper: a line an answer, each checked as its phone's answer would be.

A ballot's number stands for one person, who is in the record as anybody else: by an id made from it. So no
ballot is ever counted twice, however often its lines are brought. Reads only; `taking_paper` carries it out.
"""

import json
from collections import Counter
from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Literal

from sessions.csv_lines import Fault, Row, known_as, read_table
from sessions.errors import Rejection
from sessions.exercises.base import Actor, Context, PaperAnswer, PaperLine, Role, Stamp
from sessions.ids import CommandId, ParticipantId
from sessions.orders import open_payload
from sessions.words import Message, listed, say
from sessions.workshop import Step, Workshop

MOST_BALLOT = 9999
WORDS = tuple(f"words {number}" for number in range(1, 9))
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "ballot": ("ballot number", "number"),
    "table": ("table number",),
    "exercise": ("step",),
    "answer": ("answers",),
    WORDS[0]: ("words", "text", "statement"),
    **dict.fromkeys(WORDS[1:], ()),
}
PURGED = say("What was said here has been erased for good, and nothing is added to it.")
ALREADY = ("already_said", "already_so")
Status = Literal["new", "changed", "same"]


@dataclass(frozen=True)
class Entry:
    """One line as it will be counted; `same` ones were counted before, and are left as they are."""

    line: int
    ballot: int
    participant: ParticipantId
    table: int
    step: Step
    answer: PaperAnswer
    status: Status
    replaces: int | None = None

    def command_id(self, workshop: Workshop) -> CommandId:
        """The same for the same line, so that what was cut short can be brought again."""
        payload = json.dumps(self.answer.payload, sort_keys=True)
        return _hash(workshop.id, self.ballot, self.step.key, self.answer.command, payload, self.replaces)


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


@dataclass
class _Lines:
    """What the lines before this one said."""

    tables: dict[int, tuple[int, int]] = field(default_factory=dict)  # ballot -> table, first line
    given: dict[tuple[int, str], int] = field(default_factory=dict)  # ballot and step -> line


def read_paper(workshop: Workshop, text: str) -> Reading:
    """Every line of a text as it would be counted, or all that is wrong with it."""
    if workshop.purged:
        return Reading(faults=(Fault(0, "", PURGED),))
    table = read_table(text, COLUMNS, free=WORDS)
    entries, faults, known = list[Entry](), list(table.faults), _Lines()
    for row in table.rows:
        read = _entry(workshop, row, known)
        if isinstance(read, Entry):
            entries.append(read)
        else:
            faults.append(read)
    if faults:
        return Reading(faults=tuple(sorted(faults, key=lambda fault: fault.line)))
    return Reading(tuple(entries), cautions=tuple(_crowded(workshop, entries)))


def person_of(workshop: Workshop, ballot: int) -> ParticipantId:
    """Who a ballot's number stands for."""
    return ParticipantId(_hash(workshop.id, "ballot", ballot))


def on_paper(participant: ParticipantId, table: int) -> Actor:
    """Whoever answered on paper, as the giver of what stands on it."""
    return Actor(Role.PARTICIPANT, participant, table, on_paper=True)


def _entry(workshop: Workshop, row: Row, known: _Lines) -> Entry | Fault:
    ballot = _number(row.cells.get("ballot", ""), MOST_BALLOT)
    if ballot is None:
        return _wrong(row, "ballot", say("Write the ballot's number, from 1 to %(most)s.", most=MOST_BALLOT))
    if person_of(workshop, ballot) in workshop.people.withdrew:
        sentence = say(
            "Ballot %(ballot)s was withdrawn, and is not counted again. Take it out.", ballot=ballot
        )
        return _wrong(row, "ballot", sentence)
    table = _table(workshop, row, ballot, known)
    if isinstance(table, Fault):
        return table
    step = _step(workshop, row)
    if isinstance(step, Fault):
        return step
    line = PaperLine(row.cells.get("answer", ""), tuple(row.cells.get(name, "") for name in WORDS))
    answer = step.exercise.kind.paper(step.exercise.state, step.phase.key, table, line)
    if isinstance(answer, Rejection):
        return _wrong(row, "answer", answer.message)
    first = known.given.setdefault((ballot, step.key), row.line)
    if first != row.line and not answer.many:
        sentence = say(
            "Ballot %(ballot)s answers this in line %(line)s too. Keep one.", ballot=ballot, line=first
        )
        return _wrong(row, "ballot", sentence)
    return _checked(workshop, row, ballot, table, step, answer)


def _checked(
    workshop: Workshop, row: Row, ballot: int, table: int, step: Step, answer: PaperAnswer
) -> Entry | Fault:
    """The entry, if the exercise takes it; what it says is what a phone would be told."""
    kind, state = step.exercise.kind, step.exercise.state
    who = person_of(workshop, ballot)
    command = open_payload(kind.commands[answer.command], answer.payload)
    if isinstance(command, Rejection):
        return _wrong(row, "answer", command.message)
    own = None if answer.many else kind.own(state, who).get(step.phase.key)
    replaces = int(own["receipt"]) if own else None
    by = on_paper(who, table)
    context = Context(by, step.phase.key, workshop.room, replaces, workshop.is_closed, step.is_open)
    events = kind.decide(state, command, context)
    entry = Entry(row.line, ballot, who, table, step, answer, "changed" if own else "new", replaces)
    if isinstance(events, Rejection):
        is_known = answer.many and events.code in ALREADY
        return _with(entry, "same") if is_known else _wrong(row, "answer", events.message)
    if own:
        after = deepcopy(state)
        for event in events:
            kind.evolve(after, event, Stamp(workshop.version + 1, 0.0, who, table))
        if kind.own(after, who)[step.phase.key]["body"] == own["body"]:
            return _with(entry, "same")
    return entry


def _with(entry: Entry, status: Status) -> Entry:
    return Entry(
        entry.line,
        entry.ballot,
        entry.participant,
        entry.table,
        entry.step,
        entry.answer,
        status,
        entry.replaces,
    )


def _table(workshop: Workshop, row: Row, ballot: int, known: _Lines) -> int | Fault:
    """Where the ballot's person sat, which no two lines may say differently."""
    cell = row.cells.get("table", "")
    person = workshop.participants.get(person_of(workshop, ballot))
    before = (person.first_table, 0) if person else known.tables.get(ballot)
    given = _number(cell, 999) if cell else before[0] if before else None
    if given is None or given not in workshop.tables:
        tables = listed([str(number) for number in sorted(workshop.tables)])
        return _wrong(row, "table", say("Write the number of a table: %(tables)s.", tables=tables))
    if before and before[0] != given:
        sentence = say("Ballot %(ballot)s is of Table %(table)s.", ballot=ballot, table=before[0])
        return _wrong(row, "table", sentence)
    known.tables.setdefault(ballot, (given, row.line))
    return given


def _step(workshop: Workshop, row: Row) -> Step | Fault:
    """The step that a cell names: by its name, or by its exercise's where that has one to answer."""
    asked = [step for step in workshop.steps if step.phase.takes_answers]
    cell = known_as(row.cells.get("exercise", ""))
    by_exercise = Counter(step.exercise.id for step in asked)
    names: dict[str, Step] = {known_as(step.key): step for step in asked}
    for step in asked:
        if by_exercise[step.exercise.id] == 1:
            names |= {known_as(step.exercise.id): step, known_as(step.exercise.title): step}
    found = names.get(cell)
    if found is None:
        known = ", ".join(step.key for step in asked)
        return _wrong(row, "exercise", say("Write the name of a step: %(known)s.", known=known))
    if not found.was_open:
        sentence = say("%(step)s has not been opened yet. Bring its paper once it was.", step=found.key)
        return _wrong(row, "exercise", sentence)
    return found


def _crowded(workshop: Workshop, entries: list[Entry]) -> list[Message]:
    """Tables that would have more people than seats: somebody may have answered both ways."""
    new = {
        entry.participant: entry.table for entry in entries if entry.participant not in workshop.participants
    }
    coming = Counter(workshop.people.table_now(table) for table in new.values())
    found = []
    for table, seats in sorted(workshop.tables_in_use.items()):
        here = len(workshop.members[table])
        on = sum(workshop.participants[who].ballot is not None for who in workshop.members[table])
        if on + coming[table] and here + coming[table] > seats:
            sentence = (
                "Table %(table)s: %(phones)s on phones, %(paper)s on paper, %(seats)s seats. "
                "Ask whether somebody answered on both."
                if here - on
                else "Table %(table)s: %(paper)s on paper, %(seats)s seats. Check the ballots' tables."
            )
            values = {"phones": here - on, "paper": on + coming[table], "seats": seats}
            found.append(say(sentence, table=table, **values))
    return found


def _wrong(row: Row, column: str, sentence: Message) -> Fault:
    return Fault(row.line, column, sentence)


def _number(text: str, most: int) -> int | None:
    is_number = text.isdecimal() and text.isascii() and len(text) <= len(str(most))
    return int(text) if is_number and 1 <= int(text) <= most else None


def _hash(*parts: object) -> CommandId:
    return CommandId(sha256("/".join(map(str, parts)).encode()).hexdigest()[:32])
