"""Six rehearsed areas, three of them with agendas of their own: every number agrees and nothing leaks."""

import json
from collections.abc import Mapping
from html import unescape
from typing import Any

import pytest

from exports.bundle.checks import Verdict
from exports.bundle.layout import FIGURES, json_file
from exports.synthesis.making import make_synthesis, read_bundles
from exports.synthesis.package import ABOUT, PAGE, files_of as synthesis_files, with_sums
from exports.synthesis.verify import verify_synthesis
from exports.synthesis.writer import SynthesisWriter
from sessions.erasing.retention import purge
from tests.builders import Hall
from tests.exports.bundle.bundles import REGISTRY, day_of
from tests.exports.reports import LIGHT, SHORT_DAY, figures
from tests.exports.synthesis.rehearsed_areas import (
    MATERIALS,
    SIX,
    Brought,
    agenda,
    an_area,
    files_of,
    six_areas,
)

Made = Mapping[str, bytes]
Figure = Mapping[str, Any]


@pytest.fixture(scope="module")
def six() -> Brought:
    return six_areas()


@pytest.fixture(scope="module")
def writer(six: Brought) -> SynthesisWriter:
    return read_bundles(six, REGISTRY, LIGHT)


@pytest.fixture(scope="module")
def made(writer: SynthesisWriter) -> Made:
    return with_sums(synthesis_files(writer))


def told(files: Made) -> list[Figure]:
    return list(json.loads(files[FIGURES]))


def titled(files: Made, title: str) -> Figure:
    return next(figure for figure in told(files) if str(figure.get("title")) == title)


def column(figure: Figure, area: str) -> dict[str, str]:
    """A table's column: what stands in each row."""
    place = figure["columns"].index(area)
    return {row[0]: row[place] for row in figure["cells"]}


def differing(files: Made, writer: SynthesisWriter, part: str) -> list[str]:
    found = verify_synthesis(files, writer)
    return [str(one) for one in found if one.part == part and one.verdict is not Verdict.AGREES]


def test_every_number_is_worked_out_anew_and_agrees(writer: SynthesisWriter, made: Made) -> None:
    found = list(verify_synthesis(made, writer))
    assert {check.verdict for check in found} == {Verdict.AGREES}
    assert sum(check.part == "figure" for check in found) == len(told(made)) > 100
    assert sum(check.part == "bundle" for check in found) == len(SIX)


def test_a_changed_number_is_named_though_its_hash_is_repaired(writer: SynthesisWriter, made: Made) -> None:
    changed = [dict(figure) for figure in told(made)]
    changed[0]["cells"] = [
        ["Essex", "15 November 2023", "31", *changed[0]["cells"][0][3:]],
        *changed[0]["cells"][1:],
    ]
    (line,) = differing(with_sums({**made, FIGURES: json_file(changed)}), writer, "figure")
    assert line == ("does not agree: Figure 1, The workshops: row 1: “31” is printed, the bundles give “30”")


def test_a_number_changed_on_the_page_is_named(writer: SynthesisWriter, made: Made) -> None:
    page = made[PAGE].replace(b"84 of 181", b"94 of 181")
    assert page != made[PAGE]
    other = with_sums({**made, PAGE: page})
    (line,) = differing(other, writer, "figure")
    assert line.endswith("synthesis.html does not print it so")
    assert differing(other, writer, "file") == [
        "does not agree: synthesis.html: the page is not the one that the bundles give"
    ]


def test_a_number_changed_in_a_table_and_a_stray_file_are_named(writer: SynthesisWriter, made: Made) -> None:
    name = next(name for name in made if name.startswith("frames/001"))
    other = with_sums({**made, name: made[name].replace(b"Essex", b"Sussex"), "more.csv": b"x"})
    assert differing(other, writer, "file") == [
        f"does not agree: {name}: line 2 is not what the bundles give",
        "does not agree: more.csv: nothing in the bundles leads to it",
    ]
    assert differing({**made, name: b""}, writer, "hash") == [
        f"does not agree: {name}: it is not the file that was hashed"
    ]


@pytest.fixture(scope="module")
def short() -> Brought:
    return [(f"{area}.zip", files_of(an_area(area, SHORT_DAY, 2))) for area in ("Kent", "Essex")]


def test_a_missing_bundle_and_one_too_many_are_named(short: Brought, made: Made) -> None:
    found = differing(made, read_bundles(short, REGISTRY, LIGHT), "bundle")
    assert len(found) == len(SIX) + len(short)
    missing = (
        "does not agree: Essex, “Better use of data”, 2023-11-15: its bundle is not among those given; add it"
    )
    assert found[0] == missing
    stray = (
        "does not agree: Kent.zip, Kent: the synthesis was not made of this workshop; leave its bundle out"
    )
    assert found[-1] == stray


def test_the_order_of_the_bundles_changes_nothing(short: Brought) -> None:
    assert make_synthesis(short, REGISTRY, LIGHT) == make_synthesis(short[::-1], REGISTRY, LIGHT)


def test_a_quotation_is_in_the_very_words_of_its_areas_report(six: Brought, made: Made) -> None:
    quotes = [figure for figure in told(made) if figure["kind"] == "quotation"]
    printed = {
        source.removesuffix(".zip"): {one["words"] for one in told(files) if one["kind"] == "quotation"}
        for source, files in six
    }
    assert len(quotes) == sum(sum(one["kind"] == "quotation" for one in told(files)) for _, files in six) > 50
    for quote in quotes:
        assert quote["words"] in printed[quote["from"][0]["area"]]
        assert f"“{quote['words']}”" in unescape(made[PAGE].decode())


def test_an_areas_order_is_the_one_that_its_report_takes_together(six: Brought, made: Made) -> None:
    for source, files in six[:3]:
        theirs = titled(files, "Public benefit: the orders of the tables taken together, Set 1–6")
        ours = column(titled(made, "Public benefit: orders, Set 1–6"), source.removesuffix(".zip"))
        assert {row[1]: row[0] for row in theirs["cells"]} == {
            card: place.partition(" ")[0] for card, place in ours.items() if card[0].isdigit()
        }


def test_counts_of_each_round_are_those_of_the_report_and_n_stands_under_them(
    six: Brought, made: Made
) -> None:
    source, files = six[0]
    report = titled(files, "Camden Residents Index: comfort in rounds 1 to 2")
    for number in (1, 2):
        figure = next(
            one
            for one in told(made)
            if str(one.get("title")).startswith(f"Camden Residents Index, round {number}")
        )
        ours = column(figure, source.removesuffix(".zip"))
        theirs = {row[0]: row[number] for row in report["cells"]}
        assert {answer: count for answer, count in ours.items() if answer in theirs} == {
            answer: count for answer, count in theirs.items() if answer != "All who joined"
        }
        on_scale = sum(int(theirs[answer]) for answer in list(theirs)[:5])
        assert ours["On the scale, of those who joined"] == f"{on_scale} of {theirs['All who joined']}"


def test_tables_of_several_areas_are_taken_together_only_by_a_shared_label(made: Made) -> None:
    pooled = titled(made, "Public benefit: orders, Set 1–6: tables that go by “Direct benefit”")
    assert pooled["n"] == "Orders of 4 tables: Essex 1; Greater Manchester 1; Leeds 1; Sheffield 1."
    apart = titled(made, "What could not be compared")["cells"]
    why = [row[2] for row in apart if row[0] == "Public benefit: orders, Set 1–6"]
    assert why == [
        "The orders of 6 tables are not taken together: nobody gave their primary criteria a shared label."
    ]


def test_codes_are_counted_by_area_and_those_that_areas_made_stay_apart(made: Made) -> None:
    codes = titled(made, "What statements are about, by code and area")
    assert codes["columns"] == ["Code", "Essex", "Greater Manchester", "Leeds", "Sheffield", "Areas"]
    assert not [row for row in codes["cells"] if "Trust in" in row[0]]
    own = titled(made, "Codes that areas made for themselves")
    assert own["cells"][0][:2] == ["Essex", "OW1 Trust in Essex"]
    assert "No statement has a code in: Melton; West Midlands." in codes["notes"]
    factors = [
        len(titled(made, f"Evidence for “{test}”")["cells"])
        for test in ("Purposeful", "Proportionate", "Responsible")
    ]
    assert factors == [7, 5, 5]


def secret_answers(hall: Hall) -> list[str]:
    (exercise,) = hall.state.exercises.values()
    return [row["choice"] for row in exercise.kind.rows(exercise.state)]


def test_what_a_report_holds_back_changes_nothing_in_a_synthesis() -> None:
    """Three people answer otherwise than three others, and nobody can tell."""
    rounds = [{"stage": "what-it-is", "question": "How comfortable are you?"}]
    secret = day_of("poll", {"case_study": "camden_residents_index", "rounds": rounds})
    large = ("large.zip", files_of(an_area("Leeds", secret, 4, day=2)))
    first, *others = (an_area("Essex", secret, 1, seed) for seed in range(9))
    second = next(hall for hall in others if secret_answers(hall) != secret_answers(first))
    one, other = (
        make_synthesis([large, ("small.zip", files_of(hall))], REGISTRY, LIGHT) for hall in (first, second)
    )
    assert one == other
    apart = titled(one, "What could not be compared")["cells"]
    assert ["The only exercise: Round 1", "Essex"] in [row[:2] for row in apart]


def test_another_set_under_the_same_name_is_not_compared_and_it_says_why() -> None:
    cards = MATERIALS.example_set("1-6").model_dump(mode="json")
    cards["examples"][0]["title"] = "Another example"
    halls = [
        an_area("Essex", SHORT_DAY),
        an_area("Leeds", SHORT_DAY, day=2, changes={"example_sets:1-6": cards}),
    ]
    made = make_synthesis([(hall.state.area, files_of(hall)) for hall in halls], REGISTRY, LIGHT)
    why = {(row[0], row[1]): row[2] for row in titled(made, "What could not be compared")["cells"]}
    what = "Public benefit: orders, Set 1–6"
    assert why[what, "Leeds"] == "It was asked otherwise in Essex: another example set."
    assert titled(made, "Public benefit: orders, Set A–F")["columns"] == ["Example", "Essex", "Leeds"]


def test_of_a_purged_area_there_are_counts_and_no_words() -> None:
    hall = an_area("Essex", agenda("evening"), 2, 1, is_coded=True)
    before = json.loads(files_of(hall)[FIGURES])
    purge(hall.service, hall.workshop)
    other = an_area("Leeds", agenda("evening"), 2, 2, is_coded=True, day=2)
    made = make_synthesis([("a.zip", files_of(hall)), ("b.zip", files_of(other))], REGISTRY, LIGHT)
    codes = column(titled(made, "What statements are about, by code and area"), "Essex")
    assert len(codes) > 5
    assert {figure["from"][0]["area"] for figure in told(made) if figure["kind"] == "quotation"} == {"Leeds"}
    said = {figure["words"] for figure in before if figure["kind"] == "quotation"}
    theirs = {figure["words"] for figure in told(made) if figure["kind"] == "quotation"}
    assert not [words for words in said - theirs if words in made[PAGE].decode()]
    assert column(titled(made, "Public benefit: orders, Set 1–6"), "Essex")


def test_every_figure_of_the_page_has_its_table_and_its_areas(made: Made) -> None:
    printed = figures(made[PAGE].decode())
    assert len(printed) == sum(figure["kind"] == "figure" for figure in told(made))
    for figure in (one for one in told(made) if one["kind"] == "figure"):
        assert figure["from"], figure["title"]
        assert figure["n"], figure["title"]
    assert len(json.loads(made[ABOUT])["workshops"]) == len(SIX)
