"""Opens a zip of materials: the limits on what may be in one, and where its files have to lie.

How a zip is opened without harm is in `zips`; nothing is handed out unless everything is sound.
"""

from collections.abc import Iterator, Mapping

from casestudies.errors import shown
from casestudies.zips import MEGABYTE, MOST_FAULTS as MOST_FAULTS, Faults, Limits, kind_of, open_zip, told

MOST_BYTES = 10 * MEGABYTE  # of the zip, and of all that is in it
MOST_TEXT_BYTES = 100_000  # of one text
MOST_PICTURE_BYTES = 2 * MEGABYTE
MOST_TEXTS_BYTES = 2 * MEGABYTE  # of all texts together: they go into a workshop's record
MOST_DEPTH = 3  # a folder around everything, the folders, the files
TEXTS, PICTURES = ("toml", "md"), {"png": b"\x89PNG\r\n\x1a\n", "jpg": b"\xff\xd8\xff"}
INTO_ITS_FOLDER = "put it right into the folder of its set, case study or text"
LIMITS = Limits(
    most_zip_bytes=MOST_BYTES,
    most_bytes=MOST_BYTES,
    most_files=400,
    most_ratio=100,
    most_depth=MOST_DEPTH,
    kinds=dict.fromkeys(TEXTS, MOST_TEXT_BYTES) | dict.fromkeys(PICTURES, MOST_PICTURE_BYTES),
    again="Make it again, or export materials here to have one that works.",
    smaller="Take pictures out of it, then choose it again.",
    example="briefing/law.md",
    in_place=INTO_ITS_FOLDER,
)


def open_archive(content: bytes) -> dict[str, bytes] | Faults:
    """The files by their paths, without a folder around all of them; or what is wrong, all at once."""
    files = open_zip(content, LIMITS)
    if isinstance(files, tuple):
        return files
    return told([*_too_long(files), *_disguised(files)]) or _unwrapped(files)


def _too_long(files: Mapping[str, bytes]) -> Iterator[str]:
    if sum(len(content) for name, content in files.items() if kind_of(name) in TEXTS) > MOST_TEXTS_BYTES:
        yield f"The texts are larger than {MOST_TEXTS_BYTES // MEGABYTE} MB together. Take some out."


def _disguised(files: Mapping[str, bytes]) -> Iterator[str]:
    for name, content in files.items():
        if not content.startswith(PICTURES.get(kind_of(name), b"")):
            yield f"{shown(name)}: this is not the picture that its name says; take it out."


def _unwrapped(files: dict[str, bytes]) -> dict[str, bytes] | Faults:
    """Without the one folder that people pack along; then every file lies in a folder, and none deeper."""
    tops = {name.partition("/")[0] for name in files}
    if len(tops) == 1 and any(name.count("/") == MOST_DEPTH - 1 for name in files):
        files = {name.partition("/")[2]: content for name, content in files.items()}
    return told([*_misplaced(files)]) or files


def _misplaced(files: Mapping[str, bytes]) -> Iterator[str]:
    for name in files:
        if name.count("/") == 0:
            yield f"{shown(name)}: this lies in no folder; {INTO_ITS_FOLDER}."
        elif name.count("/") > 1:
            yield f"{shown(name)}: this lies too deep; {INTO_ITS_FOLDER}."
