"""What a facilitator does with a seating list: each act gives the list anew, or why it stays as it is.

The clock is handed in; chance comes from the list's own seed.
"""

from collections.abc import Mapping, Sequence

from sessions.errors import Rejection, refuse
from sessions.seating_list.mixing import mix
from sessions.seating_list.people import Change, Listed, Need, Placed, SeatingList

MOST_AT_TABLE = 12  # as when tables are merged: more can't talk with each other
REMEMBERED = 20  # changes that can be taken back; older ones stay in the history
LONGEST_HISTORY = 500

Acted = SeatingList | Rejection
UNKNOWN = refuse("unknown_name", "Nobody of that name is on the list now. Look at it again.")


def take_list(seating: SeatingList, people: Sequence[Listed]) -> SeatingList:
    """The list with these people in place of the earlier ones; who was on it before keeps table and lock."""
    kept = {placed.person.name: placed for placed in seating.people}
    placed = [
        kept[person.name].model_copy(update={"person": person})
        if person.name in kept
        else Placed(person=person)
        for person in people
    ]
    history = tuple(change.model_copy(update={"before": None}) for change in seating.history)
    return seating.model_copy(update={"people": tuple(placed), "history": history})


def seat_all(seating: SeatingList, seats: Mapping[int, int], at: float) -> Acted:
    """Seats for everyone, given out anew but for locked ones; done again, it gives other seats."""
    refusal = _no_room(seating, seats)
    if refusal:
        return refusal
    people = seating.people
    fixed = {
        place: known.table
        for place, known in enumerate(people)
        if known.is_locked and known.table is not None and known.table in seats
    }
    tables = mix([known.person for known in people], seats, seating.marks, fixed, seating.seed)
    placed = [
        known.model_copy(update={"table": table, "is_locked": place in fixed})
        for place, (known, table) in enumerate(zip(people, tables, strict=True))
    ]
    done = Change(at=at, what="seated", before=_as_before(seating))
    return _changed(seating, placed, done).model_copy(update={"seed": seating.seed + 1})


def add_person(seating: SeatingList, person: Listed, seats: Mapping[int, int], at: float) -> Acted:
    """One more on the list and, where seats were given out, at the table that suits best; nobody moves."""
    people = (*seating.people, Placed(person=person))
    longer = seating.model_copy(update={"people": people})
    if not seating.is_seated:
        return longer
    refusal = _no_room(longer, seats)
    if refusal:
        return refusal
    fixed = {
        place: known.table
        for place, known in enumerate(people)
        if known.table is not None and known.table in seats
    }
    tables = mix([known.person for known in people], seats, seating.marks, fixed, seating.seed)
    placed = [known.model_copy(update={"table": table}) for known, table in zip(people, tables, strict=True)]
    done = Change(at=at, what="added", name=person.name, to_table=tables[-1], before=_as_before(longer))
    return _changed(longer, placed, done)


def move(seating: SeatingList, name: str, table: int, seats: Mapping[int, int], at: float) -> Acted:
    """One person at another table; the seat is locked, for somebody chose it."""
    known = seating.find(name)
    if known is None:
        return UNKNOWN
    if table not in seats:
        return refuse(
            "unknown_table", "There is no Table %(table)s here. Choose one from the list.", table=table
        )
    if known.table == table:
        return refuse(
            "same_table", "%(name)s sits at Table %(table)s already. Choose another.", name=name, table=table
        )
    if len(seating.at(table)) >= MOST_AT_TABLE:
        sentence = "Table %(table)s has %(most)s people, which is the most that can talk at one table."
        return refuse("table_too_large", sentence, table=table, most=MOST_AT_TABLE)
    done = Change(
        at=at, what="moved", name=name, from_table=known.table, to_table=table, before=_as_before(seating)
    )
    return _changed(seating, _with(seating, name, table=table, is_locked=True), done)


def lock(seating: SeatingList, name: str, is_locked: bool, at: float) -> Acted:
    """Let somebody stay when seats are given out anew, or no longer."""
    known = seating.find(name)
    if known is None or known.table is None:
        return UNKNOWN
    what = "locked" if is_locked else "unlocked"
    done = Change(at=at, what=what, name=name, to_table=known.table, before=_as_before(seating))
    return _changed(seating, _with(seating, name, is_locked=is_locked), done)


def mark_tables(seating: SeatingList, marks: Mapping[int, frozenset[Need]]) -> SeatingList:
    """What each table offers; it counts when seats are given out the next time."""
    kept = {table: needs for table, needs in sorted(marks.items()) if needs}
    return seating.model_copy(update={"marks": kept})


def take_back(seating: SeatingList) -> Acted:
    """Seats as they were before the newest change that can be taken back."""
    newest = seating.history[-1] if seating.history else None
    if newest is None or newest.before is None:
        return refuse("nothing_to_undo", "There is nothing here to take back.")
    before = newest.before
    placed = [
        known.model_copy(update={"table": table, "is_locked": is_locked})
        for known, (table, is_locked) in zip(seating.people, before, strict=False)
    ]
    earlier = seating.model_copy(update={"history": seating.history[:-1]})
    return earlier.model_copy(update={"people": tuple(placed)})


def _no_room(seating: SeatingList, seats: Mapping[int, int]) -> Rejection | None:
    if not seating.people:
        return refuse("empty_list", "There is nobody on the list yet. Paste it in first.")
    most = MOST_AT_TABLE * len(seats)
    if len(seating.people) <= most:
        return None
    return refuse(
        "too_many_people",
        "%(people)s people are on the list, and %(tables)s tables can take %(most)s. "
        "Make a workshop with more tables.",
        people=len(seating.people),
        tables=len(seats),
        most=most,
    )


def _as_before(seating: SeatingList) -> tuple[tuple[int | None, bool], ...]:
    return tuple((placed.table, placed.is_locked) for placed in seating.people)


def _with(seating: SeatingList, name: str, **changes: object) -> list[Placed]:
    return [
        placed.model_copy(update=changes) if placed.person.name == name else placed
        for placed in seating.people
    ]


def _changed(seating: SeatingList, people: Sequence[Placed], done: Change) -> SeatingList:
    """The list after a change; what lies further back can no longer be taken back."""
    history = [*seating.history, done][-LONGEST_HISTORY:]
    old = [change.model_copy(update={"before": None}) for change in history[:-REMEMBERED]]
    return seating.model_copy(update={"people": tuple(people), "history": (*old, *history[-REMEMBERED:])})
