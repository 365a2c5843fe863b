"""Writing a workshop's report into a folder."""

from collections.abc import Sequence
from pathlib import Path

from facilitator.commands.asking import in_plain_words, run_errand


def write_report(workshop: str, folder: Path, formats: Sequence[str]) -> list[Path]:
    """Have the report made and write its files; gives their paths. CommandError where it fails."""
    files: dict[str, str] = run_errand("report", workshop=workshop, formats=list(formats))["files"]
    written = []
    with in_plain_words():
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in files.items():
            path = folder / Path(name).name
            path.write_text(text, encoding="utf-8", newline="")
            written.append(path)
    return written
