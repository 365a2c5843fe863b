"""Materials as a zip: the same folders of TOML and markdown as the package holds, out and in again.

What goes out comes in as it was. Pictures are accepted and left out: no material shows one yet.
"""

import io
import json
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from casestudies.archive import PICTURES, open_archive
from casestudies.errors import MaterialError
from casestudies.loader import CASE, SET, SINGLE, SOURCES_FILE, read_folders
from casestudies.reading import TABLE, Folder, Layout, held
from casestudies.schema import Materials
from casestudies.zips import Faults

LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the same materials make the same zip
Files = Iterator[tuple[str, str]]


@dataclass(frozen=True)
class Imported:
    """Materials that were read from a zip, and the names of the files in it that nothing shows."""

    materials: Materials
    left_out: tuple[str, ...]


def import_zip(content: bytes) -> Imported | Faults:
    """What a zip holds; or the sentences that say what is wrong with it, file by file."""
    files = open_archive(content)
    if isinstance(files, tuple):
        return files
    texts = {name: body for name, body in files.items() if name.rpartition(".")[2].lower() not in PICTURES}
    try:
        return Imported(read_folders(_folders(texts)), tuple(sorted(set(files) - set(texts))))
    except MaterialError as error:
        return (str(error),)


def _folders(files: Mapping[str, bytes]) -> Sequence[Folder]:
    inside: dict[str, dict[str, bytes]] = {}
    for name, content in files.items():
        folder, _, file = name.partition("/")
        inside.setdefault(folder, {})[file] = content
    return [held(folder, inside[folder]) for folder in sorted(inside) if folder[0] not in "._"]


def export_zip(materials: Materials) -> bytes:
    """All materials as a zip that `import_zip` reads."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as opened:
        for name, text in _all_files(materials):
            info = zipfile.ZipInfo(name, LONG_AGO)
            info.compress_type, info.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            opened.writestr(info, text)
    return made.getvalue()


def _all_files(materials: Materials) -> Files:
    for key, examples in materials.example_sets.items():
        yield from _in_folder(f"examples_{_plain(key)}", SET, examples)
    for slug, study in materials.case_studies.items():
        yield from _in_folder(slug, CASE, study)
    for name, (layout, _model) in SINGLE.items():
        text = getattr(materials, name)
        if text is not None:
            yield from _in_folder(name, layout, text)


def _in_folder(folder: str, layout: Layout, material: BaseModel) -> Files:
    """One material's files: texts with a file of their own, the table that names them, the sources."""
    table = material.model_dump(mode="json", exclude_defaults=True)
    table.pop("slug", None)
    for entry in table[layout.entries]:
        for field in [field for field in layout.named if entry.get(field) is not None]:
            whole, ending = entry[field], layout.named[field].ending
            entry[field] = f"{_plain(entry['key'])}_{field}{ending}"
            text = "\n".join(_lines(whole)) + "\n" if layout.named[field] is TABLE else f"{whole}\n"
            yield f"{folder}/{entry[field]}", text
    yield f"{folder}/{layout.file}", "\n".join(_lines(table)) + "\n"
    yield f"{folder}/{SOURCES_FILE}", _sources(material)


def _plain(key: str) -> str:
    return re.sub(r"[^a-z0-9]", "_", key.lower())


def _sources(material: Any) -> str:
    told = [material.source, *(getattr(entry, "source", None) for entry in getattr(material, "examples", ()))]
    lines = dict.fromkeys(f"- {source.citation} {source.detail}".rstrip() for source in told)
    return "\n".join(["# Sources", "", *lines, ""])


def _lines(table: Mapping[str, Any], path: str = "") -> Iterator[str]:
    """A table as TOML: its own values, then the tables and lists of tables in it."""
    for key, value in table.items():
        if isinstance(value, (str, int)):
            yield f"{key} = {_value(value)}"
    for key, value in table.items():
        if isinstance(value, dict):
            yield from ("", f"[{path}{key}]", *_lines(value, f"{path}{key}."))
        elif isinstance(value, list):
            for entry in value:
                yield from ("", f"[[{path}{key}]]", *_lines(entry, f"{path}{key}."))


def _value(value: str | int) -> str:
    if isinstance(value, int):
        return str(value)
    if "\n" not in value:
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    inside = value.replace("\\", "\\\\").replace('"""', '""\\"')
    return f'"""\n{inside}\n"""'
