"""Days of a few exercises, for journeys that need no whole one: put on record before a server starts."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from casestudies.loader import load_materials
from sessions.agenda import AgendaTemplate, plan_of
from sessions.database.sql_store import SqlStore
from sessions.exercises.registry import Registry, discover
from sessions.ids import WorkshopId
from sessions.service import NewWorkshop, Service

Agenda = Sequence[Mapping[str, Any]]  # exercises: id, kind, title, settings
SEATS = 5
TRIES = 2  # a journey that failed begins again on a day that nobody touched
PLENARY = {
    "id": "plenary",
    "kind": "talk",
    "title": "Plenary",
    "settings": {"say": "What now?", "minutes": 9},
}


def put_on_record(
    data: Path, agendas: Mapping[str, Agenda], registry: Registry | None = None
) -> dict[str, list[WorkshopId]]:
    """Workshops with two tables of five, each with its exercises and a talk after them: one for every try."""
    service = Service(SqlStore(f"sqlite:///{(data / 'moothall.db').as_posix()}"), registry or discover())
    held: dict[str, Any] = load_materials().model_dump(mode="json")
    found: dict[str, list[WorkshopId]] = {}
    for name, exercises in agendas.items():
        template = _template([*exercises, PLENARY])
        new = NewWorkshop(template.title, template.area, dict(plan_of(template)), held)
        found[name] = [service.create(new) for _ in range(TRIES)]
    service.close()
    return found


def _template(exercises: Agenda) -> AgendaTemplate:
    return AgendaTemplate.model_validate(
        {
            "title": "An afternoon",
            "area": "Ludlow",
            "summary": "A part of a day.",
            "tables": [{"number": number, "seats": SEATS} for number in (1, 2)],
            "exercises": exercises,
        }
    )
