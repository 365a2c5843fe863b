"""Words for how many, "most" and "some", of people or tables, with no count in their sentence."""

import re
from collections.abc import Iterator

from exports.checks.around import Asked
from exports.checks.reading import PEOPLE, TABLES, Count, counts, own_words, sentence_at, word_list
from exports.editing.slots import SlotKind, Trouble
from sessions.words import say

MOST_OFFERS = 4
MORE_THAN_HALF = ("most", "majority", "nearly all", "almost all", "nearly every", "almost every", "the bulk")
LESS_THAN_HALF = ("minority", "hardly any", "handful", "very few", "quite few")
ALL, NONE = ("everyone", "everybody"), ("nobody", "no one", "no-one")
THINGS = frozenset(
    word_list(
        "statement statements card cards pair pairs example examples thing things step steps line lines "
        "round rounds answer answers criteria criterion draws"
    )
)
WHOM = "|".join(sorted({*TABLES, *PEOPLE, "those", "them", "us", "room", "attending", "present"}))
PART = r"(?:a |the )(?:large |clear |great |vast |small |overwhelming |slim )?(?:majority|minority)"
ROUGHLY = r"(?:about |around |over |under |more than |less than |nearly |almost )?"
HOW_MANY = (
    rf"nearly all|almost all|hardly any|(?:very |quite |a )?few|{PART}|{ROUGHLY}half|"
    rf"{ROUGHLY}(?:a |one |two |three )(?:third|quarter|fifth)s?|"
    r"a (?:large |small |good |great )?number|a handful|a couple|a lot|lots|plenty|the bulk|"
    r"several|various|numerous|countless|(?:very |so |too |not )?many|some|most"
)
THINK = (
    "agreed|disagreed|felt|thought|said|wanted|supported|opposed|preferred|believed|chose|ranked|placed|argued|"
    "worried|trusted|accepted|rejected|objected|saw|asked|noted|were|had|voted|moved|changed|found|wrote|"
    "mentioned|raised|struggled|would|did|could|expressed|considered|also"
)
OF_WHOM = re.compile(
    rf"(?<!how )(?<!as )\b(?P<much>{HOW_MANY})\s+(?:of\s+)?"
    rf"(?:the\s+|our\s+|these\s+|those\s+|all\s+)?(?:[a-z-]+\s+)?(?P<whom>{WHOM})\b",
    re.IGNORECASE,
)
ALONE = re.compile(
    rf"(?<!how )(?<!as )\b(?:{HOW_MANY})\s+(?=(?:{THINK})\b)"
    r"|\b(?:(?:nearly |almost )?every(?:one|body)|hardly any(?:one|body)|nobody|no[ -]one)\b"
    r"(?! else| group| table| thing| way)"
    rf"|\b(?:{PART})\b(?!\s+of\b)",
    re.IGNORECASE,
)


def check(one: Asked) -> Iterator[Trouble]:
    """One for each such word in an interpretation; it offers the counts of the section that fit the word."""
    if one.slot.kind is not SlotKind.INTERPRETATION:
        return
    text = own_words(one.slot.words)
    for start, end, much, whom in _found(text):
        if not any(counts(sentence_at(text, start))):
            yield Trouble(
                code="count_missing",
                slot=one.slot.key,
                message=say(
                    "“%(words)s” without a count. Write how many of how many, as the facts beside it do.",
                    words=text[start:end],
                ),
                must_mend=False,
                start=start,
                end=end,
                offers=tuple(_offers(one, much, whom)),
            )


def _found(text: str) -> list[tuple[int, int, str, str]]:
    """Start, end, the word for how many, and of whom ("" where it stands alone); none inside another."""
    found = [(m.start(), m.end(), m["much"].lower(), m["whom"].lower()) for m in OF_WHOM.finditer(text)]
    for m in ALONE.finditer(text):
        much = m.group().strip()
        if not any(start <= m.start() < end for start, end, *_ in found):
            found.append((m.start(), m.start() + len(much), much.lower(), ""))
    return sorted(found)


def _offers(one: Asked, much: str, whom: str) -> list[str]:
    fitting = [
        count for count in one.facts.counts if _is_of(count, whom) and _fits(count, much) and count.whole > 1
    ]
    return list(dict.fromkeys(_offer(count, whom) for count in fitting))[:MOST_OFFERS]


def _is_of(count: Count, whom: str) -> bool:
    """Whether a count is of such people or tables, as far as its own noun tells."""
    if whom in TABLES:
        return count.noun in TABLES
    if whom in PEOPLE:
        return count.noun not in TABLES | THINGS
    return count.noun not in THINGS


def _fits(count: Count, much: str) -> bool:
    if any(word in much for word in MORE_THAN_HALF):
        return 2 * count.part > count.whole
    if any(word in much for word in LESS_THAN_HALF) or much == "few":
        return 2 * count.part < count.whole
    if much in ALL:
        return count.part == count.whole
    return count.part == 0 if much in NONE else True


def _offer(count: Count, whom: str) -> str:
    if count.noun in TABLES | PEOPLE:
        return f"{count.part} of {count.whole} {count.noun}"
    return f"{count.part} of {count.whole} {whom if whom in PEOPLE else ''}".strip()
