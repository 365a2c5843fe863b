"""Loads the materials: one folder a set, case study or text, checked whole before anything is handed out.

It owns the layout of a folder: one TOML file that says by its name what the folder holds, the files that it
names, and `SOURCES.md`. It must never return half of what it found: a broken file raises a MaterialError
that names the file and the field, because a facilitator may have written it.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from casestudies.background import Briefing, Glossary, LegalHistory, Spectrum
from casestudies.complaints import complain
from casestudies.errors import broken
from casestudies.material import Material
from casestudies.reading import TABLE, Document, Folder, Layout, markdown, on_disk, read_document
from casestudies.schema import CaseStudy, ExampleSet, Materials

PACKAGE_FOLDER = Path(__file__).resolve().parent
SOURCES_FILE = "SOURCES.md"

Checked = TypeVar("Checked", bound=Material)


def _as_paragraph(text: str) -> str:
    """A card is one paragraph, however its file is wrapped."""
    return " ".join(text.split())


SET = Layout("examples.toml", "examples", {"card": markdown(_as_paragraph), "sheet": TABLE})
CASE = Layout("case_study.toml", "stages", {"text": markdown(str.strip)})
# What there is one of at most: the field of the materials, its folder's layout and its model.
SINGLE: dict[str, tuple[Layout, type[Material]]] = {
    "briefing": (Layout("briefing.toml", "parts", {"text": markdown(str.strip)}), Briefing),
    "glossary": (Layout("glossary.toml", "terms", {}), Glossary),
    "spectrum": (Layout("spectrum.toml", "degrees", {}), Spectrum),
    "legal_history": (Layout("legal_history.toml", "laws", {}), LegalHistory),
}
LAYOUTS = (SET, CASE, *(layout for layout, _model in SINGLE.values()))


def load_materials(folder: Path | None = None) -> Materials:
    """Everything in the folder (the package's own by default), or a MaterialError."""
    return read_folders(_folders(PACKAGE_FOLDER if folder is None else folder))


def read_folders(places: Iterable[Folder]) -> Materials:
    """Everything in these folders, wherever they are kept, or a MaterialError."""
    sets: dict[str, ExampleSet] = {}
    studies: dict[str, CaseStudy] = {}
    singles: dict[str, Any] = {}
    for place in places:
        _check_sources(place)
        layout = _layout_of(place)
        if layout is SET:
            _add_set(sets, place)
        elif layout is CASE:
            studies[place.title] = _load_case_study(place)
        else:
            _add_single(singles, place, layout)
    return Materials(example_sets=sets, case_studies=studies, **singles)


def _folders(root: Path) -> list[Folder]:
    if not root.is_dir():
        raise broken(root.name, "there is no such folder of materials.")
    found = sorted(path for path in root.iterdir() if path.is_dir() and path.name[0] not in "._")
    if not found:
        raise broken(root.name, "the folder holds no materials.")
    return [on_disk(path) for path in found]


def _check_sources(place: Folder) -> None:
    if not place.text(SOURCES_FILE).strip():
        raise broken(place.name(SOURCES_FILE), "the file is empty; it must name the sources.")


def _layout_of(place: Folder) -> Layout:
    found = [layout for layout in LAYOUTS if place.has(layout.file)]
    if len(found) != 1:
        files = ", ".join(layout.file for layout in LAYOUTS)
        raise broken(place.title, f"the folder must hold exactly one of {files}.")
    return found[0]


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
    return _checked(CaseStudy, document, {**document.filled, "slug": place.title})


def _add_single(singles: dict[str, Any], place: Folder, layout: Layout) -> None:
    name, model = next((name, model) for name, (own, model) in SINGLE.items() if own is layout)
    document = read_document(place, layout)
    if name in singles:
        raise broken(document.file, f"another folder holds a {layout.file} already; there can be only one.")
    singles[name] = _checked(model, document, document.filled)


def _checked(model: type[Checked], document: Document, values: dict[str, Any]) -> Checked:
    try:
        return model.model_validate(values)
    except ValidationError as error:
        raise complain(error, document.raw, document.file, document.named_files) from None
