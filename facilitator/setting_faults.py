"""What is wrong with an exercise's settings, sentence by sentence, each beside the field it is about."""

from collections.abc import Iterator, Sequence

from pydantic import ValidationError

from casestudies.complaints import sentence_for
from facilitator.setting_forms import Item

NUMBERS = ("int_type",)


def faults_in(error: ValidationError, items: Sequence[Item]) -> dict[str, str]:
    """A sentence for each field, by its path; under "" what belongs to none."""
    found: dict[str, str] = {}
    for one in error.errors():
        place = ".".join(str(step) for step in one["loc"])
        if one["type"] == "value_error":
            sentence = str(one["ctx"]["error"])
            begins = "This " if place else ""
            if not place:
                place, sentence = _split(sentence, items)
            sentence = f"{begins}{sentence}" if begins else sentence[:1].upper() + sentence[1:]
        elif one["type"] in NUMBERS:
            sentence = "This must be a whole number, such as 10"
        else:
            sentence = f"This {sentence_for(one)}"
        found.setdefault(_nearest(place, items), _ended(sentence))
    return found


def fault_of(reason: str, items: Sequence[Item]) -> dict[str, str]:
    """The same for a sentence of the kind's own, which begins with its field."""
    place, sentence = _split(reason, items)
    return {_nearest(place, items): _ended(sentence[:1].upper() + sentence[1:])}


def _split(reason: str, items: Sequence[Item]) -> tuple[str, str]:
    place, colon, sentence = reason.partition(": ")
    names = {item.name for item in items}
    return (place, sentence) if colon and place.partition(".")[0] in names else ("", reason)


def _ended(sentence: str) -> str:
    return sentence if sentence[-1:] in ".!?" else f"{sentence}."


def _nearest(place: str, items: Sequence[Item]) -> str:
    """The path of a field, or of the part of the form that it lies in; "" where there is none."""
    known = set(_paths(items))
    steps = place.split(".")
    for depth in range(len(steps), 0, -1):
        path = ".".join("*" if step.isdecimal() else step for step in steps[:depth])
        if path in known:
            return ".".join(steps[:depth])
    return ""


def _paths(items: Sequence[Item], above: str = "") -> Iterator[str]:
    for item in items:
        path = f"{above}{item.name}"
        yield path
        if item.sort == "tables":
            yield f"{path}.*"
        yield from _paths(item.inner, f"{path}.*." if item.sort == "rows" else f"{path}.")
