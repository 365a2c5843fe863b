"""Reads a list of people to seat: name, sector, organisation, access needs, whom to keep with and apart."""

import csv
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import StringIO

from sessions.csv_lines import Fault, Row, known_as, read_table
from sessions.seating_list.people import Listed, Need
from sessions.words import say

MOST_PEOPLE = 400
LONGEST_NAME = 80
COLUMNS = {
    "name": ("full name", "participant", "person"),
    "sector": ("group", "background"),
    "organisation": ("organization", "organisation name", "employer"),
    "access needs": ("access", "needs", "access need"),
    "keep with": ("together", "with", "keep together"),
    "keep apart": ("apart", "not with", "keep apart from"),
}
_NEEDS = {
    **dict.fromkeys(("step free", "wheelchair", "no steps", "level access"), Need.STEP_FREE),
    **dict.fromkeys(("near the front", "near front", "front", "hearing", "sight"), Need.NEAR_FRONT),
}
_NONE = {"", "no", "none", "n/a"}
_PARTS = re.compile(r"[/;,]")


@dataclass(frozen=True)
class ReadList:
    """The people, each with the line they stand in, and what has to be mended first."""

    people: tuple[Listed, ...]
    lines: tuple[int, ...]
    faults: tuple[Fault, ...]


def read_people(text: str, known: Sequence[Listed] = ()) -> ReadList:
    """Everyone in a text. Wishes name people in it, or among the `known`; any fault and nobody is taken."""
    table = read_table(text, COLUMNS)
    people, faults = list[Listed](), list(table.faults)
    for row in table.rows:
        person, wrong = _person(row)
        people.append(person)
        faults += wrong
    lines = [row.line for row in table.rows]
    if len(people) + len(known) > MOST_PEOPLE:
        sentence = say("A list can hold %(most)s people.", most=MOST_PEOPLE)
        faults.append(Fault(0, "", sentence))
    faults += _same_names(people, lines, known)
    faults += [fault for person, line in zip(people, lines, strict=True) for fault in _wishes(person, line)]
    names = {known_as(person.name) for person in (*people, *known)}
    if not table.faults:  # else a name may stand in a line that could not be read
        for person, line in zip(people, lines, strict=True):
            faults += _unknown(person, line, names)
    return ReadList(tuple(people), tuple(lines), tuple(sorted(faults, key=lambda fault: fault.line)))


def one_person(cells: Mapping[str, str], known: Sequence[Listed]) -> ReadList:
    """Somebody who is added to those known, by the cells of their line."""
    written = StringIO()
    csv.writer(written).writerows([list(COLUMNS), [cells.get(column, "") for column in COLUMNS]])
    return read_people(written.getvalue(), known)


def _person(row: Row) -> tuple[Listed, list[Fault]]:
    cell = {column: row.cells.get(column, "") for column in COLUMNS}
    needs, faults = _needs(row.line, cell["access needs"])
    if not cell["name"]:
        faults.append(Fault(row.line, "name", say("There is no name. Write one, or take the line out.")))
    elif len(cell["name"]) > LONGEST_NAME:
        faults.append(Fault(row.line, "name", say("Keep a name to %(most)s characters.", most=LONGEST_NAME)))
    person = Listed(
        name=cell["name"],
        sector=cell["sector"],
        organisation=cell["organisation"],
        needs=needs,
        together=_parts(cell["keep with"]),
        apart=_parts(cell["keep apart"]),
    )
    return person, faults


def _needs(line: int, cell: str) -> tuple[frozenset[Need], list[Fault]]:
    found, faults = set(), []
    for part in _parts(cell):
        need = _NEEDS.get(known_as(part))
        if need:
            found.add(need)
        elif known_as(part) not in _NONE:
            sentence = "“%(need)s” is not understood. Write “step-free”, “near the front”, both, or nothing."
            faults.append(Fault(line, "access needs", say(sentence, need=part)))
    return frozenset(found), faults


def _parts(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in _PARTS.split(cell) if part.strip())


def _same_names(people: Sequence[Listed], lines: Sequence[int], known: Sequence[Listed]) -> list[Fault]:
    faults = []
    first: dict[str, int] = {known_as(person.name): 0 for person in known}
    for person, line in zip(people, lines, strict=True):
        name = known_as(person.name)
        if name and name in first:
            sentence = (
                "%(name)s stands in line %(line)s too. Add an initial, so that they can be told apart."
                if first[name]
                else "%(name)s is on the list already. Add an initial, so that they can be told apart."
            )
            faults.append(Fault(line, "name", say(sentence, name=person.name, line=first[name])))
        first.setdefault(name, line)
    return faults


def _wishes(person: Listed, line: int) -> list[Fault]:
    own, with_, apart = (
        known_as(person.name),
        set(map(known_as, person.together)),
        set(map(known_as, person.apart)),
    )
    faults = []
    for column, wished in (("keep with", with_), ("keep apart", apart)):
        if own in wished:
            faults.append(Fault(line, column, say("This is the person's own name. Take it out.")))
    if with_ & apart:
        sentence = say("The same name is under “keep with” too. Keep one of the two.")
        faults.append(Fault(line, "keep apart", sentence))
    return faults


def _unknown(person: Listed, line: int, names: set[str]) -> list[Fault]:
    sentence = "%(name)s is not on this list. Write the name as it stands there."
    return [
        Fault(line, column, say(sentence, name=name))
        for column, wished in (("keep with", person.together), ("keep apart", person.apart))
        for name in wished
        if known_as(name) not in names
    ]
