"""What stands on a paper ballot for a round: a number from 1 to 5, or an answer in words."""

from collections.abc import Mapping, Sequence

from sessions.csv_lines import known_as
from sessions.errors import Rejection, refuse
from sessions.exercises.base import PaperAnswer, PaperField, PaperLine
from sessions.exercises.poll.scale import LABELS, PLACES
from sessions.words import say

KEYS = {**{str(place): choice for choice, place in PLACES.items()}, "9": "cant_say", "0": "prefer_not"}
NOTHING_PICKED = refuse("paper_choice", "Pick the answer that is ticked on the ballot.")
_ACCEPTED = {
    **{str(place): choice for choice, place in PLACES.items()},
    **{known_as(str(label)): choice for choice, label in LABELS.items()},
    **{known_as(choice): choice for choice in LABELS},
}


def read_choice(line: PaperLine) -> PaperAnswer | Rejection:
    """The choice that was ticked."""
    choice = _ACCEPTED.get(known_as(line.answer.replace("’", "'")))
    if choice is None:
        return refuse(
            "paper_choice",
            "“%(answer)s” is none of the answers. Write 1 (very uncomfortable) to 5 (very comfortable), "
            "“can't say” or “prefer not”.",
            answer=line.answer,
        )
    return PaperAnswer("submit_answer", {"choice": choice})


def fields() -> Sequence[PaperField]:
    """The one thing that is ticked, by the number that is typed for it."""
    return (
        PaperField("answer", say("What is ticked"), {key: LABELS[choice] for key, choice in KEYS.items()}),
    )


def line(given: Mapping[str, str]) -> PaperLine | Rejection:
    """The line for what was picked."""
    choice = KEYS.get(given.get("answer", ""))
    return PaperLine(choice) if choice else NOTHING_PICKED
