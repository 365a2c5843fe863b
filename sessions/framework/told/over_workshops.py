"""Owns how assessments of one proposal by several workshops stand beside each other: never added up.

Each is its own group's. Scores of groups that weighed for themselves are not one score, so there is no pool.
"""

from sessions.exercises.base import Panel
from sessions.exercises.beside import WORDING, Beside, Line, mark_of, n_line
from sessions.framework.told.panels import PROFILE
from sessions.words import Message, say


def assessment_beside(proposal: str, text: str, panel: Panel) -> Beside:
    """The score and that of each feature, as the workshop's report prints them in its profile."""
    rows = [(str(row["label"]), row) for row in panel.rows]
    return Beside(
        about=f"{PROFILE} {proposal}",
        title=say("Each group's assessment of its own: %(proposal)s", proposal=proposal),
        lines=tuple(
            Line(key, say("%(feature)s", feature=row["label"]), _cell(row["score_words"]))
            for key, row in rows
        ),
        head=say("Feature"),
        n=n_line(say("Answered, of those who could"), panel.basis),
        note=say("From 0 to 1, with each group's own weights. No score is made of several groups'."),
        alike={WORDING: mark_of(proposal, text)},
        headline=panel.summary,
    )


def _cell(score: str | None) -> Message | None:
    return None if score is None else say("%(score)s", score=score)
