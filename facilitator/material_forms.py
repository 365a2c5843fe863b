"""Forms for materials, made from their models: a field a text, with its limit and what it is for.

It owns labels, hints, and the way between a form's fields (`source.year`) and content as JSON carries it.
What is right or wrong the models say; each complaint is laid beside its field.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import UnionType
from typing import Any, Literal, get_args, get_origin

from pydantic import ValidationError
from pydantic.fields import FieldInfo

from casestudies.complaints import sentence_for
from casestudies.limits import OneLine
from casestudies.material import Material
from sessions.words import Message, say

LINE_LONGEST = 200  # longer ones get a field of several lines
NOT_TYPED = frozenset({"key", "slug"})  # made from titles and places

LABELS: Mapping[str, Message] = {
    "title": say("Title"),
    "short_title": say("Short title"),
    "card": say("The card"),
    "describes": say("When this was so"),
    "headline": say("What is new in it"),
    "text": say("Text"),
    "in_short": say("In short, for the wall"),
    "term": say("Word"),
    "meaning": say("What it means here"),
    "picture": say("Picture"),
    "picture_shows": say("What the picture shows, for people who can't see it"),
    "explanation": say("Explanation"),
    "example": say("Example"),
    "then": say("What leads to the next"),
    "year": say("Year"),
    "source": say("Who defined it"),
    "source.title": say("Source: title"),
    "source.publisher": say("Source: publisher"),
    "source.year": say("Source: year"),
    "source.detail": say("Source: detail"),
    "sheet.who": say("Sheet: who"),
    "sheet.why": say("Sheet: why"),
    "sheet.what": say("Sheet: what"),
    "sheet.how": say("Sheet: how"),
    "sheet.impacts": say("Sheet: impacts"),
    "sheet.source": say("Sheet: source"),
}
HINTS: Mapping[str, Message] = {
    "short_title": say("As it stands on phones and walls."),
    "card": say("One paragraph that stands on its own, with the year it describes or that it is proposed."),
    "describes": say("Name the year, as in: How it stood in 2017. Or say: This is a proposal."),
    "source.year": say("May stay empty."),
    "source.detail": say("May stay empty."),
    "source": say("Empty where the words are the project's own."),
    "sheet.who": say("The long form, under six headings: all six, or none."),
}
MARKDOWN = say("**Bold**, *italic*, - for a list; an empty line begins a paragraph. No HTML.")
NUMBER = say("must be a whole number, such as 2017")


@dataclass(frozen=True)
class FormField:
    """One field: `sort` is line, text (a paragraph), markdown, number or choice; `longest` in characters."""

    name: str
    label: Message
    sort: str
    longest: int | None
    hint: Message | None
    options: tuple[str, ...] = ()
    is_needed: bool = True


def fields_for(model: type[Material], without: str = "") -> tuple[FormField, ...]:
    """The fields of a model that people fill in, but for one; those of a material within it among them."""
    return tuple(_fields(model, "", without))


def _fields(model: type[Material], prefix: str, without: str) -> Iterator[FormField]:
    for name, info in model.model_fields.items():
        inner = _material_in(info.annotation)
        if name == without or (not prefix and name in NOT_TYPED):
            continue
        if inner:
            yield from _fields(inner, f"{name}.", "")
        else:
            yield _field(f"{prefix}{name}", info)


def _material_in(annotation: Any) -> type[Material] | None:
    """The material that a field holds, perhaps or surely."""
    for held in get_args(annotation) if get_origin(annotation) is UnionType else (annotation,):
        if isinstance(held, type) and issubclass(held, Material):
            return held
    return None


def _field(name: str, info: FieldInfo) -> FormField:
    longest = next((most for held in info.metadata if (most := getattr(held, "max_length", None))), None)
    sort, options = _sort(info, longest), ()
    if sort == "choice":
        options = get_args(info.annotation)
    hint = HINTS.get(name) or (MARKDOWN if sort == "markdown" else None)
    return FormField(
        name, LABELS.get(name, say("%(name)s", name=name)), sort, longest, hint, options, info.is_required()
    )


def _sort(info: FieldInfo, longest: int | None) -> str:
    if get_origin(info.annotation) is Literal:
        return "choice"
    if longest is None:
        return "number"
    if OneLine not in info.metadata:
        return "markdown"
    return "line" if longest <= LINE_LONGEST else "text"


def values_of(fields: Sequence[FormField], content: Mapping[str, Any] | None) -> dict[str, str]:
    """What stands in the fields for this content; nothing for none."""
    return {field.name: _value(field.name, content or {}) for field in fields}


def _value(name: str, content: Mapping[str, Any]) -> str:
    first, _, rest = name.partition(".")
    held = content.get(first)
    if rest:
        return _value(rest, held) if isinstance(held, Mapping) else ""
    return "" if held is None else str(held)


def content_from(fields: Sequence[FormField], given: Mapping[str, str], prefix: str = "") -> dict[str, Any]:
    """The content that a form's fields make; a sheet is left out where all its fields are empty."""
    content: dict[str, Any] = {}
    for field in fields:
        value = _typed(field, given.get(f"{prefix}{field.name}", ""))
        outer, _, name = field.name.rpartition(".")
        place = content.setdefault(outer, {}) if outer else content
        if value != "" or field.is_needed:
            place[name] = value
    if isinstance(content.get("sheet"), dict) and not any(content["sheet"].values()):
        content["sheet"] = None
    return content


def _typed(field: FormField, text: str) -> str | int:
    text = text.replace("\r\n", "\n").replace("\r", "\n").strip()
    if field.sort == "number":
        return int(text) if text.isascii() and text.isdecimal() and len(text) < 9 else text
    return text if field.sort == "markdown" else " ".join(text.split())


def faults_in(
    error: ValidationError, fields: Sequence[FormField], above: Sequence[int | str] = ()
) -> dict[str, str]:
    """A complaint for each field, by its name; under "" what belongs to none. `above` leads to the fields."""
    names = {field.name: field for field in fields}
    found: dict[str, str] = {}
    for one in error.errors():
        within = one["loc"][: len(above)] == tuple(above)
        name = ".".join(str(step) for step in one["loc"][len(above) :]) if within else ""
        field = names.get(name)
        sentence = str(NUMBER) if one["type"] == "int_type" else sentence_for(one)
        found.setdefault(name if field else "", sentence if field else f"{_place(one['loc'])} {sentence}")
    return found


def _place(location: tuple[int | str, ...]) -> str:
    return f'"{location[0]}"' if location else "This"
