"""From the forms of the report editor to orders about the draft."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from werkzeug.datastructures import MultiDict

from exports.editing.laid_out import LaidOut
from sessions.drafting.state import Drafting
from sessions.errors import Rejection, refuse

Form = MultiDict[str, str]
Payload = dict[str, Any]
CHANGED = refuse("reading_changed", "This text was changed meanwhile. Look at it again, then mend it.")
LONGEST_INITIALS = 8


@dataclass(frozen=True)
class Writing:
    """A form for a reading, open: a known one by `reading`, or a new one at its place.

    `theirs` is what somebody else wrote meanwhile; `refusal` why what was typed is not kept yet.
    """

    section: str
    after: str = ""
    reading: str = ""
    text: str = ""
    author: str = ""
    seen: int | None = None
    theirs: str = ""
    refusal: Any = field(default=None)


def initials_of(name: str) -> str:
    """The initials of a name: those of its words, or its first letter."""
    letters = [word[0] for word in name.split() if word[0].isalnum()]
    return "".join(letters).upper()[:LONGEST_INITIALS]


def payload_of(name: str, form: Form, laid: LaidOut, drafting: Drafting, author: str) -> Payload | Rejection:
    """The fields of a command, from the form that gives it."""
    if name == "take_facts":
        return _facts(form, laid)
    if name == "leave_out":
        return {
            "key": form.get("key", ""),
            "reason": form.get("reason", ""),
            "initials": initials_of(author) or None,
        }
    made = FORMS.get(name)
    return made(form) if made else {}


def _facts(form: Form, laid: LaidOut) -> Payload:
    """Facts in the words of the layout, never in words that a form brings."""
    keys = form.getlist("key")
    wanted = [part for part in laid.parts if part.is_fact and (part.key in keys or form.get("all") == "1")]
    return {"facts": {part.key: part.whole for part in wanted}}


def mended(form: Form, drafting: Drafting) -> Payload | Rejection:
    """A reading with other words in place of those that were pointed out."""
    known = drafting.readings.get(form.get("reading", ""))
    start, end = _number(form.get("start", "")), _number(form.get("end", ""))
    if known is None or known.text[start:end] != form.get("words", "") or not end:
        return CHANGED
    text = f"{known.text[:start]}{form.get('offer', '')}{known.text[end:]}"
    return {"reading": known.name, "author": known.author, "text": text, "seen": known.seq}


def written(writing: Writing) -> Payload:
    """The order that a form for a reading gives."""
    place = {"section": writing.section, "after": writing.after}
    named = {"reading": writing.reading, "seen": writing.seen} if writing.reading else place
    return {**named, "author": writing.author, "text": writing.text}


def _number(given: str) -> int:
    return int(given) if given.isdecimal() and len(given) < 16 else 0


def writing_of(form: Form, author: str) -> Writing:
    """What somebody typed into the form for a reading."""
    seen = form.get("seen", "")
    return Writing(
        section=form.get("section", ""),
        after=form.get("after", ""),
        reading=form.get("reading", ""),
        text=form.get("text", "").replace("\r\n", "\n"),
        author=form.get("author", "").strip() or author,
        seen=_number(seen) if seen else None,
    )


FORMS: Mapping[str, Callable[[Form], Payload]] = {
    "place_quote": lambda form: {
        "remark": form.get("remark", ""),
        "section": form.get("section", ""),
        "after": form.get("after", ""),
        "is_on": form.get("is_on", "1") == "1",
    },
    "take_out": lambda form: {"reading": form.get("reading", ""), "author": "", "text": ""},
    "leave_trouble": lambda form: {
        "code": form.get("code", ""),
        "key": form.get("key", ""),
        "words": form.get("words", "")[:2000],
        "reason": form.get("reason", ""),
    },
    "choose_template": lambda form: {"template": form.get("template", "")},
    "take_back_draft": lambda form: {"change": form.get("change", "")},
}
