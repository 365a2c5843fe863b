"""A workshop taken away as one file, and such a file checked from nothing but itself."""

import secrets
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import click

from casestudies.errors import shown
from exports.assets import read_assets
from exports.bundle.checks import Checked, Verdict
from exports.bundle.errors import BundleError
from exports.bundle.opening import LockedError, check_passphrase, is_locked, locked, open_bundle
from exports.bundle.verify import verify
from facilitator.commands.asking import CommandError, in_plain_words, run_errand
from facilitator.config import read_config
from facilitator.private_file import write_private_bytes
from facilitator.reporting import asset_paths
from sessions.exercises.registry import discover

HEADINGS = {"hash": "Hashes", "file": "What follows from the events", "figure": "The report"}


class UnreadableError(click.ClickException):
    """A bundle that can't be read; the message is a sentence that names the file and what to do."""

    exit_code = 2


def write_bundle(workshop: str, path: Path, passphrase_file: Path | None) -> Path:
    """Have a bundle made and write it, for its owner alone; CommandError where it fails."""
    phrase = phrase_in(passphrase_file) if passphrase_file else None
    if phrase is not None and (wrong := check_passphrase(phrase)):
        raise CommandError(f"{passphrase_file}: {wrong}")
    given = run_errand("bundle", workshop=workshop, key=secrets.token_hex(32), is_locked=phrase is not None)
    [content] = given["files"].values()
    with in_plain_words():
        write_private_bytes(path, locked(content, phrase) if phrase else content)
    return path


def check_bundle(path: Path, passphrase_file: Path | None) -> Iterator[tuple[str, bool]]:
    """Every line of the outcome, and whether it is well. UnreadableError for a file that can't be read."""
    try:
        files = open_bundle(path.read_bytes(), phrase_for(path, passphrase_file))
        with in_plain_words():
            registry = discover(*read_config().exercises)
        yield from told(verify(files, registry, read_assets(asset_paths())))
    except BundleError as error:
        raise UnreadableError("\n".join(f"{path}: {line}" for line in str(error).splitlines())) from error
    except OSError as error:
        raise UnreadableError(f"{path}: {error.strerror or error}.") from error


def told(checks: Iterator[Checked], names: Mapping[str, str] = HEADINGS) -> Iterator[tuple[str, bool]]:
    """The lines of a check under their headings, and at the end how many figures agree."""
    figures, part = [], ""
    for check in checks:
        if check.part != part and not (part == "figure" and check.part == "file"):
            part = check.part
            yield f"\n{names[part]}", True
        figures += [check.verdict] if check.part == "figure" else []
        yield f"  {check}", check.verdict is not Verdict.DIFFERS
    yield f"\n{_summary(figures)}", True


def _summary(figures: list[Verdict]) -> str:
    wrong, kept, entered = map(figures.count, (Verdict.DIFFERS, Verdict.KEPT, Verdict.ENTERED))
    if not figures:
        return "No figure was looked at."
    words = f"{wrong} of {len(figures)} figures, sentences and quotations do not agree."
    if not wrong:
        worked_out = len(figures) - kept - entered
        words = f"All {worked_out} figures, sentences and quotations that can be worked out agree."
    words += f" {kept} are as a purge kept them." if kept else ""
    return words + (f" {entered} are as they were entered from another source." if entered else "")


def phrase_for(path: Path, passphrase_file: Path | None) -> str | None:
    """The passphrase of a bundle that is locked: from the file, else typed in where somebody can type."""
    with path.open("rb") as file:
        if not is_locked(file.read(64)):
            return None
    if passphrase_file:
        return phrase_in(passphrase_file)
    if not sys.stdin.isatty():
        return None
    phrase: str = click.prompt(f"Passphrase of {shown(path.name)}", hide_input=True, err=True)
    return phrase


def phrase_in(path: Path) -> str:
    """The first line of a file."""
    return phrases_in(path)[0]


def phrases_in(path: Path) -> list[str]:
    """All lines of a file but empty ones, of which there is one at least; LockedError where there is none."""
    try:
        found = [line.strip() for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    except UnicodeDecodeError:
        found = []
    if not found:
        raise LockedError(f"{path} holds no passphrase. Write it into the first line.")
    return found
