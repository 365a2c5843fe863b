"""Owns what a template may know of an open poll: the question and how it is answered, the same for all."""

from collections.abc import Mapping
from typing import Any

from sessions.exercises.open_poll.reading import LONGEST_WORD, MOST_IN_ONE
from sessions.exercises.open_poll.settings import APART, SCALE
from sessions.exercises.open_poll.state import OpenPollState
from sessions.exercises.open_poll.wording import PollWords


def view_of(state: OpenPollState, phase: str) -> Mapping[str, Any]:
    """All of it; a scale is listed with its highest step first, as its results are."""
    settings, words = state.settings, PollWords(state.settings)
    return {
        "question": words.asked,
        "form": settings.form,
        "choices": tuple(words.scale.items()),
        "is_shuffled": settings.form != SCALE and not settings.keeps_order,
        "most": settings.most,
        "fields": settings.most_words,
        "lowest": settings.lowest,
        "highest": settings.highest,
        "unit": settings.unit,
        "apart": tuple(APART.items()),
        "longest": LONGEST_WORD,
        "most_in_one": MOST_IN_ONE,
        "number": state.rounds.number(phase),
        "rounds": settings.rounds,
        "is_practice": settings.is_practice,
    }
