"""Where everything lies in a bundle, and the form in which its files are written: the same, byte for byte."""

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

FORM = 1  # of bundles: rises when what an older program could read changes
ABOUT, README = "bundle.json", "README.md"
PACKAGE, SUMS = "datapackage.json", "SHA256SUMS.txt"
MATERIALS, FIGURES, REPORT = "materials.json", "figures.json", "report.html"
DAY_FILE, PEOPLE_FILE, TOOK_PART = "events/day.jsonl", "events/people.jsonl", "events/took_part.json"
EXERCISE_FILES = re.compile(r"events/\d{2,3}-[A-Za-z0-9_-]+\.jsonl")
LONGEST_NAME = 60


def exercise_file(number: int, exercise: str) -> str:
    """Where what happened in an exercise stands; `number` is its place in the agenda, from 1."""
    return f"events/{number:02d}-{plain(exercise)}.jsonl"


def frame_file(name: str) -> str:
    """Where a frame stands."""
    return f"frames/{plain(name)}.csv"


def plain(name: str) -> str:
    """A name that every computer can keep in a file's."""
    return re.sub(r"[^A-Za-z0-9_-]", "-", name)[:LONGEST_NAME]


def json_lines(lines: Iterable[Mapping[str, Any]]) -> bytes:
    """One object a line."""
    return "".join(f"{json.dumps(line, ensure_ascii=False, allow_nan=False)}\n" for line in lines).encode(
        errors="backslashreplace"
    )


def json_file(value: Any) -> bytes:
    """One value, for people to read too."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, indent=1)
    return f"{text}\n".encode(errors="backslashreplace")
