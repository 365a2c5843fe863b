"""One workshop of a synthesis: what its bundle's report prints, and what it is called among the others.

A bundle is checked whole before anything of it is used. Of its results only those are at hand that its report
prints, and of their rows the printed columns alone: what was held back there can't be worked out from here.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta, timezone
from functools import cached_property
from hashlib import sha256
from typing import Any

from casestudies.errors import shown
from exports.assets import Assets
from exports.bundle.checks import Verdict
from exports.bundle.contents import Derived, about_of, made_by
from exports.bundle.errors import BundleError
from exports.bundle.layout import DAY_FILE
from exports.bundle.verify import verify_against, worked_out
from exports.moments import Clock, Day
from exports.synthesis.errors import SynthesisError
from exports.wording import Say
from sessions.exercises.base import Panel
from sessions.exercises.beside import Printed
from sessions.exercises.registry import Registry
from sessions.workshop import Exercise, Workshop

IDENTITY_LENGTH = 16  # hexadecimal digits
AGAIN = "It can't be used; ask for the bundle again."
MOST_TOLD = 5  # differences of one bundle


@dataclass(frozen=True)
class Area:
    """`name` tells it apart from the others; `source` is what the bundle was called by whoever gave it."""

    key: str  # of its column
    name: str
    source: str
    identity: str  # the same for every bundle of one workshop
    derived: Derived
    day: str
    date: str

    @property
    def workshop(self) -> Workshop:
        """As its report's reading has it."""
        return self.derived.reading.workshop

    @property
    def is_purged(self) -> bool:
        """Whether its raw record is gone."""
        return self.workshop.purged is not None

    @cached_property
    def panels(self) -> Mapping[tuple[str, str], Panel]:
        """What its report prints, by step or section and panel."""
        return {told.shows: _as_printed(told.panel) for told in self.derived.told if told.panel}

    @cached_property
    def figure_numbers(self) -> Mapping[tuple[str, str], int]:
        """Under which number its report prints each."""
        return {told.shows: told.figure for told in self.derived.told if told.panel and told.figure}

    def printed_of(self, exercise: Exercise) -> list[Printed]:
        """What its report prints of an exercise, by step."""
        phases = {str(step.key): step.phase.key for step in exercise.steps}
        return [Printed(phases[step], panel) for (step, _), panel in self.panels.items() if step in phases]


def read_areas(
    bundles: Iterable[tuple[str, Mapping[str, bytes]]], registry: Registry, assets: Assets, speak: Say
) -> tuple[Area, ...]:
    """The workshops of some opened bundles, by name and date whatever their order.

    Raises SynthesisError that names every bundle which can't be read, does not hold, or is of a workshop that
    another one is of already.
    """
    areas, wrong = [], []
    for source, files in bundles:
        try:
            areas.append(_read(source, files, registry, assets, speak))
        except (BundleError, SynthesisError) as error:
            wrong += [f"{source}: {line}" for line in str(error).splitlines()]
    wrong += _twice(areas)
    if wrong:
        raise SynthesisError(wrong)
    return tuple(_named(sorted(areas, key=lambda area: (area.name, area.date, area.identity))))


def identity_of(files: Mapping[str, bytes]) -> str:
    """What tells a workshop from every other: a mark of how it began."""
    beginning = files.get(DAY_FILE, b"").partition(b"\n")[0]
    return sha256(beginning).hexdigest()[:IDENTITY_LENGTH]


def _read(source: str, files: Mapping[str, bytes], registry: Registry, assets: Assets, speak: Say) -> Area:
    about = about_of(files)
    again = worked_out(files, registry, assets)
    checks = verify_against(files, again)
    wrong = [str(check) for check in checks if check.verdict is Verdict.DIFFERS]
    if wrong:
        more = [f"and {len(wrong) - MOST_TOLD} more"] if len(wrong) > MOST_TOLD else []
        raise SynthesisError([*wrong[:MOST_TOLD], *more, *_of_another(about), AGAIN])
    clock = Clock(timezone(timedelta(minutes=about["zone_minutes"])), speak)
    day = Day(again.reading.started_at)
    return Area(
        key="",
        name=again.reading.workshop.area,
        source=source,
        identity=identity_of(files),
        derived=again,
        day=clock.show(day).striptags(),
        date=clock.date(day),
    )


def _of_another(about: Mapping[str, Any]) -> Iterator[str]:
    """What another version prints may differ without anybody's doing."""
    ours, theirs = made_by(), about.get("made_by")
    if theirs != ours:
        yield (
            f"It was made by {shown(str(theirs))}, and this is {ours}: have it made again with this one, "
            "where the record is still there."
        )


def _twice(areas: Sequence[Area]) -> Iterator[str]:
    """Bundles of one workshop, by name."""
    first: dict[str, Area] = {}
    for area in areas:
        other = first.setdefault(area.identity, area)
        if other is not area:
            yield (
                f"{area.source}: it holds the workshop of {other.source}, “{shown(area.workshop.title)}” "
                f"in {shown(area.name)} on {area.day}. Leave one out."
            )


def _named(areas: Sequence[Area]) -> Iterator[Area]:
    """Each with its key, and with the day or a number too where another has the same name."""
    names = [area.name for area in areas]
    days = [f"{area.name}, {area.day}" for area in areas]
    for place, area in enumerate(areas):
        name = area.name
        if names.count(name) > 1:
            name = days[place]
            name += f" ({days[: place + 1].count(name)})" if days.count(name) > 1 else ""
        yield replace(area, key=f"area-{place + 1}", name=name)


def _as_printed(panel: Panel) -> Panel:
    """The panel without what its rows hold beside the printed columns."""
    keys = [column.key for column in panel.columns]
    return replace(panel, rows=tuple({key: row.get(key) for key in keys} for row in panel.rows))
