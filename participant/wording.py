"""The edge where sentences meet the reader's language, and materials' markup becomes safe HTML.

Everything else passes `Message` values on. Raw HTML in materials is shown as text, never obeyed.
"""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from markdown_it import MarkdownIt
from markupsafe import Markup

from participant.catalogue import catalogue
from sessions.words import Message

_markdown = MarkdownIt("commonmark", {"html": False})


def localized(text: str, **values: object) -> str:
    """A sentence of a page itself, in the reader's language."""
    found = str(catalogue().ugettext(text))
    return found % values if values else found


def translate(words: object) -> str:
    """A sentence in the reader's language; text that is not a sentence of ours stays as it is."""
    if not isinstance(words, Message):
        return localized(words) if isinstance(words, str) and words else str(words)
    values = {name: _value(value) for name, value in words.values.items()}
    if words.plural is not None and words.count is not None:
        told = str(catalogue().ungettext(words.text, words.plural, words.count))
        return told % {"num": words.count, **values}
    text = localized(words.text, **values)
    return text if values else text.replace("%%", "%")


@lru_cache(maxsize=1024)
def prose(text: str) -> Markup:
    """A stage or a card, written in CommonMark, as HTML that can hold no script.

    Remembered, for each table's picture holds the same few texts again and again.
    """
    return Markup(_markdown.render(text))  # noqa: S704 - the renderer escapes all HTML of its source


def _value(value: object) -> object:
    """A sentence within a sentence is translated too."""
    return translate(value) if isinstance(value, Message) else value


def plain(value: Any) -> Any:
    """A view as JSON can carry it: sentences in the reader's language, all else as it is."""
    if isinstance(value, Message):
        return translate(value)
    if isinstance(value, Mapping):
        return {str(key): plain(held) for key, held in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(held) for held in value]
    return value
