"""Typing in one ballot: the form of its exercise, read by the same rules as a line of a file.

Whoever writes for a table types that table's ballots, and its sheets, which are nobody's own. A number that
is in already with another answer is asked about first.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sessions.csv_lines import Row
from sessions.errors import Rejection, refuse
from sessions.exercises.base import AT_TABLES, Actor, HasPaperForm, PaperAnswer, PaperField, PaperLine, givers
from sessions.ids import CommandId, ParticipantId, StepKey, WorkshopId
from sessions.orders import Order
from sessions.paper.ballot_numbers import read_number, shown, table_printed
from sessions.paper.due import takes_paper
from sessions.paper.lines import WORDS, Entry, Lines, read_entry
from sessions.paper.reading import PURGED
from sessions.paper.taking import COUNTED, take_entries
from sessions.service import Service
from sessions.words import Message, say
from sessions.workshop import Step, Workshop

ANY = (
    PaperField("answer", say("Answer")),
    PaperField("words", say("Words"), is_words=True, longest=600),
)
NO_PAPER = refuse("not_on_paper", "There is no paper to type in for this step.")
SHEET_LATE = refuse("locked", "This step is locked. What a sheet says is added under “Add flipcharts” now.")


@dataclass(frozen=True)
class PaperForm:
    """What was typed in: for which step and table, the ballot's number ("" for a sheet), and the fields."""

    step: StepKey
    table: int
    ballot: str
    given: Mapping[str, str]


@dataclass(frozen=True)
class TypedIn:
    """How it went: `refusal` says what to mend in `field`; `known` is the other answer that is in already."""

    ballot: int | None = None
    status: str = ""
    refusal: Message | None = None
    field: str = ""
    known: Message | str | None = None


def paper_fields(step: Step, table: int) -> Sequence[PaperField]:
    """What is typed in from a ballot of a step."""
    kind = step.exercise.kind
    if isinstance(kind, HasPaperForm):
        return kind.paper_fields(step.exercise.state, step.phase.key, table)
    return ANY


def takes_sheets(workshop: Workshop, step: Step, by: Actor, table: int) -> bool:
    """Whether what a table says together is typed in here by its scribe."""
    if by.role not in AT_TABLES:
        return False
    line = PaperLine("", ("–",))
    answer = step.exercise.kind.paper(step.exercise.state, step.phase.key, table, line)
    return isinstance(answer, PaperAnswer) and answer.many and by.role in givers(_model(step, answer))


def type_ballot(
    service: Service, workshop: WorkshopId, form: PaperForm, by: Actor, command: CommandId, is_sure: bool
) -> TypedIn:
    """Count one ballot or one sheet; with `is_sure` in the place of another answer that is in already."""
    entry = service.read(workshop, lambda room: read_form(room, form, by))
    if isinstance(entry, TypedIn):
        return entry
    if isinstance(entry, PaperAnswer):
        return _write_down(service, workshop, form, by, command, entry)
    if entry.status == "changed" and not is_sure:
        known = service.read(workshop, lambda room: _known(room, entry))
        return TypedIn(entry.ballot, entry.status, known=known)
    faults = take_entries(service, workshop, [entry] if entry.status in COUNTED else [], by)
    return TypedIn(entry.ballot, entry.status, refusal=faults[0].sentence if faults else None)


def read_form(workshop: Workshop, form: PaperForm, by: Actor) -> Entry | PaperAnswer | TypedIn:
    """The ballot as it would be counted, the sheet as it would be written down, or what is to be mended."""
    step = workshop.find_step(form.step)
    if workshop.purged:
        return TypedIn(refusal=PURGED)
    if step is None or not takes_paper(step, form.table):
        return TypedIn(refusal=NO_PAPER.message)
    line = _line(step, form)
    if isinstance(line, Rejection):
        return TypedIn(refusal=line.message, field="answer")
    if not form.ballot.strip() and takes_sheets(workshop, step, by, form.table):
        answer = step.exercise.kind.paper(step.exercise.state, step.phase.key, form.table, line)
        return TypedIn(refusal=answer.message, field="answer") if isinstance(answer, Rejection) else answer
    words = dict(zip(WORDS, line.words, strict=False))
    cells = {"ballot": form.ballot, "table": _table_cell(workshop, form), "exercise": step.key}
    entry = read_entry(workshop, Row(0, {**cells, "answer": line.answer, **words}), Lines())
    if not isinstance(entry, Entry):
        return TypedIn(refusal=entry.sentence, field="ballot" if entry.column == "ballot" else "answer")
    if workshop.people.table_now(entry.table) != workshop.people.table_now(form.table):
        sentence = "Ballot %(ballot)s is of Table %(table)s. Type it in there."
        wrong = say(sentence, ballot=shown(entry.ballot), table=entry.table)
        return TypedIn(refusal=wrong, field="ballot")
    return entry


def _line(step: Step, form: PaperForm) -> PaperLine | Rejection:
    kind, given = step.exercise.kind, {name: " ".join(text.split()) for name, text in form.given.items()}
    if isinstance(kind, HasPaperForm):
        return kind.paper_line(step.exercise.state, step.phase.key, form.table, given)
    return PaperLine(given.get("answer", ""), (given.get("words", ""),))


def _table_cell(workshop: Workshop, form: PaperForm) -> str:
    """The table, where neither the number nor the record says which it is."""
    number = read_number(form.ballot)
    if isinstance(number, Message) or table_printed(number):
        return ""
    is_known = workshop.paper.behind(workshop.id, number) in workshop.participants
    return "" if is_known else str(form.table)


def _known(workshop: Workshop, entry: Entry) -> Message | str:
    """What the ballot says so far, in words: it was typed in from there."""
    own = entry.step.exercise.kind.own(entry.step.exercise.state, ParticipantId(entry.participant))
    found: Message | str = own[entry.step.phase.key]["text"]
    return found


def _write_down(
    service: Service,
    workshop: WorkshopId,
    form: PaperForm,
    by: Actor,
    command: CommandId,
    answer: PaperAnswer,
) -> TypedIn:
    """A sheet is written down as its table's scribe writes, while the step is open."""
    step = service.read(workshop, lambda room: room.find_step(form.step))
    if step is None or not step.is_open:
        return TypedIn(refusal=SHEET_LATE.message)
    order = Order(workshop, command, answer.command, answer.payload, by, step.key, step.exercise.id)
    outcome = service.handle(order)
    if isinstance(outcome, Rejection):
        return TypedIn(refusal=outcome.message, field="answer")
    return TypedIn(status="sheet")


def _model(step: Step, answer: PaperAnswer) -> Any:
    return step.exercise.kind.commands[answer.command]
