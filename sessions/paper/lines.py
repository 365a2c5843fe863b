"""Reads one line of what was typed in from paper, as its phone's answer would be checked.

A ballot's number stands for one person, who is in the record as anybody else: by an id made from it, or as
the one whose ballot it turned out to be. Reads only.
"""

import json
from collections import Counter
from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import Any, Literal

from sessions.csv_lines import Fault, Row, known_as
from sessions.errors import Rejection
from sessions.exercises.base import Actor, Context, ExerciseEvent, PaperAnswer, PaperLine, Role, Stamp, Typed
from sessions.ids import CommandId, ExerciseId, ParticipantId
from sessions.orders import open_payload
from sessions.paper.ballot_numbers import read_number, shown, table_printed
from sessions.paper.state import Way
from sessions.words import Message, listed, say
from sessions.workshop import Step, Workshop

WORDS = tuple(f"words {number}" for number in range(1, 9))
ALREADY = ("already_said", "already_so")
Status = Literal["new", "changed", "same", "phone"]


@dataclass(frozen=True)
class Entry:
    """One line as it will be counted.

    What was counted before stays as it is: `same` from paper, `phone` from the phone of whose ballot it is.
    """

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
        parts = self.ballot, self.step.key, self.answer.command, payload, self.replaces
        times = workshop.paper.times_taken_back
        return _hash(workshop.id, *parts, *((times,) if times else ()))


@dataclass
class Lines:
    """What the lines before this one said."""

    tables: dict[int, tuple[int, int]] = field(default_factory=dict)  # ballot -> table, first line
    given: dict[tuple[int, str], int] = field(default_factory=dict)  # ballot and step -> line
    tried: dict[ExerciseId, Any] = field(default_factory=dict)  # copies of states to try answers in


def on_paper(participant: ParticipantId, table: int, typed: Typed) -> Actor:
    """Whoever answered on paper, as the giver of what stands on it."""
    return Actor(Role.PARTICIPANT, participant, table, on_paper=typed)


def read_entry(workshop: Workshop, row: Row, known: Lines) -> Entry | Fault:
    """What a line says, or what is wrong with it; `known` are the lines before it."""
    ballot = read_number(row.cells.get("ballot", ""))
    if isinstance(ballot, Message):
        return _wrong(row, "ballot", ballot)
    who = workshop.paper.behind(workshop.id, ballot)
    if who in workshop.people.withdrew:
        sentence = "Ballot %(ballot)s was withdrawn, and is not counted again. Take it out."
        return _wrong(row, "ballot", say(sentence, ballot=shown(ballot)))
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
        sentence = "Ballot %(ballot)s answers this in line %(line)s too. Keep one."
        return _wrong(row, "ballot", say(sentence, ballot=shown(ballot), line=first))
    return _checked(workshop, row, Entry(row.line, ballot, who, table, step, answer, "new"), known)


def _checked(workshop: Workshop, row: Row, entry: Entry, known: Lines) -> Entry | Fault:
    """The entry, if the exercise takes it; what it says is what a phone would be told."""
    step, answer = entry.step, entry.answer
    kind, state = step.exercise.kind, step.exercise.state
    command = open_payload(kind.commands[answer.command], answer.payload)
    if isinstance(command, Rejection):
        return _wrong(row, "answer", command.message)
    own = None if answer.many else kind.own(state, entry.participant).get(step.phase.key)
    if own:
        entry = replace(entry, status="changed", replaces=int(own["receipt"]))
    by = on_paper(entry.participant, entry.table, Typed(entry.ballot, ""))
    context = Context(by, step.phase.key, workshop.room, entry.replaces, workshop.is_closed, step.is_open)
    events = kind.decide(state, command, context)
    if isinstance(events, Rejection):
        is_known = answer.many and events.code in ALREADY
        return replace(entry, status="same") if is_known else _wrong(row, "answer", events.message)
    if own and _says_the_same(workshop, entry, events, own["body"], known):
        return replace(entry, status="same")
    if own and workshop.paper.way_of(int(own["receipt"])) in (Way.PHONE, Way.ASSISTED):
        return replace(entry, status="phone")
    return entry


def _says_the_same(
    workshop: Workshop, entry: Entry, events: Sequence[ExerciseEvent], body: Any, known: Lines
) -> bool:
    """Whether the answer would stand there as it stands now."""
    exercise, who = entry.step.exercise, entry.participant
    if exercise.id not in known.tried:
        known.tried[exercise.id] = deepcopy(exercise.state)
    after = known.tried[exercise.id]
    for event in events:
        exercise.kind.evolve(after, event, Stamp(workshop.version + 1, 0.0, who, entry.table))
    return bool(exercise.kind.own(after, who)[entry.step.phase.key]["body"] == body)


def _table(workshop: Workshop, row: Row, ballot: int, known: Lines) -> int | Fault:
    """Where the ballot's person sat, which no two lines may say differently."""
    cell = row.cells.get("table", "")
    person = workshop.participants.get(workshop.paper.behind(workshop.id, ballot))
    printed = table_printed(ballot)
    before = (person.first_table, 0) if person else (printed, 0) if printed else known.tables.get(ballot)
    given = _number(cell, 999) if cell else before[0] if before else None
    if given is None or given not in workshop.tables:
        tables = listed([str(number) for number in sorted(workshop.tables)])
        return _wrong(row, "table", say("Write the number of a table: %(tables)s.", tables=tables))
    if before and before[0] != given:
        sentence = say("Ballot %(ballot)s is of Table %(table)s.", ballot=shown(ballot), table=before[0])
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


def _wrong(row: Row, column: str, sentence: Message) -> Fault:
    return Fault(row.line, column, sentence)


def _number(text: str, most: int) -> int | None:
    is_number = text.isdecimal() and text.isascii() and len(text) <= len(str(most))
    return int(text) if is_number and 1 <= int(text) <= most else None


def _hash(*parts: object) -> CommandId:
    return CommandId(sha256("/".join(map(str, parts)).encode()).hexdigest()[:32])
