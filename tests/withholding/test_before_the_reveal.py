"""Before a reveal nobody can tell from anything they are sent what somebody else answered."""

from pathlib import Path

import pytest

from casestudies.loader import load_materials
from sessions.agenda import load_template
from sessions.exercises.registry import discover
from tests.running import RunningServer
from tests.withholding.comparing import different_answers, different_pushes, pushes_at
from tests.withholding.day import BY_LINK, Day, play_twice

OWN, ROUND = "benefit/own", "camden/round-1"
PAIRS, CHOICE, FORM = "matters/pairs", "matters/choice", "evaluation/form"
SECRET = (OWN, ROUND, "camden/round-2", PAIRS, CHOICE, FORM)
WHOLE_DAY = (
    *("benefits/write", OWN, "benefit/criteria", "benefit/agreed", "asked/ask", ROUND, "camden/round-2"),
    *(PAIRS, CHOICE, "lines/table", "lines/room", FORM),
)


def test_every_kind_of_the_day_is_in_it() -> None:
    registry = discover()
    template = load_template("manchester", registry, load_materials())
    played = {step.partition("/")[0] for step in WHOLE_DAY}
    kinds = {spec.id: spec.kind for spec in template.exercises}
    assert {kinds[exercise] for exercise in played} == set(kinds.values()) - {"talk"}


pytestmark = pytest.mark.timeout(400)  # the first to ask for it waits for two whole days


@pytest.fixture(scope="module")
def days(tmp_path_factory: pytest.TempPathFactory) -> tuple[Day, Day]:
    with RunningServer(tmp_path_factory.mktemp("withholding")) as server:
        return play_twice(server, WHOLE_DAY)


def told_apart(days: tuple[Day, Day]) -> list[str]:
    """What gives the others away: to anyone by a push; to watched phones, roles, wall and door on asking."""
    first, second = (day.accounts for day in days)
    watched = {table: witness.name for table, witness in days[0].watched.items()}
    found = [
        different_answers(first[name], second[name])
        for name in (*watched.values(), days[0].projector.name, days[0].passer_by.name, *BY_LINK)
    ]
    pictured = {witness.name: watched[table] for (table, _), witness in days[0].people.items()}
    for name, as_seen_by in {
        **pictured,
        "projector": "projector",
        **{role: role for role in BY_LINK},
    }.items():
        found.append(different_pushes(first[name], second[as_seen_by]))
        found.append(different_pushes(second[name], first[as_seen_by]))
    return [difference for differences in found for difference in differences]


def test_phones_roles_projector_and_door_are_sent_the_same_whatever_others_answer(
    days: tuple[Day, Day],
) -> None:
    told = told_apart(days)
    assert not told, "\n\n".join(told)


def test_questions_of_ones_own_and_points_tell_nobody_what_others_answered(tmp_path: Path) -> None:
    with RunningServer(tmp_path) as server:
        days = play_twice(server, ("practice/round-1", "points/give", "vote/round-1"), template="jury")
    told = told_apart(days)
    assert not told, "\n\n".join(told)


def test_marks_of_most_and_least_tell_nobody_what_others_marked(tmp_path: Path) -> None:
    with RunningServer(tmp_path) as server:
        days = play_twice(server, ("benefit/own",), template="evening")
    told = told_apart(days)
    assert not told, "\n\n".join(told)


def test_who_sees_the_order_differently_is_told_to_nobody_nor_that_anybody_does(tmp_path: Path) -> None:
    with RunningServer(tmp_path) as server:
        days = play_twice(server, ("benefit/agreed", "benefit/minority"), template="jury")
    told = told_apart(days)
    assert not told, "\n\n".join(told)


def test_the_others_did_answer_differently(days: tuple[Day, Day]) -> None:
    first, second = (day.accounts for day in days)
    others = [witness.name for (_, seat), witness in days[0].people.items() if seat > 0]
    assert [name for name in others if not list(different_answers(first[name], second[name]))] == []


def test_the_word_that_stands_apart_does_change(days: tuple[Day, Day]) -> None:
    first, second = (day.accounts["table 1, seat 1"].spread() for day in days)
    assert len(first) == len(second) == 1
    assert first != second


def test_phones_are_pushed_nothing_while_secret_answers_come_in(days: tuple[Day, Day]) -> None:
    pushed = [
        (witness.name, sent.point)
        for day in days
        for witness in day.people.values()
        for step in SECRET
        for sent in pushes_at(witness, f"{step} opened")
    ]
    assert pushed == []


def test_every_push_is_a_picture_and_the_projector_gets_them_all_day(days: tuple[Day, Day]) -> None:
    for day in days:
        everyone = [*day.people.values(), day.projector]
        assert {sent.what for witness in everyone for sent in witness.pushed} == {"view"}
        assert all(len(witness.pushed) > len(WHOLE_DAY) for witness in everyone)


@pytest.mark.parametrize(
    ("way", "places"),
    [
        ("panels", ("projector: {round} opened, picture", "table 1, seat 1: {round} answered, page")),
        (
            "asides",
            (
                "table 2, seat 1: {round} opened, acknowledgement",
                "table 2, seat 1: {round} answered, picture",
                "table 2, seat 3: {round} being locked, push",
            ),
        ),
    ],
)
def test_a_server_that_gives_answers_away_is_found_out(
    tmp_path: Path, way: str, places: tuple[str, ...]
) -> None:
    with RunningServer(tmp_path, ("tests.withholding.serve_open", way)) as server:
        found = told_apart(play_twice(server, (ROUND,), {1: 3, 2: 3}))
    for place in places:
        assert any(told.startswith(place.format(round=ROUND)) for told in found), found
