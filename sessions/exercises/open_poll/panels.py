"""Which results an open poll has, by its form, and when they may be shown."""

from collections.abc import Mapping

from sessions.errors import Rejection
from sessions.exercises.base import Panel, Room
from sessions.exercises.open_poll.numbers import numbers_panel
from sessions.exercises.open_poll.settings import NUMBER, SCALE, SINGLE, WORDS, OpenPollSettings
from sessions.exercises.open_poll.state import OpenPollState
from sessions.exercises.open_poll.word_list import WORD_LIST, refuse_words, words_panel
from sessions.exercises.open_poll.wording import PollWords
from sessions.exercises.round_answers import answers_panel
from sessions.exercises.round_changes import change_panel
from sessions.exercises.round_reveals import refuse_reveal
from sessions.exercises.rounds import ANSWERS, PANEL_NAMES, panel_keys
from sessions.words import Message, say

NAMES: Mapping[str, Message] = {**PANEL_NAMES, WORD_LIST: say("What people wrote")}


def keys_of(settings: OpenPollSettings, number: int) -> tuple[str, ...]:
    """The results of a round, counted from 1: a change is told where an answer is one place among several."""
    if settings.form in (SINGLE, SCALE):
        return panel_keys(number)
    return (WORD_LIST,) if settings.form == WORDS else (ANSWERS,)


def refusal(state: OpenPollState, phase: str, panel: str, in_advance: bool) -> Rejection | None:
    """Why a result can't be shown yet, or None."""
    wrong = refuse_reveal(state.rounds, PollWords(state.settings), phase, panel, in_advance)
    if wrong or in_advance or panel != WORD_LIST:
        return wrong
    return refuse_words(state, phase)


def panels(state: OpenPollState, phase: str, room: Room) -> tuple[Panel, ...]:
    """All that may be published of a round."""
    number = state.rounds.number(phase)
    keys = (
        key for key in keys_of(state.settings, number) if not refusal(state, phase, key, in_advance=False)
    )
    found = (_panel(state, phase, key, room) for key in keys)
    return tuple(panel for panel in found if panel)


def _panel(state: OpenPollState, phase: str, key: str, room: Room) -> Panel | None:
    words = PollWords(state.settings)
    if key == WORD_LIST:
        return words_panel(state, words, phase, room)
    if key != ANSWERS:
        return change_panel(state.rounds, words, phase, key, room)
    if state.settings.form == NUMBER:
        return numbers_panel(state, words, phase, room)
    return answers_panel(state.rounds, words, phase, room)
