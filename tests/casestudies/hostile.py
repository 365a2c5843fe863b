"""Zips that mean harm, or that a tired person makes: each is refused, by a sentence of its own.

Most are whole materials with one thing wrong, so that nothing but that thing can be what is refused.
"""

import io
import random
import stat
import struct
import zipfile
from collections.abc import Iterator
from functools import cache

from casestudies.loader import load_materials
from casestudies.transfer import export_zip

CASE, STAGE = "camden_residents_index/case_study.toml", "camden_residents_index/what_it_is_text.md"
CARDS, CARD, SHEET = "examples_1_6/examples.toml", "examples_1_6/4_card.md", "examples_1_6/4_sheet.toml"
PNG = b"\x89PNG\r\n\x1a\n" + bytes(20)
Parts = dict[str, bytes]


@cache
def good() -> Parts:
    """Every file of the package's materials, as they are exported."""
    with zipfile.ZipFile(io.BytesIO(export_zip(load_materials()))) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def packed(files: Parts, how: int = zipfile.ZIP_DEFLATED) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", how) as opened:
        for name, content in files.items():
            opened.writestr(zipfile.ZipInfo(name) if how == zipfile.ZIP_STORED else name, content, how)
    return made.getvalue()


def with_files(**more: bytes) -> bytes:
    return packed({**good(), **more})


def with_file(name: str, content: bytes, how: int = zipfile.ZIP_STORED) -> bytes:
    """Stored as it is, so that the ratio is not what is refused."""
    return packed({**good(), name: content}, how)


def moved(folder: str, to: str) -> Parts:
    """The files of a folder under another."""
    found = {name: content for name, content in good().items() if name.startswith(f"{folder}/")}
    return {name.replace(folder, to, 1): content for name, content in found.items()}


def swapped(file: str, old: str, new: str) -> bytes:
    text = good()[file].decode()
    assert old in text, (file, old)
    return with_file(file, text.replace(old, new, 1).encode())


def with_entry(name: str, content: bytes = b"x", mode: int = 0, flags: int = 0) -> bytes:
    """Good materials and one entry that is made by hand."""
    made = io.BytesIO(packed(good()))
    with zipfile.ZipFile(made, "a") as opened:
        info = zipfile.ZipInfo("placeholder")
        info.filename = name
        info.external_attr = mode << 16
        opened.writestr(info, content)
    found = made.getvalue()
    if flags:
        at = found.rfind(b"PK\x01\x02")
        found = found[: at + 8] + struct.pack("<H", flags) + found[at + 10 :]
    return found


def twice(name: str, other: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as opened:
        for known, content in good().items():
            opened.writestr(known, content)
        for one in (name, other):
            if one not in good():
                opened.writestr(one, b"x")
    return made.getvalue()


def names() -> Iterator[tuple[str, bytes]]:
    """Names that lead elsewhere, or that some computers can't keep."""
    bad = (
        "../evil.md", "../../evil.md", "briefing/../../evil.md", "briefing/../law.md", "..", "./../evil.md",
        "/etc/passwd.md", "/evil.md", "//host/share/evil.md", "C:/evil.md", "c:evil.md", "Z:\\evil.md",
        "..\\evil.md", "briefing\\law.md", "\\\\host\\share.md", "briefing/..\\..\\evil.md",
        "briefing//law.md", "briefing/.hidden.md", "./law.md", "briefing/con.md", "briefing/NUL.md",
        "briefing/aux.toml", "com1/law.md", "briefing/lpt9.txt.md", "prn/law.md", "briefing/law.md ",
        "briefing/law.", "briefing /law.md", "briefing/la:w.md", "briefing/la*w.md", "briefing/la?w.md",
        'briefing/la"w.md', "briefing/l|w.md", "briefing/<b>.md", "briefing/la\nw.md", "briefing/la\rw.md",
        "briefing/la\x1b[31mw.md", "briefing/la\tw.md", "briefing/\u202egpj.md", "briefing/l\u00e4w.md",
        "briefing/\u200b.md", "briefing/\U0001f4a3.md", "briefing/-rf.md", "~/.ssh/config.md",
        "briefing/$(reboot).md", "briefing/%2e%2e%2fevil.md", "a/b/c/d.md", "a/b/c/d/e/f/g.md",
        "/".join("a" * 60) + ".md", "briefing/" + "a" * 3000 + "!.md", "law.md", "evil.toml",
    )  # fmt: skip
    for name in bad:
        yield f"named {name[:40]!r}", with_entry(name)


def kinds() -> Iterator[tuple[str, bytes]]:
    """Files of kinds that have no business here, whatever they call themselves."""
    inner = packed(good())
    programs = (
        "exe html svg js zip tar.gz yaml yml json py docx md.exe MD5 toml~ jpeg gif webp pdf lnk sh bat url"
    )
    for ending in programs.split():
        yield f"of the kind {ending}", with_file(f"briefing/file.{ending}", b"a: &a [*a]")
    yield "without a kind", with_file("briefing/Makefile", b"all:")
    yield "a zip within", with_file("briefing/more.zip", inner)
    yield "a zip that calls itself a text", with_file(STAGE, inner)
    yield "a zip that calls itself a table", with_file(CASE, inner)
    yield "a zip that calls itself a picture", with_file("briefing/more.png", inner)
    yield "a page that calls itself a picture", with_file("briefing/more.jpg", b"<script>alert(1)</script>")
    yield "a picture that calls itself a text", with_file(STAGE, PNG)
    for kind, mode in (("link", stat.S_IFLNK), ("pipe", stat.S_IFIFO), ("device", stat.S_IFBLK),
                       ("socket", stat.S_IFSOCK), ("terminal", stat.S_IFCHR)):  # fmt: skip
        yield f"a {kind}", with_entry("briefing/aa.md", b"/etc/passwd", mode | 0o777)
    yield "locked", with_entry("briefing/aa.md", b"secret", flags=1)
    yield "packed another way", packed(good(), zipfile.ZIP_LZMA)
    yield "packed yet another way", packed(good(), zipfile.ZIP_BZIP2)


def sizes() -> Iterator[tuple[str, bytes]]:
    """Bombs, and zips that are only too much."""
    noise = random.Random(7).randbytes
    yield "a small bomb", with_file("briefing/bomb.md", bytes(99_000), zipfile.ZIP_DEFLATED)
    yield "a bomb", with_file("briefing/bomb.md", bytes(9_000_000), zipfile.ZIP_DEFLATED)
    yield "a bomb of spaces in a table", with_file(CASE, b" " * 99_000, zipfile.ZIP_DEFLATED)
    yield (
        "a bomb that is a picture",
        with_file("briefing/bomb.png", PNG + bytes(1_900_000), zipfile.ZIP_DEFLATED),
    )
    yield "a text of noise", with_file("briefing/noise.md", noise(200_000), zipfile.ZIP_DEFLATED)
    yield "a picture of noise", with_file("briefing/noise.png", PNG + noise(2_100_000), zipfile.ZIP_DEFLATED)
    yield (
        "too many pictures",
        with_files(**{f"briefing/p{n}.png": PNG + bytes(900_000) + noise(950_000) for n in range(6)}),
    )
    yield "eleven megabytes", packed({"briefing/noise.md": noise(11_000_000)}, zipfile.ZIP_STORED)
    yield "too many files", with_files(**{f"briefing/f{n}.md": b"x" for n in range(400)})
    yield "many thousand files", packed({f"briefing/f{n}.md": b"" for n in range(5000)})
    yield (
        "texts that are too much together",
        with_files(**{f"b/f{n}.md": b" ".join(b"%d" % m for m in range(n, n + 15_000)) for n in range(30)}),
    )
    yield "many folders", packed({f"f{n}/": b"" for n in range(500)})
    yield "one text many times", overlapping()
    yield "sixty texts together too large", with_files(**{f"b/f{n}.md": noise(99_000) for n in range(110)})


def overlapping() -> bytes:
    """Many names for the same bytes, as zip bombs without recursion have them."""
    one = packed({"briefing/aa.md": bytes(50_000)})
    start = one.rfind(b"PK\x01\x02")
    entry, end = one[start : one.rfind(b"PK\x05\x06")], one[one.rfind(b"PK\x05\x06") :]
    entries = [entry.replace(b"aa.md", b"%02x.md" % number) for number in range(200)]
    listed = b"".join(entries)
    total = struct.pack("<HHII", 200, 200, len(listed), start)
    return one[:start] + listed + end[:8] + total + end[20:]


def containers() -> Iterator[tuple[str, bytes]]:
    """What is no zip, or not a whole one."""
    whole = packed(good())
    end = whole.rfind(b"PK\x05\x06")
    yield "nothing", b""
    yield "one byte", b"P"
    yield "text", b"This is not a zip."
    yield "a page", b"<!doctype html><title>Not found</title>"
    yield "a picture", PNG
    yield "the end alone", b"PK\x05\x06" + bytes(18)
    yield "an end cut short", whole[: end + 10]
    for part in (10, 100, len(whole) // 3, len(whole) // 2, len(whole) - 30):
        yield f"the first {part} bytes", whole[:part]
    yield "another form of archive", b"7z\xbc\xaf\x27\x1c" + bytes(200)
    yield "a tape archive", bytes(100) + b"ustar" + bytes(2000)
    yield "the form for very large files", whole[:end] + b"PK\x06\x07" + bytes(16) + whole[end:]
    yield "a list that is said to be huge", whole[: end + 12] + b"\xff\xff\xff\x7f" + whole[end + 16 :]
    yield "more files than it has", whole[: end + 8] + b"\xff\xff\xff\xff" + whole[end + 12 :]
    yield "a list that begins elsewhere", whole[: end + 16] + struct.pack("<I", 3) + whole[end + 20 :]
    for seed in range(12):
        rng = random.Random(seed)
        spoilt = bytearray(whole)
        for _ in range(40):
            spoilt[rng.randrange(len(whole) - 4000)] ^= 0xFF
        yield f"damaged by chance, {seed}", bytes(spoilt)
    yield "an empty folder", packed({"briefing/": b""})
    yield "only what a system leaves", packed({"__MACOSX/._x.md": b"x", ".DS_Store": b"x"})
    yield (
        "the same name twice",
        twice(STAGE, "briefing/aa.md").replace(b"briefing/aa.md", b"briefing/AA.md", 1),
    )
    yield "names that differ by capitals", twice("briefing/aa.md", "briefing/AA.md")
    yield "a name of a folder and a file", with_file("briefing", b"x")


def tables() -> Iterator[tuple[str, bytes]]:
    """TOML that is broken, or that breaks who reads it."""
    deep = "[" * 5000 + "]" * 5000
    bad = {
        "cut short": b'title = "Cam',
        "no table": b"just words",
        "empty": b"",
        "nothing but NULs": bytes(2000) + b"x" * 100,
        "a NUL in a text": b'title = "a\\u0000b"',
        "a NUL as it is": b'title = "a\x00b"',
        "UTF-16": 'title = "Camden"'.encode("utf-16"),
        "Latin-1": 'title = "Caf\xe9"'.encode("latin-1"),
        "half a sign": b'title = "\xe2\x82"',
        "half a pair": b'title = "\\ud800"',
        "overlong": b'title = "\xc0\xaf"',
        "a key twice": b'title = "a"\ntitle = "b"',
        "deep lists": f"title = {deep}".encode(),
        "deep tables": ("a = " + "{a = " * 3000 + "1" + "}" * 3000).encode(),
        "a very long key": (".".join("a" * 20_000) + " = 1").encode(),
        "a very long header": ("[" + ".".join("a" * 20_000) + "]").encode(),
        "keys a little too deep": (".".join("a" * 50) + " = 1").encode(),
        "a number of 5,000 digits": b"year = " + b"9" * 5000,
        "a number of 50,000 signs": b"year = 0x" + b"f" * 50_000,
        "no end of a number": b"year = inf",
        "YAML with aliases": b"a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n",
        "XML with entities": b'<!DOCTYPE x [<!ENTITY a "ha">]><x>&a;</x>',
        "a million quotes": b'"' * 50_000,
        "stages that are words": b'title = "a"\nstages = "many"',
        "stages that are numbers": b"stages = [1, 2, 3]",
        "unknown fields": b"\n".join(b"field%d = 1" % n for n in range(500)),
        "an unknown field with a long name": b"a" * 20_000 + b" = 1",
    }
    for name, content in bad.items():
        yield f"table: {name}", with_file(CASE, content)
    head = good()[CASE].decode()
    fields = {
        "a year of 400 digits": ("year = 2017", "year = " + "9" * 400),
        "a year of 5,000 signs": ("year = 2017", "year = 0x" + "f" * 5000),
        "a year below all": ("year = 2017", "year = -9"),
        "a year that is a word": ("year = 2017", 'year = "2017"'),
        "a date for a title": ('title = "Camden Residents Index"', "title = 2017-06-28"),
        "a list for a title": ('title = "Camden Residents Index"', 'title = ["Camden"]'),
        "a script in a title": ('title = "Camden Residents Index"', 'title = "<script>alert(1)</script>"'),
        "a title of 50,000 signs": ('title = "Camden Residents Index"', f'title = "{"a" * 50_000}"'),
        "a short title of 23 signs": (
            'short_title = "Camden Residents Index"',
            f'short_title = "{"a" * 23}"',
        ),
        "a control sign in a title": ('title = "Camden Residents Index"', 'title = "a\\u001bb"'),
        "a file of another folder": ('text = "what_it_is_text.md"', 'text = "../briefing/law_text.md"'),
        "a file of the system": ('text = "what_it_is_text.md"', 'text = "/etc/passwd"'),
        "a file that is an address": ('text = "what_it_is_text.md"', 'text = "file:///etc/passwd.md"'),
        "a file that is not there": ('text = "what_it_is_text.md"', 'text = "gone.md"'),
        "a table for a text": ('text = "what_it_is_text.md"', 'text = "case_study.toml"'),
        "a key with capitals": ('key = "what-it-is"', 'key = "What It Is"'),
        "the same stage twice": ('key = "who-sees-what"', 'key = "what-it-is"'),
        "a folder's name in the file": ('title = "Camden', 'slug = "elsewhere"\ntitle = "Camden'),
    }
    for name, (old, new) in fields.items():
        assert old in head, name
        yield f"field: {name}", swapped(CASE, old, new)
    yield "cards: one is missing", swapped(CARDS, 'key = "6"', 'key = "7"')
    yield "cards: the range is backwards", swapped(CARDS, 'key = "1-6"', 'key = "6-1"')
    yield "cards: two share a title", swapped(CARDS, "Reducing 999 calls", "Empty homes")
    yield "cards: a sheet that is a list", with_file(SHEET, b"who = []")
    yield "cards: a second set of the same", packed({**good(), **moved("examples_1_6", "again")})
    named_oddly = {**good(), **moved("camden_residents_index", "Camden Index")}
    yield "a folder with a name that can't be kept", packed(named_oddly)
    yield "a folder that holds nothing known", with_file("extra/notes.md", b"hello")
    yield "a folder without sources", packed({n: c for n, c in good().items() if n != "briefing/SOURCES.md"})
    yield "a second briefing", packed({**good(), **moved("briefing", "again")})


def texts() -> Iterator[tuple[str, bytes]]:
    """Markdown that is broken, or that would do something where it is shown."""
    bad = {
        "empty": b"",
        "a script": b"2017 <script>alert(1)</script>",
        "a picture that calls": b'2017 <img src=x onerror="alert(1)">',
        "a frame": b"2017 <iframe src=//evil.example>",
        "an address in signs": b"2017 <https://evil.example>",
        "NULs": b"2017 " + b"\x00" * 30,
        "a bell": b"2017 \x07",
        "a way to colour a terminal": b"2017 \x1b[31m red",
        "UTF-16": "This is 2017.".encode("utf-16"),
        "UTF-32": "This is 2017.".encode("utf-32"),
        "Latin-1": "Caf\xe9 in 2017".encode("latin-1"),
        "a page of another code": bytes(range(128, 256)),
        "half a pair": b"2017 \xed\xa0\x80",
        "no year": b"Nobody knows when.",
        "too long": b"2017 " + b"long " * 700,
        "quotes in quotes in quotes": b"2017\n\n" + b">" * 5000,
        "lists in lists": b"2017\n\n" + b"".join(b" " * n + b"- a\n" for n in range(200)),
        "brackets without end": b"2017 " + b"[" * 20_000,
        "stars without end": b"2017 " + b"*a **b " * 5000,
    }
    for name, content in bad.items():
        yield f"text: {name}", with_file(STAGE, content)
    yield "text: a card that is too long", with_file(CARD, b"2017 " + b"long " * 200)


def all_hostile() -> Parts:
    """Every one of them, by what is wrong with it."""
    found: Parts = {}
    for sort in (names, kinds, sizes, containers, tables, texts):
        for name, content in sort():
            assert name not in found, name
            found[name] = content
    return found
