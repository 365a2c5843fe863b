"""Opens a zip that somebody made, and hands out its files only if all of them can do no harm.

It owns what is looked at in any zip: size, count, ratio and depth, which names there may be, and whether
files overlap. It must never write anything, nor unpack more than the limits, whatever the zip says of itself.
Nothing is handed out unless everything is sound; every fault is a sentence that names the file and says what
to do.
"""

import io
import re
import stat
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from casestudies.errors import shown

MEGABYTE = 1_000_000
MOST_FAULTS = 10
NAME_BYTES = 400  # of the zip's own list, for each of its files
LEFT_BY_SYSTEMS = re.compile(r"(^|/)(__MACOSX/.*|\.DS_Store|Thumbs\.db|desktop\.ini)$")  # never read
A_NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_. -]*")
DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)  # files to no Windows
END, END_LENGTH, FAR_END = b"PK\x05\x06", 22, b"PK\x06\x07"
PACKED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
LOCKED = 0x1
BREAKS = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError)

Faults = tuple[str, ...]


@dataclass(frozen=True)
class Limits:
    """What a zip may hold. `kinds` are the most bytes of one file by the end of its name.

    `again` says how to come by a zip that can be read, `smaller` how to make it smaller; `example` is a good
    name, and `in_place` where a file that lies too deep should be.
    """

    most_zip_bytes: int
    most_bytes: int
    most_files: int
    most_ratio: int
    most_depth: int
    kinds: Mapping[str, int]
    again: str
    smaller: str
    example: str
    in_place: str

    @property
    def broken(self) -> str:
        """What is said of a zip that can't be read at all."""
        return f"This is no zip file, or not a whole one. {self.again}"

    @property
    def too_many(self) -> str:
        """What is said of too many files."""
        most = f"The zip holds more than {self.most_files} files."
        return f"{most} Take out what is not needed, then make it again."


def open_zip(content: bytes, limits: Limits) -> dict[str, bytes] | Faults:
    """The files by their paths; or what is wrong, all at once."""
    if len(content) > limits.most_zip_bytes:
        most = limits.most_zip_bytes // MEGABYTE
        return (f"The zip is larger than {most} MB. {limits.smaller}",)
    refusal = _wrong_with_list(content, limits)
    if refusal:
        return (refusal,)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as opened:
            return _checked(opened, limits)
    except BREAKS:
        return (limits.broken,)


def told(faults: Sequence[str]) -> Faults:
    """The first faults, and how many more there are."""
    more = len(faults) - MOST_FAULTS
    return (*faults[:MOST_FAULTS], f"And {more} more like these.") if more > 0 else tuple(faults)


def kind_of(name: str) -> str:
    """The end of a file's name, in small letters; "" where it has none."""
    return name.rpartition(".")[2].lower() if "." in name else ""


def _wrong_with_list(content: bytes, limits: Limits) -> str | None:
    """What is wrong with the zip's list of its files, before anything reads it."""
    at = content.rfind(END)
    if at < 0 or at + END_LENGTH > len(content):
        return limits.broken
    if FAR_END in content[max(0, at - 20) : at]:
        return "The zip is in the form for very large files (zip64). Make it again as an ordinary zip."
    entries = int.from_bytes(content[at + 10 : at + 12], "little")
    length = int.from_bytes(content[at + 12 : at + 16], "little")
    is_long = entries > limits.most_files or length > limits.most_files * NAME_BYTES
    return limits.too_many if is_long else None


def _checked(opened: zipfile.ZipFile, limits: Limits) -> dict[str, bytes] | Faults:
    listed = opened.infolist()
    found = [info for info in listed if not info.is_dir() and not LEFT_BY_SYSTEMS.search(info.filename)]
    if len(listed) > limits.most_files:
        return (limits.too_many,)
    faults = [
        *_repeats(found),
        *_overlaps(listed),
        *(fault for info in listed if (fault := _wrong_with(info, limits))),
    ]
    if sum(info.file_size for info in found) > limits.most_bytes:
        most = limits.most_bytes // MEGABYTE
        faults.append(f"Unpacked, the zip is larger than {most} MB. Take out what is not needed.")
    if not found:
        faults.append(f"The zip holds no files. {limits.again}")
    return told(faults) if faults else _unpacked(opened, found)


def _wrong_with(info: zipfile.ZipInfo, limits: Limits) -> str | None:
    """What is wrong with one file as the zip lists it."""
    name, mode = info.orig_filename, info.external_attr >> 16
    if LEFT_BY_SYSTEMS.search(name) and ".." not in name:
        return None
    wrong = _wrong_with_name(name.removesuffix("/"), limits)
    if not wrong and stat.S_IFMT(mode) not in (0, stat.S_IFREG, stat.S_IFDIR):
        wrong = "is a link or a device and no file; put the file itself there"
    if not wrong and info.flag_bits & LOCKED:
        wrong = "is locked with a password; make the zip without one"
    if not wrong and info.compress_type not in PACKED:
        wrong = "is packed in a way that is not read here; make the zip with the ordinary compression"
    if not wrong and not name.endswith("/"):
        wrong = _wrong_with_kind(name, limits) or _wrong_with_size(info, limits)
    return f"{shown(name)}: this {wrong}." if wrong else None


def _wrong_with_name(name: str, limits: Limits) -> str | None:
    parts = name.split("/")
    if name.startswith("/") or re.match(r"[A-Za-z]:", name):
        return f"leads outside the zip: its name begins at a disk; name it such as {limits.example}"
    if ".." in parts or "\\" in name:
        return f"may lead outside the zip: its name holds .. or a backslash; name it such as {limits.example}"
    if any(not A_NAME.fullmatch(part) or part[-1] in ". " or DEVICES.fullmatch(part) for part in parts):
        return "has a name that not every computer can keep; use letters, digits, hyphens and underscores"
    if len(parts) > limits.most_depth:
        return f"lies too deep; {limits.in_place}"
    return None


def _wrong_with_kind(name: str, limits: Limits) -> str | None:
    kinds = ", ".join(f".{kind}" for kind in limits.kinds)
    return None if kind_of(name) in limits.kinds else f"is not one of {kinds}; take it out"


def _wrong_with_size(info: zipfile.ZipInfo, limits: Limits) -> str | None:
    most = limits.kinds[kind_of(info.filename)]
    if info.file_size > most:
        return f"is larger than {most // 1000} kB; make it smaller"
    if info.file_size > limits.most_ratio * max(info.compress_size, 1):
        return f"unpacks to more than {limits.most_ratio} times its size; take it out"
    return None


def _repeats(found: Iterable[zipfile.ZipInfo]) -> Iterator[str]:
    """Names that some computers can't tell apart."""
    names = Counter(info.filename.casefold() for info in found)
    for name, times in names.items():
        if times > 1:
            yield f"{shown(name)}: this name stands there {times} times, capitals aside; keep one of them."


def _overlaps(listed: Sequence[zipfile.ZipInfo]) -> Iterator[str]:
    """Files that share their bytes: no program packs so, but bombs do."""
    placed = sorted(listed, key=lambda info: info.header_offset)
    for before, after in pairwise(placed):
        if before.header_offset + 30 + before.compress_size > after.header_offset:
            yield f"{shown(after.filename)}: this shares its place with another file; make the zip again."


def _unpacked(opened: zipfile.ZipFile, found: Iterable[zipfile.ZipInfo]) -> dict[str, bytes] | Faults:
    files, faults = {}, []
    for info in found:
        try:
            with opened.open(info) as file:
                files[info.filename] = file.read(info.file_size + 1)
        except BREAKS:
            faults.append(f"{shown(info.filename)}: this is damaged; make the zip again.")
    return told(faults) if faults else files
