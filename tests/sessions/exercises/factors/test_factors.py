"""The factors: pairs that differ in one thing, a direct choice, and counts of no more than was asked."""

from typing import Any

import pytest

from casestudies.loader import load_materials
from exports.charts import draw
from sessions.errors import Rejection
from sessions.exercises.base import Actor, Context, Panel, Role, Room, Stamp
from sessions.exercises.factors import KIND
from sessions.exercises.factors.answers import LatePairsAnswered, PairsAnswered
from sessions.exercises.factors.pairs import FACTORS
from sessions.exercises.factors.settings import FactorsSettings
from sessions.exercises.registry import discover
from sessions.ids import ParticipantId
from tests.contracts.screens import render
from tests.contracts.trial import FACILITATOR, Trial
from tests.sessions.exercises.factors.examples import EXAMPLES

MATERIALS = load_materials()
REGISTRY = discover()
SHORT = {"a": "a", "b": "b", "=": "same", "?": "cant_say"}
CHOICE = {"d": "data", "p": "purpose", "r": "recipient", "~": "depends", "?": "cant_say"}


class FactorsRoom:
    """People at one table who answer the usual six pairs: data, purpose, recipient, and again."""

    def __init__(self, people: int) -> None:
        self.people = [ParticipantId(f"person-{number:02d}") for number in range(people)]
        self.room = Room(tables={1: people}, members={1: self.people})
        self.state = KIND.start(KIND.Settings(), MATERIALS)
        self.seq = 0

    def give(self, number: int, phase: str, payload: dict[str, Any], replaces: int | None = -1) -> Any:
        """One answer; by default in place of the newest."""
        who = self.people[number]
        own = KIND.own(self.state, who).get(phase)
        newest = own["receipt"] if own else None
        command = KIND.commands[f"submit_{phase}"].model_validate(payload)
        by = Actor(Role.PARTICIPANT, who, 1)
        context = Context(by, phase, self.room, newest if replaces == -1 else replaces)
        decided = KIND.decide(self.state, command, context)
        for event in () if isinstance(decided, Rejection) else decided:
            self.seq += 1
            KIND.evolve(self.state, event, Stamp(self.seq, float(self.seq), who, 1))
        return decided

    def pairs(self, *people: str) -> None:
        """Each person in turn answers the pairs in order: "aab=?." where a dot leaves one out."""
        for number, marks in enumerate(people):
            answers = {f"pair-{n}": SHORT[mark] for n, mark in enumerate(marks, 1) if mark != "."}
            taken = self.give(number, "pairs", answers)
            assert not isinstance(taken, Rejection), taken.message

    def choose(self, marks: str) -> None:
        """Each person in turn answers the direct question."""
        for number, mark in enumerate(marks):
            self.give(number, "choice", {"choice": CHOICE[mark]})

    def panel(self, phase: str, key: str) -> Panel | None:
        """A result, if it may be published."""
        found = KIND.panels(self.state, phase, self.room)
        return next((panel for panel in found if panel.key == key), None)

    def must(self, phase: str, key: str) -> Panel:
        """A result that may be published."""
        panel = self.panel(phase, key)
        assert panel is not None
        return panel

    def refusal(self, phase: str, in_advance: bool = False) -> Rejection | None:
        """Why the phase's results can't be shown."""
        return KIND.reveal(self.state, phase, "", self.room, in_advance)


def test_an_answer_without_a_choice_is_told_what_to_choose() -> None:
    refusal = FactorsRoom(2).give(0, "pairs", {})
    assert isinstance(refusal, Rejection)
    assert str(refusal.message) == "Choose one of the two, “No difference” or “I can't say”."


def test_an_older_phone_does_not_overwrite_newer_pairs() -> None:
    room = FactorsRoom(2)
    room.give(0, "pairs", {"pair-1": "a"})
    room.give(0, "pairs", {"pair-1": "a", "pair-2": "b"})
    assert isinstance(room.give(0, "pairs", {"pair-1": "b"}, replaces=1), Rejection)
    assert KIND.own(room.state, room.people[0])["pairs"]["body"] == {"pair-1": "a", "pair-2": "b"}


def test_a_factor_with_more_pairs_than_another_is_no_fair_comparison() -> None:
    usual = KIND.Settings().model_dump()
    uneven = KIND.Settings.model_validate({**usual, "pairs": usual["pairs"][:4]})
    fault = KIND.check(uneven, MATERIALS, [1])
    assert (
        fault
        == "pairs: each factor needs the same number of pairs. There are: data 2, purpose 1, recipient 1."
    )
    same = {**usual["pairs"][0], "b": usual["pairs"][0]["a"]}
    twice = KIND.Settings.model_validate({**usual, "pairs": [same, *usual["pairs"][1:]]})
    assert (
        KIND.check(twice, MATERIALS, [1]) == "pairs.0: both versions are the same. Make one of them differ."
    )
    assert KIND.check(KIND.Settings(), MATERIALS, [1]) is None


def test_each_usual_pair_differs_from_the_base_case_in_its_own_factor_alone() -> None:
    settings = FactorsSettings()
    for pair in settings.pairs:
        assert pair.a.text == getattr(settings.base, pair.factor)
        assert pair.b.text != pair.a.text
    assert [pair.factor for pair in settings.pairs] == list(FACTORS) * 2


def test_four_who_answered_every_pair_are_not_shown() -> None:
    room = FactorsRoom(6)
    room.pairs("aaaaaa", "aaaaaa", "aaaaaa", "aaaaaa", "aaaaa.")
    refusal = room.refusal("pairs")
    assert refusal is not None
    text = "Results are shown once 5 people have answered every pair. 4 have so far."
    assert str(refusal.message) == text
    assert KIND.panels(room.state, "pairs", room.room) == ()


def test_those_who_cant_say_do_not_make_up_the_number_and_are_told_only_on_reveal() -> None:
    room = FactorsRoom(6)
    room.pairs(*["aaaaaa"] * 4, "aaaaa?")
    assert room.refusal("pairs", in_advance=True) is None
    assert room.refusal("pairs") is not None
    assert KIND.panels(room.state, "pairs", room.room) == ()
    room.choose("ppppp?"[1:])
    assert room.refusal("choice", in_advance=True) is None
    assert room.panel("choice", "choice") is None


def test_a_difference_in_any_of_a_factors_pairs_counts_once_and_cant_say_not_at_all() -> None:
    room = FactorsRoom(9)
    room.pairs(*["=a==a="] * 5, "a==b==", "?==?==", "?==a==", "===?==")
    panel = room.must("pairs", "difference")
    rows = [(str(row["factor"]), row["made"], row["none"], row["answered"]) for row in panel.rows]
    assert rows == [
        ("The type of data", 2, 6, 8),
        ("The purpose", 5, 4, 9),
        ("Who it is shared with", 0, 9, 9),
    ]
    assert str(panel.summary) == (
        "Said it made a difference: the type of data 2 of 8, the purpose 5 of 9, "
        "who it is shared with 0 of 9."
    )
    assert str(panel.notes[0]).startswith("Each was varied in 2 pairs; a difference in any counts.")


def test_each_pair_is_counted_by_version_with_cant_say_apart_and_unanimity_flagged() -> None:
    room = FactorsRoom(7)
    room.pairs(*["aab=aa"] * 4, "ba==aa", "?a==aa")
    panel = room.must("pairs", "pairs")
    first = [panel.rows[0][column.key] for column in panel.columns[1:]]
    assert (str(panel.rows[0]["versions"]), first) == ("Contact data or Health data", [4, 0, 1, 1])
    assert [row["factor"] for row in panel.rows] == ["data"] * 2 + ["purpose"] * 2 + ["recipient"] * 2
    flagged = [str(note) for note in panel.notes]
    assert "Support or Finding fraud: everyone who could say gave the same answer." in flagged
    assert str(panel.basis) == "6 of 7 people who joined answered."


def test_it_depends_is_an_answer_and_cant_say_stands_beside_it() -> None:
    room = FactorsRoom(12)
    room.choose("pppprrd~~?")
    panel = room.must("choice", "choice")
    assert {str(row["choice"]): row["people"] for row in panel.rows} == {
        "The type of data": 1,
        "The purpose": 4,
        "Who it is shared with": 2,
        "It depends": 2,
        "I can't say": 1,
        "No answer": 2,
        "All who joined": 12,
    }
    assert str(panel.basis) == "9 of 12 people who joined chose an answer."


def test_what_was_revealed_stays_and_four_late_answers_stand_beside_it() -> None:
    room = FactorsRoom(12)
    room.pairs(*["aaaaaa"] * 6)
    KIND.freeze(room.state, "pairs", "difference", room.room)
    late = room.give(7, "pairs", {"pair-1": "b"})
    KIND.close(room.state, "pairs", room.room)
    assert [type(event) for event in late] == [LatePairsAnswered]
    for key in ("difference", "pairs"):
        panel = room.must("pairs", key)
        assert str(panel.notes[-1]) == "1 more came after the reveal, and is not in the count."
    assert room.must("pairs", "pairs").rows[0]["b_people"] == 0


def test_the_order_that_a_phone_showed_is_kept_with_the_answer() -> None:
    room = FactorsRoom(6)
    given = room.give(0, "pairs", {"pair-3": "b", "shown": ["3:ba", "1:ab"]})
    assert [type(event) for event in given] == [PairsAnswered]
    room.give(0, "choice", {"choice": "data", "shown": ["recipient", "data", "purpose"]})
    rows = [dict(row) for row in KIND.rows(room.state)]
    assert [(row["pair"], row["factor"], row["answer"], row["shown"]) for row in rows] == [
        (3, "recipient", "b", "ba"),
        (None, None, "data", "recipient data purpose"),
    ]


def test_someone_is_done_once_every_pair_has_an_answer() -> None:
    room = FactorsRoom(2)
    room.pairs("aaaaa.", "?=?=?=")
    progress = KIND.progress(room.state, "pairs", 1, room.room)
    assert (progress.done, progress.is_finished) == (frozenset(room.people[1:]), False)
    room.give(0, "pairs", {f"pair-{number}": "same" for number in range(1, 7)})
    assert KIND.progress(room.state, "pairs", 1, room.room).is_finished


def test_own_answers_are_read_as_a_list() -> None:
    room = FactorsRoom(2)
    room.pairs("ab=?..")
    assert str(KIND.own(room.state, room.people[0])["pairs"]["text"]).splitlines() == [
        "Contact data rather than Health data.",
        "Finding fraud rather than Support.",
        "Public services only or Commercial company: no difference.",
        "Contact data or Police and court data: I can't say.",
    ]


@pytest.mark.parametrize("look", ["projector", "document"])
def test_its_charts_can_be_drawn(look: Any) -> None:
    room = FactorsRoom(30)
    room.pairs(*["ab=?ab"] * 12, *["======"] * 18)
    room.choose("p" * 20 + "rd~?")
    for phase, key in (("pairs", "difference"), ("choice", "choice")):
        panel = room.must(phase, key)
        assert panel.chart is not None
        assert draw(panel.chart.form, panel.figure_rows, panel.chart.options, look)["data"]


def test_nothing_is_chosen_beforehand_and_a_locked_step_offers_nothing() -> None:
    trial = Trial(REGISTRY, REGISTRY.get("factors"), EXAMPLES["settings"])
    for phase in ("pairs", "choice"):
        trial.open(phase)
        assert "checked" not in render(REGISTRY, trial, "phone.html")
        trial.order(FACILITATOR, "lock_step", {})
        html = render(REGISTRY, trial, "phone.html")
        assert "<input" not in html
        assert "<button" not in html
