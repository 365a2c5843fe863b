"""The one document that is handed to the report's worker: a record, and where to find what a report wears.

It owns the document's form as JSON, written by the process that serves and read by the worker that never
serves. The worker reads the record itself where it lies in a file; any other record is in the document. It
holds no rule of what may be shown: a snapshot is the whole record, so it only ever goes from one process to
the other, never into a file.
"""

import json
from base64 import b64decode, b64encode
from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

from sessions.database.record_file import read_file
from sessions.ids import WorkshopId
from sessions.store import EventRow

ROW_FIELDS = tuple(field.name for field in fields(EventRow))


class SnapshotError(ValueError):
    """The document can't be read; the message says which part is wrong."""


@dataclass(frozen=True)
class AssetPaths:
    """Where the caller keeps what a report carries within itself.

    `styles` are taken whole and in order; of `font_sheet` only its @font-face rules, with the files they name
    from the folder `fonts`; `templates` holds the parts that kinds' templates share.
    """

    styles: tuple[Path, ...]
    font_sheet: Path
    fonts: Path
    plotly: Path
    templates: Path


@dataclass(frozen=True)
class Place:
    """Where a record lies that is to be read as it stood with event `version`."""

    file: Path
    workshop: WorkshopId
    version: int


@dataclass(frozen=True)
class BroughtFile:
    """A bundle that somebody brought: what it is called, what is in it, and what opens it if it is locked."""

    name: str
    content: bytes
    passphrase: str | None = None


@dataclass(frozen=True)
class Snapshot:
    """A workshop's record with the folders of any added exercise kinds.

    With a `place` there are no rows before it is `fetched`.
    """

    rows: tuple[EventRow, ...]
    exercises: tuple[Path, ...]
    assets: AssetPaths
    passphrase: str | None = None  # under which what is made is to be locked
    place: Place | None = None
    brought: tuple[BroughtFile, ...] = ()  # in place of a record

    def fetched(self) -> "Snapshot":
        """The same with all rows of its place, whatever its version; StoreError where it can't be read."""
        if self.place is None:
            return self
        return replace(self, rows=tuple(read_file(self.place.file, self.place.workshop)))


def to_document(snapshot: Snapshot) -> bytes:
    """The snapshot as UTF-8 JSON; paths are made absolute, for the worker may start in another folder.

    Rows are written one by one, so that a thread which does this lets others in between.
    """
    assets = snapshot.assets
    document = {
        "exercises": _absolute(snapshot.exercises),
        "assets": {
            "styles": _absolute(assets.styles),
            "font_sheet": str(assets.font_sheet.resolve()),
            "fonts": str(assets.fonts.resolve()),
            "plotly": str(assets.plotly.resolve()),
            "templates": str(assets.templates.resolve()),
        },
        "passphrase": snapshot.passphrase,
        "place": _told(snapshot.place),
        "brought": [
            {"name": one.name, "content": b64encode(one.content).decode(), "passphrase": one.passphrase}
            for one in snapshot.brought
        ],
    }
    rows = ",".join(json.dumps({name: getattr(row, name) for name in ROW_FIELDS}) for row in snapshot.rows)
    return f'{{"events": [{rows}], {json.dumps(document)[1:]}'.encode()


def from_document(document: bytes) -> Snapshot:
    """What `to_document` was given; SnapshotError for anything else."""
    try:
        given = json.loads(document)
        assets = given["assets"]
        return Snapshot(
            rows=tuple(EventRow(**row) for row in given["events"]),
            exercises=tuple(Path(folder) for folder in given["exercises"]),
            assets=AssetPaths(
                styles=tuple(Path(name) for name in assets["styles"]),
                font_sheet=Path(assets["font_sheet"]),
                fonts=Path(assets["fonts"]),
                plotly=Path(assets["plotly"]),
                templates=Path(assets["templates"]),
            ),
            passphrase=given["passphrase"],
            place=_place(given["place"]),
            brought=tuple(
                BroughtFile(one["name"], b64decode(one["content"]), one["passphrase"])
                for one in given["brought"]
            ),
        )
    except (ValueError, KeyError, TypeError) as error:
        raise SnapshotError(f"The snapshot can't be read: {type(error).__name__}: {error}") from error


def _told(place: Place | None) -> dict[str, Any] | None:
    if place is None:
        return None
    return {"file": str(place.file.resolve()), "workshop": place.workshop, "version": place.version}


def _place(told: dict[str, Any] | None) -> Place | None:
    return Place(Path(told["file"]), WorkshopId(told["workshop"]), told["version"]) if told else None


def _absolute(paths: Sequence[Path]) -> list[str]:
    return [str(path.resolve()) for path in paths]
