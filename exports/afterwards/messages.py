"""Plain messages for the public: a sentence or two each, tied to one figure of the report with its n.

They are the day's lines and nothing else. Whoever sends them chooses which are left out; nobody rewords them.
"""

import json
from collections.abc import Sequence, Set
from dataclasses import asdict, dataclass

from exports.afterwards.paper import Press
from exports.afterwards.telling import DayTold, Line
from sessions.words import Message, say

NAME, ALL = "plain-messages", "all-messages.json"
CAUTION = say(
    "These are counts of the people in one room. They were not drawn at random, so they say nothing about "
    "people who were not there."
)


@dataclass(frozen=True)
class PlainMessage:
    """One message: its key, the exercise's title, its words with the n, and its figure's number."""

    key: str
    title: str
    words: str
    basis: str
    figure: int


def all_messages(day: DayTold) -> tuple[PlainMessage, ...]:
    """Every message there is, as the day went."""
    return tuple(_message(line) for line in day.lines)


def chosen(messages: Sequence[PlainMessage], left_out: Set[str]) -> tuple[PlainMessage, ...]:
    """Those that were not left out."""
    return tuple(one for one in messages if one.key not in left_out)


def messages_page(day: DayTold, left_out: Set[str], press: Press) -> str:
    """The chosen messages as a page."""
    kept = chosen(all_messages(day), left_out)
    return press.page("messages", _foot(day), day=day, messages=kept, caution=CAUTION)


def messages_text(day: DayTold, left_out: Set[str], press: Press) -> str:
    """The same as plain text, to put into a letter or a post."""
    speak = press.speak
    head = [f"{day.title}, {day.area}, {day.day}", *([day.mark] if day.mark else []), speak(CAUTION)]
    told = [speak(in_text(one)) for one in chosen(all_messages(day), left_out)]
    return "\n\n".join([*head, *told]) + "\n"


def messages_json(day: DayTold) -> bytes:
    """All messages, the left out ones too: for the page on which they are chosen."""
    return json.dumps([asdict(one) for one in all_messages(day)], ensure_ascii=False).encode(errors="replace")


def in_text(one: PlainMessage) -> Message:
    """A message on one line, with its n and its figure."""
    return say(
        "%(title)s: %(words)s (%(basis)s; figure %(figure)s of the report)",
        title=one.title,
        words=one.words,
        basis=one.basis,
        figure=one.figure,
    )


def _message(line: Line) -> PlainMessage:
    return PlainMessage(line.key, line.exercise, line.plain, line.basis, line.figure)


def _foot(day: DayTold) -> str:
    return " ".join(part for part in (day.mark, f"{day.title}: {day.area}") if part)
