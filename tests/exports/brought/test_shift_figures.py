"""What answers in rounds come to: refusals, the fixed shape, and who is counted where."""

import pytest
from hypothesis import given, settings, strategies as st

from exports.brought.answers import Scale, read_answers, scale_of
from exports.brought.lines import BadLinesError
from exports.brought.shift_figures import shift_figures
from exports.brought.shift_table import shift_lines

HEAD = "person,round,answer\n"
SCALE = Scale(("A", "B", "C"), ("Can't say",))
CHANGED = """p1,first,A
p2,first,B
p3,first,C
p4,first,Can't say
p6,first,C
p1,then,B
p2,then,B
p3,then,
p4,then,A
p5,then,A
p1,then,C
"""


def refused(rows: str, scale: Scale = SCALE) -> list[tuple[int, str]]:
    with pytest.raises(BadLinesError) as caught:
        read_answers(rows, scale)
    return list(caught.value.problems)


def test_every_answer_that_is_not_on_the_scale_is_named() -> None:
    told = refused(f"{HEAD}p1,1,A\np2,1,a\np3,1,D\n,1,A\np4,,A\n")
    assert [at for at, _ in told] == [3, 4, 5, 6]
    assert told[0][1] == '"a" is not on the scale: "A", "B", "C"; outside it "Can\'t say".'


def test_an_answer_that_was_changed_later_still_has_to_be_on_the_scale() -> None:
    assert [at for at, _ in refused(f"{HEAD}p1,1,D\np1,1,A\n")] == [2]


def test_a_missing_column_is_named() -> None:
    assert refused("person,answer\np1,A\n")[0][0] == 1


@pytest.mark.parametrize(
    ("places", "outside", "words"),
    [
        (("A",), (), "at least two answers"),
        (("A", ""), (), "An answer is empty."),
        (("A", "B", "A"), (), '"A" is named twice.'),
        (("A", "B"), ("B",), '"B" is named twice.'),
    ],
)
def test_a_scale_that_is_none_is_refused(
    places: tuple[str, ...], outside: tuple[str, ...], words: str
) -> None:
    with pytest.raises(ValueError, match=words):
        scale_of(places, outside)


def test_everyone_with_a_row_is_counted_in_one_place() -> None:
    figures = shift_figures(read_answers(HEAD + CHANGED, SCALE), SCALE)
    first = figures["rounds"]["first"]
    assert list(figures["rounds"]) == ["first", "then"]
    assert (first["counts"], first["n"], first["outside"]) == ({"A": 1, "B": 1, "C": 2}, 4, {"Can't say": 1})
    assert figures["changes"] == [
        {
            "from": "first",
            "to": "then",
            "matrix": [[0, 0, 1], [0, 1, 0], [0, 0, 0]],
            "up": 1,
            "down": 0,
            "same": 1,
            "left": 1,
            "joined": 1,
            "no_answer": 2,
            "churn": 0.5,
            "p": 1,
        }
    ]
    assert figures["reasons"] == {}


def test_who_left_without_an_answer_on_the_scale_has_left() -> None:
    rows = f"{HEAD}p1,1,Can't say\np2,1,\np3,1,A\np3,2,A\n"
    change = shift_figures(read_answers(rows, SCALE), SCALE)["changes"][0]
    assert (change["left"], change["no_answer"], change["same"]) == (2, 0, 1)


def test_changes_stand_between_neighbours_only() -> None:
    rows = f"{HEAD}p1,z,A\np1,a,B\np1,m,C\n"
    changes = shift_figures(read_answers(rows, SCALE), SCALE)["changes"]
    assert [(change["from"], change["to"]) for change in changes] == [("z", "a"), ("a", "m")]


def test_what_nobody_answered_is_null_with_its_reason() -> None:
    two = Scale(("No", "Yes"))
    figures = shift_figures(read_answers(f"{HEAD}p1,1,\np2,2,Yes\n", two), two)
    assert figures["rounds"]["1"]["consensus"] is None
    assert figures["changes"][0]["churn"] is None is figures["changes"][0]["p"]
    assert set(figures["reasons"]) == {
        "rounds.1.agreement_a",
        "rounds.1.consensus",
        "rounds.2.agreement_a",
        "changes.0.churn",
        "changes.0.p",
    }
    assert "too short" in figures["reasons"]["rounds.2.agreement_a"]
    assert all("None" not in line for line in shift_lines(figures))


def test_five_up_and_none_down_is_two_in_thirty_two() -> None:
    rows = "".join(f"p{who},1,A\np{who},2,B\n" for who in range(5))
    assert shift_figures(read_answers(HEAD + rows, SCALE), SCALE)["changes"][0]["p"] == 0.0625


@settings(deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from("pqrst"), st.sampled_from("12"), st.sampled_from(["A", "B", "C", "Can't say", ""])
        ),
        min_size=1,
    )
)
def test_nobody_is_lost_or_counted_twice(rows: list[tuple[str, str, str]]) -> None:
    figures = shift_figures(read_answers(HEAD + "".join(f"{','.join(row)}\n" for row in rows), SCALE), SCALE)
    people = len({who for who, _, _ in rows})
    for change in figures["changes"]:
        on_scale = sum(map(sum, change["matrix"]))
        assert on_scale == change["up"] + change["down"] + change["same"]
        assert on_scale + change["left"] + change["joined"] + change["no_answer"] == people
    assert len(figures["changes"]) == len({at for _, at, _ in rows}) - 1
