"""Two assessments side by side, and red lines of another exercise: a bundle tells the same as the record."""

from collections.abc import Callable
from datetime import UTC

import pytest

from exports.bundle.checks import Verdict
from exports.bundle.layout import REPORT
from exports.local_area_report import build
from tests.builders import Hall
from tests.exports.bundle.bundles import checked, files_of
from tests.exports.reports import LIGHT, visible, without_times
from tests.sessions.exercises.assessing import test_beside_earlier as beside, test_lines_crossed as crossed
from tests.sessions.exercises.assessing.examples import INVENTED


def with_two_assessments() -> Hall:
    """Own answers both times, not of quite the same people."""
    parts = {"steps": ["alone"]}
    hall, people = beside.a_day({**INVENTED, **parts}, {**beside.CHANGED, **parts})
    beside.both_alone(hall, people, people[1:])
    beside.told(hall)
    return hall


def with_a_line_crossed() -> Hall:
    hall, people = crossed.a_day()
    hall.do("agree_answer", people[0], exercise="proposal", question=3, answer="5", line="t1-s1")
    hall.do("lock_step")
    for panel in ("profile", "lines"):
        hall.do("reveal_results", panel=panel)
    return hall


@pytest.mark.parametrize("day", [with_two_assessments, with_a_line_crossed])
def test_a_bundle_sets_exercises_beside_each_other_as_the_record_does(day: Callable[[], Hall]) -> None:
    hall = day()
    hall.send("close_workshop")
    files = files_of(hall)
    assert [str(check) for check in checked(files) if check.verdict is not Verdict.AGREES] == []
    page = build(hall.service.snapshot(hall.workshop), hall.service.registry, LIGHT, zone=UTC)
    assert visible(without_times(files[REPORT].decode())) == visible(without_times(page))
