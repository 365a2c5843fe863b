"""What a part is made of, entry by entry: a set of cards, a case study of stages, a glossary of terms.

It owns the order of entries and the keys they get. It works on content as JSON carries it, and judges
nothing: `parts.changed` does. A set's key follows its cards, so a change may also give a set another name.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from casestudies.background import BriefingPart, Degree, Law, Term
from casestudies.material import Material
from casestudies.parts import SETS, STUDIES, Content, part_name, split_name
from casestudies.schema import Example, Stage

ENTRIES: Mapping[str, str] = {
    SETS: "examples",
    STUDIES: "stages",
    "briefing": "parts",
    "glossary": "terms",
    "spectrum": "degrees",
    "legal_history": "laws",
}
ENTRY_MODELS: Mapping[str, type[Material]] = {
    SETS: Example,
    STUDIES: Stage,
    "briefing": BriefingPart,
    "glossary": Term,
    "spectrum": Degree,
    "legal_history": Law,
}
LEAST: Mapping[str, int] = {SETS: 2, "glossary": 2, "spectrum": 2}  # entries; one where nothing is said
LONGEST_KEY = 40
Entry = dict[str, Any]


@dataclass(frozen=True)
class Rearranged:
    """What becomes of the materials: changed parts, sets with another key; `part` is its name now."""

    part: str
    changes: dict[str, Content | None]
    renamed: dict[str, str] = field(default_factory=dict)


def entries_of(part: str, content: Content) -> list[Entry]:
    """The entries of a part, in order."""
    found: list[Entry] = content[ENTRIES[split_name(part)[0]]]
    return found


def find_entry(part: str, content: Content, key: str) -> Entry | None:
    """An entry by its key."""
    return next((entry for entry in entries_of(part, content) if entry["key"] == key), None)


def with_head(part: str, content: Content, head: Content) -> Rearranged:
    """The part under another head, with the same entries."""
    return _rearranged(part, {**content, **head}, entries_of(part, content))


def with_entry(part: str, content: Content, key: str | None, entry: Entry) -> Rearranged:
    """An entry in the place of the one with this key; last, under a key of its own, where there is none."""
    known = entries_of(part, content)
    if key is not None:
        return _rearranged(
            part, content, [{**entry, "key": key} if one["key"] == key else one for one in known]
        )
    return _rearranged(
        part, content, [*known, {**entry, "key": new_key(entry, [one["key"] for one in known])}]
    )


def without_entry(part: str, content: Content, key: str) -> Rearranged:
    """The part without one of its entries."""
    return _rearranged(part, content, [one for one in entries_of(part, content) if one["key"] != key])


def with_moved(part: str, content: Content, key: str, by: int) -> Rearranged:
    """An entry earlier or later by so many places; the first and the last stay where that leads nowhere."""
    order = list(entries_of(part, content))
    at = next((index for index, one in enumerate(order) if one["key"] == key), None)
    if at is not None:
        order.insert(min(max(at + by, 0), len(order) - 1), order.pop(at))
    return _rearranged(part, content, order)


def new_part(sort: str, head: Content, entries: list[Entry], first: str, taken: Iterable[str]) -> Rearranged:
    """A set whose cards begin with the key `first`, or a case study under a slug that none of `taken` is."""
    if sort == SETS:
        return _rearranged(part_name(SETS, f"{first}-{first}"), head, entries, is_new=True)
    slug = new_key(head, taken, "_", "case_study")
    keyed: list[Entry] = []
    for entry in entries:
        keyed.append({**entry, "key": new_key(entry, [one["key"] for one in keyed])})
    part = part_name(STUDIES, slug)
    return Rearranged(part, {part: {**head, "slug": slug, ENTRIES[STUDIES]: keyed}})


def new_key(named: Content, taken: Iterable[str], link: str = "-", otherwise: str = "part") -> str:
    """A key from a title, in any language, that is not taken yet."""
    title = str(named.get("title") or named.get("term") or "")
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    words = (
        re.sub(r"[^a-z0-9]+", link, plain).strip(link).lstrip("0123456789-_")[: LONGEST_KEY - 4].strip(link)
    )
    stem, known, number = words or otherwise, set(taken), 1
    key = stem
    while key in known:
        number += 1
        key = f"{stem}{link}{number}"
    return key


def titles_changed(part: str, was: Content, now: Content) -> dict[str, list[str]]:
    """The titles of entries that are new, changed or gone from one content of a part to another, by what."""
    old, new = ({one["key"]: one for one in entries_of(part, content)} for content in (was, now))
    return {
        "new": [_title(one) for key, one in new.items() if key not in old],
        "changed": [_title(one) for key, one in new.items() if key in old and one != old[key]],
        "gone": [_title(one) for key, one in old.items() if key not in new],
    }


def _title(entry: Content) -> str:
    return str(entry.get("short_title") or entry.get("title") or entry.get("term") or entry["key"])


def _rearranged(part: str, content: Content, entries: list[Entry], is_new: bool = False) -> Rearranged:
    sort, key = split_name(part)
    if sort == "legal_history":
        entries = sorted(
            entries, key=lambda law: (not isinstance(law.get("year"), int), law.get("year") or 0)
        )
    if sort != SETS:
        return Rearranged(part, {part: {**content, ENTRIES[sort]: entries}})
    cards = [{**card, "key": chr(ord(key[0]) + place)} for place, card in enumerate(entries)]
    now = f"{key[0]}-{cards[-1]['key']}" if cards else key
    whole = {**content, "key": now, ENTRIES[SETS]: cards}
    if is_new or now == key:
        return Rearranged(part_name(SETS, now), {part_name(SETS, now): whole})
    return Rearranged(part_name(SETS, now), {part: None, part_name(SETS, now): whole}, {key: now})
