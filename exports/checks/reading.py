"""Reads what a person typed: its sentences, its references, its counts. Everything found keeps its place."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

TOKEN = re.compile(r"\[\[(figure|section) ([^\[\]]+)\]\]")
QUOTED = re.compile(r"“([^”]+)”|‘([^’\n]+(?:’\w[^’\n]*)*)’(?!\w)|\"([^\"\n]+)\"|«([^»]+)»")
WORD = re.compile(r"\w[\w'’-]*")
SENTENCE_END = re.compile(r"[.!?][”’\"')]*(?=\s|$)|\n\s*\n")
ABBREVIATED = re.compile(
    r"\b(?:e\.g|i\.e|etc|cf|vs|no|Mr|Mrs|Ms|Mx|Dr|Prof|St|Cllr|Rev|fig)\.$", re.IGNORECASE
)


def word_list(words: str) -> tuple[str, ...]:
    """Words with spaces between them, one by one."""
    return tuple(words.split())


ONES = word_list(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
)
TENS = dict(enumerate(word_list("twenty thirty forty fifty sixty seventy eighty ninety"), start=2))
IN_WORDS = {
    **{word: number for number, word in enumerate(ONES)},
    **{word: 10 * ten for ten, word in TENS.items()},
    **{f"{word}-{ONES[one]}": 10 * ten + one for ten, word in TENS.items() for one in range(1, 10)},
}
NUMBER = rf"(?:[0-9]{{1,6}}|{'|'.join(sorted(IN_WORDS, key=len, reverse=True))})"
PRINTED_PAIR = re.compile(
    r"(?<![\w.])(?P<one>[0-9]{1,6}) of (?P<whole>[0-9]{1,6})(?!\.?\w)(?: (?P<noun>[A-Za-z]+))?"
)
PAIR = re.compile(
    rf"(?<![\w.])(?P<one>{NUMBER})\s+(?:out\s+)?of\s+(?:the\s+|all\s+|our\s+)?(?P<whole>{NUMBER})(?!\.?\w)"
    r"(?:\s+(?P<noun>[A-Za-z]+))?",
    re.IGNORECASE,
)
TABLES = frozenset(word_list("table tables group groups"))
PEOPLE = frozenset(
    word_list(
        "person people participant participants attendee attendees respondent respondents delegate delegates "
        "member members voter voters speaker speakers individual individuals colleague colleagues"
    )
)


@dataclass(frozen=True)
class Found:
    """A piece of a text and its place in it, in characters."""

    words: str
    start: int
    end: int


@dataclass(frozen=True)
class Count:
    """So many of so many. `noun` is the word after it, "" for none."""

    part: int
    whole: int
    noun: str
    place: Found

    @property
    def pair(self) -> tuple[int, int]:
        """Both numbers."""
        return self.part, self.whole


def plain(text: str) -> str:
    """The text with its references blanked out, every character in its place."""
    return TOKEN.sub(lambda found: " " * len(found.group()), text)


def own_words(text: str) -> str:
    """The text with references and all that stands in quotation marks blanked out."""
    return QUOTED.sub(lambda found: " " * len(found.group()), plain(text))


def sentences(text: str) -> Iterator[Found]:
    """The sentences; a point behind "e.g" or "Dr" ends none."""
    start = 0
    for found in SENTENCE_END.finditer(text):
        if not ABBREVIATED.search(text[max(start, found.end() - 6) : found.start() + 1]):
            yield Found(text[start : found.end()], start, found.end())
            start = found.end()
    if text[start:].strip():
        yield Found(text[start:], start, len(text))


def sentence_at(text: str, place: int) -> str:
    """The sentence in which a character stands."""
    return next((one.words for one in sentences(text) if one.start <= place < one.end), "")


def counts(text: str) -> Iterator[Count]:
    """Every "4 of 6" and "four of the six tables"."""
    return map(_count, PAIR.finditer(text))


def printed_counts(text: str) -> Iterator[Count]:
    """Every "4 of 6" of a text that a program wrote, in digits: quick, for such texts are long."""
    return map(_count, PRINTED_PAIR.finditer(text))


def _count(found: re.Match[str]) -> Count:
    noun = (found["noun"] or "").lower()
    end = found.end() if noun in TABLES | PEOPLE else found.end("whole")
    place = Found(found.string[found.start() : end], found.start(), end)
    return Count(number(found["one"]), number(found["whole"]), noun, place)


def number(word: str) -> int:
    """A number in digits or words."""
    return int(word) if word.isdecimal() else IN_WORDS[word.lower()]
