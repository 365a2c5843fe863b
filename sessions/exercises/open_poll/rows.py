"""The tidy rows of an open poll: what downloads and `moothall verify` recompute its results from."""

from collections.abc import Iterator, Mapping
from typing import Any

from sessions.exercises.ballots import Answer
from sessions.exercises.open_poll.settings import APART, SCALE, WORDS
from sessions.exercises.open_poll.state import Body, OpenPollState
from sessions.exercises.row_columns import ABSTAINS, IS_LATE, STATUS, of_keys, of_wholes, of_words
from sessions.words import say

COLUMNS = (
    of_keys("answer", say("An option, a step of the scale, cant_say or prefer_not.")),
    of_wholes("number", say("The number given, or the step of the scale."), "as the question says"),
    of_words("words", say("An answer in words, as it is shown.")),
    STATUS,
    IS_LATE,
    ABSTAINS,
)


def tidy_rows(state: OpenPollState) -> Iterator[dict[str, Any]]:
    """One row a choice, number or answer in words: someone who chose several has as many rows."""
    for phase, ballots in state.rounds.ballots.items():
        for is_late, answers in ((False, ballots.counted), (True, ballots.late)):
            for who, answer in sorted(answers.items()):
                for part in _parts(state, answer):
                    head = {"phase": phase, "participant": who, "table": answer.table}
                    yield {**head, "answer": None, "number": None, "words": None, "status": None, **part} | {
                        "is_late": is_late,
                        "abstains": answer.body in APART and not is_late,
                    }


def _parts(state: OpenPollState, answer: Answer[Body]) -> list[Mapping[str, Any]]:
    body, form = answer.body, state.settings.form
    if isinstance(body, int):
        return [{"number": body}]
    if isinstance(body, tuple) and form == WORDS:
        return [{"words": saying.text, "status": saying.status} for saying in state.words_of(body)]
    if isinstance(body, tuple):
        return [{"answer": key} for key in body]
    is_step = form == SCALE and body.isdecimal()
    return [{"answer": body, "number": int(body) if is_step else None}]
