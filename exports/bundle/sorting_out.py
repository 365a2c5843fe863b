"""Sorts a record's events by the file that tells of them: the day's, the people's, and one an exercise.

The state is followed along, for it knows who had left, and what was secret at the time. What happened to
people goes into every exercise's file too, for results need to know who sat where.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from exports.bundle.names import Names
from exports.bundle.telling import LEFT_OUT, TYPED, UNDONE, Line, exercise_of, is_back, told
from exports.reading import UNNAMED
from sessions import events as e
from sessions.evolving import begin, evolve
from sessions.exercises.base import Badge
from sessions.exercises.registry import Registry
from sessions.ids import ExerciseId, ParticipantId, StepKey
from sessions.record import Recorded, read_record
from sessions.store import EventRow
from sessions.workshop import Workshop

JOINED, HANDED, PRINTED = (
    kind.__name__ for kind in (e.ParticipantJoined, e.SeatHandedOver, e.ResultsPrinted)
)
HOW_ONE_CAME = frozenset({"via", "ballot"})  # told once, for the room
WITHDRAWN = e.AnswersWithdrawn.__name__
ROOM_ONLY = frozenset({HANDED, WITHDRAWN})  # not told to every exercise


@dataclass
class Apart:
    """The lines of each file, in order: `place` is a line's in the record, `secret` marks what is shuffled.

    `everywhere` are the lines of people that every exercise's file has too.
    """

    day: list[Line] = field(default_factory=list)
    people: list[Line] = field(default_factory=list)
    everywhere: list[Line] = field(default_factory=list)
    exercises: dict[ExerciseId, list[Line]] = field(default_factory=lambda: defaultdict(list))

    def put_person(self, line: Line, place: int) -> None:
        """Keep what happened to somebody."""
        is_join = line["name"] == JOINED
        placed = {"after": len(self.day), "place": place, "secret": is_join, **line}
        if line["name"] == WITHDRAWN:
            placed = self._told_where_counted(placed)
        self.people.append(placed)
        if line["name"] in ROOM_ONLY:
            return
        hidden = HOW_ONE_CAME if is_join else ()
        facts = {name: None if name in hidden else value for name, value in line["facts"].items()}
        self.everywhere.append({**placed, "facts": facts})

    def _told_where_counted(self, line: Line) -> Line:
        """Each exercise is told which of its counts had been shown with these answers, the room of none."""
        counted = line["facts"].get("counted", [])
        for key in dict.fromkeys(ExerciseId(exercise) for exercise, _ in counted):
            here = [[exercise, prompt] for exercise, prompt in counted if exercise == key]
            self.exercises[key].append({**line, "facts": {**line["facts"], "counted": here}})
        return {**line, "facts": {**line["facts"], "counted": []}}

    def lines_of(self, exercise: ExerciseId) -> list[Line]:
        """What happened in an exercise, and to people, in the order of the record."""
        return sorted([*self.everywhere, *self.exercises[exercise]], key=lambda line: int(line["place"]))


class Sorter:
    """Goes through one record."""

    def __init__(self, rows: Sequence[EventRow], registry: Registry, names: Names) -> None:
        self.apart = Apart()
        self._rows, self._names, self._registry = rows, names, registry
        self._typed_until, self._is_typed_secret = 0, False
        self._last: Line | None = None  # what was told last, in any file

    def sort(self) -> Workshop:
        """Fill `apart`; the state in the end. RecordError for a record that this program can't read."""
        records = list(read_record(self._rows, self._registry))
        state = _beginning(records[0], self._registry)
        self.apart.day.append({"at": self._rows[0].at, **told(self._rows[0], self._names)})
        for place, record in enumerate(records[1:], start=1):
            self._come_back(self._rows[place], state, place)
            if self._rows[place].name not in LEFT_OUT:
                self._put(self._rows[place], state, place)
            evolve(state, record)
        return state

    def _come_back(self, row: EventRow, state: Workshop, place: int) -> None:
        """Whoever had left and does something is back."""
        who = row.facts["participant"] if row.name == HANDED else row.actor if row.exercise else ""
        if ParticipantId(who) in state.people.gone:
            self.apart.put_person(is_back(state, who), place)

    def _put(self, row: EventRow, state: Workshop, place: int) -> None:
        line, exercise = told(row, self._names), exercise_of(row)
        if row.name == PRINTED and self._last == line:
            return  # what was printed is fixed already, and a second bundle is to have the same bytes
        self._last = line
        if row.name == UNDONE:
            line["facts"] |= {"entry": 0, "following": self._following(row, place)}
        is_persons = row.actor in self._names.people
        if exercise:
            secret = is_persons and self._is_secret(row, state, exercise, place)
            own = {"own": True} if row.exercise else {}
            placed = {"after": len(self.apart.day), "place": place, "secret": secret, **own, **line}
            self.apart.exercises[exercise].append(placed)
        elif is_persons or self._names.holds_person([row.facts, row.contents]):
            self.apart.put_person(line, place)
        else:
            self.apart.day.append({"at": row.at, **line})

    def _following(self, row: EventRow, place: int) -> int:
        """How many of the events by which an action was taken back are told."""
        after = self._rows[place + 1 : place + 1 + row.facts["following"]]
        return sum(one.name not in LEFT_OUT for one in after)

    def _is_secret(self, row: EventRow, state: Workshop, exercise: ExerciseId, place: int) -> bool:
        """Whether people are asked one by one at the moment: their answers can then stand in any order.

        What is typed in from paper belongs to the step that was on the paper, whatever is open by then.
        """
        if row.name == TYPED:
            step = state.find_step(StepKey(row.facts["step"]))
            self._typed_until = place + int(row.facts["following"])
            self._is_typed_secret = step is not None and step.phase.badge is Badge.INDIVIDUAL
        if place <= self._typed_until:
            return self._is_typed_secret
        steps = state.exercises[exercise].steps
        asked = [step for step in steps if step.is_open] or steps
        return all(step.phase.badge is Badge.INDIVIDUAL for step in asked)


def _beginning(first: Recorded, registry: Registry) -> Workshop:
    if not isinstance(first.event, e.WorkshopCreated):
        raise ValueError("A record begins with the workshop's creation.")
    return begin(UNNAMED, first.event, first.stamp.at, registry)
