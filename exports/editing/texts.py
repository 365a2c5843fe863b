"""The names and texts by which parts of a report are known from one build to the next.

Numbers in the margin move when something comes in before them; these names don't. A text is all that a part
prints, so that two builds can be compared without either being kept.
"""

from collections.abc import Callable, Iterator
from hashlib import sha256

from markupsafe import Markup

from exports.wording import Say
from sessions.commands.drafting import LONGEST_FACT
from sessions.exercises.base import Panel
from sessions.words import Message

DIGITS = 10  # of a sentence's own name, in hexadecimal
BETWEEN = " | "


def sentence_key(section: str, words: object) -> str:
    """The name of a sentence: where it stands and what it is about, whatever its numbers are."""
    text = words.text if isinstance(words, Message) else str(words)
    return f"{section} {sha256(text.encode()).hexdigest()[:DIGITS]}"


def figure_key(shows: tuple[str, str]) -> str:
    """The name of a figure; `shows` is (step or section, panel)."""
    return " ".join(shows)


def quote_key(reference: str) -> str:
    """The name of a quotation, by its statement's reference."""
    return f"quote {reference}"


def figure_text(panel: Panel, notes: tuple[str, ...], speak: Say, shown: Callable[[object], str]) -> str:
    """All that a figure prints, a line a row of its table."""
    lines = [
        speak(panel.title),
        speak(panel.basis),
        speak(panel.summary),
        *_table(panel, speak, shown),
        *notes,
    ]
    return comparable("\n".join(lines))


def comparable(text: str) -> str:
    """A text as long as an event may hold it: what is longer is cut, and told apart by its digest."""
    if len(text) <= LONGEST_FACT:
        return text
    digest = sha256(text.encode(errors="replace")).hexdigest()
    return f"{text[: LONGEST_FACT - len(digest) - 2]}… {digest}"


def _table(panel: Panel, speak: Say, shown: Callable[[object], str]) -> Iterator[str]:
    yield BETWEEN.join(speak(column.title) for column in panel.columns)
    for row in panel.rows:
        yield BETWEEN.join(_plain(shown(row.get(column.key))) for column in panel.columns)


def _plain(cell: str) -> str:
    return cell.striptags() if isinstance(cell, Markup) else cell
