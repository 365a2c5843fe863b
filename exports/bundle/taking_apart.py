"""Takes a record apart into the event files of a bundle, so that nobody can be followed through the day.

`events/day.jsonl` holds what those who ran the day did, numbered and with the time. `events/people.jsonl`
holds who came, moved and left; each exercise has a file with the same and with what was answered there.
People have another name in each file and no times: a line only says after which entry of the day it came. Own
answers between two entries are in the order of the names.

It leaves out what opens something (codes, secrets, keys, hashes), what is about files and screens alone,
and every word that was erased.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from exports.bundle.layout import DAY_FILE, PEOPLE_FILE, exercise_file, json_lines
from exports.bundle.names import DAY, Names, renamed
from exports.bundle.paper import taken_back
from exports.reading import UNNAMED
from sessions import events as e
from sessions.evolving import begin, evolve
from sessions.exercises.base import Badge
from sessions.exercises.registry import Registry
from sessions.ids import ExerciseId, ParticipantId
from sessions.record import read_record
from sessions.store import EventRow
from sessions.workshop import Workshop

LEFT_OUT = frozenset(
    kind.__name__
    for kind in (
        e.SeatOffered,
        e.HelpAsked,
        e.HelpSeen,
        e.ScreenShown,
        e.RetentionSet,
        e.HostLogoSet,
        e.PapersFilled,
        e.PseudonymsKeyed,
        e.RowsTaken,
        e.BundleTaken,
    )
)
BLANKED = frozenset({"join_code", "join_secret", "screen_key", "secret_hash", "code_hash"})
SEATS = frozenset({"seat", "seat_before"})
HOW_ONE_CAME = frozenset({"via", "ballot"})  # told once, for the room
ROOM_ONLY = frozenset({"SeatHandedOver", "HelpNoted", "AnswersWithdrawn"})  # change nothing in an exercise
JOINED = e.ParticipantJoined.__name__
Line = dict[str, Any]


@dataclass
class Apart:
    """The lines of each file, in order; a line's names are still those of the record."""

    day: list[Line] = field(default_factory=list)
    people: list[Line] = field(default_factory=list)
    exercises: dict[ExerciseId, list[Line]] = field(default_factory=lambda: defaultdict(list))
    waiting: list[Line] = field(default_factory=list)  # joins and moves: those of every exercise


def take_apart(rows: Sequence[EventRow], registry: Registry) -> dict[str, bytes]:
    """The event files by their paths. RecordError for a record that this program can't read."""
    names = Names(rows)
    apart, state = _sorted_out(rows, registry, names)
    files = {
        DAY_FILE: json_lines(renamed(apart.day, names.in_scope(DAY))),
        PEOPLE_FILE: json_lines(_shuffled(apart.people, names.in_scope(DAY))),
    }
    for number, key in enumerate(state.exercises, start=1):
        lines = _merged(apart, key)
        if any("own" in line for line in lines):
            files[exercise_file(number, key)] = json_lines(_shuffled(lines, names.in_scope(key)))
    return files


def _sorted_out(rows: Sequence[EventRow], registry: Registry, names: Names) -> tuple[Apart, Workshop]:
    """Each row in the file it belongs to; the state is followed, for it knows what is secret at the time."""
    apart, records = Apart(), list(read_record(rows, registry))
    first = records[0].event
    if not isinstance(first, e.WorkshopCreated):
        raise ValueError("A record begins with the workshop's creation.")
    state = begin(UNNAMED, first, records[0].stamp.at, registry)
    apart.day.append({"at": rows[0].at, **_line(rows[0])})
    gone = taken_back(rows)
    for place, record in enumerate(records[1:], start=1):
        row = rows[place]
        if row.exercise and ParticipantId(row.actor) in state.people.gone:
            _put_person(apart, _back(state, row.actor), place)
        if row.seq not in gone:
            _put(apart, row, state, names, place, _following(rows, place, names))
        evolve(state, record)
    return apart, state


def _put(apart: Apart, row: EventRow, state: Workshop, names: Names, place: int, following: int) -> None:
    if row.name in LEFT_OUT:
        return
    line = _line(row)
    if row.name == e.ActionUndone.__name__:
        line["facts"] |= {"entry": 0, "following": following}
    if row.exercise or (row.name == e.ActionUndone.__name__ and row.facts.get("exercise")):
        exercise = ExerciseId(row.exercise or row.facts["exercise"])
        own = {"own": True} if row.exercise else {}
        secret = {"secret": True} if row.actor in names.people and _is_secret(state, exercise) else {}
        apart.exercises[exercise].append({"after": len(apart.day), "place": place, **own, **secret, **line})
    elif row.actor in names.people or names.holds_person([row.facts, row.contents]):
        _put_person(apart, line, place)
    else:
        apart.day.append({"at": row.at, **line})


def _put_person(apart: Apart, line: Line, place: int) -> None:
    placed = {"after": len(apart.day), "place": place, "secret": line["name"] == JOINED, **line}
    apart.people.append(placed)
    if line["name"] not in ROOM_ONLY:
        told = {name: None if name in HOW_ONE_CAME else value for name, value in line["facts"].items()}
        apart.waiting.append({**placed, "facts": told})


def _line(row: EventRow) -> Line:
    """An event as it is told: without what opens something, and without seats."""
    facts = {name: _told(name, value) for name, value in row.facts.items()}
    line: Line = {"by": row.actor, "name": row.name, "form": row.form, "facts": facts}
    if row.had_contents:
        line |= {"erased": True} if row.contents is None else {"said": dict(row.contents)}
    return line


def _told(name: str, value: Any) -> Any:
    if name in BLANKED:
        return ""
    if name in SEATS:
        return 0
    if name == "ballot":
        return None if value is None else 0
    if name == "erased":
        return []
    return value


def _following(rows: Sequence[EventRow], place: int, names: Names) -> int:
    """How many of the events by which an action was taken back are told."""
    after = rows[place + 1 : place + 1 + rows[place].facts.get("following", 0)]
    return sum(row.name not in LEFT_OUT for row in after)


def _is_secret(state: Workshop, exercise: ExerciseId) -> bool:
    """Whether people are asked one by one at the moment: their answers can then stand in any order."""
    steps = [step for step in state.exercises[exercise].steps if step.is_open]
    return all(step.phase.badge is Badge.INDIVIDUAL for step in steps)


def _back(state: Workshop, who: str) -> Line:
    """Whoever answers is here: in the files where the answer is not told, this stands in its place."""
    person = state.participants[ParticipantId(who)]
    facts = {"participant": who, "table": person.table, "seat": 0, "has_left": False}
    return {"by": who, "name": e.LeavingNoted.__name__, "form": e.LeavingNoted.form, "facts": facts}


def _merged(apart: Apart, exercise: ExerciseId) -> list[Line]:
    """What happened in an exercise, and to the room, in the order of the record."""
    return sorted([*apart.waiting, *apart.exercises.get(exercise, [])], key=lambda line: line["place"])


def _shuffled(lines: Sequence[Line], names: Mapping[str, str]) -> Iterator[Line]:
    """The lines under other names; neighbours that are secret stand by name, each person's own in order."""
    run: list[Line] = []
    for line in lines:
        told = renamed(line, names)
        if run and not (line.get("secret") and line["after"] == run[0]["after"]):
            yield from _in_order(run)
            run = []
        if line.get("secret"):
            run.append(told)
        else:
            yield _stripped(told)
    yield from _in_order(run)


def _in_order(run: list[Line]) -> Iterator[Line]:
    """By name; whoever came stands before what anyone answered."""

    def place(line: Line) -> tuple[bool, str]:
        is_answer = line["name"] != JOINED
        return is_answer, str(line["by"] if is_answer else line["facts"]["participant"])

    return map(_stripped, sorted(run, key=place))


def _stripped(line: Line) -> Line:
    return {name: value for name, value in line.items() if name not in ("place", "secret")}
