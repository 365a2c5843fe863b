"""Owns how 100 points of several workshops stand beside each other: the mean of each thing, never pooled."""

from sessions.exercises.base import Panel
from sessions.exercises.beside import SCALE, WORDING, Beside, Line, mark_of, n_line
from sessions.exercises.hundred_points.settings import PointsSettings
from sessions.words import say


def points_beside(settings: PointsSettings, panel: Panel) -> Beside:
    """The means of those who gave out their points, in the order of the plan."""
    means = {row["thing"]: row["mean"] for row in panel.rows}
    return Beside(
        about=f"points {settings.prompt}",
        title=say("Mean points given: %(prompt)s", prompt=settings.prompt),
        lines=tuple(
            Line(key, say("%(thing)s", thing=title), say("%(mean)s", mean=means[title]))
            for key, title in settings.titles.items()
        ),
        head=say("Given to"),
        n=n_line(say("Gave out their points, of those who joined"), panel.basis),
        alike={WORDING: mark_of(settings.prompt), SCALE: mark_of(settings.titles)},
    )
