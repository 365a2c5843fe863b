"""Reads one material folder's TOML file and puts in the markdown files that it names.

It owns how files become plain values: encoding, TOML syntax, and which file each text came from. It must
never judge the values; the schema does, and a complaint about a text is then laid at its own file.
"""

import copy
import re
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from casestudies.complaints import Location, name_field
from casestudies.errors import broken

MARKDOWN_NAME = re.compile(r"[a-z0-9_]+\.md")


@dataclass(frozen=True)
class Folder:
    """A material folder below the root; files are named relative to the root, with forward slashes."""

    path: Path

    def name(self, file: str) -> str:
        return f"{self.path.name}/{file}"

    def has(self, file: str) -> bool:
        return (self.path / file).is_file()

    def text(self, file: str) -> str:
        """The file's text, with a byte order mark and Windows line ends taken away."""
        try:
            return (self.path / file).read_text(encoding="utf-8-sig")
        except FileNotFoundError:
            raise broken(self.name(file), "the file is missing.") from None
        except UnicodeDecodeError:
            raise broken(self.name(file), "the file is not text in UTF-8; save it again as UTF-8.") from None
        except OSError as error:
            raise broken(self.name(file), f"the file can't be read ({error.strerror}).") from None

    def table(self, file: str) -> dict[str, Any]:
        """The file's TOML as a dictionary."""
        try:
            return tomllib.loads(self.text(file))
        except tomllib.TOMLDecodeError as error:
            raise broken(self.name(file), f"the file can't be read as TOML: {error}.") from None


@dataclass(frozen=True)
class Layout:
    """Which TOML file a folder has; `text` of each of its `entries` names a markdown file to be shaped."""

    file: str
    entries: str
    text: str
    shape: Callable[[str], str]


@dataclass(frozen=True)
class Document:
    """A TOML file with its texts filled in; `text_files` says which file each of them came from."""

    file: str
    raw: dict[str, Any]
    filled: dict[str, Any]
    text_files: dict[Location, str]


def read_document(folder: Folder, layout: Layout) -> Document:
    """The folder's TOML file, each text of its entries put in the place of the file name."""
    raw = folder.table(layout.file)
    filled = copy.deepcopy(raw)
    text_files: dict[Location, str] = {}
    listed = filled.get(layout.entries)
    for index, entry in enumerate(listed if isinstance(listed, list) else []):
        if isinstance(entry, dict) and isinstance(entry.get(layout.text), str):
            spot: Location = (layout.entries, index, layout.text)
            named = entry[layout.text]
            entry[layout.text] = layout.shape(_named_text(folder, layout, named, name_field(spot, raw)))
            text_files[spot] = folder.name(named)
    return Document(folder.name(layout.file), raw, filled, text_files)


def _named_text(folder: Folder, layout: Layout, named: str, field: str) -> str:
    if not MARKDOWN_NAME.fullmatch(named):
        must = "must name a markdown file in the same folder, such as empty_homes.md"
        raise broken(folder.name(layout.file), f"{field} {must}.", field)
    if not folder.has(named):
        raise broken(folder.name(layout.file), f'{field} names the file "{named}", which is missing.', field)
    return folder.text(named)
