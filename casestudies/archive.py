"""Opens a zip that somebody made, and hands out its files only if all of them can do no harm.

It owns the limits on size, count, ratio and depth, and which names and kinds of file there may be. It must
never write anything, nor unpack more than the limits, whatever the zip says of itself. Nothing is handed out
unless everything is sound; every fault is a sentence that names the file and says what to do.
"""

import io
import re
import stat
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from casestudies.errors import shown

MEGABYTE = 1_000_000
MOST_BYTES = 10 * MEGABYTE  # of the zip, and of all that is in it
MOST_TEXT_BYTES = 100_000  # of one text
MOST_PICTURE_BYTES = 2 * MEGABYTE
MOST_TEXTS_BYTES = 2 * MEGABYTE  # of all texts together: they go into a workshop's record
MOST_FILES = 400
MOST_RATIO = 100
MOST_DEPTH = 3  # a folder around everything, the folders, the files
MOST_FAULTS = 10
LIST_BYTES = MOST_FILES * 400  # of the zip's own list of its files

TEXTS, PICTURES = ("toml", "md"), {"png": b"\x89PNG\r\n\x1a\n", "jpg": b"\xff\xd8\xff"}
KINDS = ", ".join(f".{kind}" for kind in (*TEXTS, *PICTURES))
LEFT_BY_SYSTEMS = re.compile(r"(^|/)(__MACOSX/.*|\.DS_Store|Thumbs\.db|desktop\.ini)$")  # never read
A_NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_. -]*")
DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)  # files to no Windows
END, END_LENGTH, FAR_END = b"PK\x05\x06", 22, b"PK\x06\x07"
PACKED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
LOCKED = 0x1

Faults = tuple[str, ...]
BROKEN = (
    "This is no zip file, or not a whole one. Make it again, or export materials here to have one that works."
)
TOO_LARGE = (
    f"The zip is larger than {MOST_BYTES // MEGABYTE} MB. Take pictures out of it, then choose it again."
)
TOO_MANY = f"The zip holds more than {MOST_FILES} files. Take out what is not needed, then make it again."
NO_FILES = "The zip holds no files. Put a folder for each set, case study or text in it."
FAR = "The zip is in the form for very large files (zip64). Make it again as an ordinary zip."
INTO_ITS_FOLDER = "put it right into the folder of its set, case study or text"
BREAKS = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError)


def open_archive(content: bytes) -> dict[str, bytes] | Faults:
    """The files by their paths, without a folder around all of them; or what is wrong, all at once."""
    if len(content) > MOST_BYTES:
        return (TOO_LARGE,)
    refusal = _wrong_with_list(content)
    if refusal:
        return (refusal,)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as opened:
            return _checked(opened)
    except BREAKS:
        return (BROKEN,)


def _wrong_with_list(content: bytes) -> str | None:
    """What is wrong with the zip's list of its files, before anything reads it."""
    at = content.rfind(END)
    if at < 0 or at + END_LENGTH > len(content):
        return BROKEN
    if FAR_END in content[max(0, at - 20) : at]:
        return FAR
    entries = int.from_bytes(content[at + 10 : at + 12], "little")
    length = int.from_bytes(content[at + 12 : at + 16], "little")
    return TOO_MANY if entries > MOST_FILES or length > LIST_BYTES else None


def _checked(opened: zipfile.ZipFile) -> dict[str, bytes] | Faults:
    listed = opened.infolist()
    found = [info for info in listed if not info.is_dir() and not LEFT_BY_SYSTEMS.search(info.filename)]
    if len(listed) > MOST_FILES:
        return (TOO_MANY,)
    faults = [
        *_repeats(found),
        *_overlaps(listed),
        *(fault for info in listed if (fault := _wrong_with(info))),
    ]
    if sum(info.file_size for info in found) > MOST_BYTES:
        faults.append(
            f"Unpacked, the zip is larger than {MOST_BYTES // MEGABYTE} MB. Take out what is not needed."
        )
    if sum(info.file_size for info in found if _kind(info.filename) in TEXTS) > MOST_TEXTS_BYTES:
        faults.append(f"The texts are larger than {MOST_TEXTS_BYTES // MEGABYTE} MB together. Take some out.")
    if faults or not found:
        return _told(faults or [NO_FILES])
    return _unwrapped(_unpacked(opened, found))


def _told(faults: Sequence[str]) -> Faults:
    more = len(faults) - MOST_FAULTS
    return (*faults[:MOST_FAULTS], f"And {more} more like these.") if more > 0 else tuple(faults)


def _wrong_with(info: zipfile.ZipInfo) -> str | None:
    """What is wrong with one file as the zip lists it."""
    name, mode = info.orig_filename, info.external_attr >> 16
    if LEFT_BY_SYSTEMS.search(name) and ".." not in name:
        return None
    wrong = _wrong_with_name(name.removesuffix("/"))
    if not wrong and stat.S_IFMT(mode) not in (0, stat.S_IFREG, stat.S_IFDIR):
        wrong = "is a link or a device and no file; put the file itself there"
    if not wrong and info.flag_bits & LOCKED:
        wrong = "is locked with a password; make the zip without one"
    if not wrong and info.compress_type not in PACKED:
        wrong = "is packed in a way that is not read here; make the zip with the ordinary compression"
    if not wrong and not name.endswith("/"):
        wrong = _wrong_with_kind(name) or _wrong_with_size(info)
    return f"{shown(name)}: this {wrong}." if wrong else None


def _wrong_with_name(name: str) -> str | None:
    parts = name.split("/")
    if name.startswith("/") or re.match(r"[A-Za-z]:", name):
        return "leads outside the zip: its name begins at a disk; name it such as briefing/law.md"
    if ".." in parts or "\\" in name:
        return "may lead outside the zip: its name holds .. or a backslash; name it such as briefing/law.md"
    if any(not A_NAME.fullmatch(part) or part[-1] in ". " or DEVICES.fullmatch(part) for part in parts):
        return "has a name that not every computer can keep; use letters, digits, hyphens and underscores"
    if len(parts) > MOST_DEPTH:
        return f"lies too deep; {INTO_ITS_FOLDER}"
    return None


def _wrong_with_kind(name: str) -> str | None:
    kind = _kind(name)
    return None if kind in (*TEXTS, *PICTURES) else f"is not one of {KINDS}; take it out"


def _wrong_with_size(info: zipfile.ZipInfo) -> str | None:
    most = MOST_PICTURE_BYTES if _kind(info.filename) in PICTURES else MOST_TEXT_BYTES
    if info.file_size > most:
        return f"is larger than {most // 1000} kB; make it smaller"
    if info.file_size > MOST_RATIO * max(info.compress_size, 1):
        return f"unpacks to more than {MOST_RATIO} times its size; take it out"
    return None


def _kind(name: str) -> str:
    return name.rpartition(".")[2].lower() if "." in name else ""


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
                files[info.filename] = content = file.read(info.file_size + 1)
        except BREAKS:
            faults.append(f"{shown(info.filename)}: this is damaged; make the zip again.")
            continue
        begins = PICTURES.get(_kind(info.filename), b"")
        if not content.startswith(begins):
            faults.append(f"{shown(info.filename)}: this is not the picture that its name says; take it out.")
    return _told(faults) if faults else files


def _unwrapped(files: dict[str, bytes] | Faults) -> dict[str, bytes] | Faults:
    """Without the one folder that people pack along; then every file lies in a folder, and none deeper."""
    if isinstance(files, tuple):
        return files
    tops = {name.partition("/")[0] for name in files}
    if len(tops) == 1 and any(name.count("/") == MOST_DEPTH - 1 for name in files):
        files = {name.partition("/")[2]: content for name, content in files.items()}
    return _told([*_misplaced(files)]) or files


def _misplaced(files: Mapping[str, bytes]) -> Iterator[str]:
    for name in files:
        if name.count("/") == 0:
            yield f"{shown(name)}: this lies in no folder; {INTO_ITS_FOLDER}."
        elif name.count("/") > 1:
            yield f"{shown(name)}: this lies too deep; {INTO_ITS_FOLDER}."
