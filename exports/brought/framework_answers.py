"""Owns a table of answers to the framework: `person,question,value,confidence` and perhaps `partner`.

One row for each question that a person answered: 0 is the left pole, 1 the right, `n/a` does not apply to the
proposal, `?` can't say. Confidence may stay empty. A person answers a question once, and for one partner.
"""

import re
from collections.abc import Sequence
from fractions import Fraction

from exports.brought.lines import Line, Problems, quoted, table_lines
from sessions.framework.answer import Answer, Confidence
from sessions.framework.eighteen import QUESTIONS

COLUMNS = ("person", "question", "value", "confidence")
PARTNER = "partner"
NOT_APPLYING, CANT_SAY = "n/a", "?"
NUMBER = re.compile(r"[0-9]{0,9}(?:[0-9]|\.[0-9]{1,30})(?:[eE]-?[0-9]{1,2})?")
ASKED = re.compile(r"[qQ]?0?([0-9]{1,2})")


def read_answers_to_framework(text: str) -> list[Answer]:
    """The answers in the order of the file. Raise BadLinesError with every line that can't be used."""
    problems = Problems()
    lines = table_lines(text, COLUMNS, (PARTNER,), problems)
    for line in lines:
        _check(line, problems)
    _check_once(lines, problems)
    _check_one_partner_each(lines, problems)
    problems.stop_if_any()
    answers = [_answer(line) for line in lines]
    if not any(answer.is_placed for answer in answers):
        problems.add(0, "No line has a value from 0 to 1, so there is nothing to assess.")
    problems.stop_if_any()
    return answers


def number_of_question(typed: str) -> int | None:
    """The question's number, from 1 to 18, typed as 7 or Q7; None for anything else."""
    found = ASKED.fullmatch(typed)
    return int(found[1]) if found and int(found[1]) in QUESTIONS else None


def _check(line: Line, problems: Problems) -> None:
    if not line["person"]:
        problems.add(line.number, "The person is empty.")
    if number_of_question(line["question"]) is None:
        problems.add(
            line.number,
            f"There is no question {quoted(line['question'])}: they run from 1 to {len(QUESTIONS)}.",
        )
    value, sure = line["value"].lower(), line["confidence"].lower()
    if value not in (NOT_APPLYING, CANT_SAY) and not (NUMBER.fullmatch(value) and Fraction(value) <= 1):
        problems.add(
            line.number,
            f"The value {quoted(line['value'])} is no number from 0 to 1, nor n/a (does not apply) nor "
            "? (can't say).",
        )
    if sure and sure not in set(Confidence):
        problems.add(
            line.number,
            f"The confidence {quoted(line['confidence'])} is none of low, middling, high; it may stay empty.",
        )


def _check_once(lines: Sequence[Line], problems: Problems) -> None:
    first: dict[tuple[str, int], int] = {}
    for line in lines:
        number = number_of_question(line["question"])
        if number is None or not line["person"]:
            continue
        pair = line["person"], number
        if pair in first:
            told = f"{quoted(pair[0])} answers question {number} twice, on line {first[pair]} already."
            problems.add(line.number, told)
        first.setdefault(pair, line.number)


def _check_one_partner_each(lines: Sequence[Line], problems: Problems) -> None:
    seen: dict[str, Line] = {}
    for line in lines:
        other = seen.setdefault(line["person"], line)
        if line["person"] and other[PARTNER] != line[PARTNER]:
            told = (
                f"{quoted(line['person'])} is with partner {quoted(other[PARTNER])} on line {other.number}."
            )
            problems.add(line.number, told)


def _answer(line: Line) -> Answer:
    value, sure = line["value"].lower(), line["confidence"].lower()
    return Answer(
        person=line["person"],
        question=number_of_question(line["question"]) or 0,
        value=None if value in (NOT_APPLYING, CANT_SAY) else Fraction(value),
        applies=value != NOT_APPLYING,
        confidence=Confidence(sure) if sure else None,
        partner=line[PARTNER],
    )
