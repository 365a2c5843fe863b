"""All published results as files, then their charts; the order names the browser that draws them."""

from collections.abc import Sequence
from gettext import NullTranslations
from pathlib import Path
from typing import BinaryIO

from exports.assets import Assets
from exports.downloads import base_name, picture_name, table_files
from exports.impact_prompts import prompt_files
from exports.local_area_report import Writer
from exports.parcels import send_file, send_progress, send_trouble
from exports.picture_files import FORMATS, Ordered, draw_files
from exports.pictures import picture
from exports.published import Published, published
from exports.reading import read
from exports.snapshot import Snapshot
from exports.wording import Say
from exports.zipping import packed
from sessions.exercises.registry import discover

NO_BROWSER, BROWSER_FAILED = "no_browser", "browser_failed"


def run(snapshot: Snapshot, order: Sequence[str], out: BinaryIO) -> None:
    """Hand over the tables, then each chart."""
    registry = discover(*snapshot.exercises)
    plain = Assets(styles="", plotly="", templates=snapshot.assets.templates)
    writer = Writer(read(snapshot.rows, registry), registry, plain, None, NullTranslations())
    found = published(writer)
    prompts = prompt_files(writer, found, base_name(found))
    for name, body in {**table_files(found, writer.speak), **prompts}.items():
        send_file(out, name, body)
    browser = order[0] if order else ""
    if browser:
        _charts(found, writer.speak, browser, snapshot.assets.plotly, out)
    else:
        send_trouble(out, NO_BROWSER)


def _charts(found: Published, speak: Say, browser: str, plotly: Path, out: BinaryIO) -> None:
    """Every chart, one by one, and all of them together at the end."""
    charts = {picture_name(found, one): one for one in found.results if one.drawn}
    ordered = [Ordered(name, picture(found, one, speak)) for name, one in charts.items()]
    drawn: dict[str, bytes] = {}

    def told(name: str, body: bytes) -> None:
        drawn[name] = body
        send_file(out, name, body, charts[name.rpartition(".")[0]].heading)
        send_progress(out, len(drawn) // len(FORMATS), len(ordered))

    send_progress(out, 0, len(ordered))
    try:
        draw_files(ordered, browser, plotly, told)
    except Exception:  # noqa: BLE001 - a browser fails in many ways; the tables are there all the same
        send_trouble(out, BROWSER_FAILED)
    else:
        send_file(out, f"{base_name(found)}-charts.zip", packed(drawn))
