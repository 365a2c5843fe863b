"""Every template of an agenda, from its first step to its report, by simulated phones and a lead."""

import json
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from casestudies.loader import load_materials
from sessions.agenda import load_template, template_slugs
from sessions.exercises.registry import discover
from sessions.roles import GIVEN_BY_LINK
from tests.recorded import state_in
from tests.running import RunningServer

PHONES = 12  # enough for every result that waits for ten


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningServer]:
    with RunningServer(tmp_path_factory.mktemp("templates")) as running:
        yield running


def rehearsed(server: RunningServer, slug: str) -> dict[str, Any]:
    """A workshop of a template, rehearsed to its end: what the command said of it."""
    made = server.ask("new", template=slug, title="Better use of data", area="Leeds")
    done = server.command("rehearse", made["id"], "--phones", str(PHONES), "--seed", "3", "--lead")
    assert done.returncode == 0, done.stderr
    told: dict[str, Any] = json.loads(done.stdout)
    return told


@pytest.mark.timeout(300)
@pytest.mark.parametrize("slug", [slug for slug in template_slugs() if slug != "manchester"])
def test_each_template_runs_to_its_end_and_to_a_report(
    server: RunningServer, slug: str, tmp_path: Path
) -> None:
    told = rehearsed(server, slug)
    room = state_in(server.data / "moothall.db", told["id"])
    assert told["refused"] == {}
    assert told["roles"] == {role.value: 1 for role in GIVEN_BY_LINK}
    assert len(room.participants) == PHONES
    assert room.position == len(room.steps) - 1
    silent = [
        step.key
        for step in room.steps
        if step.phase.takes_answers and not list(step.exercise.kind.rows(step.exercise.state))
    ]
    assert silent == []
    made = server.command("report", told["id"], "--to", str(tmp_path))
    assert made.returncode == 0, made.stderr
    page = unescape(next(tmp_path.glob("**/*.html")).read_text(encoding="utf-8"))
    reported = [
        exercise.title
        for exercise in room.exercises.values()
        if exercise.kind.chapter(exercise.settings) is not None
    ]
    assert [title for title in reported if title not in page] == []


def test_a_template_is_a_whole_day_that_can_be_told_from_the_others() -> None:
    registry, materials = discover(), load_materials()
    templates = {slug: load_template(slug, registry, materials) for slug in template_slugs()}
    assert list(templates) == ["blank", "evening", "framework", "jury", "manchester", "ten-activities"]
    assert len({template.title for template in templates.values()}) == len(templates)
    assert len({template.place for template in templates.values()}) == len(templates)


@pytest.mark.parametrize(
    ("slug", "at_most"),
    [("evening", 120), ("framework", 120), ("jury", 240), ("manchester", 360), ("ten-activities", 360)],
)
def test_a_template_fits_the_time_it_is_made_for(slug: str, at_most: int) -> None:
    registry, materials = discover(), load_materials()
    minutes = 0
    for spec in load_template(slug, registry, materials).exercises:
        kind = registry.get(spec.kind)
        phases = kind.phases(kind.Settings.model_validate(spec.settings), materials)
        minutes += sum(phase.minutes for phase in phases)
    assert 0.8 * at_most < minutes <= at_most
