"""Several workshops read side by side from their bundles, and such a synthesis checked from them."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import repeat
from pathlib import Path

import click

from exports.assets import Assets, read_assets
from exports.bundle.errors import BundleError
from exports.bundle.opening import LockedError, is_locked, open_bundle
from exports.synthesis.documents import FORMATS, documents_of
from exports.synthesis.errors import SynthesisError
from exports.synthesis.making import make_synthesis, read_bundles
from exports.synthesis.package import PAGE, with_sums
from exports.synthesis.verify import verify_synthesis
from facilitator.commands.asking import CommandError, in_plain_words
from facilitator.commands.bundling import UnreadableError, phrase_for, phrases_in, told
from facilitator.config import read_config
from facilitator.laptop import find_browser
from facilitator.reporting import asset_paths
from sessions.exercises.registry import Registry, discover

NO_BROWSER = "There is no PDF: no browser of the Chrome family was found. Install one, then try again."
HEADINGS = {
    "hash": "Hashes",
    "bundle": "The bundles that it was made of",
    "file": "What follows from the bundles",
    "figure": "The synthesis",
}
Opened = list[tuple[str, Mapping[str, bytes]]]


def write_synthesis(
    bundles: Sequence[Path], folder: Path, formats: Sequence[str], passphrase_file: Path | None
) -> Iterator[Path]:
    """Make a synthesis and write its files; gives their paths. Nothing is written where anything is wrong."""
    unknown = [name for name in formats if name not in FORMATS]
    if unknown:
        raise click.UsageError(f"--formats: there is no {unknown[0]!r}; there are {', '.join(FORMATS)}.")
    if folder.exists() and any(folder.iterdir()):
        raise CommandError(f"{folder}: there is something in it. Name a new folder, or empty this one.")
    registry, assets = _surroundings()
    try:
        files = make_synthesis(_opened(bundles, passphrase_file), registry, assets)
    except SynthesisError as error:
        raise UnreadableError(str(error)) from error
    files |= _documents(files[PAGE], formats)
    with in_plain_words():
        for name, content in with_sums(files).items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
            yield path


def check_synthesis(
    bundles: Sequence[Path], folder: Path, passphrase_file: Path | None
) -> Iterator[tuple[str, bool]]:
    """Every line of the outcome, and whether it is well. UnreadableError for what can't be read."""
    registry, assets = _surroundings()
    try:
        writer = read_bundles(_opened(bundles, passphrase_file), registry, assets)
        yield from told(verify_synthesis(_files_in(folder), writer), HEADINGS)
    except SynthesisError as error:
        raise UnreadableError(str(error)) from error
    except BundleError as error:
        raise UnreadableError(f"{folder}: {error}") from error


def _surroundings() -> tuple[Registry, Assets]:
    with in_plain_words():
        return discover(*read_config().exercises), read_assets(asset_paths())


def _documents(page: bytes, formats: Sequence[str]) -> dict[str, bytes]:
    """The page in other forms; where there is no browser no PDF, which is said."""
    browser = find_browser()
    if "pdf" in formats and not browser:
        click.echo(NO_BROWSER, err=True)
    return documents_of(page, formats, browser)


def _files_in(folder: Path) -> dict[str, bytes]:
    """All files of a synthesis's folder, by their paths in it."""
    found = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def _opened(bundles: Sequence[Path], passphrase_file: Path | None) -> Opened:
    """The files of each bundle. UnreadableError names every one that can't be opened."""
    opened: Opened = []
    wrong: list[str] = []
    phrases = _phrases(passphrase_file)
    for path in bundles:
        try:
            content = path.read_bytes()
            phrase = (next(phrases, None) or phrase_for(path, None)) if is_locked(content) else None
            opened.append((str(path), open_bundle(content, phrase)))
        except BundleError as error:
            wrong += [f"{path}: {line}" for line in str(error).splitlines()]
        except OSError as error:
            wrong.append(f"{path}: {error.strerror or error}.")
    if wrong:
        raise UnreadableError("\n".join(wrong))
    return opened


def _phrases(passphrase_file: Path | None) -> Iterator[str]:
    """One for each locked bundle in turn; a single one is for all."""
    if passphrase_file is None:
        return iter(())
    try:
        found = phrases_in(passphrase_file)
    except LockedError as error:
        raise UnreadableError(str(error)) from error
    return repeat(found[0]) if len(found) == 1 else iter(found)
