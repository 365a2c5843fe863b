"""Six rehearsed areas: three on one agenda with codes and labels, three on agendas of their own."""

from collections.abc import Mapping, Sequence
from gettext import NullTranslations
from typing import Any

from casestudies.loader import load_materials
from exports.assets import Assets
from exports.bundle.making import make_bundle
from exports.bundle.opening import open_bundle
from exports.synthesis.areas import Area, read_areas
from exports.wording import speaker
from sessions.agenda import AgendaTemplate, load_template
from sessions.coding.remarks import remarks
from tests.builders import NOON, Clock, Hall, make_hall, play_all, seat_everyone
from tests.exports.bundle.bundles import REGISTRY
from tests.exports.reports import LIGHT

MATERIALS = load_materials()
A_DAY = 86_400.0
LABELS = ("Direct benefit", "Planning of services", "")
CODES = ("PU1", "PU5", "PR1", "RE2", "BE1", "RI4")
SIX: Mapping[str, tuple[str, int, bool]] = {  # area: agenda, people at each table, whether writers coded
    "Essex": ("manchester", 5, True),
    "Leeds": ("manchester", 3, True),
    "Greater Manchester": ("manchester", 3, True),
    "Melton": ("evening", 3, False),
    "Sheffield": ("ten-activities", 3, True),
    "West Midlands": ("jury", 4, False),
}
Files = Mapping[str, bytes]
Brought = Sequence[tuple[str, Files]]


def agenda(name: str) -> AgendaTemplate:
    return load_template(name, REGISTRY, MATERIALS)


def an_area(
    area: str,
    template: AgendaTemplate,
    people: int = 5,
    seed: int = 7,
    is_coded: bool = False,
    day: int = 1,
    changes: Mapping[str, Any] | None = None,
) -> Hall:
    """A day played to its end, in an area of its own; `changes` are of its materials."""
    template = template.model_copy(update={"title": "Better use of data", "area": area})
    clock = Clock(NOON + day * A_DAY)
    hall = make_hall(registry=REGISTRY, template=template, clock=clock, is_rehearsal=True)
    if changes:
        hall.do("edit_materials", changes=changes)
    play_all(hall, seat_everyone(hall, people), seed)
    if is_coded:
        give_codes(hall)
        give_labels(hall)
    hall.do("close_workshop")
    return hall


def give_codes(hall: Hall) -> None:
    """Every other statement gets a code, some of them one that the area made for itself."""
    known = [one for one in remarks(hall.state) if one.is_public and one.phase is None]
    hall.do("define_code", title=f"Trust in {hall.state.area}")
    for place, code in enumerate((*CODES, "OW1")):
        chosen = [one.reference for one in known[place :: 2 * len(CODES)]]
        if chosen:
            hall.do("code_remarks", remarks=chosen, code=code, coder="AB")


def give_labels(hall: Hall) -> None:
    """Primary criteria get one label or the other, table by table; every third has none."""
    for exercise in hall.state.exercises.values():
        tables = getattr(exercise.state, "tables", {})
        for number, work in tables.items() if isinstance(tables, dict) else ():
            label = LABELS[number % len(LABELS)]
            if label and getattr(work, "primary", None):
                given = {"table": number, "criterion": work.primary, "label": label}
                step = f"{exercise.id}/criteria"
                hall.do("label_criterion", step=step, exercise=exercise.id, **given)


def files_of(hall: Hall, assets: Assets = LIGHT) -> Files:
    return open_bundle(make_bundle(list(hall.service.snapshot(hall.workshop)), REGISTRY, assets))


def six_areas() -> list[tuple[str, Files]]:
    """Their bundles, as somebody brings them."""
    return [
        (f"{area}.zip", files_of(an_area(area, agenda(name), people, seed, is_coded, day=seed)))
        for seed, (area, (name, people, is_coded)) in enumerate(SIX.items(), start=1)
    ]


def areas_of(brought: Brought) -> tuple[Area, ...]:
    return read_areas(brought, REGISTRY, LIGHT, speaker(NullTranslations()))
