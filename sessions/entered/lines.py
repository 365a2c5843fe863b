"""Reads bars as people type them: a line each, what it stands for and how many.

"6: 8" is 8 people at step 6; "8" or "?: 8" are 8 people at a step that the source does not give; "Yes: 8" is
an answer that is no step. Nothing is taken unless every line can be.
"""

import re

from sessions.entered.figures import Bar
from sessions.errors import Rejection, refuse

LINE = re.compile(r"(?P<what>.*?)\s*[:;,=\t]?\s*(?P<count>[0-9]{1,6})", re.DOTALL)
UNKNOWN = ("", "?")
MOST_BARS = 20
LONGEST_LABEL = 80


def read_bars(text: str, steps: int) -> tuple[Bar, ...] | Rejection:
    """The bars of a text; `steps` is the length of the scale, 0 for none. A refusal names the line."""
    bars: list[Bar] = []
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        bar = _bar(line.strip(), steps, number)
        if isinstance(bar, Rejection):
            return bar
        if any(_is_same(bar, known) for known in bars):
            return _wrong(number, "it stands for the same answer as a line above. Put them together.")
        bars.append(bar)
    if not bars:
        return refuse("bars_missing", "There are no counts yet. Write a line a bar, such as 6: 8.")
    if len(bars) > MOST_BARS:
        return refuse(
            "too_many_bars", "A figure has %(most)s bars at most. Enter two figures.", most=MOST_BARS
        )
    return tuple(bars)


def _bar(line: str, steps: int, number: int) -> Bar | Rejection:
    found = LINE.fullmatch(line)
    if not found:
        return _wrong(number, "no whole number of people stands at its end. Write it as 6: 8.")
    what, count = found["what"].strip(), int(found["count"])
    if what in UNKNOWN:
        return Bar(count)
    if steps:
        if what.isascii() and what.isdecimal() and 1 <= int(what) <= steps:
            return Bar(count, place=int(what))
        return _wrong(
            number, "its step is not from 1 to %(steps)s. Write ? where none is given.", steps=steps
        )
    if len(what) > LONGEST_LABEL:
        return _wrong(number, "its answer has more than %(most)s characters.", most=LONGEST_LABEL)
    return Bar(count, label=" ".join(what.split()))


def _is_same(one: Bar, other: Bar) -> bool:
    is_known = one.place is not None or bool(one.label)
    return is_known and (one.place, one.label.casefold()) == (other.place, other.label.casefold())


def _wrong(number: int, reason: str, **values: int) -> Rejection:
    return refuse("bad_bar", f"Line %(number)s: {reason}", number=number, **values)
