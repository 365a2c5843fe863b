"""Writing a workshop's report into a folder."""

from collections.abc import Sequence
from pathlib import Path

import click

from exports.document_forms import FORMATS, unknown_formats
from facilitator.commands.asking import in_plain_words, run_errand


def formats_typed(typed: str) -> list[str]:
    """The formats from their option. A click.UsageError names the first that there is not."""
    wanted = [name.strip().lower() for name in typed.split(",") if name.strip()]
    if unknown := unknown_formats(wanted):
        raise click.UsageError(f"There is no format {unknown[0]}. There is: {', '.join(FORMATS)}.")
    if not wanted:
        raise click.UsageError(f"--formats names no format. There is: {', '.join(FORMATS)}.")
    return wanted


def write_report(workshop: str, folder: Path, formats: Sequence[str]) -> tuple[list[Path], str]:
    """Have the report made and write its files; their paths, and what could not be made.

    CommandError where it fails. A file is whole or not there.
    """
    told = run_errand("report", workshop=workshop, formats=list(formats))
    written = []
    with in_plain_words():
        folder.mkdir(parents=True, exist_ok=True)
        for name in sorted(told["files"], key=lambda name: FORMATS.index(Path(name).suffix[1:])):
            path = folder / Path(name).name
            written.append(_written(path, told["files"][name]))
    return written, told["trouble"]


def write_paper(what: str, workshop: str, path: Path) -> Path:
    """Have one paper of after the day made and write it; CommandError where it fails."""
    [content] = run_errand(what, workshop=workshop)["files"].values()
    with in_plain_words():
        path.parent.mkdir(parents=True, exist_ok=True)
        return _written(path, content)


def _written(path: Path, content: bytes) -> Path:
    """The file, whole or not there."""
    part = path.with_name(f"{path.name}.part")
    part.write_bytes(content)
    return part.replace(path)
