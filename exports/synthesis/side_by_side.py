"""Puts results of several workshops side by side, as their kinds have cut them, where they are alike.

It knows no kind. What is about the same and not alike is kept apart, with what differs; what only one
workshop has stays in its report. Nothing is added up over workshops here.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from exports.synthesis.areas import Area
from exports.synthesis.people import AREA
from sessions.exercises.base import Badge, Chapter, Column, OwnChapter, Panel
from sessions.exercises.beside import DIFFERENCES, Beside, Line, Listing, Pooled, Pools, StandsBeside
from sessions.words import Message, listed, say, say_n
from sessions.workshop import Exercise

Placed = Chapter | OwnChapter | None


@dataclass(frozen=True)
class Part:
    """One result of one exercise in one area; `heading` tells its column apart."""

    area: Area
    exercise: Exercise
    cut: Beside | Listing
    heading: str

    @property
    def chapter(self) -> Placed:
        """Where its area's report has it."""
        return self.exercise.kind.chapter(self.exercise.settings)


@dataclass(frozen=True)
class Apart:
    """What could not be compared: what it is, where, and why."""

    what: Message | str
    where: str
    why: Message


def parts_of(areas: Sequence[Area]) -> list[Part]:
    """All results that kinds offer for a synthesis, by area and in the order of each day."""
    return [part for area in areas for part in _parts_of(area)]


def _parts_of(area: Area) -> Iterator[Part]:
    cuts = [
        (exercise, cut)
        for exercise in area.workshop.exercises.values()
        if isinstance(exercise.kind, StandsBeside) and exercise.kind.chapter(exercise.settings) is not None
        for cut in exercise.kind.beside(exercise.settings, area.workshop.materials, area.printed_of(exercise))
    ]
    often = Counter(cut.about for _, cut in cuts)
    for exercise, cut in cuts:
        heading = area.name if often[cut.about] == 1 else f"{area.name}: {exercise.title}"
        yield Part(area, exercise, cut, heading)


@dataclass(frozen=True)
class Group:
    """Results that are about the same; `alike` are those that can stand in one table, the largest first."""

    about: str
    alike: tuple[tuple[Part, ...], ...]

    @property
    def first(self) -> Part:
        """By which the group has its name and place."""
        return self.alike[0][0]


def groups_of(parts: Sequence[Part]) -> list[Group]:
    """By what they are about, in the order in which the areas come to them."""
    by_about: dict[str, dict[tuple[Any, ...], list[Part]]] = defaultdict(dict)
    for part in parts:
        alike = tuple(sorted(part.cut.alike.items())) if isinstance(part.cut, Beside) else ()
        by_about[part.cut.about].setdefault(alike, []).append(part)
    return [
        Group(about, tuple(sorted((tuple(held) for held in found.values()), key=lambda held: -_areas(held))))
        for about, found in by_about.items()
    ]


def _areas(parts: Sequence[Part]) -> int:
    return len({part.area.key for part in parts})


def panels_of(group: Group) -> Iterator[Panel]:
    """The tables of a group: a list of all areas, or a table of those alike, then them together."""
    if isinstance(group.first.cut, Listing):
        yield _list(group.alike[0])
        return
    for number, parts in enumerate(group.alike):
        if _areas(parts) > 1:
            yield _table(parts, number)
            yield from pooled_of(parts).panels


def pooled_of(parts: Sequence[Part]) -> Pooled:
    """What the kind makes of results that are alike."""
    kind = parts[0].exercise.kind
    found = {part.heading: part.cut for part in parts if isinstance(part.cut, Beside)}
    return kind.pooled(found) if isinstance(kind, Pools) else Pooled()


def is_key(group: Group) -> bool:
    """Whether a reader of one page has to see it."""
    cut = group.first.cut
    return isinstance(cut, Listing) or (cut.is_key and cut.headline is not None)


def _table(parts: Sequence[Part], number: int) -> Panel:
    """Rows: item, a column a part; the n of each part last."""
    cuts = [part.cut for part in parts if isinstance(part.cut, Beside)]
    lines = {line.key: line for cut in cuts for line in cut.lines}
    cells = [{line.key: line.cell for line in cut.lines} for cut in cuts]
    keys = [f"part-{place}" for place, _ in enumerate(parts)]
    first = cuts[0]
    n_cells = {key: cut.n.cell for key, cut in zip(keys, cuts, strict=True)}
    return Panel(
        key=f"{first.about} {number}" if number else first.about,
        title=first.title,
        badge=Badge.ROOM,
        basis=say_n(
            "%(n)s area; each area's n is in the last row",
            "%(n)s areas; each area's n is in the last row",
            _areas(parts),
        ),
        summary=_headlines(parts),
        columns=(
            Column("item", first.head),
            *(
                Column(key, say("%(area)s", area=part.heading), is_number=_is_number(held))
                for key, part, held in zip(keys, parts, cells, strict=True)
            ),
        ),
        rows=(
            *(_row(line, keys, cells) for line in lines.values()),
            {"item": first.n.title, **n_cells},
        ),
        notes=tuple(_notes(first, lines, cells)),
    )


def _notes(first: Beside, lines: Iterable[str], cells: Sequence[Mapping[str, object]]) -> Iterator[Message]:
    """What the kind has to say of its cells, and what an empty one means."""
    if first.note:
        yield first.note
    if any(cell.get(key) is None for cell in cells for key in lines):
        yield say("A dash: not told in that area's report, or not given there.")


def _is_number(cells: Mapping[str, object]) -> bool:
    return any(isinstance(cell, int) for cell in cells.values())


def _row(line: Line, keys: Sequence[str], cells: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    return {"item": line.title, **{key: held.get(line.key) for key, held in zip(keys, cells, strict=True)}}


def _headlines(parts: Sequence[Part]) -> Message:
    """What it comes to in each area; areas of which the same is to be said stand together."""
    areas: dict[str, list[str]] = defaultdict(list)
    for part in parts:
        if isinstance(part.cut, Beside) and part.cut.headline:
            areas[str(part.cut.headline).rstrip(".")].append(part.heading)
    if not areas:
        return say("A table with a column for each area.")
    told = [f"{words} ({', '.join(where)})" for words, where in areas.items()]
    return say("By area: %(parts)s.", parts="; ".join(told))


def _list(parts: Sequence[Part]) -> Panel:
    """Rows of all areas: sorted by the column that the kind names, most areas first, else by area."""
    cuts = [(part, part.cut) for part in parts if isinstance(part.cut, Listing)]
    first = cuts[0][1]
    rows = [{**row, "area": part.heading} for part, cut in cuts for row in cut.rows]
    if first.by:
        rows = _sorted(rows, first.by)
    columns = [AREA, *first.columns]
    if first.by:
        columns = [first.columns[0], AREA, *first.columns[1:]]
    return Panel(
        key=first.about,
        title=first.title,
        badge=Badge.TABLE,
        basis=say_n("%(n)s area", "%(n)s areas", _areas(parts)),
        summary=_most_areas(rows, first.by, _areas(parts)) if first.by else _lines_in(rows, _areas(parts)),
        columns=tuple(columns),
        rows=tuple(rows),
        notes=(say("n by area. %(parts)s", parts=" ".join(f"{_sentence(part, cut)}" for part, cut in cuts)),),
    )


def _sentence(part: Part, cut: Listing) -> str:
    return f"{part.heading}: {str(cut.basis).rstrip('.')}."


def _sorted(rows: Sequence[Mapping[str, Any]], by: str) -> list[dict[str, Any]]:
    """What stands in the most areas first; what the kind itself put there for nothing given last."""
    areas = _areas_by(rows, by)

    def place(row: Mapping[str, Any]) -> tuple[bool, int, str]:
        key = alike(row[by])
        return isinstance(row[by], Message), -len(areas[key]), key

    return [dict(row) for row in sorted(rows, key=place)]


def _areas_by(rows: Sequence[Mapping[str, Any]], by: str) -> dict[str, dict[str, None]]:
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for row in rows:
        found[alike(row[by])][str(row["area"])] = None
    return found


def alike(value: object) -> str:
    """Under which spelling two labels are one: however spaced, in small or in capital letters."""
    return " ".join(str(value).split()).casefold()


def _most_areas(rows: Sequence[Mapping[str, Any]], by: str, of: int) -> Message:
    areas = _areas_by([row for row in rows if not isinstance(row[by], Message)], by)
    most = max((len(found) for found in areas.values()), default=0)
    if not most:
        return say("A list by area; nothing in it has a label.")
    top = list(dict.fromkeys(str(row[by]) for row in rows if len(areas.get(alike(row[by]), ())) == most))
    return say(
        "In %(n)s of %(of)s areas: %(labels)s.",
        n=most,
        of=of,
        labels=listed(top),
    )


def _lines_in(rows: Sequence[Mapping[str, Any]], of: int) -> Message:
    return say_n("A list by area: %(n)s line in all.", "A list by area: %(n)s lines in all.", len(rows))


def apart_in(group: Group) -> Iterator[Apart]:
    """What of a group stands in no table with others, and what was not taken together."""
    if isinstance(group.first.cut, Listing):
        return
    for parts in group.alike:
        where = "; ".join(dict.fromkeys(part.heading for part in parts))
        if _areas(parts) > 1:
            yield from (Apart(parts[0].cut.title, where, why) for why in pooled_of(parts).why_not)
        if len(group.alike) > 1 and parts is not group.alike[0]:
            yield Apart(parts[0].cut.title, where, _difference(group.alike[0], parts))
        elif _areas(parts) == 1:
            yield Apart(parts[0].cut.title, where, say("Only this area has it; it is in its own report."))


def _difference(one: Sequence[Part], other: Sequence[Part]) -> Message:
    """What was not the same as in the largest group."""
    ours, theirs = (
        dict(part.cut.alike) if isinstance(part.cut, Beside) else {} for part in (one[0], other[0])
    )
    named = [str(DIFFERENCES[key]) for key in DIFFERENCES if ours.get(key) != theirs.get(key)]
    where = "; ".join(dict.fromkeys(part.heading for part in one))
    return say("It was asked otherwise in %(where)s: %(what)s.", where=where, what=listed(named))
