"""Takes a record apart into the event files of a bundle, so that nobody can be followed through the day.

`events/day.jsonl` holds what those who ran the day did, numbered and with the time. `events/people.jsonl`
holds who came, moved and left; each exercise has a file with the same and with what was answered there.
People have another name in each file and no times: a line only says after which entry of the day it came. Own
answers between two entries are in the order of the names.
"""

from collections.abc import Iterator, Mapping, Sequence

from exports.bundle.layout import DAY_FILE, PEOPLE_FILE, exercise_file, json_lines
from exports.bundle.names import DAY, Names, renamed
from exports.bundle.sorting_out import JOINED, Sorter
from exports.bundle.telling import Line
from sessions.exercises.registry import Registry
from sessions.store import EventRow

OURS = frozenset({"place", "secret"})  # of a line, for the sorting alone


def take_apart(rows: Sequence[EventRow], registry: Registry) -> dict[str, bytes]:
    """The event files by their paths. RecordError for a record that this program can't read."""
    names = Names(rows)
    sorter = Sorter(rows, registry, names)
    state, apart = sorter.sort(), sorter.apart
    files = {
        DAY_FILE: json_lines(renamed(apart.day, names.in_scope(DAY))),
        PEOPLE_FILE: json_lines(_shuffled(apart.people, names.in_scope(DAY))),
    }
    for number, key in enumerate(state.exercises, start=1):
        if any("own" in line for line in apart.exercises[key]):
            lines = _shuffled(apart.lines_of(key), names.in_scope(key))
            files[exercise_file(number, key)] = json_lines(lines)
    return files


def _shuffled(lines: Sequence[Line], names: Mapping[str, str]) -> Iterator[Line]:
    """The lines under other names; neighbours that are secret stand by name, each person's own in order."""
    run: list[Line] = []
    for line in lines:
        if run and not (line["secret"] and line["after"] == run[0]["after"]):
            yield from _in_order(run)
            run = []
        if line["secret"]:
            run.append(renamed(line, names))
        else:
            yield _without_ours(renamed(line, names))
    yield from _in_order(run)


def _in_order(run: Sequence[Line]) -> Iterator[Line]:
    """By name; whoever came stands before what anyone answered."""

    def place(line: Line) -> tuple[bool, str]:
        is_answer = line["name"] != JOINED
        return is_answer, str(line["by"] if is_answer else line["facts"]["participant"])

    return map(_without_ours, sorted(run, key=place))


def _without_ours(line: Line) -> Line:
    return {name: value for name, value in line.items() if name not in OURS}
