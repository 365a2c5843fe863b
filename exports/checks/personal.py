"""Personal details in words that will be published: addresses, numbers and names of people."""

import re
from collections.abc import Iterator

from exports.checks.around import SHORTEST_NAME, Asked, Surroundings
from exports.checks.reading import WORD, plain, word_list
from exports.editing.slots import SlotKind, Trouble
from sessions.words import Message, say

ORDINALS = ("nd", "rd", "st", "th")
FORMS = {
    "email": (say("an email address"), re.compile(r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+")),
    "phone": (
        say("a phone number"),
        re.compile(r"(?<![\w.])(?:\+44[\s-]?(?:\(0\))?|0)(?:[\s-]?[0-9]){9,10}(?!\w)"),
    ),
    "postcode": (
        say("a postcode"),
        re.compile(r"\b(?:GIR ?0AA|[A-Z]{1,2}[0-9][A-Z0-9]?\s?[0-9][ABD-HJLNP-UW-Z]{2})\b", re.IGNORECASE),
    ),
    "nhs_number": (say("an NHS number"), re.compile(r"(?<![\w.])[0-9]{3}[ -]?[0-9]{3}[ -]?[0-9]{4}(?!\w)")),
    "ni_number": (
        say("a National Insurance number"),
        re.compile(r"\b[A-CEGHJ-PR-TW-Z]{2} ?(?:[0-9]{2} ?){3}[A-D]\b", re.IGNORECASE),
    ),
    "birth": (
        say("a date of birth"),
        re.compile(
            r"\b(?:born|birth|d\.?o\.?b\.?)[^.\n]{0,20}?[0-9]{1,2}(?:st|nd|rd|th)?[ /.-]+"
            r"(?:[0-9]{1,2}|[a-z]{3,9})[ /.-]+[0-9]{2,4}"
            r"|\b[0-9]{1,2}[/.-][0-9]{1,2}[/.-](?:19[0-9]{2}|200[0-9])\b",
            re.IGNORECASE,
        ),
    ),
}
NOBODYS = frozenset(  # mailboxes of an office, before the @
    word_list(
        "admin consultation contact data dataprotection dpo engagement enquiries enquiry feedback foi "
        "governance hello help info information mail office participation press support team workshop"
    )
)
TITLED = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Sir|Dame|Cllr|Councillor|Rev|Reverend)\.?\s+[A-Z][\w'’-]+"
)
NO_NAMES = frozenset(  # a capital at their head tells nothing
    word_list(
        "january february march april may june july august september october november december monday "
        "tuesday wednesday thursday friday saturday sunday"
    )
)


def check(one: Asked) -> Iterator[Trouble]:
    """Every such detail: in what was typed or quoted, and in what a figure prints of people's words."""
    is_typed = one.slot.kind is SlotKind.INTERPRETATION
    text = plain(one.slot.words) if is_typed else one.slot.words
    for start, end, what in _found(text, one):
        yield Trouble("personal_data", one.slot.key, _told(one, what, text[start:end]), True, start, end)
    behind = one.around.printed.get(one.slot.key, "")
    for start, end, what in _found(behind, one):
        yield Trouble("personal_data", one.slot.key, _told(one, what, behind[start:end]), True)


def _found(text: str, one: Asked) -> list[tuple[int, int, Message]]:
    """Start, end and what it is; of two that overlap, the first."""
    found = [
        (m.start(), m.end(), what)
        for name, (what, form) in FORMS.items()
        for m in form.finditer(text)
        if _is_one(name, m.group())
    ]
    found += [(m.start(), m.end(), say("a person's name")) for m in TITLED.finditer(text)]
    names = [] if one.slot.kind is SlotKind.FACT else _names(text, one.around)
    found += [(start, end, say("a name from the register of names")) for start, end in names]
    kept: list[tuple[int, int, Message]] = []
    for piece in sorted(found, key=lambda piece: (piece[0], -piece[1])):
        if not kept or piece[0] >= kept[-1][1]:
            kept.append(piece)
    return kept


def _is_one(name: str, words: str) -> bool:
    if name == "email":
        return words.partition("@")[0].lower() not in NOBODYS
    if name == "postcode":
        return not words.endswith(ORDINALS)
    return name != "nhs_number" or _has_check_digit(words)


def _has_check_digit(words: str) -> bool:
    """Modulus 11 (NHS Data Dictionary, "NHS Number")."""
    digits = [int(character) for character in words if character.isdecimal()]
    check = 11 - sum(digit * (10 - place) for place, digit in enumerate(digits[:9])) % 11
    return check % 11 == digits[9] and check != 10


def _names(text: str, around: Surroundings) -> Iterator[tuple[int, int]]:
    """Whole names however they are written; a part of one only with its capital, inside a sentence."""
    known = around.names_by_first
    if not known:
        return
    parts = {part for wholes in known.values() for whole in wholes for part in whole}
    parts -= {*NO_NAMES, *around.area.lower().split()}
    words = list(WORD.finditer(text))
    for place, word in enumerate(words):
        lower = word.group().lower()
        for whole in known.get(lower, ()):
            here = words[place : place + len(whole)]
            if tuple(one.group().lower() for one in here) == whole:
                yield word.start(), here[-1].end()
        is_inside = text[: word.start()].rstrip(" ")[-1:] not in ("", ".", "!", "?", ":", "\n", "“", '"')
        if lower in parts and len(lower) >= SHORTEST_NAME and word.group()[0].isupper() and is_inside:
            yield word.start(), word.end()


def _told(one: Asked, what: Message, words: str) -> Message:
    if one.slot.kind is SlotKind.INTERPRETATION:
        return say(
            "“%(words)s” looks like %(what)s. Take it out: a report names nobody.", words=words, what=what
        )
    if one.slot.kind is SlotKind.QUOTE:
        return say(
            "“%(words)s” in this quotation looks like %(what)s. Take the quotation out; a facilitator can "
            "correct the statement.",
            words=words,
            what=what,
        )
    return say(
        "%(number)s prints “%(words)s”, which looks like %(what)s. A facilitator can hide or correct the "
        "statement under “What was said”; or leave the figure out.",
        number=one.slot.number,
        words=words,
        what=what,
    )
