"""How the worker hands over several files on one stream, and says on the way how far it is.

A line of JSON comes before each file with its name and length; a line of its own tells progress or trouble.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO


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


def send_file(out: BinaryIO, name: str, body: bytes, title: str = "") -> None:
    """Hand over a file."""
    _line(out, {"name": name, "title": title, "bytes": len(body)})
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


def _line(out: BinaryIO, head: dict[str, Any]) -> None:
    out.write(json.dumps(head).encode() + b"\n")
