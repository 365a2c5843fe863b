"""Bundles for tests: of real days, opened, changed, and with every hash repaired."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from exports.bundle.checks import Checked, Verdict
from exports.bundle.layout import EXERCISE_FILES, SUMS, json_lines
from exports.bundle.making import make_bundle
from exports.bundle.opening import open_bundle
from exports.bundle.package import sums
from exports.bundle.verify import verify
from sessions.agenda import AgendaTemplate
from sessions.exercises.registry import discover
from tests.builders import Hall, make_hall, play_all, seat_everyone
from tests.exports.reports import LIGHT

REGISTRY = discover()
Files = dict[str, bytes]
Line = dict[str, Any]


def closed_day(template: AgendaTemplate | None = None, at_each_table: int = 5) -> Hall:
    """A day that was played to its end."""
    hall = make_hall(registry=REGISTRY, template=template)
    play_all(hall, seat_everyone(hall, at_each_table))
    hall.do("close_workshop")
    return hall


def day_of(kind: str, settings: Mapping[str, Any]) -> AgendaTemplate:
    """A day of one exercise, for three tables of four."""
    exercise = {"id": "only", "kind": kind, "title": "The only exercise", "settings": dict(settings)}
    tables = [{"number": number, "seats": 4} for number in (1, 2, 3)]
    return AgendaTemplate.model_validate(
        {"title": "A day", "area": "Nowhere", "summary": "Short.", "tables": tables, "exercises": [exercise]}
    )


def bundle_of(hall: Hall) -> bytes:
    return make_bundle(list(hall.service.snapshot(hall.workshop)), REGISTRY, LIGHT)


def files_of(hall: Hall) -> Files:
    return open_bundle(bundle_of(hall))


def repaired(files: Mapping[str, bytes], **changed: bytes) -> Files:
    """The files with every hash made anew; `changed` are by name, with __ for a slash."""
    found = {**files, **changed}
    return {**found, SUMS: sums(found)}


def checked(files: Mapping[str, bytes]) -> list[Checked]:
    return list(verify(files, REGISTRY, LIGHT))


def differing(files: Mapping[str, bytes], part: str | None = None) -> list[Checked]:
    """What does not agree, of one sort or of all."""
    found = [check for check in checked(files) if check.verdict is Verdict.DIFFERS]
    return [check for check in found if part in (None, check.part)]


def lines_of(files: Mapping[str, bytes], name: str) -> list[Line]:
    return [json.loads(line) for line in files[name].splitlines()]


def answers_files(files: Mapping[str, bytes]) -> list[str]:
    return [name for name in files if EXERCISE_FILES.fullmatch(name)]


def with_other_answers(files: Mapping[str, bytes], name: str) -> Iterator[tuple[Line, Files]]:
    """Bundles in which one answer is what somebody else said, the file's other lines as they were."""
    lines = lines_of(files, name)
    for place, line in enumerate(lines):
        said = _what_another_said(lines, line)
        if said:
            changed = [*lines[:place], {**line, "said": said}, *lines[place + 1 :]]
            yield line, repaired({**files, name: json_lines(changed)})


def _what_another_said(lines: list[Line], line: Line) -> Line | None:
    """The newest that is said of the same thing and is longer or another answer, not only a part of it."""
    alike = (
        other["said"]
        for other in reversed(lines)
        if other.get("said")
        and other["name"] == line["name"]
        and other["facts"].get("set_key") == line["facts"].get("set_key")
        and other["facts"].get("phase") == line["facts"].get("phase")
    )
    return next((said for said in alike if line.get("said") and said != line["said"]), None)
