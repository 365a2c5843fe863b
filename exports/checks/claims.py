"""Words that claim more than a room can show: for the public, for significance, for acceptability."""

import re
from collections.abc import Iterator

from exports.checks.around import Asked
from exports.checks.reading import own_words
from exports.editing.slots import SlotKind, Trouble
from sessions.words import Message, say, say_n

THINK = (
    "think|thinks|thought|believe|believes|believed|want|wants|wanted|feel|feels|felt|agree|agrees|agreed|"
    "support|supports|supported|oppose|opposes|opposed|accept|accepts|accepted|prefer|prefers|preferred|"
    "trust|trusts|trusted|expect|expects|expected|say|says|said|would|will|are|is"
)
OTHERS = (
    r"(?:the |local |wider |general |british |english )*"
    r"(?:public|residents|citizens|taxpayers|population|society)|"
    r"people in (?:the )?(?-i:[A-Z])\w+|(?:local|ordinary|most) people"
)
POPULATION = re.compile(
    rf"\b(?:(?-i:[A-Z])[\w-]+ )?(?:{OTHERS})\s+(?:generally |mostly |largely |clearly |also )?(?:{THINK})\b"
    r"|\brepresentative\b(?! of the table)|\bpublic opinion\b|\brandom(?:ly)? (?:sample|selected)\b",
    re.IGNORECASE,
)
NOT_CLAIMED = re.compile(r"\b(?:not|n't|never|no|nor|what|whether|how|if|why)\b[^.]{0,30}$", re.IGNORECASE)
SIGNIFICANT = re.compile(r"\b(?:statistically\s+)?significan(?:t|tly|ce)\b", re.IGNORECASE)
TESTED = re.compile(r"\bp\s*[=<≤]\s*0?\.[0-9]|\[\[figure |\btest\b", re.IGNORECASE)
BIG_THING = re.compile(r"\s+(?:harm|problem|issue|cost|benefit|risk|impact|others)s?\b", re.IGNORECASE)
ACCEPTABLE = re.compile(
    r"\bpublic(?:ly)? acceptab(?:ility|le)\b"
    r"|\bacceptab(?:le|ility) (?:to|by|for) the (?:wider |general )?public\b",
    re.IGNORECASE,
)
OURS = "this group's assessment"


def check(one: Asked) -> Iterator[Trouble]:
    """The claims of an interpretation."""
    if one.slot.kind is not SlotKind.INTERPRETATION:
        return
    text = own_words(one.slot.words)
    for found in POPULATION.finditer(text):
        if not NOT_CLAIMED.search(text[: found.start()]):
            yield _claim("population", one, found, _room(one, found.group()))
    for found in SIGNIFICANT.finditer(text):
        if not _is_tested(one.slot.words, text, found):
            yield _claim("significance", one, found, _untested(found.group()))
    for found in ACCEPTABLE.finditer(text):
        message = say(
            "“%(words)s”: a room's answers are not the public's. Call it this group's assessment.",
            words=found.group(),
        )
        yield _claim("public_acceptability", one, found, message, True, (OURS,))


def _claim(
    code: str,
    one: Asked,
    found: re.Match[str],
    message: Message,
    must_mend: bool = False,
    offers: tuple[str, ...] = (),
) -> Trouble:
    return Trouble(code, one.slot.key, message, must_mend, found.start(), found.end(), offers)


def _is_tested(words: str, text: str, found: re.Match[str]) -> bool:
    """Whether a test stands in the same sentence, or nobody would take the word for one."""
    from_here = text.rfind(".", 0, found.start()) + 1
    stop = re.compile(r"\.(?:\s|$)").search(text, found.end())
    is_big = BIG_THING.match(text, found.end()) and "statistic" not in found.group().lower()
    return bool(is_big or TESTED.search(words[from_here : stop.start() if stop else len(words)]))


def _untested(words: str) -> Message:
    return say(
        "“%(words)s” reads as the result of a test, and none stands beside it. Point to the figure in the "
        "method annex, or choose another word.",
        words=words,
    )


def _room(one: Asked, words: str) -> Message:
    who = say_n("%(n)s person", "%(n)s people", one.around.people) if one.around.people else say("people")
    return say(
        "“%(words)s” speaks for more than the room: %(who)s who came, and no random sample. Write “people in "
        "the room”, or leave it and say where it comes from.",
        words=words,
        who=who,
    )
