"""One line of a check, and those that any list of files with its hashes can be held to."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256

from casestudies.errors import shown
from exports.bundle.errors import BundleError
from exports.bundle.layout import SUMS
from exports.bundle.package import listed_sums


class Verdict(StrEnum):
    """What became of one thing that was checked."""

    AGREES = "agrees"
    DIFFERS = "does not agree"
    KEPT = "kept, not recomputable"
    ENTERED = "as entered, from another source"


@dataclass(frozen=True)
class Checked:
    """One line: what was looked at, and, where it does not agree, how."""

    part: str  # "hash", "file", "figure"
    name: str
    verdict: Verdict
    why: str = ""

    def __str__(self) -> str:
        """As it is printed."""
        return f"{self.verdict}: {self.name}" + (f": {self.why}" if self.why else "")


def hash_checks(files: Mapping[str, bytes], advice: str) -> Iterator[Checked]:
    """Each file against the list of hashes; BundleError with the advice for a list that can't be read."""
    listed = _listed(files, advice)
    for name in sorted((set(files) - {SUMS}) | set(listed)):
        why = _wrong_with_hash(name, files, listed)
        yield Checked("hash", shown(name), Verdict.DIFFERS if why else Verdict.AGREES, why)


def _listed(files: Mapping[str, bytes], advice: str) -> dict[str, str]:
    if SUMS not in files:
        raise BundleError(SUMS, f"it is missing; {advice}")
    try:
        found = list(listed_sums(files[SUMS]))
    except ValueError as error:
        raise BundleError(SUMS, f"it can't be read; {advice}") from error
    if max(Counter(name for name, _ in found).values(), default=1) > 1:
        raise BundleError(SUMS, f"it names a file twice; {advice}")
    return dict(found)


def _wrong_with_hash(name: str, files: Mapping[str, bytes], listed: Mapping[str, str]) -> str:
    if name not in files:
        return f"{SUMS} names it, and it is not there"
    if name not in listed:
        return f"it is not in {SUMS}"
    return "" if sha256(files[name]).hexdigest() == listed[name] else "it is not the file that was hashed"


def first_difference(one: bytes, other: bytes) -> int:
    """The first line, from 1, in which two files differ."""
    lines, others = one.split(b"\n"), other.split(b"\n")
    pairs = enumerate(zip(lines, others, strict=False), start=1)
    return next((at for at, (line, meant) in pairs if line != meant), min(len(lines), len(others)))
