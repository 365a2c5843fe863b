"""What could not be compared, and why: so that nobody takes silence for agreement."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from exports.report.exercises import why_not_printed
from exports.synthesis.areas import Area
from exports.synthesis.codes import counts_of
from exports.synthesis.side_by_side import Apart, Group, Part, apart_in
from sessions.exercises.base import Badge, Column, Panel
from sessions.words import say, say_n
from sessions.workshop import Step

APART = "apart"


def apart_panel(areas: Sequence[Area], parts: Sequence[Part], groups: Sequence[Group]) -> Panel | None:
    """Rows: what, where, why."""
    found = [
        *(one for group in groups for one in apart_in(group)),
        *_joined(
            one for area in areas for one in (*_unread(area, parts), *_not_printed(area), *_of_area(area))
        ),
    ]
    if not found:
        return None
    return Panel(
        key=APART,
        title=say("What could not be compared"),
        badge=Badge.ROOM,
        basis=say_n("%(n)s entry", "%(n)s entries", len(found)),
        summary=say("A list: what stands in no table with other areas, where it is from, and why."),
        columns=(Column("what", say("What")), Column("where", say("Area")), Column("why", say("Why"))),
        rows=tuple({"what": one.what, "where": one.where, "why": one.why} for one in found),
    )


def _joined(found: Iterator[Apart]) -> list[Apart]:
    """One entry for what holds for the same reason in several areas."""
    where: dict[tuple[str, str], list[Apart]] = defaultdict(list)
    for one in found:
        where[str(one.what), str(one.why)].append(one)
    return [
        Apart(same[0].what, "; ".join(dict.fromkeys(one.where for one in same)), same[0].why)
        for same in where.values()
    ]


def _unread(area: Area, parts: Sequence[Part]) -> Iterator[Apart]:
    """Exercises whose results stand in their own report alone: there is no way to set them beside others."""
    read = {part.exercise.id for part in parts if part.area is area}
    for exercise in area.workshop.exercises.values():
        if exercise.kind.chapter(exercise.settings) is None or exercise.id in read:
            continue
        if area.printed_of(exercise):
            yield Apart(
                exercise.title,
                area.name,
                say("There is no way to set it beside others; read it in its own report."),
            )


def _not_printed(area: Area) -> Iterator[Apart]:
    """Steps that the room came to and of which the report prints nothing, with the report's reason."""
    reading = area.derived.reading
    for step in area.workshop.steps:
        if not reading.was_reached(step) or not step.phase.panels or _is_printed(area, step):
            continue
        if step.exercise.kind.chapter(step.exercise.settings) is None:
            continue
        title = say("%(exercise)s: %(step)s", exercise=step.exercise.title, step=step.phase.title)
        why = (
            why_not_printed(reading, step, step.phase.panels[0])
            if step.was_open
            else say("It was not opened.")
        )
        yield Apart(title, area.name, why)


def _is_printed(area: Area, step: Step) -> bool:
    """As a result of its own, or as a column of a later step's."""
    if any(where == step.key for where, _ in area.panels):
        return True
    columns = (column for one in area.printed_of(step.exercise) for column in one.panel.columns)
    return any(column.key == step.phase.key for column in columns)


def _of_area(area: Area) -> Iterator[Apart]:
    """What holds for all of an area."""
    if not counts_of(area):
        yield Apart(say("Codes"), area.name, say("No statement has a code, so it is in no count by code."))
    if area.is_purged:
        yield Apart(
            say("Words"),
            area.name,
            say("The raw record was purged: statements, quotations and criteria in people's words are gone."),
        )
    if area.workshop.entered.figures:
        yield Apart(
            say("Figures entered from elsewhere"),
            area.name,
            say("They were not counted at the workshop; they stand in its own report with their source."),
        )
