"""Packs a bundle into one zip, with what describes it: a data package, a page to read first, hashes.

The same files make the same bytes. Whoever changes a file has to write its hash anew, and nothing else.
"""

import json
from collections.abc import Iterator, Mapping
from hashlib import sha256
from typing import Any

from exports.bundle.contents import about_of
from exports.bundle.frames import Frame
from exports.bundle.layout import (
    ABOUT,
    FIGURES,
    MATERIALS,
    PACKAGE,
    README,
    REPORT,
    SUMS,
    TOOK_PART,
    frame_file,
    json_file,
)
from exports.bundle.readme import readme
from exports.frame_columns import table_schema

MEDIA = {
    "json": "application/json",
    "jsonl": "application/x-ndjson",
    "html": "text/html",
    "csv": "text/csv",
}
WHAT = {
    ABOUT: "What this bundle is: its form, the program that made it, the workshop's title and area.",
    TOOK_PART: "Who answered each step that asked people one by one, under their names in people.jsonl.",
    MATERIALS: "Example sets, case studies and background as they were used.",
    FIGURES: "Every figure, sentence and quotation that the report numbers, as it is printed there.",
    REPORT: "The local area report; it opens in any browser and needs no network.",
}


def described(files: Mapping[str, bytes], frames: tuple[Frame, ...]) -> dict[str, bytes]:
    """All files of a bundle: those given and those that describe them."""
    about = about_of(files)
    package = {**files, PACKAGE: json_file(_package(files, frames, about))}
    readable = {**package, README: readme(about, sorted({*package, README, SUMS})).encode(errors="replace")}
    return {**readable, SUMS: sums(readable)}


def sums(files: Mapping[str, bytes]) -> bytes:
    """A line a file, in the form that `sha256sum -c` reads; the list itself is not on it."""
    names = sorted(set(files) - {SUMS})
    return "".join(f"{sha256(files[name]).hexdigest()}  {name}\n" for name in names).encode()


def _package(
    files: Mapping[str, bytes], frames: tuple[Frame, ...], about: Mapping[str, Any]
) -> dict[str, Any]:
    specs = {frame_file(frame.spec.name): frame.spec for frame in frames}
    return {
        "profile": "data-package",
        "name": "moothall-bundle",
        "title": f"{about['title']}, {about['area']}",
        "description": "A deliberative workshop: its events, its frames and the figures of its report.",
        "resources": [
            {
                **_resource(name),
                "profile": "tabular-data-resource",
                "description": str(specs[name].row),
                "schema": json.loads(json.dumps(table_schema(specs[name]))),
            }
            if name in specs
            else {**_resource(name), "type": "file", "description": _what(name)}
            for name in sorted(files)
        ],
    }


def _resource(name: str) -> dict[str, Any]:
    kind = name.rpartition(".")[2]
    plain = name.rpartition(".")[0].replace("/", "-").lower()
    return {"name": plain, "path": name, "format": kind, "mediatype": MEDIA[kind], "encoding": "utf-8"}


def _what(name: str) -> str:
    return WHAT.get(name) or "What happened, one event a line; README.md tells how to read it."


def listed_sums(content: bytes) -> Iterator[tuple[str, str]]:
    """Name and hash of each line; ValueError for a list that can't be read."""
    for line in content.decode("ascii").splitlines():
        found, _, name = line.partition("  ")
        if len(found) != sha256().digest_size * 2 or not name:
            raise ValueError("a line holds no hash and name")
        yield name, found
