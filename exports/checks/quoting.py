"""Quotations: placed ones that may not be quoted, and words in quotation marks that nobody placed.

A statement is quoted by its number, never retyped, so that it reads the same in every document.
"""

from collections.abc import Iterator

from rapidfuzz import fuzz, process
from rapidfuzz.utils import default_process

from exports.checks.around import Asked, Statement
from exports.checks.reading import QUOTED, plain
from exports.editing.slots import SlotKind, Trouble
from sessions.words import Message, say

ALIKE_FROM = 80.0  # as the desk points out statements that say nearly the same
PART_ALIKE_FROM = 90.0
FEWEST_WORDS = 4  # fewer in quotation marks are a term


def check(one: Asked) -> Iterator[Trouble]:
    """What is quoted and may not be; what is quoted without being placed."""
    if one.slot.kind is SlotKind.QUOTE and not one.slot.may_quote:
        message = say(
            "This statement can't be quoted: its speaker did not agree, or it was withdrawn. Take the "
            "quotation out."
        )
        yield Trouble("quote_without_consent", one.slot.key, message, True)
    if one.slot.kind is SlotKind.INTERPRETATION:
        yield from _retyped(one)


def _retyped(one: Asked) -> Iterator[Trouble]:
    text = plain(one.slot.words)
    titles = {default_process(heading.title) for heading in one.around.headings.values()}
    for found in QUOTED.finditer(text):
        words = default_process(next(group for group in found.groups() if group is not None))
        if len(words.split()) < FEWEST_WORDS or words in titles:
            continue
        said = _nearest(one, words)
        code = "quote_retyped" if said else "quote_unknown"
        message = _retyped_words(said) if said else _unknown_words(found.group())
        yield Trouble(code, one.slot.key, message, said is not None, found.start(), found.end())


def _nearest(one: Asked, words: str) -> Statement | None:
    """The statement that these words are, nearly or in part; of several alike one that may be quoted."""
    said = one.around.spoken_words
    found = process.extract(words, said, scorer=fuzz.ratio, processor=None, score_cutoff=ALIKE_FROM)
    if not found:
        longer = {place: text for place, text in said.items() if len(text) >= len(words)}
        cutoff = PART_ALIKE_FROM
        found = process.extract(words, longer, scorer=fuzz.partial_ratio, processor=None, score_cutoff=cutoff)
    alike = [(score, one.around.spoken[place]) for _, score, place in found]
    best = max(alike, key=lambda hit: (hit[0], hit[1].may_quote), default=None)
    return best[1] if best else None


def _retyped_words(said: Statement) -> Message:
    if not said.may_quote:
        return say(
            "These are nearly the words of statement %(name)s, whose speaker did not agree to be quoted. Say "
            "in your own words what was meant.",
            name=said.reference,
        )
    return say(
        "These are nearly the words of statement %(name)s, typed. Place it as a quotation, so that it reads "
        "the same everywhere.",
        name=said.reference,
    )


def _unknown_words(words: str) -> Message:
    return say(
        "No statement of the record reads like %(words)s. If somebody said it, place the statement as a "
        "quotation; if not, take the quotation marks off.",
        words=words[:120],
    )
