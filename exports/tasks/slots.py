"""A report's parts, for its editor."""

from collections.abc import Sequence
from gettext import NullTranslations
from typing import BinaryIO

from exports.assets import Assets
from exports.editing.laid_out import lay_out, to_json, without_draft
from exports.local_area_report import Writer
from exports.reading import read
from exports.snapshot import Snapshot
from sessions.exercises.registry import discover


def run(snapshot: Snapshot, order: Sequence[str], out: BinaryIO) -> None:
    """Write them as JSON."""
    registry = discover(*snapshot.exercises)
    reading = read(snapshot.rows, registry)
    reading.workshop.drafting = without_draft(reading.workshop.drafting)
    plain = Assets(styles="", plotly="", templates=snapshot.assets.templates)
    out.write(to_json(lay_out(Writer(reading, registry, plain, None, NullTranslations()))))
