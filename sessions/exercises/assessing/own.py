"""Owns what one person gets to read of their own: their sheet, their weights, and the reasons they wrote."""

from collections.abc import Iterator, Mapping
from typing import Any

from sessions.exercises.assessing.short_names import SHORT_NAMES
from sessions.exercises.assessing.state import (
    ABOUT,
    ALONE,
    APART,
    CONFIDENCE,
    NO_POINTS,
    PLACES,
    WEIGHTS,
    WITHIN,
    AssessingState,
    Inside,
    Sheet,
    about_words,
)
from sessions.exercises.assessing.view import BETWEEN
from sessions.framework.eighteen import FEATURES, QUESTIONS, questions_of
from sessions.ids import ParticipantId
from sessions.words import Message, say

CANT_SAY = say("I can't say")


def own(state: AssessingState, participant: ParticipantId) -> Mapping[str, Mapping[str, Any]]:
    """A person's own answers, in words and by the names of the form's fields."""
    found: dict[str, Mapping[str, Any]] = {}
    sheet = state.sheets.answers.get(participant)
    if sheet:
        text = say("%(lines)s", lines="\n".join(_lines(sheet.body)))
        found[ALONE] = {"receipt": sheet.receipt, "at": sheet.at, "body": _fields(sheet.body), "text": text}
    weights = state.weights.answers.get(participant)
    if weights:
        body = {f"points-{number}": given for number, given in weights.body.items()} or {"cant_say": True}
        text = _weights_text(weights.body)
        found[WEIGHTS] = {"receipt": weights.receipt, "at": weights.at, "body": body, "text": text}
    inside = state.within.answers.get(participant)
    if inside:
        fields = _within_fields(inside.body)
        text = say("%(lines)s", lines="\n".join(_within_lines(inside.body)))
        found[WITHIN] = {"receipt": inside.receipt, "at": inside.at, "body": fields, "text": text}
    for part in ABOUT:
        written = _reasons(state, part, participant)
        if written:
            found[part] = written
    return found


def _fields(sheet: Sheet) -> dict[str, object]:
    parts = {"answer": sheet.answers, "confidence": sheet.confidence, "reason": sheet.reasons}
    return {f"{name}-{number}": held for name, given in parts.items() for number, held in given.items()}


def _lines(sheet: Sheet) -> Iterator[str]:
    for number, answer in sorted(sheet.answers.items()):
        line = f"{number}. {place_words(number, answer)}"
        sure = CONFIDENCE.get(sheet.confidence.get(number, ""))
        line += f" ({say('confidence: %(how)s', how=str(sure).lower())})" if sure else ""
        yield line + (f": “{sheet.reasons[number]}”" if number in sheet.reasons else "")


def place_words(number: int, answer: str) -> Message:
    """A place on a question in words; what is apart of the scale as it is."""
    question = QUESTIONS[number]
    if answer in PLACES:
        return (question.left, *BETWEEN, question.right)[PLACES.index(answer)]
    return APART.get(answer, CANT_SAY)


def _weights_text(points: Mapping[int, int]) -> Message:
    lines = [f"{FEATURES[number].short}: {given}" for number, given in sorted(points.items())]
    return say("%(lines)s", lines="\n".join(lines)) if lines else CANT_SAY


def _within_fields(inside: Inside) -> dict[str, object]:
    points = {f"points-{number}": given for number, given in inside.points.items()}
    return {**points, **{f"apart-{feature}": mark for feature, mark in inside.apart.items()}}


def _within_lines(inside: Inside) -> Iterator[str]:
    for feature in sorted(inside.features):
        asked = [question.number for question in questions_of(feature)]
        given = [f"{SHORT_NAMES[n]} {inside.points[n]}" for n in asked if n in inside.points]
        yield f"{FEATURES[feature].short}: {NO_POINTS.get(inside.apart.get(feature, '')) or ', '.join(given)}"


def _reasons(state: AssessingState, part: str, participant: ParticipantId) -> Mapping[str, Any] | None:
    mine = [saying for saying in state.reasons(part) if saying.giver == participant]
    if not mine:
        return None
    newest = max(mine, key=lambda saying: saying.receipt)
    return {
        "receipt": newest.receipt,
        "at": newest.at,
        "body": {"sayings": [{"id": saying.id, "text": saying.original} for saying in mine]},
        "text": say(
            "%(lines)s", lines="\n".join(_reason_line(saying.about, saying.original) for saying in mine)
        ),
    }


def _reason_line(about: Mapping[str, str], words: str) -> str:
    return f"{about_words(about)}: “{words}”"
