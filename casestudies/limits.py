"""How long each text may be and what it may hold: the rules behind every field of the materials.

It owns the limits (characters, after trimming), so that a card fits a phone and a headline fits the
projector. A rule's message is the end of a sentence that begins with the field's name. Nothing here
reads files.
"""

import re
import unicodedata
from typing import Annotated

from pydantic import AfterValidator, Field, StrictInt, StringConstraints

SHORT_TITLE_LONGEST = 22
TITLE_LONGEST = 90
LINE_LONGEST = 200
HEADLINE_LONGEST = 140
CARD_LONGEST = 600
STAGE_LONGEST = 2600
SHEET_LONGEST = 2000
PART_LONGEST = 2600
IN_SHORT_LONGEST = 260
MEANING_LONGEST = 320
LAW_LONGEST = 420

UNSEEN = ("Cc", "Cs")  # control characters, and halves of one
A_TIME = re.compile(r"\b(19|20)\d\d\b|\bpropos(al|ed|es)\b", re.IGNORECASE)  # a proposal has no year yet
A_RANGE = re.compile(r"[1-9]-[1-9]|[A-Z]-[A-Z]")
A_SLUG = re.compile(r"[a-z][a-z0-9_]{0,39}")
A_STAGE = re.compile(r"[a-z][a-z0-9-]{0,39}")


def _one_line(text: str) -> str:
    if "\n" in text or "\r" in text:
        raise ValueError("must be one line")
    return text


def _no_html(text: str) -> str:
    if "<" in text:
        raise ValueError('holds the sign "<"; write it without HTML')
    is_plain = text.replace("\n", " ").replace("\t", " ").isprintable()  # nearly all are, and it is quick
    if not is_plain and any(unicodedata.category(sign) in UNSEEN and sign not in "\n\t" for sign in text):
        raise ValueError("holds a sign that can't be shown; type that part again")
    return text


def _dated(text: str) -> str:
    if not A_TIME.search(text):
        raise ValueError("must name the year that it describes, such as 2017, or say that it is a proposal")
    return text


def _card_range(text: str) -> str:
    if not A_RANGE.fullmatch(text) or text[0] >= text[-1]:
        raise ValueError('must be a range of card keys, such as "1-6" or "A-F"')
    return text


def _card_key(text: str) -> str:
    if not re.fullmatch(r"[1-9A-Z]", text):
        raise ValueError("must be one digit from 1 to 9 or one capital letter")
    return text


def _slug(text: str) -> str:
    if not A_SLUG.fullmatch(text):
        raise ValueError("must be small letters, digits and underscores, such as camden_residents_index")
    return text


def _stage_key(text: str) -> str:
    if not A_STAGE.fullmatch(text):
        raise ValueError("must be small letters, digits and hyphens, such as what-it-is")
    return text


def _limit(longest: int) -> StringConstraints:
    return StringConstraints(strip_whitespace=True, min_length=1, max_length=longest)


Plain = AfterValidator(_no_html)
OneLine = AfterValidator(_one_line)

ShortTitle = Annotated[str, _limit(SHORT_TITLE_LONGEST), OneLine, Plain]
Title = Annotated[str, _limit(TITLE_LONGEST), OneLine, Plain]
Headline = Annotated[str, _limit(HEADLINE_LONGEST), OneLine, Plain]
Line = Annotated[str, StringConstraints(strip_whitespace=True, max_length=LINE_LONGEST), OneLine, Plain]
DatedLine = Annotated[str, _limit(LINE_LONGEST), OneLine, Plain, AfterValidator(_dated)]
CardText = Annotated[str, _limit(CARD_LONGEST), OneLine, Plain, AfterValidator(_dated)]
StageText = Annotated[str, _limit(STAGE_LONGEST), Plain, AfterValidator(_dated)]
SheetText = Annotated[str, _limit(SHEET_LONGEST), Plain]
PartText = Annotated[str, _limit(PART_LONGEST), Plain]
InShort = Annotated[str, _limit(IN_SHORT_LONGEST), OneLine, Plain]
Meaning = Annotated[str, _limit(MEANING_LONGEST), OneLine, Plain]
LawText = Annotated[str, _limit(LAW_LONGEST), OneLine, Plain]
CardKey = Annotated[str, AfterValidator(_card_key)]
CardRange = Annotated[str, AfterValidator(_card_range)]
Slug = Annotated[str, AfterValidator(_slug)]
StageKey = Annotated[str, AfterValidator(_stage_key)]
Year = Annotated[StrictInt, Field(ge=1900, le=2100)]
