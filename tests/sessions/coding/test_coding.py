"""Codes, findings, pairs and what is set aside: what is refused, what is kept, and what goes."""

from typing import Any

import pytest

from sessions.coding.alike import near_duplicates
from sessions.coding.remarks import remarks
from sessions.coding.searching import Search, desk, list_view
from sessions.coding.view import changes_view, code_named, codes_view, findings_view
from sessions.evolving import replay
from sessions.exercises.base import Actor, Role
from sessions.record import read_record
from tests.builders import FACILITATOR
from tests.sessions.coding.desk import FIRST, SECOND, THIRD, ReportDesk


@pytest.fixture
def made() -> ReportDesk:
    return ReportDesk()


def found(made: ReportDesk, **search: object) -> list[str]:
    look = Search(**search)  # type: ignore[arg-type]  # a test's own words
    rows = made.hall.look(lambda room: list_view(desk(room, "AB"), look))["rows"]
    return [row["remark"].reference for row in rows]


def test_only_facilitators_and_report_writers_code(made: ReportDesk) -> None:
    given = {"remarks": [FIRST], "code": "PU1", "coder": "AB"}
    for who in (made.people[0], Actor(Role.SCRIBE, table=1), Actor(Role.HOST)):
        made.refused("code_remarks", who, **given)
    assert not made.coding.given


@pytest.mark.parametrize(
    ("name", "payload", "code"),
    [
        ("code_remarks", {"remarks": [FIRST], "code": "PU9", "coder": "AB"}, "unknown_code"),
        (
            "code_remarks",
            {"remarks": ["benefits:t9-s9"], "code": "PU1", "coder": "AB"},
            "unknown_saying",
        ),
        ("code_remarks", {"remarks": [FIRST], "code": "PU1", "coder": "A B"}, "bad_field"),
        ("define_code", {"title": "  "}, "empty_text"),
        ("define_code", {"title": "x" * 61}, "text_too_long"),
        ("define_code", {"title": "secure"}, "code_taken"),
        ("define_code", {"title": "Trust", "code": "PU1"}, "unknown_code"),
        ("merge_codes", {"code": "PU1", "into": "PU2"}, "unknown_code"),
        ("set_aside", {"remark": FIRST}, "reason_missing"),
        ("set_aside", {"remark": "benefits:t9-s1", "reason": "twice"}, "unknown_saying"),
        ("pair_views", {"one": FIRST, "other": FIRST}, "pair_of_one"),
        ("pair_views", {"one": FIRST, "other": "benefits:t9-s1"}, "unknown_saying"),
        ("write_finding", {"text": ""}, "empty_text"),
        ("write_finding", {"text": "So", "remarks": ["benefits:t9-s1"]}, "unknown_saying"),
        ("write_finding", {"text": "So", "finding": "finding-7"}, "unknown_finding"),
        ("rest_finding", {"finding": "finding-7", "remark": FIRST}, "unknown_finding"),
        ("take_back_coding", {"change": 3}, "unknown_entry"),
    ],
)
def test_what_can_not_be_changes_nothing_and_says_why(
    made: ReportDesk, name: str, payload: dict[str, Any], code: str
) -> None:
    version = made.hall.state.version
    assert made.refused(name, **payload).code == code
    assert made.hall.state.version == version


def test_a_code_is_given_by_somebody_and_taken_off_by_them(made: ReportDesk) -> None:
    made.code(FIRST, "PU1")
    made.code(FIRST, "PU1", "CD", by=made.writers[0])
    assert made.coding.codes_of(FIRST) == {"PU1": ("AB", "CD")}
    made.code(FIRST, "PU1", is_on=False)
    assert made.coding.codes_of(FIRST) == {"PU1": ("CD",)}
    assert (
        made.refused("code_remarks", remarks=[FIRST], code="PU1", coder="AB", is_on=False).code
        == "already_so"
    )


def test_nobody_codes_under_the_initials_of_another_link(made: ReportDesk) -> None:
    made.code(FIRST, "PU1")
    given = {"remarks": [FIRST], "code": "PU2", "coder": "AB"}
    assert made.refused("code_remarks", made.writers[0], **given).code == "initials_taken"


def test_initials_of_a_link_that_ended_are_free(made: ReportDesk) -> None:
    made.code(FIRST, "PU1", "CD", by=made.writers[0])
    made.do("revoke_role", grant=made.writers[0].grant)
    made.code(FIRST, "PU2", "CD", by=made.writers[1])
    assert set(made.coding.codes_of(FIRST)) == {"PU1", "PU2"}


def test_codes_can_be_given_after_closing_and_not_after_a_purge(made: ReportDesk) -> None:
    made.do("close_workshop")
    made.code(FIRST, "PU1")
    made.do("purge_record")
    assert made.refused("code_remarks", remarks=[FIRST], code="PU2", coder="AB").code == "purged"
    assert not made.coding.given
    assert not made.coding.findings


def test_an_own_code_is_renamed_merged_and_counts_for_itself_again(made: ReportDesk) -> None:
    made.do("define_code", title="Trust in councils", description="Whether they are believed")
    made.do("define_code", title="Faith in councils")
    made.do("define_code", code="OW1", title="Trust")
    made.code(FIRST, "OW1")
    made.code(SECOND, "OW2")
    made.do("merge_codes", code="OW2", into="OW1")
    assert made.refused("merge_codes", code="OW1", into="OW2").code == "code_in_itself"
    counts = {
        row["code"].key: row["remarks"]
        for group in made.hall.look(lambda room: codes_view(room, desk(room, "AB")))
        for row in group["codes"]
    }
    assert counts["OW1"] == 2
    assert "OW2" not in counts
    assert str(made.coding.own["OW1"].title) == "Trust"
    made.do("merge_codes", code="OW2")
    assert made.coding.codes_of(SECOND) == {"OW2": ("AB",)}


def test_what_a_merged_code_stands_for_is_taken_off_under_both_names(made: ReportDesk) -> None:
    made.do("define_code", title="Trust")
    made.code(FIRST, "OW1")
    made.do("merge_codes", code="OW1", into="RE4")
    made.code(FIRST, "RE4", is_on=False)
    assert made.coding.codes_of(FIRST) == {}


def test_a_code_is_known_by_its_key_and_by_the_beginning_of_its_name(made: ReportDesk) -> None:
    named = {
        typed: code_named(made.coding, typed)
        for typed in ("pu1", "PU1 Direct benefit", "secu", "s", "no", "")
    }
    assert [code.key if code else None for code in named.values()] == ["PU1", "PU1", "RE2", None, None, None]


def test_statements_are_found_by_words_number_table_code_and_how_they_stand(made: ReportDesk) -> None:
    made.code(FIRST, "PU1")
    made.do("set_aside", remark=SECOND, reason="said twice")
    assert found(made) == [FIRST, SECOND, THIRD]
    assert found(made, words="SAVES  mon") == [SECOND]
    assert found(made, words=THIRD) == [THIRD]
    assert found(made, table=2) == [THIRD]
    assert found(made, code="PU1") == found(made, state="coded") == [FIRST]
    assert found(made, state="uncoded") == [THIRD]
    assert found(made, state="aside") == [SECOND]
    assert found(made, exercise="criteria") == found(made, state="held") == []


def test_what_says_nearly_the_same_is_pointed_out_and_stays_two(made: ReportDesk) -> None:
    pool = made.hall.look(remarks)
    near = near_duplicates(pool, pool)
    assert {name: [one.reference for one in others] for name, others in near.items()} == {
        FIRST: [THIRD],
        THIRD: [FIRST],
    }
    assert len(made.hall.look(remarks)) == 3


def test_what_is_set_aside_leaves_the_counts_and_comes_back(made: ReportDesk) -> None:
    made.code(FIRST, "PU1")
    made.do("set_aside", made.writers[0], remark=FIRST, reason="said twice")
    assert not made.hall.look(lambda room: codes_view(room, desk(room, "AB")))[0]["codes"][0]["remarks"]
    made.do("set_aside", remark=FIRST)
    assert not made.coding.set_aside


def test_a_finding_rests_on_statements_and_says_when_one_was_withdrawn(made: ReportDesk) -> None:
    made.do("write_finding", text="Speed counts", remarks=[FIRST])
    made.do("rest_finding", made.writers[0], finding="finding-1", remark=THIRD)
    made.do("withdraw_saying", made.people[0], exercise="benefits", saying="t1-s1")
    (row,) = made.hall.look(lambda room: findings_view(room, desk(room, "")))["findings"]
    assert [one.reference for one in row["remarks"]] == [THIRD]
    assert row["gone"] == 1


def test_of_two_who_write_a_finding_anew_the_second_is_told(made: ReportDesk) -> None:
    made.do("write_finding", text="Speed counts")
    seen = made.coding.findings["finding-1"].seq
    made.do("write_finding", made.writers[0], finding="finding-1", text="Speed matters", seen=seen)
    assert (
        made.refused("write_finding", finding="finding-1", text="Mine", seen=seen).code == "finding_changed"
    )
    assert made.coding.findings["finding-1"].text == "Speed matters"


def test_two_views_are_one_pair_whichever_is_named_first(made: ReportDesk) -> None:
    made.do("pair_views", one=FIRST, other=SECOND)
    assert made.refused("pair_views", one=SECOND, other=FIRST).code == "already_so"
    made.do("pair_views", one=SECOND, other=FIRST, is_on=False)
    assert not made.coding.pairs


def test_every_change_can_be_taken_back(made: ReportDesk) -> None:
    before = made.hall.state.version
    made.code(FIRST, "PU1")
    made.do("set_aside", remark=FIRST, reason="said twice")
    made.do("pair_views", one=FIRST, other=SECOND)
    made.do("write_finding", text="So it is", remarks=[FIRST])
    made.do("define_code", title="Trust")
    made.do("begin_double_coding", first="AB", second="CD")
    for change in range(before + 1, made.hall.state.version + 1):
        made.do("take_back_coding", change=change)
    coding = made.coding
    assert not (
        coding.given or coding.set_aside or coding.pairs or coding.findings or coding.own or coding.double
    )
    assert made.refused("take_back_coding", change=before + 1).code == "already_undone"


def test_a_report_writer_takes_back_their_own_changes_and_a_facilitator_anybodys(made: ReportDesk) -> None:
    made.code(FIRST, "PU1", "CD", by=made.writers[0])
    change = made.hall.state.version
    assert made.refused("take_back_coding", made.writers[1], change=change).code == "not_allowed"
    made.do("take_back_coding", change=change)
    made.code(FIRST, "PU2", "CD", by=made.writers[0])
    made.do("take_back_coding", made.writers[0], change=made.hall.state.version)
    assert not made.coding.given


def test_what_was_changed_again_or_is_used_since_is_not_taken_back(made: ReportDesk) -> None:
    made.do("define_code", title="Trust")
    first = made.hall.state.version
    made.code(FIRST, "OW1")
    assert made.refused("take_back_coding", change=first).code == "undo_too_late"
    made.do("define_code", code="OW1", title="Trusting")
    assert made.refused("take_back_coding", change=first).code == "undo_too_late"


def test_everyone_sees_their_own_last_changes(made: ReportDesk) -> None:
    made.code(FIRST, "PU1")
    made.code(FIRST, "PU2", "CD", by=made.writers[0])
    told = [str(one["done"]) for one in changes_view(made.coding, made.writers[0].name)]
    assert told == [f"PU2 on {FIRST}"]


def test_the_facilitators_log_of_the_day_is_not_filled_by_coding(made: ReportDesk) -> None:
    entries = len(made.hall.state.log)
    made.code(FIRST, "PU1")
    assert len(made.hall.state.log) == entries


def test_with_a_withdrawn_statement_go_its_codes_and_the_reason_it_was_set_aside_for(
    made: ReportDesk,
) -> None:
    made.code(FIRST, "PU1")
    made.code(SECOND, "PU1")
    made.do("set_aside", remark=FIRST, reason="Help comes sooner is said twice")
    made.do("withdraw_answers", made.people[0], participant=made.people[0].participant)
    assert list(made.coding.given) == [SECOND]
    assert not made.coding.set_aside
    rows = list(made.hall.service.snapshot(made.hall.workshop))
    assert not [row for row in rows if "Help comes" in str(row.contents)]
    again = replay(
        made.hall.workshop, read_record(rows, made.hall.service.registry), made.hall.service.registry
    )
    assert again.coding == made.coding


def test_a_purge_leaves_no_word_of_the_desk_and_no_initials(made: ReportDesk) -> None:
    made.do("define_code", title="Quillfeather")
    made.code(FIRST, "OW1", "QZX")
    made.do("set_aside", remark=SECOND, reason="Brindlewick")
    made.do("write_finding", text="Marrowthorn", remarks=[FIRST])
    made.do("close_workshop")
    made.do("purge_record")
    kept = [row.contents for row in made.hall.service.snapshot(made.hall.workshop) if row.contents]
    assert not [word for word in ("Quillfeather", "QZX", "Brindlewick", "Marrowthorn") if word in str(kept)]


def test_a_replay_is_the_live_state(made: ReportDesk) -> None:
    test_every_change_can_be_taken_back(made)
    registry = made.hall.service.registry
    again = replay(
        made.hall.workshop, read_record(made.hall.service.snapshot(made.hall.workshop), registry), registry
    )
    assert again.coding == made.coding


def test_criteria_are_among_the_statements_and_share_labels(made: ReportDesk) -> None:
    made.hall.go_to("benefit/criteria")
    made.hall.do("open_step")
    made.hall.do("propose_criterion", made.people[0], exercise="benefit", text="Direct help")
    (one,) = [each for each in made.hall.look(remarks) if each.shared]
    assert (one.table, one.text, str(one.sort)) == (1, "Direct help", "Criterion")
    made.hall.do("close_workshop")
    assert one.shared is not None
    payload = {**one.shared.payload, "label": "People first"}
    made.hall.do(one.shared.command, made.writers[0], exercise=one.exercise, step="benefit/own", **payload)
    labels = [each.shared.label for each in made.hall.look(remarks) if each.shared]
    assert labels == ["People first"]
    made.code(one.reference, "PU1", by=FACILITATOR)
