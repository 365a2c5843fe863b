"""100 points: all of them or none, a mean of those who gave, and no figure that tells one person's split."""

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, strategies as st
from pydantic import ValidationError

from casestudies.loader import load_materials
from exports.charts import draw
from sessions.errors import Rejection
from sessions.events import COUNTS, EVERYONE
from sessions.exercises.base import Actor, Context, Panel, Role, Room, Stamp
from sessions.exercises.hundred_points import KIND
from sessions.exercises.hundred_points.panel import WORDS, band_of, weights
from sessions.exercises.registry import discover
from sessions.ids import ParticipantId
from tests.contracts.screens import render
from tests.contracts.trial import Trial
from tests.sessions.exercises.hundred_points.examples import EXAMPLES, OPTIONS

MATERIALS = load_materials()
KEYS = [option["key"] for option in OPTIONS]


class PointsRoom:
    """So many people at one table; `give("50 50", ".", "?")` lets them answer in order.

    Points are by thing, a dot is silence, and a question mark says that they can't say.
    """

    def __init__(self, people: int) -> None:
        self.people = [ParticipantId(f"person-{number:02d}") for number in range(people)]
        self.room = Room(tables={1: people}, members={1: self.people})
        self.state = KIND.start(KIND.Settings.model_validate(EXAMPLES["settings"]), MATERIALS)
        self.seq = 0

    def send(self, number: int, payload: dict[str, Any], replaces: int | None = -1) -> Any:
        """One answer; by default in place of the newest."""
        who = self.people[number]
        own = KIND.own(self.state, who).get("give")
        newest = own["receipt"] if own else None
        command = KIND.commands["submit_points"].model_validate(payload)
        context = Context(
            Actor(Role.PARTICIPANT, who, 1), "give", self.room, newest if replaces == -1 else replaces
        )
        decided = KIND.decide(self.state, command, context)
        for event in () if isinstance(decided, Rejection) else decided:
            self.seq += 1
            KIND.evolve(self.state, event, Stamp(self.seq, float(self.seq), who, 1))
        return decided

    def give(self, *splits: str) -> None:
        """Each person in turn answers, anew where they had answered."""
        for number, words in enumerate(splits):
            if words == ".":
                continue
            points = dict(zip(KEYS, map(int, words.split()), strict=False)) if words != "?" else {}
            taken = self.send(number, {"points": points, "cant_say": words == "?"})
            assert not isinstance(taken, Rejection), taken.message

    def refusal(self, in_advance: bool = False) -> Rejection | None:
        """Why the result can't be shown."""
        return KIND.reveal(self.state, "give", "spread", self.room, in_advance)

    def panel(self) -> Panel | None:
        """The result, if it may be published."""
        return next(iter(KIND.panels(self.state, "give", self.room)), None)

    def must(self) -> Panel:
        """The result, which may be published."""
        panel = self.panel()
        assert panel is not None
        return panel


def test_a_split_that_is_not_whole_is_told_how_much_is_left_or_too_much() -> None:
    room = PointsRoom(2)
    short, over = room.send(0, {"points": {"use": 65}}), room.send(0, {"points": {"use": 80, "who": 40}})
    assert (short.code, str(short.message)) == (
        "points_left",
        "35 of the 100 points are still left. Give them all, then save.",
    )
    assert (over.code, str(over.message)) == (
        "points_over",
        "That is 20 points too many. Take some away, then save.",
    )
    assert KIND.own(room.state, room.people[0]) == {}


def test_an_older_tab_does_not_overwrite_a_newer_split() -> None:
    room = PointsRoom(2)
    room.give("100")
    room.give("50 50")
    assert room.send(0, {"points": {"who": 100}}, replaces=1).code == "answer_changed_elsewhere"
    assert KIND.own(room.state, room.people[0])["give"]["body"] == {"points-use": 50, "points-who": 50}


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"options": OPTIONS[:1]}, "options"),
        ({"options": OPTIONS * 3}, "options"),
        ({"options": [{"key": "A b", "title": "Odd"}, OPTIONS[0]]}, "key"),
        ({"prompt": ""}, "prompt"),
        ({"total": 50}, "total"),
        ({"minutes": 0}, "minutes"),
        ({"colour": "red"}, "colour"),
    ],
)
def test_a_bad_setting_is_named(changed: dict[str, Any], field: str) -> None:
    with pytest.raises(ValidationError) as refused:
        KIND.Settings.model_validate({**EXAMPLES["settings"], **changed})
    assert field in refused.value.errors()[0]["loc"]


def test_two_things_of_one_name_are_no_choice() -> None:
    for part, words in (("key", "use"), ("title", "What it is used for")):
        twice = [*OPTIONS, {**OPTIONS[1], "key": "other", "title": "Other", part: words}]
        settings = KIND.Settings.model_validate({**EXAMPLES["settings"], "options": twice})
        fault = KIND.check(settings, MATERIALS, [1])
        assert fault == f'options: each needs a {part} of its own, and "{words}" stands there twice.'


def test_four_splits_are_not_shown_and_who_can_not_say_does_not_make_a_fifth() -> None:
    room = PointsRoom(6)
    room.give("100", "100", "100", "100")
    refusal = room.refusal()
    assert refusal is not None
    assert str(refusal.message) == "Results are shown from 5 answers. 4 in so far."
    room.give(".", ".", ".", ".", "?")
    assert room.refusal(in_advance=True) is None, "in advance it depends on who answered alone"
    refusal = room.refusal()
    assert refusal is not None
    assert refusal.code == "too_few_answers"
    assert room.panel() is None


def test_means_are_of_those_who_gave_points_and_the_weightiest_thing_comes_first() -> None:
    room = PointsRoom(8)
    room.give("0 100", "20 40 40", "10 60 30", "25 75", "0 50 50", "?")
    panel = room.must()
    assert str(panel.basis) == "5 of 8 people who joined gave out their points."
    assert str(panel.columns[1].title) == "Mean of 5"
    assert [(row["thing"], row["mean"]) for row in panel.rows] == [
        ("Who sees it", "65.0"),
        ("Whether people can say no", "24.0"),
        ("What it is used for", "11.0"),
    ]
    assert str(panel.notes[0]) == "1 more can't say."


def test_how_many_gave_nothing_is_told_and_every_person_stands_in_one_column_of_each_thing() -> None:
    room = PointsRoom(5)
    room.give("100", "0 100", "10 90", "11 89", "50 50")
    row = next(row for row in room.must().rows if row["thing"] == "What it is used for")
    assert [row[f"band-{band}"] for band in range(len(WORDS))] == [1, 1, 1, 0, 0, 1, 1]
    nobody = next(row for row in room.must().rows if row["thing"] == "Whether people can say no")
    assert nobody["band-0"] == 5
    assert "Whether people can say no: everyone is in the same column." in map(str, room.must().notes)


def test_two_rooms_with_other_splits_can_show_the_same_figure() -> None:
    one, other = PointsRoom(6), PointsRoom(6)
    one.give("3 97", "97 3", "5 95", "95 5", "50 50", "50 50")
    other.give("5 95", "95 5", "3 97", "97 3", "50 50", "50 50")
    alike = PointsRoom(6)
    alike.give("4 96", "96 4", "4 96", "96 4", "50 50", "50 50")
    assert one.must() == other.must() == alike.must(), "bands and means don't give exact splits away"


def test_phones_are_told_of_late_points_which_stand_beside_the_result() -> None:
    room = PointsRoom(7)
    early = room.send(0, {"points": {"use": 100}})
    room.give("100", "100", "100", "100", "0 100")
    KIND.freeze(room.state, "give", "spread", room.room)
    before = room.must().rows
    late = room.send(6, {"points": {"choice": 100}})
    assert [event.audience for event in (*early, *late)] == [COUNTS, EVERYONE]
    assert room.must().rows == before
    assert str(room.must().notes[-1]) == "1 more came after the reveal, and is not in the count."


def test_rows_hold_each_persons_points_by_thing_and_add_up() -> None:
    room = PointsRoom(3)
    room.give("30 70", "?", "0 0 100")
    rows = [dict(row) for row in KIND.rows(room.state)]
    points = [(row["participant"], row["option"], row["points"]) for row in rows]
    assert points[:4] == [
        ("person-00", "use", 30),
        ("person-00", "who", 70),
        ("person-00", "choice", 0),
        ("person-01", None, None),
    ]
    assert sum(row["points"] or 0 for row in rows) == 200


@given(
    st.lists(
        st.lists(st.integers(0, 100), min_size=2, max_size=2).filter(lambda two: sum(two) <= 100),
        min_size=5,
        max_size=12,
    )
)
def test_means_add_up_to_all_points_and_bands_to_all_people(splits: list[list[int]]) -> None:
    room = PointsRoom(len(splits))
    room.give(*(f"{first} {second} {100 - first - second}" for first, second in splits))
    found = weights(room.state)
    assert sum(weight.mean for weight in found) == Fraction(100)
    assert all(weight.bands.total() == len(splits) for weight in found)
    assert found == sorted(found, key=lambda weight: -weight.mean)


@pytest.mark.parametrize(("points", "band"), [(0, 0), (1, 1), (10, 1), (11, 2), (50, 5), (51, 6), (100, 6)])
def test_bands_are_ten_wide_and_the_last_has_no_end(points: int, band: int) -> None:
    assert band_of(points) == band


def test_the_chart_has_a_dot_for_each_person_and_thing() -> None:
    room = PointsRoom(6)
    room.give("100", "0 100", "10 90", "11 89", "50 50", "?")
    panel = room.must()
    assert panel.chart is not None
    for look in ("projector", "document"):
        figure = draw(panel.chart.form, panel.figure_rows, panel.chart.options, look)
        dots = sum(len(trace["x"]) for trace in figure["data"] if trace.get("meta") == {"is": "person"})
        assert dots == 5 * len(OPTIONS)


def test_nothing_is_filled_in_and_the_wall_shows_no_points() -> None:
    registry = discover()
    trial = Trial(registry, registry.get("hundred_points"), EXAMPLES["settings"])
    trial.act("give", 7)
    assert "checked" not in render(registry, trial, "phone.html")
    assert 'name="points-use" value' not in render(registry, trial, "phone.html")
    wall = render(registry, trial, "projector.html")
    assert "Who sees it" in wall
    assert not any(character.isdigit() for character in wall)
