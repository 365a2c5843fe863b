"""Verifying: a good bundle agrees line by line; whatever is changed in it is named, repaired or not."""

import json

import pytest

from exports.bundle.checks import Verdict
from exports.bundle.errors import BundleError
from exports.bundle.layout import ABOUT, DAY_FILE, FIGURES, REPORT, SUMS, TOOK_PART, json_file
from sessions.coding.remarks import remarks
from sessions.erasing.certificate import Certificate
from sessions.erasing.retention import purge
from tests.builders import Hall
from tests.exports.bundle.bundles import (
    Files,
    bundle_of,
    checked,
    closed_day,
    differing,
    files_of,
    lines_of,
    repaired,
)
from tests.exports.reports import SHORT_DAY, figures, without_times, written

CAMDEN = "frames/answers-camden.csv"
F1 = "30 people joined, at 6 tables. 30 places had been laid."


@pytest.fixture(scope="module")
def day() -> Hall:
    return closed_day(SHORT_DAY)


@pytest.fixture(scope="module")
def files(day: Hall) -> Files:
    return files_of(day)


@pytest.mark.parametrize("name", [ABOUT, DAY_FILE, SUMS, FIGURES, TOOK_PART])
def test_a_bundle_that_lacks_a_part_is_refused_by_its_name(files: Files, name: str) -> None:
    rest = {known: content for known, content in files.items() if known != name}
    with pytest.raises(BundleError, match=name):
        checked(rest if name == SUMS else repaired(rest))


def test_a_bundle_of_a_newer_form_says_so(files: Files) -> None:
    newer = {**json.loads(files[ABOUT]), "form": 99}
    with pytest.raises(BundleError, match=r"form 99.*reads up to 1.*newer"):
        checked(repaired({**files, ABOUT: json_file(newer)}))


def test_an_event_of_a_newer_moothall_says_so(files: Files) -> None:
    written_so = b'"name": "WorkshopClosed", "form": %d'
    lines = files[DAY_FILE].replace(written_so % 1, written_so % 7)
    assert lines != files[DAY_FILE]
    with pytest.raises(BundleError, match=r"WorkshopClosed, form 7.*newer Moothall"):
        checked(repaired({**files, DAY_FILE: lines}))


def test_a_changed_file_is_named_by_its_hash_and_all_else_is_still_checked(files: Files) -> None:
    found = differing({**files, CAMDEN: files[CAMDEN] + b"round-1,,,\r\n"})
    assert [check.name for check in found if check.part == "hash"] == [CAMDEN]
    assert any(check.part == "figure" for check in found)


def test_a_file_that_is_not_listed_or_not_there_is_named(files: Files) -> None:
    more = {**files, "frames/more.csv": b"a\r\n"}
    assert [str(one) for one in differing(more, "hash")] == [
        "does not agree: frames/more.csv: it is not in SHA256SUMS.txt"
    ]
    listed = differing(repaired(more), "file")
    assert "does not agree: frames/more.csv: nothing in the events leads to it" in map(str, listed)
    fewer = {name: content for name, content in files.items() if name != CAMDEN}
    assert "it is not there" in str(differing(fewer, "hash")[0])


def test_a_frame_that_was_changed_names_its_line_and_the_figures_that_rest_on_it(files: Files) -> None:
    lines = files[CAMDEN].split(b"\r\n")
    lines[1] = lines[1].replace(b",5,", b",1,") if b",5," in lines[1] else lines[1] + b"x"
    found = differing(repaired({**files, CAMDEN: b"\r\n".join(lines)}))
    assert "line 2 is not what the events give" in str(next(one for one in found if one.name == CAMDEN))
    figures_named = [one for one in found if one.part == "figure"]
    assert figures_named
    assert all("Camden" in one.name and CAMDEN in one.why for one in figures_named)


def test_a_number_changed_in_the_list_of_figures_is_told_as_printed_and_as_it_is(files: Files) -> None:
    told = json.loads(files[FIGURES])
    attendance = next(figure for figure in told if figure.get("panel") == "attendance")
    attendance["cells"][0][2] = "99"
    found = differing(repaired({**files, FIGURES: json_file(told)}), "figure")
    assert len(found) == 1
    assert "row 1: “99” is printed, the events give “5”" in str(found[0])


def test_a_figure_that_was_left_out_or_put_in_is_named(files: Files) -> None:
    told = json.loads(files[FIGURES])
    fewer = differing(repaired({**files, FIGURES: json_file(told[:-1])}), "figure")
    assert [one.why for one in fewer] == ["figures.json leaves it out"]
    more = differing(
        repaired({**files, FIGURES: json_file([*told, {**told[-1], "id": "figure-99"}])}), "figure"
    )
    assert [one.why for one in more] == ["the events give no such figure"]


def test_a_number_changed_in_the_page_alone_names_its_figure(files: Files) -> None:
    page = files[REPORT].replace(b"30 people joined", b"31 people joined")
    assert page != files[REPORT]
    found = differing(repaired({**files, REPORT: page}))
    assert [str(one) for one in found] == [
        f"does not agree: F1, {F1}: report.html does not print it so",
        "does not agree: report.html: the page is not the one that the events give",
    ]


def test_who_took_part_is_held_against_how_many_answered(files: Files) -> None:
    told = json.loads(files[TOOK_PART])
    told["camden/round-1"] = told["camden/round-1"][1:]
    found = differing(repaired({**files, TOOK_PART: json_file(told)}), "file")
    assert "names 29 people for camden/round-1, where 30 answered" in str(found[0])


def test_a_title_that_the_events_do_not_give_is_named(files: Files) -> None:
    other = {**json.loads(files[ABOUT]), "title": "Another day"}
    found = differing(repaired({**files, ABOUT: json_file(other)}))
    assert any("title is not what the events give" in str(one) for one in found)


def test_a_good_bundle_agrees_line_by_line(day: Hall, files: Files) -> None:
    found = checked(files)
    assert {check.verdict for check in found} == {Verdict.AGREES}
    assert sum("Figure" in check.name for check in found) == len(figures(written(day)))
    parts = list(dict.fromkeys(check.part for check in found))
    assert parts == ["hash", "file", "figure"], "hashes come first, and figures last"


def test_the_report_in_it_is_the_report_of_the_record(day: Hall, files: Files) -> None:
    assert without_times(files[REPORT].decode()) == without_times(written(day))


def test_every_figure_says_its_n_and_what_it_is_made_from(files: Files) -> None:
    told = json.loads(files[FIGURES])
    for figure in told:
        assert set(figure["from"]) <= set(files)
        assert figure["function"]
        if figure["kind"] == "figure":
            assert figure["n"]
            assert figure.get("frame", REPORT) in files


def test_the_same_workshop_makes_the_same_bytes_and_a_log_entry_changes_nothing(day: Hall) -> None:
    first = bundle_of(day)
    day.do("take_bundle", key="2f" * 32)
    day.do("take_bundle", key="3f" * 32)
    second = bundle_of(day)
    day.do("take_rows", target="camden", key="4f" * 32)
    assert bundle_of(day) == second
    assert first != second, "the first entry makes the key of the names"


def test_after_a_purge_counts_are_told_as_kept_and_never_as_worked_out() -> None:
    hall = closed_day(SHORT_DAY)
    assert isinstance(purge(hall.service, hall.workshop), Certificate)
    files = files_of(hall)
    found = checked(files)
    kept = [check for check in found if check.verdict is Verdict.KEPT]
    assert not [check for check in found if check.verdict is Verdict.DIFFERS]
    assert len(kept) > 5
    assert any("Camden" in check.name for check in kept)
    assert [one.verdict for one in found if "How many people joined" in one.name] == [Verdict.AGREES]
    answers = [line for name in files if "events/0" in name for line in lines_of(files, name)]
    assert not [line for line in answers if "said" in line]


def test_a_kept_count_that_was_changed_is_named() -> None:
    hall = closed_day(SHORT_DAY)
    purge(hall.service, hall.workshop)
    files = files_of(hall)
    told = json.loads(files[FIGURES])
    changed = next(one for one in told if one["kind"] == "figure" and one["in"].startswith("camden/"))
    changed["cells"][0][-1] = "77"
    assert len(differing(repaired({**files, FIGURES: json_file(told)}), "figure")) == 1


def test_codes_findings_and_agreement_are_worked_out_anew_too() -> None:
    hall = closed_day()
    said = hall.look(remarks)
    first, second = (one.reference for one in said[:2])
    for coder in ("AB", "CD"):
        hall.do("code_remarks", remarks=[first], code="PU1", coder=coder)
    hall.do("code_remarks", remarks=[second], code="PU1", coder="AB")
    hall.do("pair_views", one=first, other=second)
    hall.do("write_finding", text="Speed counts", remarks=[first])
    hall.do("set_aside", remark=said[2].reference, reason="Said twice")
    hall.do("begin_double_coding", first="AB", second="CD")
    hall.do("compare_codings")
    found = files_of(hall)
    assert differing(found) == []
    panels = {figure.get("panel") for figure in json.loads(found[FIGURES])}
    assert {"codes", "contradictory-views", "set-aside", "coders", "participation"} <= panels
    text = found[DAY_FILE].replace(b'"is_on": true', b'"is_on": false', 1)
    assert text != found[DAY_FILE]
    assert differing(repaired({**found, DAY_FILE: text}))
