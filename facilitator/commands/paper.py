"""Counting what stands on paper ballots, from a file."""

import json
from collections.abc import Iterator
from pathlib import Path

from facilitator.commands.asking import CommandError, in_plain_words, run_errand
from sessions.csv_lines import Fault, read_bytes

MOST_BYTES = 60_000  # a message to the server may hold a little more


def import_file(workshop: str, file: Path, dry_run: bool) -> list[str]:
    """A line for each step, with what was counted or would be; CommandError names every wrong line."""
    with in_plain_words(), file.open("rb") as brought:
        given = brought.read(MOST_BYTES + 1)
    in_parts = f"{file.name} holds more than {MOST_BYTES:,} bytes. Bring it in parts."
    if len(given) > MOST_BYTES:
        raise CommandError(in_parts)
    text = read_bytes(given)
    if isinstance(text, Fault):
        raise CommandError(f"{file.name}, line {text.line}: {text.sentence}")
    if len(json.dumps(text)) > MOST_BYTES:
        raise CommandError(in_parts)
    told = run_errand("import", workshop=workshop, lines=text, dry_run=dry_run)
    return [*_counts(told["steps"], dry_run), *told["cautions"]]


def _counts(steps: list[dict[str, object]], dry_run: bool) -> Iterator[str]:
    done = "Would count" if dry_run else "Counted"
    for step in steps:
        new, changed, same = (step.get(status, 0) for status in ("new", "changed", "same"))
        yield f"{done} {step['step']}: {new} new, {changed} changed, {same} counted before."
