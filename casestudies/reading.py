"""Reads one material folder's TOML file and puts in the files that it names.

It owns how files become plain values: encoding, TOML syntax, and which file each text came from. It must
never judge the values; the schema does, and a complaint about a text is then laid at its own file.
"""

import copy
import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from casestudies.complaints import Location, name_field
from casestudies.errors import broken, shown

PLAIN_NAME = re.compile(r"[a-z0-9_]+\.[a-z]+")
MOST_NESTED = 8
MOST_DOTS = 400  # in a line: tomllib takes the square of a dotted key's length
TOO_NESTED = f"its tables are nested more than {MOST_NESTED} deep; keep to the fields that are known."


@dataclass(frozen=True)
class Folder:
    """A material folder below the root; files are named relative to the root, with forward slashes.

    `content` gives a file's bytes, or raises FileNotFoundError or another OSError.
    """

    title: str
    has: Callable[[str], bool]
    content: Callable[[str], bytes]

    def name(self, file: str) -> str:
        return f"{self.title}/{file}"

    def text(self, file: str) -> str:
        """The file's text, with a byte order mark and Windows line ends taken away."""
        try:
            text = self.content(file).decode("utf-8-sig")
        except FileNotFoundError:
            raise broken(self.name(file), "the file is missing.") from None
        except UnicodeDecodeError:
            raise broken(self.name(file), "the file is not text in UTF-8; save it again as UTF-8.") from None
        except OSError as error:
            raise broken(self.name(file), f"the file can't be read ({error.strerror}).") from None
        return text.replace("\r\n", "\n").replace("\r", "\n")

    def table(self, file: str) -> dict[str, Any]:
        """The file's TOML as a dictionary, MOST_NESTED levels deep at most."""
        text = self.text(file)
        if any(
            line.count(".") > MOST_DOTS for line in text.splitlines()
        ):  # keys that reading takes hours for
            raise broken(self.name(file), f"one line holds more than {MOST_DOTS} full stops; break it up.")
        try:
            table = tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            raise broken(self.name(file), f"the file can't be read as TOML: {shown(str(error))}.") from None
        except RecursionError:
            raise broken(self.name(file), TOO_NESTED) from None
        except ValueError:
            raise broken(self.name(file), "a number in it is too long; write it with fewer digits.") from None
        if not _is_shallow(table):
            raise broken(self.name(file), TOO_NESTED)
        return table


def on_disk(path: Path) -> Folder:
    """A folder of the file system."""
    return Folder(path.name, lambda file: (path / file).is_file(), lambda file: (path / file).read_bytes())


def held(title: str, files: Mapping[str, bytes]) -> Folder:
    """A folder that is held in memory, by the names of its files."""

    def content(file: str) -> bytes:
        if file not in files:
            raise FileNotFoundError(file)
        return files[file]

    return Folder(title, files.__contains__, content)


def _is_shallow(value: Any) -> bool:
    """Whether no value lies deeper than MOST_NESTED; a loop, for a table may be deeper than the stack."""
    level = [value]
    for _ in range(MOST_NESTED):
        level = [inner for outer in level for inner in _within(outer)]
    return not level


def _within(value: Any) -> Iterable[Any]:
    if isinstance(value, dict):
        return value.values()
    return value if isinstance(value, list) else ()


@dataclass(frozen=True)
class NamedFile:
    """What a field names: a file of the folder, whose content stands in the field's place once it is read."""

    ending: str
    called: str  # in a complaint: "a markdown file"
    example: str
    read: Callable[[Folder, str], Any]


def markdown(shape: Callable[[str], str]) -> NamedFile:
    """A text of its own, shaped."""

    def read(folder: Folder, file: str) -> str:
        return shape(folder.text(file))

    return NamedFile(".md", "a markdown file", "empty_homes.md", read)


TABLE = NamedFile(".toml", "a TOML file", "empty_homes_sheet.toml", Folder.table)


@dataclass(frozen=True)
class Layout:
    """Which TOML file a folder has, its list of entries, and which of their fields name files."""

    file: str
    entries: str
    named: Mapping[str, NamedFile]


@dataclass(frozen=True)
class Document:
    """A TOML file with its named files filled in; `named_files` says which field came from which."""

    file: str
    raw: dict[str, Any]
    filled: dict[str, Any]
    named_files: dict[Location, str]


def read_document(folder: Folder, layout: Layout) -> Document:
    """The folder's TOML file, the content of each named file in the place of its name."""
    raw = folder.table(layout.file)
    filled = copy.deepcopy(raw)
    named_files: dict[Location, str] = {}
    for spot, entry, field in _named_fields(filled, layout):
        name = entry[field]
        _check_name(folder, layout, name, layout.named[field], name_field(spot, raw))
        entry[field] = layout.named[field].read(folder, name)
        named_files[spot] = folder.name(name)
    return Document(folder.name(layout.file), raw, filled, named_files)


def _named_fields(filled: dict[str, Any], layout: Layout) -> Iterator[tuple[Location, dict[str, Any], str]]:
    listed = filled.get(layout.entries)
    for index, entry in enumerate(listed if isinstance(listed, list) else []):
        for field in layout.named:
            if isinstance(entry, dict) and isinstance(entry.get(field), str):
                yield (layout.entries, index, field), entry, field


def _check_name(folder: Folder, layout: Layout, name: str, wanted: NamedFile, field: str) -> None:
    if not PLAIN_NAME.fullmatch(name) or not name.endswith(wanted.ending):
        must = f"must name {wanted.called} in the same folder, such as {wanted.example}"
        raise broken(folder.name(layout.file), f"{field} {must}.", field)
    if not folder.has(name):
        raise broken(folder.name(layout.file), f'{field} names the file "{name}", which is missing.', field)
