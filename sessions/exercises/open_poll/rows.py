"""The tidy rows of an open poll: what downloads and `moothall verify` recompute its results from."""

from collections.abc import Iterator, Mapping
from typing import Any

from sessions.exercises.ballots import Answer
from sessions.exercises.open_poll.settings import APART, SCALE, WORDS
from sessions.exercises.open_poll.state import Body, OpenPollState


def tidy_rows(state: OpenPollState) -> Iterator[dict[str, Any]]:
    """One row a choice, number or answer in words: phase, participant, table, answer, number, words, status,
    is_late, abstains.

    `answer` is a key of an option, a step, cant_say or prefer_not; `number` a number or a step; `words` as
    they are shown, with their `status` (held, approved, hidden). Someone who chose several has as many rows.
    `abstains` says that a counted answer is cant_say or prefer_not.
    """
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
