"""A synthesis of the bundles that were brought: the page first, then its documents, then all in one zip.

The order names the browser that prints it, if there is one.
"""

from collections.abc import Sequence
from typing import BinaryIO

from exports.assets import read_assets
from exports.bundle.errors import BundleError
from exports.bundle.opening import open_bundle
from exports.parcels import send_file, send_progress, send_trouble
from exports.snapshot import Snapshot
from exports.synthesis.errors import SynthesisError
from exports.synthesis.making import Opened, make_synthesis
from exports.synthesis.package import PAGE, with_sums
from exports.zipping import packed
from sessions.exercises.registry import discover

REFUSED, ALL = "refused.txt", "synthesis.zip"
NO_BROWSER, BROWSER_FAILED = "no_browser", "browser_failed"
PARTS = ("docx", "pdf")


def run(snapshot: Snapshot, order: Sequence[str], out: BinaryIO) -> None:
    """Hand over the files; or, where the bundles can't be used, the one that says why."""
    try:
        files = make_synthesis(_opened(snapshot), discover(*snapshot.exercises), read_assets(snapshot.assets))
    except SynthesisError as error:
        send_file(out, REFUSED, str(error).encode())
        return
    send_file(out, PAGE, files[PAGE])
    browser = order[0] if order else ""
    for done, part in enumerate(PARTS, start=1):
        send_progress(out, done, len(PARTS) + 1)
        made = _document(files[PAGE], part, browser, out)
        for name, content in made.items():
            send_file(out, name, content)
        files |= made
    send_file(out, ALL, packed(with_sums(files)))


def _document(page: bytes, part: str, browser: str, out: BinaryIO) -> dict[str, bytes]:
    """One document, if it can be made: the page is there without it."""
    if part == "pdf" and not browser:
        send_trouble(out, NO_BROWSER)
        return {}
    from exports.synthesis.documents import documents_of  # half a second to load: the page comes before

    try:
        return documents_of(page, [part], browser)
    except Exception:  # noqa: BLE001 - a browser fails in many ways; the page is there all the same
        send_trouble(out, BROWSER_FAILED)
        return {}


def _opened(snapshot: Snapshot) -> list[Opened]:
    """Every bundle's files; SynthesisError names all that can't be opened."""
    opened: list[Opened] = []
    wrong: list[str] = []
    for one in snapshot.brought:
        try:
            opened.append((one.name, open_bundle(one.content, one.passphrase)))
        except BundleError as error:
            wrong += [f"{one.name}: {line}" for line in str(error).splitlines()]
    if wrong:
        raise SynthesisError(wrong)
    return opened
