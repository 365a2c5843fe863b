"""What somebody's answer is, and what is wrong with one: by the form of the question."""

from collections.abc import Callable, Mapping
from typing import Any

from sessions.errors import Rejection, refuse
from sessions.exercises.open_poll.commands import GiveAnswer
from sessions.exercises.open_poll.settings import (
    APART,
    NUMBER,
    SCALE,
    SEVERAL,
    SINGLE,
    WORDS,
    OpenPollSettings,
)
from sessions.exercises.sayings import has_words, tidied

LONGEST_WORD, MOST_IN_ONE = 40, 3
UNKNOWN = refuse("choice_unknown", "That is not one of the answers. Choose one of those shown.")
MISSING = refuse("choice_missing", "Choose an answer, or “I can't say”.")
BOTH = refuse("choice_and_none", "Choose either an answer or one of the two below it, not both.")


def find_wrong(settings: OpenPollSettings, command: GiveAnswer) -> Rejection | None:
    """Why the answer can't be taken, or None."""
    if not set(command.shown) <= {option.key for option in settings.options}:
        return UNKNOWN
    if command.choice in APART:
        return BOTH if command.choices or command.number is not None or command.words else None
    return RULES[settings.form](settings, command)


def answer_in(settings: OpenPollSettings, command: GiveAnswer) -> dict[str, Any]:
    """The answer as the record keeps it, given that nothing is wrong with it."""
    if command.choice:
        return {"choice": command.choice}
    if settings.form == SEVERAL:
        return {"choices": [key for key in settings.choices if key in command.choices]}
    if settings.form == NUMBER:
        return {"number": command.number}
    return {"words": list(words_in(command))}


def words_in(command: GiveAnswer) -> tuple[str, ...]:
    """Each answer in words once, tidied, in the order given."""
    words = (tidied(text) for text in command.words)
    return tuple(dict.fromkeys(word for word in words if has_words(word)))


def _single(settings: OpenPollSettings, command: GiveAnswer) -> Rejection | None:
    if command.choices or command.number is not None or command.words:
        return UNKNOWN
    if not command.choice:
        return MISSING
    return None if command.choice in settings.choices else UNKNOWN


def _several(settings: OpenPollSettings, command: GiveAnswer) -> Rejection | None:
    if command.choice or command.number is not None or command.words:
        return UNKNOWN
    if not command.choices:
        return MISSING
    if settings.most is not None and len(set(command.choices)) > settings.most:
        text = "Choose %(most)s at most. Take one of yours out, then submit."
        return refuse("too_many_choices", text, most=settings.most)
    return None if set(command.choices) <= settings.choices.keys() else UNKNOWN


def _number(settings: OpenPollSettings, command: GiveAnswer) -> Rejection | None:
    if command.choice or command.choices or command.words:
        return UNKNOWN
    lowest, highest = settings.lowest or 0, settings.highest or 0
    text = "Write a whole number from %(lowest)s to %(highest)s, or choose “I can't say”."
    if command.number is None:
        return refuse("number_missing", text, lowest=lowest, highest=highest)
    is_within = lowest <= command.number <= highest
    return None if is_within else refuse("number_off_range", text, lowest=lowest, highest=highest)


def _words(settings: OpenPollSettings, command: GiveAnswer) -> Rejection | None:
    if command.choice or command.choices or command.number is not None:
        return UNKNOWN
    words = words_in(command)
    if not words:
        return refuse("empty_text", "There are no words in it yet. Write something, then send it.")
    if len(words) > settings.most_words:
        return refuse("too_many_words", "Give %(most)s answers at most.", most=settings.most_words)
    if any(len(word) > LONGEST_WORD or len(word.split()) > MOST_IN_ONE for word in words):
        text = "One to %(most)s words each, %(longest)s characters at most. Shorten it, then send it again."
        return refuse("words_too_long", text, most=MOST_IN_ONE, longest=LONGEST_WORD)
    return None


RULES: Mapping[str, Callable[[OpenPollSettings, GiveAnswer], Rejection | None]] = {
    SINGLE: _single,
    SCALE: _single,
    SEVERAL: _several,
    NUMBER: _number,
    WORDS: _words,
}
