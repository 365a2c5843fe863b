"""“What we heard today”: the page, then its PDF; the order names the browser that prints it."""

from collections.abc import Sequence
from gettext import NullTranslations
from typing import BinaryIO

from exports.afterwards.heard import NAME, heard
from exports.afterwards.paper import Press
from exports.afterwards.printing import send_printed
from exports.afterwards.telling import tell
from exports.assets import Assets, read_assets
from exports.local_area_report import Writer
from exports.parcels import send_file
from exports.reading import read
from exports.snapshot import Snapshot
from sessions.exercises.registry import discover


def run(snapshot: Snapshot, order: Sequence[str], out: BinaryIO) -> None:
    """Hand over the page, then the PDF."""
    registry, words = discover(*snapshot.exercises), NullTranslations()
    plain = Assets(styles="", plotly="", templates=snapshot.assets.templates)
    writer = Writer(read(snapshot.rows, registry), registry, plain, None, words)
    press = Press(registry, read_assets(snapshot.assets), words)
    page = heard(tell(writer), writer.workshop, press).encode(errors="replace")
    send_file(out, f"{NAME}.html", page)
    send_printed(out, {NAME: page}, order[0] if order else "")
