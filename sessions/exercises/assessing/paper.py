"""What stands on a paper sheet: for each question a place or a mark, with how sure somebody is; points apart.

Points within the features are five parts with / between, see `_read_within`.
A line holds eighteen entries with spaces between: 1 to 5, ? for "I can't say", n for "does not apply", x for
what was left out; after a place l, m or h says low, middling or high confidence.
"""

import re
from collections.abc import Mapping, Sequence

from sessions.errors import Rejection, refuse
from sessions.exercises.assessing.short_names import SHORT_NAMES
from sessions.exercises.assessing.state import (
    ALIKE,
    ALONE,
    APART,
    CANT_SAY,
    CONFIDENCE,
    NO_POINTS,
    NOT_APPLY,
    PLACES,
    WEIGHTS,
    WITHIN,
)
from sessions.exercises.assessing.view import BETWEEN
from sessions.exercises.base import PaperAnswer, PaperField, PaperLine
from sessions.exercises.defaults import NOT_ON_PAPER
from sessions.exercises.sayings import LONGEST_SAYING
from sessions.framework.eighteen import FEATURES, QUESTIONS, questions_of
from sessions.words import Message, say

LEFT_OUT = "x"
MARKS = {"?": CANT_SAY, "n": NOT_APPLY}
SURE = {word[0]: word for word in CONFIDENCE}
NO_POINTS_MARKS = {"=": ALIKE, "?": CANT_SAY}
ENTRY = re.compile(r"([1-5])([lmh]?)|[?nx]")


def read(phase: str, line: PaperLine) -> PaperAnswer | Rejection:
    """The command for a line; only one's own answers and weights stand on paper."""
    if phase == ALONE:
        return _read_sheet(line)
    if phase == WITHIN:
        return _read_within(line)
    return _read_points(line) if phase == WEIGHTS else NOT_ON_PAPER


def _read_sheet(line: PaperLine) -> PaperAnswer | Rejection:
    entries = line.answer.lower().replace(",", " ").split()
    if len(entries) != len(QUESTIONS) or not all(ENTRY.fullmatch(entry) for entry in entries):
        return refuse(
            "paper_sheet",
            "“%(answer)s” is not 18 answers. Write 1 to 5, ? for “I can't say”, n for “does not apply” or x "
            "for one left out, with spaces between; 4h is a 4 with high confidence.",
            answer=line.answer,
        )
    given = {n: entry for n, entry in zip(QUESTIONS, entries, strict=True) if entry != LEFT_OUT}
    answers = {n: MARKS.get(entry, entry[0]) for n, entry in given.items()}
    confidence = {n: SURE[entry[1]] for n, entry in given.items() if len(entry) > 1}
    reasons = {n: words for n, words in zip(QUESTIONS, line.words, strict=False) if words}
    payload = {"answers": answers, "confidence": confidence, "reasons": reasons}
    return PaperAnswer("submit_sheet", payload)


def _read_points(line: PaperLine) -> PaperAnswer | Rejection:
    entries = line.answer.replace(",", " ").split()
    if entries == ["?"]:
        return PaperAnswer("submit_weights", {"cant_say": True})
    if len(entries) != len(FEATURES) or not all(re.fullmatch(r"[0-9]{1,3}", entry) for entry in entries):
        return refuse(
            "paper_points",
            "“%(answer)s” is not points for five features. Write five whole numbers with spaces between, or "
            "? for “I can't say”.",
            answer=line.answer,
        )
    points = {number: int(entry) for number, entry in zip(FEATURES, entries, strict=True)}
    return PaperAnswer("submit_weights", {"points": points})


def _read_within(line: PaperLine) -> PaperAnswer | Rejection:
    """A part a feature: its questions' points, = for all alike, ? for “I can't say”, x for left out."""
    parts = [part.split() for part in line.answer.lower().replace(",", " ").split("/")]
    if len(parts) != len(FEATURES) or not all(map(_is_part, FEATURES, parts)):
        return refuse(
            "paper_within",
            "“%(answer)s” is not points within five features. Write five parts with / between: points for "
            "each question, = where all weigh alike, ? for “I can't say” or x for one left out.",
            answer=line.answer,
        )
    given = dict(zip(FEATURES, parts, strict=True))
    apart = {key: NO_POINTS_MARKS[part[0]] for key, part in given.items() if part[0] in NO_POINTS_MARKS}
    points = {
        question.number: int(entry)
        for key, part in given.items()
        if key not in apart and part != [LEFT_OUT]
        for question, entry in zip(questions_of(key), part, strict=True)
    }
    return PaperAnswer("submit_within", {"points": points, "apart": apart})


def _is_part(feature: int, part: Sequence[str]) -> bool:
    if len(part) == 1:
        return part[0] in (LEFT_OUT, *NO_POINTS_MARKS)
    return len(part) == len(questions_of(feature)) and all(re.fullmatch("[0-9]{1,3}", one) for one in part)


def fields(phase: str) -> Sequence[PaperField]:
    """A place for each question and how sure, or a number for each feature, or for each question in it."""
    if phase == WITHIN:
        return [field for number in FEATURES for field in _inside(number)]
    if phase == WEIGHTS:
        return [
            PaperField(f"points-{number}", feature.short, hint=say("Points. All empty: “I can't say”."))
            for number, feature in FEATURES.items()
        ]
    if phase != ALONE:
        return ()
    return [field for number in QUESTIONS for field in _of_question(number)]


def _inside(feature: int) -> Sequence[PaperField]:
    """What stands for points, then a number a question."""
    choices = {**NO_POINTS, "0": say("Points, or left out")}
    points = [
        PaperField(f"points-{question.number}", SHORT_NAMES[question.number])
        for question in questions_of(feature)
    ]
    return (PaperField(f"apart-{feature}", FEATURES[feature].title, choices), *points)


def _of_question(number: int) -> Sequence[PaperField]:
    question = QUESTIONS[number]
    places = dict(zip(PLACES, (question.left, *BETWEEN, question.right), strict=True))
    apart = {key: words for key, words in APART.items() if key != NOT_APPLY or question.is_conditional}
    choices: Mapping[str, Message] = {**places, **apart, "0": say("Left out")}
    asks = say("%(number)s. %(asks)s", number=number, asks=question.asks)
    sure = say("%(number)s. How sure", number=number)
    why = say("%(number)s. Why", number=number)
    return (
        PaperField(f"answer-{number}", asks, choices),
        PaperField(f"confidence-{number}", sure, {**CONFIDENCE, "0": say("Left out")}),
        PaperField(f"reason-{number}", why, is_words=True, longest=LONGEST_SAYING),
    )


def line(phase: str, given: Mapping[str, str]) -> PaperLine:
    """The line for what was picked and typed; what was not picked was left out."""
    if phase == WEIGHTS:
        points = [given.get(f"points-{number}", "").strip() for number in FEATURES]
        return PaperLine(" ".join(one or "0" for one in points) if any(points) else "?")
    if phase == WITHIN:
        return PaperLine(" / ".join(_part(given, feature) for feature in FEATURES))
    entries = [_entry(given, number) for number in QUESTIONS]
    words = tuple(given.get(f"reason-{number}", "") for number in QUESTIONS)
    return PaperLine(" ".join(entries), words)


def _part(given: Mapping[str, str], feature: int) -> str:
    known = {key: mark for mark, key in NO_POINTS_MARKS.items()}
    points = [given.get(f"points-{question.number}", "").strip() for question in questions_of(feature)]
    mark = known.get(given.get(f"apart-{feature}", ""))
    return mark or (" ".join(one or "0" for one in points) if any(points) else LEFT_OUT)


def _entry(given: Mapping[str, str], number: int) -> str:
    answer = given.get(f"answer-{number}") or "0"
    sure = given.get(f"confidence-{number}") or "0"
    known = {answer_key: mark for mark, answer_key in MARKS.items()}
    if answer in known:
        return known[answer]
    if answer == "0":
        return LEFT_OUT
    return f"{answer}{sure[0]}" if sure in CONFIDENCE and answer in PLACES else answer
