"""Which bundles a synthesis is made of: whole ones, of different workshops, in whatever order."""

import json

import pytest

from exports.bundle.layout import ABOUT, FIGURES, json_file
from exports.synthesis.errors import SynthesisError
from exports.synthesis.making import make_synthesis
from tests.exports.bundle.bundles import REGISTRY, day_of, repaired
from tests.exports.reports import LIGHT, SHORT_DAY
from tests.exports.synthesis.rehearsed_areas import Brought, Files, an_area, areas_of, files_of

ONE_QUESTION = day_of("poll", {"rounds": [{"question": "How comfortable are you?"}]})


@pytest.fixture(scope="module")
def essex() -> Files:
    return files_of(an_area("Essex", SHORT_DAY))


@pytest.fixture(scope="module")
def leeds() -> Files:
    return files_of(an_area("Leeds", ONE_QUESTION, 4, day=2))


def refusal(brought: Brought) -> list[str]:
    with pytest.raises(SynthesisError) as refused:
        make_synthesis(brought, REGISTRY, LIGHT)
    return str(refused.value).splitlines()


def test_one_workshop_alone_is_refused(essex: Files) -> None:
    assert refusal([("a.zip", essex)]) == [
        "A synthesis needs bundles of two workshops or more. Add another one."
    ]


def test_a_bundle_that_does_not_hold_is_refused_with_what_differs(essex: Files, leeds: Files) -> None:
    figures = json.loads(essex[FIGURES])
    figures[1]["cells"][0][2] = "99"
    changed = repaired({**essex, FIGURES: json_file(figures)})
    first, last = refusal([("a.zip", changed), ("b.zip", leeds)])
    assert first.startswith(
        "a.zip: does not agree: Figure 1, How many people joined each table: row 1: “99” is"
    )
    assert last == "a.zip: It can't be used; ask for the bundle again."


def test_a_bundle_of_another_moothall_that_prints_otherwise_says_so(essex: Files, leeds: Files) -> None:
    about = json.loads(essex[ABOUT])
    other = repaired(
        {**essex, ABOUT: json_file({**about, "made_by": "moothall 0.0.1"}), FIGURES: json_file([])}
    )
    lines = refusal([("a.zip", other), ("b.zip", leeds)])
    assert any("It was made by moothall 0.0.1, and this is moothall" in line for line in lines)


def test_what_is_no_bundle_is_refused_by_name(leeds: Files) -> None:
    assert refusal([("c.zip", {}), ("b.zip", leeds)]) == [
        "c.zip: bundle.json: it can't be read; ask for the bundle again."
    ]


def test_two_bundles_of_one_workshop_are_refused_and_both_are_named(essex: Files, leeds: Files) -> None:
    (line,) = refusal([("a.zip", essex), ("b.zip", leeds), ("again.zip", essex)])
    assert line == (
        "again.zip: it holds the workshop of a.zip, “Better use of data” in Essex on 15 November 2023. "
        "Leave one out."
    )


def test_two_workshops_in_one_area_are_told_apart_by_their_day() -> None:
    brought = [(f"{day}.zip", files_of(an_area("Leeds", ONE_QUESTION, 1, day=day))) for day in (1, 2)]
    assert [area.name for area in areas_of(brought)] == ["Leeds, 15 November 2023", "Leeds, 16 November 2023"]


def test_nothing_of_a_result_is_at_hand_but_what_its_report_prints(essex: Files) -> None:
    (area,) = areas_of([("a.zip", essex)])
    assert len(area.panels) > 10
    for panel in area.panels.values():
        printed = {column.key for column in panel.columns}
        assert all(row.keys() == printed for row in panel.rows), panel.key
