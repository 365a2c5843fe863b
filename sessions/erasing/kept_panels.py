"""Results as a purge keeps them: counts, without anything that a person put in words.

A panel becomes plain data that an event can hold, and a panel again when a report is made. Whatever holds
words that somebody said is replaced by a mark; a list of nothing but words keeps its length alone.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import fields, is_dataclass, replace
from fractions import Fraction
from typing import Any

from sessions.exercises.base import Badge, Chart, Column, Panel
from sessions.words import Message, say

ERASED = say("words erased")
SHORT = 12  # characters: words shorter than this count only where they are a whole text
MESSAGE = "say"


def without_words(panel: Panel, words: Collection[str]) -> Panel:
    """The panel with every text that holds any of these words replaced, or left out where it is a note."""
    is_said = _tester(words)
    rows = tuple({key: _cleaned(cell, is_said) for key, cell in row.items()} for row in panel.rows)
    chart, chart_rows = panel.chart, _cleaned(panel.chart_rows, is_said)
    if chart:
        chart = replace(chart, options=_cleaned(chart.options, is_said))
    has_words = rows != panel.rows
    if has_words and not any(column.is_number for column in panel.columns):
        rows = ()
    return replace(
        panel,
        title=_sentence(panel.title, is_said, say("A result, whose title held words that were said")),
        basis=_sentence(panel.basis, is_said, say("%(n)s entries", n=len(panel.rows))),
        summary=_sentence(panel.summary, is_said, say("Its words were erased.")),
        columns=tuple(
            replace(column, title=_sentence(column.title, is_said, ERASED)) for column in panel.columns
        ),
        rows=rows,
        chart=None if has_words else chart,
        chart_rows=None if has_words else chart_rows,
        notes=tuple(note for note in panel.notes if not _holds(note, is_said)),
        plain=None if panel.plain and _holds(panel.plain, is_said) else panel.plain,
    )


def to_plain(panel: Panel) -> dict[str, Any]:
    """A panel as JSON can carry it."""
    return {
        "key": panel.key,
        "title": _plain(panel.title),
        "badge": panel.badge.value,
        "basis": _plain(panel.basis),
        "summary": _plain(panel.summary),
        "columns": [[c.key, _plain(c.title), c.is_number] for c in panel.columns],
        "rows": _plain(panel.rows),
        "chart": [panel.chart.key, panel.chart.form, _plain(panel.chart.options)] if panel.chart else None,
        "chart_rows": None if panel.chart_rows is None else _plain(panel.chart_rows),
        "notes": _plain(panel.notes),
        "plain": _plain(panel.plain),
    }


def from_plain(kept: Mapping[str, Any]) -> Panel:
    """What `to_plain` was given."""
    chart, chart_rows = kept["chart"], kept["chart_rows"]
    return Panel(
        key=kept["key"],
        title=_back(kept["title"]),
        badge=Badge(kept["badge"]),
        basis=_back(kept["basis"]),
        summary=_back(kept["summary"]),
        columns=tuple(Column(key, _back(title), is_number) for key, title, is_number in kept["columns"]),
        rows=tuple(_back(kept["rows"])),
        chart=Chart(chart[0], chart[1], _back(chart[2])) if chart else None,
        chart_rows=None if chart_rows is None else tuple(_back(chart_rows)),
        notes=tuple(_back(kept["notes"])),
        plain=_back(kept.get("plain")),
    )


def _plain(value: Any) -> Any:
    """Refuses what it does not know: the words of a person must not slip through as the text of a thing."""
    if isinstance(value, Message):
        return {MESSAGE: [value.text, _plain(value.values), value.plural, value.count]}
    if isinstance(value, Mapping):
        return {str(key): _plain(held) for key, held in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(held) for held in value]
    if isinstance(value, Fraction):
        return float(value)
    if value is None or isinstance(value, bool | int | float | str):
        return value
    raise TypeError(f"A result holds a {type(value).__name__}, which can't be kept.")


def _back(kept: Any) -> Any:
    if isinstance(kept, list):
        return [_back(held) for held in kept]
    if not isinstance(kept, dict):
        return kept
    if set(kept) == {MESSAGE}:
        text, values, plural, count = kept[MESSAGE]
        return Message(text, _back(values), plural, count)
    return {key: _back(held) for key, held in kept.items()}


def _tester(words: Collection[str]) -> Callable[[str], bool]:
    """Whether a text is, or holds, something that somebody said."""
    said = {_alike(text) for text in words} - {""}
    long = [text for text in said if len(text) >= SHORT]

    def is_said(text: str) -> bool:
        found = _alike(text)
        return found in said or any(held in found for held in long)

    return is_said


def _alike(text: str) -> str:
    return " ".join(text.split()).casefold().strip(" “”\"'")


def _cleaned(value: Any, is_said: Callable[[str], bool]) -> Any:
    """A cell, with a mark in place of what holds words."""
    if isinstance(value, Message):
        return ERASED if _holds(value, is_said) else value
    if isinstance(value, str):
        return ERASED if is_said(value) else value
    if is_dataclass(value) and not isinstance(value, type):
        return {part.name: _cleaned(getattr(value, part.name), is_said) for part in fields(value)}
    if isinstance(value, Mapping):
        return {key: _cleaned(held, is_said) for key, held in value.items()}
    if isinstance(value, list | tuple):
        return type(value)(_cleaned(held, is_said) for held in value)
    return value


def _holds(message: Message, is_said: Callable[[str], bool]) -> bool:
    parts = [held for held in message.values.values() if isinstance(held, str)]
    inner = [held for held in message.values.values() if isinstance(held, Message)]
    return is_said(str(message)) or any(map(is_said, parts)) or any(_holds(held, is_said) for held in inner)


def _sentence(message: Message, is_said: Callable[[str], bool], instead: Message) -> Message:
    return instead if _holds(message, is_said) else message
