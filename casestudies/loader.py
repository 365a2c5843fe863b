"""Loads the materials: one folder a set or a case study, checked whole before anything is handed out.

It owns the layout of a folder: `examples.toml` (a set) or `case_study.toml`, the markdown files that it
names, and `SOURCES.md`. It must never return half of what it found: a broken file raises a MaterialError
that names the file and the field, because a facilitator may have written it.
"""

from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from casestudies.complaints import complain
from casestudies.errors import broken
from casestudies.reading import Document, Folder, Layout, read_document
from casestudies.schema import CaseStudy, ExampleSet, Material, Materials

PACKAGE_FOLDER = Path(__file__).resolve().parent
SOURCES_FILE = "SOURCES.md"

Checked = TypeVar("Checked", bound=Material)


def _as_paragraph(text: str) -> str:
    """A card is one paragraph, however its file is wrapped."""
    return " ".join(text.split())


SET = Layout("examples.toml", "examples", "card", _as_paragraph)
CASE = Layout("case_study.toml", "stages", "text", str.strip)


def load_materials(folder: Path | None = None) -> Materials:
    """Every set and case study in the folder (the package's own by default), or a MaterialError."""
    sets: dict[str, ExampleSet] = {}
    studies: dict[str, CaseStudy] = {}
    for place in _folders(PACKAGE_FOLDER if folder is None else folder):
        _check_sources(place)
        if _holds_set(place):
            _add_set(sets, place)
        else:
            studies[place.path.name] = _load_case_study(place)
    return Materials(example_sets=sets, case_studies=studies)


def _folders(root: Path) -> list[Folder]:
    if not root.is_dir():
        raise broken(root.name, "there is no such folder of materials.")
    found = sorted(path for path in root.iterdir() if path.is_dir() and path.name[0] not in "._")
    if not found:
        raise broken(root.name, "the folder holds no materials.")
    return [Folder(path) for path in found]


def _check_sources(place: Folder) -> None:
    if not place.text(SOURCES_FILE).strip():
        raise broken(place.name(SOURCES_FILE), "the file is empty; it must name the sources.")


def _holds_set(place: Folder) -> bool:
    if place.has(SET.file) == place.has(CASE.file):
        raise broken(place.path.name, f"the folder must hold either {SET.file} or {CASE.file}.")
    return place.has(SET.file)


def _add_set(sets: dict[str, ExampleSet], place: Folder) -> None:
    document = read_document(place, SET)
    found = _checked(ExampleSet, document, document.filled)
    if found.key in sets:
        again = f'"key" is "{found.key}", which another folder has already.'
        raise broken(document.file, again, '"key"')
    sets[found.key] = found


def _load_case_study(place: Folder) -> CaseStudy:
    document = read_document(place, CASE)
    if "slug" in document.raw:
        raise broken(document.file, '"slug" is the name of the folder; take it out of the file.', '"slug"')
    return _checked(CaseStudy, document, {**document.filled, "slug": place.path.name})


def _checked(model: type[Checked], document: Document, values: dict[str, Any]) -> Checked:
    try:
        return model.model_validate(values)
    except ValidationError as error:
        raise complain(error, document.raw, document.file, document.text_files) from None
