"""All papers of after the day: pages and the results page first, then what the browser prints of them."""

from collections.abc import Sequence
from gettext import NullTranslations
from typing import BinaryIO

from exports.afterwards.graphic import NAME as GRAPHIC, graphic, graphic_svg, tiles_of
from exports.afterwards.letter import letters
from exports.afterwards.messages import (
    ALL as ALL_MESSAGES,
    NAME as MESSAGES,
    messages_json,
    messages_page,
    messages_text,
)
from exports.afterwards.paper import Press
from exports.afterwards.printing import send_printed
from exports.afterwards.record import NAME as RECORD, record_page
from exports.afterwards.results_page import NAME as RESULTS, results_zip
from exports.afterwards.telling import DayTold, tell
from exports.assets import Assets, read_assets
from exports.local_area_report import Writer
from exports.parcels import send_file
from exports.reading import read
from exports.snapshot import Snapshot
from exports.word.writing import word_document
from sessions.exercises.registry import discover


def run(snapshot: Snapshot, order: Sequence[str], out: BinaryIO) -> None:
    """Hand over everything; the order names the browser. With `results-page` after it, that alone."""
    registry, words = discover(*snapshot.exercises), NullTranslations()
    plain = Assets(styles="", plotly="", templates=snapshot.assets.templates)
    writer = Writer(read(snapshot.rows, registry), registry, plain, None, words)
    press, day = Press(registry, read_assets(snapshot.assets), words), tell(writer)
    if RESULTS in order:
        send_file(out, f"{RESULTS}.zip", results_zip(day, writer, press))
        return
    told = _pages(day, writer, press)
    pages = {name: page.encode(errors="replace") for name, page in told.items()}
    for name, body in pages.items():
        send_file(out, f"{name}.html", body)
    left_out = writer.workshop.afterwards.left_out
    for name, page in told.items():
        if name != GRAPHIC:
            send_file(out, f"{name}.docx", word_document(page, {}))
    send_file(out, ALL_MESSAGES, messages_json(day))
    send_file(out, f"{MESSAGES}.txt", messages_text(day, left_out, press).encode(errors="replace"))
    drawn = graphic_svg(day, tiles_of(day, left_out, writer.speak), writer.speak)
    send_file(out, f"{GRAPHIC}.svg", str(drawn).encode(errors="replace"))
    send_file(out, f"{RESULTS}.zip", results_zip(day, writer, press))
    send_printed(out, pages, order[0] if order else "", GRAPHIC)


def _pages(day: DayTold, writer: Writer, press: Press) -> dict[str, str]:
    """Every paper that is a page, by its name."""
    left_out = writer.workshop.afterwards.left_out
    return {
        RECORD: record_page(day, writer, press),
        **letters(day, writer, press),
        MESSAGES: messages_page(day, left_out, press),
        GRAPHIC: graphic(day, left_out, press),
    }
