"""References: typed ones, which go wrong once something moves, and marks that lead nowhere."""

import re
from collections.abc import Iterator

from exports.checks.around import Asked
from exports.checks.reading import TOKEN, plain
from exports.editing.slots import SlotKind, Trouble
from sessions.words import Message, say

TYPED = re.compile(
    r"(?<![\w-])(?:(?P<what>(?i:figures?|fig\.?|sections?|sec\.|chapters?))\s+(?P<number>[0-9]{1,3}(?:\.[0-9]{1,2})?)"
    r"|(?i:appendix|appendices|annex(?:es)?)\s+(?P<letter>[A-Z](?:\.[0-9]{1,2})?))(?![\w.]*\w)"
)
FACT = re.compile(r"\b[FS][0-9]{1,3}\b")
OF_A_LAW = re.compile(r"^[^.;]{0,60}\b(?:Act|Regulations|Order|Directive|GDPR|Article)\b")
MARK = re.compile(r"\[\[.*?(?:\]\]|$)", re.DOTALL | re.MULTILINE)


def check(one: Asked) -> Iterator[Trouble]:
    """The references of an interpretation."""
    if one.slot.kind is not SlotKind.INTERPRETATION:
        return
    yield from _dead(one)
    text = plain(one.slot.words)
    for found in TYPED.finditer(text):
        if not OF_A_LAW.match(text[found.end() :]):
            yield _typed(one, found.start(), found.end(), found.group(), _leads_to(one, found))
    for found in FACT.finditer(text):
        key = next((slot.key for slot in one.facts.slots if slot.number == found.group()), None)
        mark = f"[[figure {key}]]" if key in one.around.figures else ""
        yield _typed(one, found.start(), found.end(), found.group(), mark)


def _leads_to(one: Asked, found: re.Match[str]) -> str:
    """The mark that stands for what was typed; "" where there is no such place."""
    number = found["number"] or found["letter"]
    if found["what"] and found["what"].lower().startswith("fig"):
        figures = one.around.figures
        key = next((key for key, given in figures.items() if str(given) == number), None)
        return f"[[figure {key}]]" if key else ""
    headings = one.around.headings.values()
    key = next((heading.key for heading in headings if heading.number == number), None)
    return f"[[section {key}]]" if key else ""


def _typed(one: Asked, start: int, end: int, words: str, mark: str) -> Trouble:
    if mark:
        message = say(
            "“%(words)s” is typed, and goes wrong once something moves. Put a reference in its place.",
            words=words,
        )
    else:
        message = say(
            "“%(words)s” leads nowhere in this report. Take it out, or put a reference in.", words=words
        )
    return Trouble("reference_typed", one.slot.key, message, True, start, end, (mark,) if mark else ())


def _dead(one: Asked) -> Iterator[Trouble]:
    for found in MARK.finditer(one.slot.words):
        if not _is_alive(one, found.group()):
            yield Trouble(
                "reference_dead", one.slot.key, _dead_words(found.group()), True, found.start(), found.end()
            )


def _is_alive(one: Asked, mark: str) -> bool:
    found = TOKEN.fullmatch(mark)
    if not found:
        return False
    known = one.around.figures if found[1] == "figure" else one.around.headings
    return found[2] in known


def _dead_words(mark: str) -> Message:
    return say(
        "The reference %(mark)s leads nowhere: what it pointed to is not in this report. Take it out, or put "
        "another in.",
        mark=mark[:80],
    )
