"""The local area report as documents; the order names the formats and the browser that draws and prints."""

from collections.abc import Sequence
from gettext import NullTranslations
from typing import BinaryIO

from exports.assets import read_assets
from exports.document_forms import REPORT_NAME
from exports.documents import documents
from exports.editing.two_pages import in_chosen_form
from exports.parcels import send_file, send_progress, send_trouble
from exports.snapshot import Snapshot
from exports.wording import speaker
from sessions.exercises.registry import discover


def run(snapshot: Snapshot, order: Sequence[str], out: BinaryIO) -> None:
    """Hand over each document as it is made, and say which is being made."""
    formats, browser = order[0].split(","), order[1] if len(order) > 1 else ""
    send_progress(out, 0, len(formats), formats[0])
    page = in_chosen_form(snapshot.rows, discover(*snapshot.exercises), read_assets(snapshot.assets))
    done = 0
    for news in documents(page, formats, browser, speaker(NullTranslations())):
        if news.trouble:
            send_trouble(out, news.trouble)
        elif news.body is None:
            send_progress(out, done, len(formats), news.form)
        else:
            done += 1
            send_file(out, f"{REPORT_NAME}.{news.form}", news.body)
