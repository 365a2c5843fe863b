"""How the worker hands over several files on one stream, and says on the way how far it is.

A line of JSON comes before each file with its name and length; a line of its own tells progress or trouble.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, BinaryIO

PARCELS = "application/octet-stream"  # the type of an answer with files


class ParcelError(ValueError):
    """The stream ended in the middle, or is none of ours."""


@dataclass(frozen=True)
class Parcel:
    """A file with its title, or news: how many are done and what is in hand, or what went wrong."""

    name: str = ""
    title: str = ""
    body: bytes = b""
    done: int = 0
    of: int = 0
    making: str = ""
    trouble: str = ""


def in_parcels(told: Mapping[str, Any], files: Mapping[str, bytes]) -> Iterator[bytes]:
    """An answer with files, piece by piece: whoever serves a room has no time to put megabytes into words."""
    yield _as_line(told)
    for name, body in files.items():
        yield _as_line(_about_file(name, body, ""))
        yield body


def out_of_parcels(stream: BinaryIO) -> dict[str, Any]:
    """Such an answer, with its `files`. Raises ParcelError."""
    told = _head(stream.readline())
    return {**told, "files": {parcel.name: parcel.body for parcel in parcels(stream)}}


def send_file(out: BinaryIO, name: str, body: bytes, title: str = "") -> None:
    """Hand over a file."""
    _line(out, _about_file(name, body, title))
    out.write(body)
    out.flush()


def send_progress(out: BinaryIO, done: int, of: int, making: str = "") -> None:
    """Say how far it is, and what is being made."""
    _line(out, {"done": done, "of": of, "making": making})
    out.flush()


def send_trouble(out: BinaryIO, trouble: str) -> None:
    """Say that something could not be done, in one word that the reader knows."""
    _line(out, {"trouble": trouble})
    out.flush()


def parcels(stream: BinaryIO) -> Iterator[Parcel]:
    """All that comes, as it comes. Raises ParcelError."""
    while line := stream.readline():
        head = _head(line)
        if "name" not in head:
            yield Parcel(**head)
            continue
        body = stream.read(head["bytes"])
        if len(body) < head["bytes"]:
            raise ParcelError(f"{head['name']} is not whole.")
        yield Parcel(head["name"], head["title"], body)


def _head(line: bytes) -> dict[str, Any]:
    try:
        found: dict[str, Any] = json.loads(line)
    except ValueError as error:
        raise ParcelError("A line is no parcel's.") from error
    return found


def _about_file(name: str, body: bytes, title: str) -> dict[str, Any]:
    return {"name": name, "title": title, "bytes": len(body)}


def _line(out: BinaryIO, head: dict[str, Any]) -> None:
    out.write(_as_line(head))


def _as_line(head: Mapping[str, Any]) -> bytes:
    return json.dumps(head).encode() + b"\n"
