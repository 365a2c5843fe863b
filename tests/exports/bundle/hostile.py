"""Bundles made to do harm, and broken ones: each a good one with one thing wrong, its hashes repaired.

What any zip can do wrong is in `zips`, what can stand in the files of a bundle in `wrong_inside`.
"""

import io
import json
import stat
import struct
import warnings
import zipfile
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from exports.bundle.layout import ABOUT, DAY_FILE, FIGURES, PEOPLE_FILE, SUMS, TOOK_PART, json_lines
from exports.zipping import packed
from tests.exports.bundle.bundles import Files, answers_files, lines_of, repaired

Change = Callable[[list[dict[str, Any]]], object]
NAMES = (
    "../evil.csv", "/etc/evil.csv", "C:/evil.csv", "..\\evil.csv", "frames/../../evil.csv", "evil",
    "frames/a/b/evil.csv", "frames/con.csv", "frames/\u202egpj.csv", "frames/evil.exe", "frames/evil.zip",
    "frames/-rf.csv", "~/evil.csv", "frames/" + "a" * 3000 + "!.csv",
)  # fmt: skip
DEEP = b"[" * 100_000 + b"]" * 100_000


def zips(files: Files) -> Iterator[tuple[str, bytes]]:
    """What no zip may be."""
    whole = packed(files)
    yield "nothing", b""
    yield "text", b"This is no zip."
    yield "cut short", whole[:-100]
    yield "cut in half", whole[: len(whole) // 2]
    yield "its list cut out", whole[: whole.rfind(b"PK\x01\x02")] + whole[whole.rfind(b"PK\x05\x06") :]
    yield "a damaged file", whole[:2000] + bytes(2000) + whole[4000:]
    yield "an empty zip", b"PK\x05\x06" + bytes(18)
    yield "a bomb", with_entry(files, "frames/bomb.csv", bytes(30_000_000))
    yield "many files", packed({**files, **{f"frames/f{n}.csv": b"" for n in range(500)}})
    for name in NAMES:
        yield f"named {name[:30]!r}", with_entry(files, name, b"x")
    yield "the same name twice", with_entry(files, "EVENTS/day.jsonl", files[DAY_FILE])
    yield "the very same name twice", with_entry(files, DAY_FILE, files[DAY_FILE])
    for kind, mode in (("link", stat.S_IFLNK), ("pipe", stat.S_IFIFO), ("device", stat.S_IFBLK)):
        yield f"a {kind}", with_entry(files, "frames/more.csv", b"/etc/passwd", mode | 0o777)
    yield "files that overlap", overlapping(files)
    yield "too large an end", whole[:-12] + struct.pack("<II", 0xFFFFFFFF, 0) + whole[-4:]


def with_entry(files: Files, name: str, content: bytes, mode: int = 0o100644) -> bytes:
    made = io.BytesIO(packed(files))
    with warnings.catch_warnings(action="ignore"), zipfile.ZipFile(made, "a") as opened:
        info = zipfile.ZipInfo("placeholder")
        info.filename, info.external_attr, info.compress_type = name, mode << 16, zipfile.ZIP_DEFLATED
        opened.writestr(info, content)
    return made.getvalue()


def overlapping(files: Files) -> bytes:
    """Another name for the bytes of the last file."""
    one = packed(files)
    start, end = one.rfind(b"PK\x01\x02"), one.rfind(b"PK\x05\x06")
    entry, tail = one[start:end], one[end:]
    count, length, at = struct.unpack("<HII", tail[10:20])
    found = entry.replace(b"report", b"repork").replace(b"frames", b"framez")
    return (
        one[:end]
        + found
        + tail[:8]
        + struct.pack("<HHII", count + 1, count + 1, length + len(found), at)
        + tail[20:]
    )


def wrong_inside(files: Files) -> Iterator[tuple[str, Files]]:
    """What can't be worked out, or leads to something else, whatever the hashes say."""
    own = answers_files(files)[0]
    for name in (ABOUT, DAY_FILE, PEOPLE_FILE, TOOK_PART, FIGURES, own):
        if name != own:
            yield f"no {name}", repaired({known: one for known, one in files.items() if known != name})
        for what, content in (
            ("nothing", b""),
            ("noise", b"\xff\xfe\x00\x01"),
            ("a number", b"7"),
            ("deep", DEEP),
        ):
            if content or name not in (PEOPLE_FILE, own):
                yield f"{what} as {name}", repaired({**files, name: content})
    yield "no list of hashes", {known: one for known, one in files.items() if known != SUMS}
    yield "noise as the list of hashes", {**files, SUMS: b"\xff\xff"}
    yield "a file twice on the list of hashes", {**files, SUMS: files[SUMS] * 2}
    yield "a stray exercise", repaired({**files, "events/99-stray.jsonl": files[own]})
    yield from _of_itself(files)
    for name, change in _changes(files, own):
        for what, wrong in change.items():
            lines = lines_of(files, name)
            wrong(lines)
            yield f"{what} in {name}", repaired({**files, name: json_lines(lines)})
    for text in (b"NaN", b"Infinity", b"-Infinity", b"9" * 5000, b"99999999999", b"1e999"):
        day = files[DAY_FILE].replace(b'"seats": 5', b'"seats": ' + text, 1)
        yield f"{text[:12]!r} seats", repaired({**files, DAY_FILE: day})


def _of_itself(files: Files) -> Iterator[tuple[str, Files]]:
    about = json.loads(files[ABOUT])
    for field, value in (("form", "1"), ("form", None), ("form", 2), ("form", 10**9), ("zone_minutes", "x"),
                         ("zone_minutes", 10**9), ("zone_minutes", None), ("zone_minutes", [])):  # fmt: skip
        changed = json.dumps({**about, field: value}).encode()
        yield f"{field} {value!r}", repaired({**files, ABOUT: changed})


def _changes(files: Files, own: str) -> Iterator[tuple[str, Mapping[str, Change]]]:
    yield (
        DAY_FILE,
        {
            "no beginning": lambda lines: lines.pop(0),
            "a beginning in the end": lambda lines: lines.append(lines.pop(0)),
            "two beginnings": lambda lines: lines.insert(1, {**lines[0], "facts": {}}),
            "an unknown event": lambda lines: lines[2].update(name="SomethingElse"),
            "an event of a newer form": lambda lines: lines[2].update(form=99),
            "form 0": lambda lines: lines[2].update(form=0),
            "facts that are a list": lambda lines: lines[2].update(facts=[]),
            "facts that it has not": lambda lines: lines[2].update(facts={"evil": 1}),
            "no time": lambda lines: lines[2].pop("at"),
            "a time in words": lambda lines: lines[2].update(at="noon"),
            "a time before all": lambda lines: lines[2].update(at=-1.0),
            "a time after all": lambda lines: lines[2].update(at=1e300),
            "a field more": lambda lines: lines[2].update(more=1),
            "an unknown kind": lambda lines: lines[0]["facts"]["plan"]["exercises"][1].update(kind="evil"),
            "no tables": lambda lines: lines[0]["facts"]["plan"].pop("tables"),
            "materials in words": lambda lines: lines[0]["facts"].update(materials="none"),
            "settings in words": lambda lines: lines[0]["facts"]["plan"]["exercises"][1].update(settings="x"),
        },
    )
    yield (
        own,
        {
            "an entry of the day that is not there": lambda lines: lines[-1].update(after=10_000),
            "an order that is none": lambda lines: lines.reverse(),
            "after 0": lambda lines: lines[0].update(after=0),
            "after a half": lambda lines: lines[0].update(after=1.5),
            "after in words": lambda lines: lines[0].update(after="1"),
            "a person that is a list": lambda lines: lines[0].update(by=[]),
            "said in words": lambda lines: lines[-1].update(said="x"),
            "said that it has not": lambda lines: lines[-1].update(said={"evil": 1}),
            "a table that is not there": lambda lines: lines[0]["facts"].update(table=77),
            "a table in words": lambda lines: lines[0]["facts"].update(table="x"),
            "nobody that joins": lambda lines: lines[0]["facts"].update(participant=None),
        },
    )
