"""What the designer points out: by numbers, with a sentence and something to do, and never in the way."""

from typing import Any

from sessions.agenda import AgendaTemplate, ExerciseSpec, TableSpec
from sessions.designing.advice import Advice
from sessions.designing.view import design_view
from tests.builders import Hall, make_hall

TALK = {"say": "Talk.", "minutes": 20, "voice": "room"}
BREAK = {**TALK, "minutes": 10, "is_break": True}
SETS = {1: "1-6", 2: "A-F"}


def spec(identity: str, kind: str, **settings: Any) -> ExerciseSpec:
    return ExerciseSpec(id=identity, kind=kind, title=identity.capitalize(), settings=settings)


def hall_of(*exercises: ExerciseSpec, seats: int = 5) -> Hall:
    tables = [TableSpec(number=number, seats=seats) for number in (1, 2)]
    return make_hall(
        template=AgendaTemplate(title="T", area="A", summary="S", tables=tables, exercises=list(exercises))
    )


def told(hall: Hall) -> dict[str, Advice]:
    return {one.key: one for one in hall.look(design_view)["advice"]}


def ranking(agreed: int = 20) -> ExerciseSpec:
    return spec("rank", "ranking", sets=SETS, minutes={"agreed": agreed})


def test_cards_before_the_words_are_explained_are_pointed_out_until_somebody_explains_them() -> None:
    found = told(hall_of(ranking()))["not-framed"]
    assert found.exercise == "rank"
    assert found.fix and found.fix.fields["before"] == "rank"
    assert "not-framed" not in told(hall_of(spec("term", "definition"), ranking()))
    late = hall_of(ranking(), spec("term", "definition"))
    assert "not-framed" in told(late)


def test_seventeen_minutes_for_six_cards_are_two_fifty_each_and_eighteen_are_enough() -> None:
    assert "2 min 50 s" in str(told(hall_of(ranking(17)))["short:rank"].text)
    assert "short:rank" not in told(hall_of(ranking(18)))


def test_a_minute_each_at_a_table_is_too_little() -> None:
    lines = spec("lines", "red_lines", minutes_table=5)
    assert "1 min" in str(told(hall_of(lines, seats=5))["people:lines"].text)
    assert "people:lines" not in told(hall_of(lines, seats=3))


def test_an_evaluation_at_the_end_can_be_moved_before_the_exercise_that_comes_last() -> None:
    hall = hall_of(spec("start", "talk", **TALK), spec("lines", "red_lines"), spec("form", "evaluation"))
    fix = told(hall)["evaluation-last"].fix
    assert fix and (fix.do, fix.fields) == ("move", {"target": "form", "before": "lines"})
    earlier = hall_of(spec("form", "evaluation"), spec("lines", "red_lines"))
    assert not {"evaluation-last", "no-evaluation"} & told(earlier).keys()


def test_a_day_without_an_evaluation_is_offered_one() -> None:
    fix = told(hall_of(spec("lines", "red_lines")))["no-evaluation"].fix
    assert fix and fix.fields["entry"] == "evaluation/form"


def test_ninety_minutes_without_a_break_are_fine_and_ninety_one_are_told_once() -> None:
    longer = {**TALK, "minutes": 45}
    assert not any(
        key.startswith("run:")
        for key in told(hall_of(spec("a", "talk", **longer), spec("b", "talk", **longer)))
    )
    more = [spec(name, "talk", **{**longer, "minutes": 46}) for name in "abc"]
    runs = [one for key, one in told(hall_of(*more)).items() if key.startswith("run:")]
    assert [one.exercise for one in runs] == ["b"]
    assert runs[0].fix and runs[0].fix.do == "add" and runs[0].fix.fields["before"] == "b"
    rested = hall_of(more[0], spec("rest", "talk", **BREAK), more[1], more[2])
    assert [one.exercise for key, one in told(rested).items() if key.startswith("run:")] == ["c"]


def test_a_break_that_a_change_moved_is_told_and_one_that_was_moved_by_hand_is_not() -> None:
    hall = hall_of(spec("a", "talk", **TALK), spec("rest", "talk", **BREAK), spec("b", "talk", **TALK))
    longer = {"kind": "talk", "title": "A", "settings": {**TALK, "minutes": 30}}
    hall.do("edit_plan", changes={"exercise:a": longer})
    assert "10 minutes later" in str(told(hall)["moved:rest:10"].text)
    hall.do("edit_plan", changes={"order": {"exercises": ["rest", "a", "b"]}})
    assert not any(key.startswith("moved:") for key in told(hall))


def test_large_tables_and_a_day_that_asks_nothing_are_pointed_out() -> None:
    found = told(hall_of(spec("a", "talk", **TALK), seats=9))
    assert {"large-tables", "asks-nothing"} <= found.keys()
    assert "large-tables" not in told(hall_of(spec("a", "talk", **TALK), seats=8))


def test_what_was_looked_at_and_kept_is_told_no_more() -> None:
    hall = hall_of(ranking(17))
    hall.do("edit_plan", changes={"day": {"starts": None, "kept": ["short:rank"]}})
    view = hall.look(design_view)
    assert "short:rank" not in {one.key for one in view["advice"]}
    assert [one.key for one in view["kept"]] == ["short:rank"]


def test_manchesters_own_day_is_only_short_for_its_cards() -> None:
    assert {key.partition(":")[0] for key in told(make_hall())} == {"short"}
