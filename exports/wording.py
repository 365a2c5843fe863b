"""The edge where a report's sentences meet its reader's language, and materials become safe markup.

Every string in a report passes here. English is the only catalogue so far; `translations` is where another
one goes in. Raw HTML in materials is shown as text, and nothing in them can ask another host for anything.
"""

from collections.abc import Callable
from gettext import NullTranslations

from markdown_it import MarkdownIt
from markupsafe import Markup

from sessions.words import Message

_markdown = MarkdownIt("commonmark", {"html": False}).disable(["image", "link", "autolink"])

Say = Callable[[object], str]


def speaker(translations: NullTranslations) -> Say:
    """A function that puts a message into the catalogue's language; other text stays as it is."""

    def speak(words: object) -> str:
        if not isinstance(words, Message):
            return str(words)
        if words.plural is None or words.count is None:
            text = translations.gettext(words.text)
        else:
            text = translations.ngettext(words.text, words.plural, words.count)
        values = {
            name: speak(value) if isinstance(value, Message) else value
            for name, value in words.values.items()
        }
        return text % values if values else text.replace("%%", "%")

    return speak


def prose(text: str) -> Markup:
    """A stage or a card, written in CommonMark, as HTML without links, images or scripts."""
    return Markup(_markdown.render(text))  # noqa: S704 - the renderer escapes all HTML of its source
