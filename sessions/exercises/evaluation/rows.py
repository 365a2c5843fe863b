"""The tidy rows of an evaluation: what downloads and `moothall verify` recompute its results from."""

from collections.abc import Iterator
from typing import Any

from sessions.exercises.evaluation.form import EvaluationState
from sessions.exercises.evaluation.panels import comments_on
from sessions.exercises.row_columns import IS_LATE, of_keys, of_wholes, of_words
from sessions.words import say

FORM = "form"

COLUMNS = (
    of_keys("item", say("sent: a form came in; else the number of the rating, or of the question in words.")),
    of_wholes("step", say("The rating, from 1 to 6."), "step of 6, 6 the best"),
    of_words("words", say("What was written, in the published order, with nobody's name.")),
    IS_LATE,
)


def tidy_rows(state: EvaluationState) -> Iterator[dict[str, Any]]:
    """For each person one row "sent", then one for each rating ("rating-1"); then what people wrote.

    That ("comment-1") stands in the published order, with nobody's name and no table: not even a download
    puts a person's words beside their ratings. Words that came or changed after the reveal are not there.
    """
    for is_late, forms in ((False, state.forms.counted), (True, state.forms.late)):
        for who, answer in sorted(forms.items()):
            yield _row(who, answer.table, "sent", is_late=is_late)
            for number, step in sorted(answer.body.ratings.items()):
                yield _row(who, answer.table, f"rating-{number}", step=step, is_late=is_late)
    for number in range(1, len(state.settings.questions) + 1):
        for text in comments_on(state, number):
            yield _row(None, None, f"comment-{number}", words=text)


def _row(
    who: str | None,
    table: int | None,
    item: str,
    *,
    step: int | None = None,
    words: str | None = None,
    is_late: bool = False,
) -> dict[str, Any]:
    return {
        "phase": FORM,
        "participant": who,
        "table": table,
        "item": item,
        "step": step,
        "words": words,
        "is_late": is_late,
    }
