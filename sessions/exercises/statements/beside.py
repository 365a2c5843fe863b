"""Owns how counts of statements of several workshops stand beside each other: by group, over all examples."""

from collections.abc import Iterator, Sequence

from sessions.exercises.base import Panel
from sessions.exercises.beside import SCALE, WORDING, Beside, Line, Printed, mark_of
from sessions.exercises.statements.panels import NONE, SUBJECTS
from sessions.exercises.statements.phases import COUNTS
from sessions.exercises.statements.settings import StatementsSettings
from sessions.words import Message, say

ALL = say("In all")
TABLES = say("Tables that wrote")


def beside(settings: StatementsSettings, printed: Sequence[Printed]) -> Iterator[Beside]:
    """How often each group came up; none where statements were not sorted into groups."""
    groups = {group.key: group.title for group in settings.groups}
    for one in printed:
        if one.panel.key != COUNTS or not groups:
            continue
        counts = _by_example(one.panel) if settings.by_example else _by_group(list(groups), one.panel)
        lines = [
            Line(key, say("%(title)s", title=title), counts.get(key, 0)) for key, title in groups.items()
        ]
        if counts.get("none"):
            lines.append(Line("none", NONE, counts["none"]))
        yield Beside(
            about=f"{settings.about} by group",
            title=say("%(subject)s: statements by group", subject=SUBJECTS[settings.about]),
            lines=(*lines, Line("total", ALL, sum(counts.values()))),
            head=say("About"),
            n=Line("n", TABLES, _tables(one.panel.basis)),
            alike={WORDING: mark_of(settings.prompt), SCALE: mark_of(groups)},
        )


def _tables(basis: Message) -> Message:
    return say("%(n)s of %(of)s", n=basis.values["tables"], of=basis.values["of"])


def _by_example(panel: Panel) -> dict[str, int]:
    keys = [column.key for column in panel.columns if column.is_number and column.key != "total"]
    return {key: sum(int(row[key]) for row in panel.rows) for key in keys}


def _by_group(keys: Sequence[str], panel: Panel) -> dict[str, int]:
    """The rows stand in the order of the groups; a last one is what belongs to none."""
    return dict(zip([*keys, "none"], (int(row["total"]) for row in panel.rows), strict=False))
