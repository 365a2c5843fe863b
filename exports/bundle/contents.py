"""What is in a bundle: everything but the events and what describes the file follows from the events alone.

Making a bundle and verifying one call the same function, `derived`, on the same event files.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from gettext import NullTranslations
from importlib.metadata import version
from typing import Any

from exports.assets import Assets
from exports.bundle.errors import BundleError
from exports.bundle.figures import Figure, figures_of
from exports.bundle.frames import Frame, frames_of
from exports.bundle.layout import ABOUT, FIGURES, FORM, MATERIALS, REPORT, TOOK_PART, frame_file, json_file
from exports.bundle.names import DAY, Names
from exports.bundle.putting_together import TogetherReading, put_together
from exports.bundle.taking_apart import take_apart
from exports.figures import Told
from exports.local_area_report import Writer
from exports.reading import Reading, read
from sessions.attendance import took_part
from sessions.events import WorkshopClosed
from sessions.exercises.base import Badge
from sessions.exercises.registry import Registry
from sessions.store import EventRow

PROGRAM = "moothall"
MOST_ZONE_MINUTES = 24 * 60


@dataclass(frozen=True)
class Derived:
    """All that follows from a bundle's events."""

    reading: TogetherReading
    frames: tuple[Frame, ...]
    figures: tuple[Figure, ...]
    told: tuple[Told, ...]
    page: bytes

    def files(self) -> dict[str, bytes]:
        """Each of them as its file."""
        materials = self.reading.workshop.materials.model_dump(mode="json")
        return {
            MATERIALS: json_file(materials),
            **{frame_file(frame.spec.name): frame.as_csv() for frame in self.frames},
            FIGURES: json_file(list(self.figures)),
            REPORT: self.page,
        }


def derived(files: Mapping[str, bytes], registry: Registry, assets: Assets) -> Derived:
    """What follows from event files. BundleError for those that can't be read."""
    reading = put_together(files, registry)
    zone = timezone(timedelta(minutes=about_of(files)["zone_minutes"]))
    writer = Writer(reading, registry, assets, zone, NullTranslations())
    page = writer.page().encode(errors="replace")
    return Derived(
        reading=reading,
        frames=tuple(frames_of(reading, writer.rows)),
        figures=tuple(figures_of(writer)),
        told=tuple(writer.drawer.told),
        page=page,
    )


def given(rows: Sequence[EventRow], registry: Registry) -> dict[str, bytes]:
    """The files from which all others follow: what the bundle is, the events, and who took part."""
    reading = read(rows, registry)
    return {
        ABOUT: json_file(_about(reading, rows)),
        **take_apart(rows, registry),
        TOOK_PART: json_file(_took_part(reading, Names(rows).in_scope(DAY))),
    }


def about_of(files: Mapping[str, bytes]) -> dict[str, Any]:
    """What a bundle says of itself; BundleError where it can't be read or is of a newer form."""
    try:
        about = json.loads(files[ABOUT])
        form, zone = about["form"], about["zone_minutes"]
        is_sound = isinstance(form, int) and isinstance(zone, int) and abs(zone) < MOST_ZONE_MINUTES
    except (KeyError, ValueError, TypeError, RecursionError) as error:
        raise BundleError(ABOUT, "it can't be read; ask for the bundle again") from error
    if not is_sound:
        raise BundleError(ABOUT, "form and zone_minutes have to be whole numbers; ask for the bundle again")
    if form > FORM:
        raise BundleError(
            ABOUT,
            f"this bundle has form {form}, and this Moothall reads up to {FORM}; check it with a newer one",
        )
    found: dict[str, Any] = about
    return found


def made_by() -> str:
    """The program and its version, as they stand in what it makes."""
    return f"{PROGRAM} {version(PROGRAM)}"


def _about(reading: Reading, rows: Sequence[EventRow]) -> dict[str, Any]:
    workshop = reading.workshop
    local = datetime.fromtimestamp(reading.started_at).astimezone().utcoffset() or timedelta()
    closed = next((row.seal for row in rows if row.name == WorkshopClosed.__name__), None)
    return {
        "form": FORM,
        "made_by": made_by(),
        "title": workshop.title,
        "area": workshop.area,
        "is_rehearsal": workshop.is_rehearsal,
        "is_purged": workshop.purged is not None,
        "zone_minutes": int(local.total_seconds() // 60),
        "seal_at_closing": closed,
    }


def _took_part(reading: Reading, names: Mapping[str, str]) -> dict[str, list[str]]:
    """Who answered each step that asked people one by one, under their names in the room."""
    if reading.workshop.purged:
        return {}
    asked = [s for s in reading.workshop.steps if s.was_open and s.phase.badge is Badge.INDIVIDUAL]
    return {step.key: sorted(names[who] for who in took_part(step)) for step in asked}
