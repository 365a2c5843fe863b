"""Under which names people stand in a bundle: another one in each exercise, so that answers can't be linked.

`DAY` is the scope of who came, moved and left. The names are made with the workshop's key; once that is
purged there are no answers left to link, and what the record still holds serves in its place.
"""

import hmac
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from typing import Any

from sessions.events import ParticipantJoined, PseudonymsKeyed, RoleGranted, SeatHandedOver
from sessions.ids import GRANT, is_grant
from sessions.store import EventRow

DAY = "the day"
NAME_LENGTH = 12  # hexadecimal digits
MOST_BALLOTS = 9_000_000
KEYED, JOINED, GRANTED, HANDED = (
    event.__name__ for event in (PseudonymsKeyed, ParticipantJoined, RoleGranted, SeatHandedOver)
)


class Names:
    """New names for everybody whom a record names by an id."""

    def __init__(self, rows: Sequence[EventRow]) -> None:
        self.people = frozenset(row.facts["participant"] for row in rows if row.name == JOINED)
        self._phones = {row.facts["phone"]: row.facts["participant"] for row in rows if row.name == HANDED}
        self._grants = _grant_names(rows)
        self._coders: dict[str, str] = {}
        self._key = _key_of(rows, self.people)

    def in_scope(self, scope: str) -> dict[str, str]:
        """From every id to its name in one exercise or, for `DAY`, in the room; a phone has its person's."""
        people = {person: self._name(scope, person) for person in self.people}
        return {**{phone: people[who] for phone, who in self._phones.items()}, **people, **self._grants}

    def holds_person(self, value: Any) -> bool:
        """Whether a person's id is anywhere in what an event holds."""
        return any(found in self.people for found in _texts(value))

    def mark_of(self, seq: int) -> str:
        """A name for an event that others refer to by its number in the record."""
        return self._name("event", str(seq))

    def ballot(self, number: int | None) -> int | None:
        """Another number for a ballot, the same wherever it is told."""
        return None if number is None else int(self._name("ballot", str(number))[:6], 16) % MOST_BALLOTS + 1

    def coder(self, initials: str) -> str:
        """Another name for who gave codes, by the order in which they came; nobody stays nobody."""
        return self._coders.setdefault(initials, f"coder {len(self._coders) + 1}") if initials else ""

    def _name(self, scope: str, person: str) -> str:
        return hmac.new(self._key, f"{scope}/{person}".encode(), sha256).hexdigest()[:NAME_LENGTH]


def renamed(value: Any, names: Mapping[str, str]) -> Any:
    """A value with every id in it replaced, in keys too."""
    if isinstance(value, str):
        return names.get(value, value)
    if isinstance(value, Mapping):
        return {names.get(key, key): renamed(held, names) for key, held in value.items()}
    if isinstance(value, list | tuple):
        return [renamed(held, names) for held in value]
    return value


def _texts(value: Any) -> Iterable[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for key, held in value.items():
            yield key
            yield from _texts(held)
    elif isinstance(value, list | tuple):
        for held in value:
            yield from _texts(held)


def _grant_names(rows: Sequence[EventRow]) -> dict[str, str]:
    """Links for roles by number, in the order in which they were given."""
    known = dict.fromkeys(row.facts["grant"] for row in rows if row.name == GRANTED)
    known |= dict.fromkeys(row.actor for row in rows if is_grant(row.actor))
    return {grant: f"{GRANT}{number:03d}" for number, grant in enumerate(known, start=1)}


def _key_of(rows: Sequence[EventRow], people: Iterable[str]) -> bytes:
    keyed = next((row.contents for row in rows if row.name == KEYED and row.contents), None)
    if keyed:
        return bytes.fromhex(str(keyed["key"]))
    return sha256("\n".join(["no key", *sorted(people)]).encode()).digest()
