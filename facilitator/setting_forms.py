"""Forms for the settings of any exercise, made from its kind's settings model and from what the kind asks.

It owns the way between a form's fields (`options.0.title`) and settings as JSON carries them, and names no
kind. What is right or wrong the kind says; each complaint is laid beside its field.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from sessions.exercises.asking import Around, Ask, Choices
from sessions.words import Message, say

LINE_LONGEST = 120  # longer texts get a field of several lines
MORE_ROWS = 2  # empty ones after those that are filled in
KEY = "key"  # of an entry in a list: made from its title
LABELS: Mapping[str, Message] = {"minutes": say("Minutes"), "title": say("Title"), "say": say("What to say")}


@dataclass(frozen=True)
class Item:
    """One thing a form asks, by its path; rows have their own number in theirs.

    `sort` is line, text, lines (a list, one a line), number, tick, choice, ticks, tables (a choice for each
    table), group, rows, or key (made, never typed). `inner` are the items of a group or of each row.
    """

    name: str
    sort: str
    label: Message
    hint: Message | None = None
    choices: Choices = field(default_factory=dict)
    inner: tuple["Item", ...] = ()
    tables: tuple[int, ...] = ()
    is_needed: bool = True
    longest: int | None = None
    least: int | None = None
    most: int | None = None


def items_for(model: type[BaseModel], asks: Mapping[str, Ask], around: Around) -> tuple[Item, ...]:
    """What is asked for the settings of a model."""
    return tuple(_items(model, asks, around, ""))


def _items(model: type[BaseModel], asks: Mapping[str, Ask], around: Around, above: str) -> Iterator[Item]:
    for name, info in model.model_fields.items():
        path = f"{above}{name}"
        ask = asks.get(path) or Ask(LABELS.get(name) or _named(name))
        if name == KEY and above:
            yield Item(name, "key", ask.label, longest=_limit(info, "max_length"))
        elif not ask.is_hidden:
            yield _item(name, path, info, ask, asks, around)


def _named(name: str) -> Message:
    """A field's own name, as words."""
    return say("%(name)s", name=name.replace("_", " ").capitalize())


def _item(name: str, path: str, info: FieldInfo, ask: Ask, asks: Mapping[str, Ask], around: Around) -> Item:
    held = [one for one in _options_of(info.annotation) if one is not NoneType]
    is_optional = NoneType in _options_of(info.annotation)
    choices = ask.offered(around)
    known: dict[str, Any] = {"label": ask.label, "hint": ask.hint, "is_needed": info.is_required()}
    first, origin = held[0], get_origin(held[0])
    if origin in (tuple, list):
        return _listed(name, path, info, get_args(first)[0], known, choices, asks, around)
    if origin is dict:
        return Item(name, "tables", choices=choices or {}, tables=tuple(sorted(around.tables)), **known)
    if isinstance(first, type) and issubclass(first, BaseModel):
        return Item(name, "group", inner=tuple(_items(first, asks, around, f"{path}.")), **known)
    if first is bool:
        return Item(name, "tick", **known)
    if choices is None and (origin is Literal or _is_enum(first)):
        choices = {_plain(value): _named(_plain(value)) for value in _values(held)}
    if choices is not None:
        blank: Choices = (
            {"": say("None")} if is_optional or (not info.is_required() and info.default == "") else {}
        )
        return Item(name, "choice", choices={**blank, **choices}, **known)
    if first is int:
        return Item(name, "number", least=_limit(info, "ge"), most=_limit(info, "le"), **known)
    longest = _limit(info, "max_length")
    return Item(name, "line" if longest and longest <= LINE_LONGEST else "text", longest=longest, **known)


def _listed(
    name: str,
    path: str,
    info: FieldInfo,
    held: Any,
    known: Mapping[str, Any],
    choices: Choices | None,
    asks: Mapping[str, Ask],
    around: Around,
) -> Item:
    """A list: rows of fields, ticks where it is chosen from, else a line of text for each."""
    most = _limit(info, "max_length")
    if isinstance(held, type) and issubclass(held, BaseModel):
        inner = tuple(_items(held, asks, around, f"{path}."))
        return Item(name, "rows", inner=inner, most=most, least=_limit(info, "min_length"), **known)
    if choices is None and get_origin(held) is Literal:
        choices = {_plain(value): _named(_plain(value)) for value in get_args(held)}
    if choices is not None:
        return Item(name, "ticks", choices=choices, **known)
    return Item(name, "lines", most=most, **known)


def _options_of(annotation: Any) -> tuple[Any, ...]:
    return get_args(annotation) if get_origin(annotation) in (Union, UnionType) else (annotation,)


def _is_enum(held: Any) -> bool:
    return isinstance(held, type) and issubclass(held, Enum)


def _values(held: Sequence[Any]) -> list[Any]:
    return [value for one in held for value in (list(one) if _is_enum(one) else get_args(one))]


def _plain(value: Any) -> str:
    return str(value.value if isinstance(value, Enum) else value)


def _limit(info: FieldInfo, name: str) -> int | None:
    return next((limit for held in info.metadata if (limit := getattr(held, name, None)) is not None), None)


def rows_shown(item: Item, held: Sequence[Any]) -> range:
    """The rows of a list that a form shows: those there are, and a few more to fill in."""
    wanted = max(len(held) + MORE_ROWS, item.least or 0)
    return range(min(wanted, item.most) if item.most else wanted)


def content_from(items: Sequence[Item], given: Mapping[str, Any], above: str = "") -> dict[str, Any]:
    """The settings that a form's fields make; `given` is a MultiDict. Empty rows are left out."""
    content: dict[str, Any] = {}
    for item in items:
        found = _read(item, given, f"{above}{item.name}")
        if found is not ...:
            content[item.name] = found
    if KEY in content:
        content[KEY] = content[KEY] or _key_from(content)
    return content


def in_its_order(items: Sequence[Item], content: dict[str, Any], before: Mapping[str, Any]) -> dict[str, Any]:
    """The content with ticked lists in the order they had, where nothing was ticked or unticked."""
    for item in items:
        held, was = content.get(item.name), before.get(item.name)
        if item.sort == "ticks" and isinstance(was, list) and sorted(was) == sorted(held or ()):
            content[item.name] = was
    return content


def values_of(items: Sequence[Item], content: Mapping[str, Any], above: str = "") -> dict[str, Any]:
    """What stands in each field, by its path; for a list of rows how many are shown."""
    found: dict[str, Any] = {}
    for item in items:
        path, held = f"{above}{item.name}", content.get(item.name)
        if item.sort == "group":
            found |= values_of(item.inner, held or {}, f"{path}.")
        elif item.sort == "rows":
            rows = list(held or ())
            found[path] = {"held": len(rows), "shown": rows_shown(item, rows)}
            for number in found[path]["shown"]:
                row = rows[number] if number < len(rows) else {}
                found |= values_of(item.inner, row, f"{path}.{number}.")
        elif item.sort == "tables":
            chosen = {str(table): key for table, key in (held or {}).items()}
            found |= {f"{path}.{table}": chosen.get(str(table), "") for table in item.tables}
        elif item.sort == "lines":
            found[path] = "\n".join(held or ())
        elif item.sort in ("tick", "ticks"):
            found[path] = held
        else:
            found[path] = "" if held is None else str(held)
    return found


def _read(item: Item, given: Any, path: str) -> Any:
    """What a field holds; `...` where nothing was typed and the setting has a value of its own."""
    reader = READERS.get(item.sort)
    return reader(item, given, path) if reader else _read_text(item, given, path)


def _read_text(item: Item, given: Any, path: str) -> Any:
    text = given.get(path, "").replace("\r\n", "\n").replace("\r", "\n").strip()
    if item.sort == "line":
        text = " ".join(text.split())
    return text if text or item.is_needed else ...


def _read_tables(item: Item, given: Any, path: str) -> dict[int, str]:
    chosen = {table: given.get(f"{path}.{table}", "") for table in item.tables}
    return {table: key for table, key in chosen.items() if key}


def _read_lines(item: Item, given: Any, path: str) -> list[str]:
    return [line for line in map(str.strip, given.get(path, "").splitlines()) if line]


def _read_number(item: Item, given: Any, path: str) -> Any:
    text = given.get(path, "").strip()
    if not text:
        return ... if not item.is_needed else ""
    return int(text) if re.fullmatch(r"-?[0-9]{1,9}", text) else text


def _read_rows(item: Item, given: Any, path: str) -> Iterator[dict[str, Any]]:
    """The rows that hold anything and are not to be taken out."""
    taken: set[str] = set()
    for number in range((item.most or 40) + 1):
        above = f"{path}.{number}."
        if given.get(f"{above}gone") or not _is_filled(item.inner, given, above):
            continue
        row = content_from(item.inner, given, above)
        if KEY in row:
            row[KEY] = _unlike(row[KEY], taken)
            taken.add(row[KEY])
        yield row


def _is_filled(items: Sequence[Item], given: Any, above: str) -> bool:
    """Whether a person wrote or chose anything in a row; a choice without an empty one says nothing."""
    for item in items:
        path = f"{above}{item.name}"
        if item.sort == "group" and _is_filled(item.inner, given, f"{path}."):
            return True
        is_said = item.sort in ("line", "text", "lines", "number") or "" in item.choices
        if is_said and str(given.get(path, "")).strip():
            return True
    return False


def _key_from(row: Mapping[str, Any]) -> str:
    """A key from the first words of a row."""
    words = next((str(value) for value in row.values() if isinstance(value, str) and value), "")
    return re.sub(r"[^a-z0-9]+", "-", words.lower()).strip("-")[:28].strip("-") or "entry"


def _unlike(key: str, taken: set[str]) -> str:
    found, number = key, 2
    while found in taken:
        found, number = f"{key}-{number}", number + 1
    return found


READERS: Mapping[str, Callable[[Item, Any, str], Any]] = {
    "group": lambda item, given, path: content_from(item.inner, given, f"{path}."),
    "rows": lambda item, given, path: list(_read_rows(item, given, path)),
    "tables": _read_tables,
    "tick": lambda item, given, path: bool(given.get(path)),
    "ticks": lambda item, given, path: [one for one in item.choices if one in given.getlist(path)],
    "lines": _read_lines,
    "number": _read_number,
    "choice": lambda item, given, path: given.get(path, "") or ...,
    "key": lambda item, given, path: given.get(path, ""),
}
