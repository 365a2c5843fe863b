"""Sentences shown to people, kept as text and values until the edge that knows the reader's language.

Nothing here translates: `str()` gives the English, and a page's `t` filter looks the text up by gettext.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Message:
    """A sentence with named places (`%(table)s`) and what goes into them.

    With `plural` and `count` the form follows the count, as in ngettext.
    """

    text: str
    values: Mapping[str, object] = field(default_factory=dict)
    plural: str | None = None
    count: int | None = None

    def __str__(self) -> str:
        """The English sentence."""
        text = self.text if self.plural is None or self.count == 1 else self.plural
        return text % self.values if self.values else text.replace("%%", "%")


def say(text: str, **values: object) -> Message:
    """A sentence; `values` fill its `%(name)s` places."""
    return Message(text, values)


def say_n(one: str, many: str, n: int, **values: object) -> Message:
    """A sentence that follows a count; `%(n)s` is the count itself."""
    return Message(one, {"n": n, **values}, many, n)


def listed(parts: list[str]) -> Message:
    """A list in a sentence: "1", "1 and 4", "1, 2 and 4"."""
    if len(parts) <= 1:
        return Message("%(only)s", {"only": "".join(parts)})
    return say("%(first)s and %(last)s", first=", ".join(parts[:-1]), last=parts[-1])
