"""Definitions: two hands on one text, who agrees with which words, and what the room gets to see of them."""

from typing import Any

import pytest

from casestudies.loader import load_materials
from sessions.errors import Rejection
from sessions.events import EVERYONE, Audience
from sessions.exercises.base import Actor, Context, Panel, Role, Room, Stamp, Viewer
from sessions.exercises.definition import KIND
from sessions.exercises.definition.events import DefinitionEndorsed, DefinitionEndorsedInSight
from sessions.exercises.registry import discover
from sessions.exercises.saying_events import SayingsApproved
from sessions.ids import GrantId, ParticipantId
from tests.contracts.screens import render
from tests.contracts.trial import FACILITATOR, Trial
from tests.sessions.exercises.definition.examples import EXAMPLES

REGISTRY = discover()
MATERIALS = load_materials()
FIRST, SECOND, THIRD = "What helps many", "What helps many and harms nobody", "What we would all pay for"
WHY = "Two of us would count savings."


class Defining:
    """Two tables of three and an empty one; people are known as (table, seat), scribes by their table."""

    def __init__(self, **settings: Any) -> None:
        self.members = {table: [ParticipantId(f"t{table}p{seat}") for seat in range(3)] for table in (1, 2)}
        self.room = Room(tables={1: 3, 2: 3, 3: 3}, members={**self.members, 3: []})
        self.state = KIND.start(KIND.Settings.model_validate(settings), MATERIALS)
        self.seq = 0

    def actor(self, by: tuple[int, int] | int | None) -> Actor:
        """A person at a table, the scribe of one, or with None the facilitator."""
        if by is None:
            return Actor(Role.FACILITATOR)
        if isinstance(by, int):
            return Actor(Role.SCRIBE, table=by, grant=GrantId(f"grant-{by}"))
        return Actor(Role.PARTICIPANT, self.members[by[0]][by[1]], by[0])

    def do(self, by: tuple[int, int] | int | None, command: str, **payload: Any) -> Any:
        """Someone gives a command; what follows is taken in."""
        actor = self.actor(by)
        asked = KIND.commands[command].model_validate(payload)
        decided = KIND.decide(self.state, asked, Context(actor, "write", self.room))
        for event in () if isinstance(decided, Rejection) else decided:
            self.seq += 1
            KIND.evolve(self.state, event, Stamp(self.seq, float(self.seq), actor.name, actor.table))
        return decided

    def refused(self, by: tuple[int, int] | int | None, command: str, **payload: Any) -> Rejection:
        """A command that is refused."""
        decided = self.do(by, command, **payload)
        assert isinstance(decided, Rejection), decided
        return decided

    def seen(self, audience: str, table: int | None = None) -> Any:
        """What a screen is given."""
        return KIND.view(self.state, "write", Viewer(audience, table), self.room)

    def panel(self) -> Panel:
        """The result."""
        (panel,) = KIND.panels(self.state, "write", self.room)
        return panel

    def agreeing(self, table: int) -> tuple[int, int]:
        """How many agree at a table, of how many."""
        view = self.seen("phone", table)
        return view["count"], view["of"]


def written(**settings: Any) -> Defining:
    """Table 1 has words, approved, which two of its three people agree with."""
    defining = Defining(**settings)
    defining.do((1, 0), "write_definition", text=FIRST)
    defining.do((1, 1), "endorse_definition", saying="t1-s1")
    defining.do(None, "approve_saying", saying="t1-s1")
    return defining


@pytest.mark.parametrize(
    ("settings", "field"),
    [
        ({"term": ""}, "term"),
        ({"starters": ["Who gains?", "who gains?"]}, "starters"),
        ({"starters": ["x" * 81]}, "starters"),
        ({"longest": 5000}, "longest"),
        ({"minutes": 0}, "minutes"),
        ({"words": "public benefit"}, "words"),
    ],
)
def test_settings_that_can_not_be_used_are_named(settings: dict[str, Any], field: str) -> None:
    with pytest.raises(ValueError, match=field):
        KIND.Settings.model_validate(settings)


def test_an_edit_made_from_words_that_were_replaced_is_refused_and_gives_the_typed_words_back() -> None:
    defining = written()
    defining.do((1, 1), "write_definition", text=SECOND, saying="t1-s1")
    refusal = defining.refused((1, 2), "write_definition", text=THIRD, saying="t1-s1")
    assert refusal.code == "words_moved_on"
    assert THIRD in str(refusal.message)
    assert defining.seen("phone", 1)["definition"]["text"] == SECOND
    assert not isinstance(defining.do((1, 2), "write_definition", text=THIRD, saying="t1-s2"), Rejection)


def test_two_first_drafts_at_once_do_not_overwrite_each_other() -> None:
    defining = Defining()
    defining.do((1, 0), "write_definition", text=FIRST)
    assert defining.refused((1, 1), "write_definition", text=SECOND).code == "words_moved_on"
    assert not isinstance(defining.do((2, 0), "write_definition", text=SECOND), Rejection)


def test_nobody_agrees_with_words_they_have_not_read() -> None:
    defining = written()
    defining.do((1, 1), "write_definition", text=SECOND, saying="t1-s1")
    assert defining.refused((1, 2), "endorse_definition", saying="t1-s1").code == "reworded"
    assert defining.refused((2, 0), "endorse_definition", saying="t1-s2").code == "reworded"


def test_an_approval_of_words_that_were_replaced_is_refused() -> None:
    defining = Defining()
    defining.do((1, 0), "write_definition", text=FIRST)
    defining.do((1, 1), "write_definition", text=SECOND, saying="t1-s1")
    assert defining.refused(None, "approve_saying", saying="t1-s1").code == "unknown_saying"
    assert KIND.panels(defining.state, "write", defining.room) == ()


def test_new_words_ask_everyone_again_and_keep_the_writers_own_agreement_alone() -> None:
    defining = written()
    assert defining.agreeing(1) == (2, 3)
    defining.do((1, 2), "write_definition", text=SECOND, saying="t1-s1")
    assert defining.agreeing(1) == (1, 3)
    assert KIND.own(defining.state, defining.members[1][2])["write"]["body"]["endorsed"] == "t1-s2"
    assert KIND.own(defining.state, defining.members[1][1]) == {}


def test_a_scribes_words_carry_nobodys_agreement() -> None:
    defining = Defining()
    defining.do(1, "write_definition", text=FIRST)
    assert defining.agreeing(1) == (0, 3)
    assert not defining.seen("scribe", 1)["can_endorse"]
    assert defining.seen("phone", 1)["can_endorse"]
    assert {row["participant"] for row in KIND.rows(defining.state)} == {None}


def test_every_version_is_kept_and_an_earlier_one_can_be_used_again() -> None:
    defining = written()
    defining.do((1, 1), "write_definition", text=SECOND, saying="t1-s1")
    defining.do((1, 0), "write_definition", text=FIRST, saying="t1-s2")
    assert defining.seen("phone", 1)["earlier"] == [SECOND, FIRST]
    kept = [(row["version"], row["words"]) for row in KIND.rows(defining.state) if row["what"] == "version"]
    assert kept == [("t1-s1", FIRST), ("t1-s2", SECOND), ("t1-s3", FIRST)]


def test_words_stay_at_their_table_until_they_are_approved_and_revealed() -> None:
    defining = Defining()
    defining.do((1, 0), "write_definition", text=FIRST)
    refusal = KIND.reveal(defining.state, "write", "definitions", defining.room, False)
    assert refusal is not None
    assert refusal.code == "nothing_approved"
    for audience, table in (("phone", 2), ("scribe", 2), ("projector", None), ("expert", None)):
        assert FIRST not in str(defining.seen(audience, table))
    assert FIRST in str(defining.seen("scribe", 1))
    defining.do(None, "approve_saying", saying="t1-s1")
    assert [row["words"] for row in defining.panel().rows] == [FIRST]


def test_words_changed_after_the_reveal_leave_every_screen_until_they_are_approved_again() -> None:
    defining = written()
    KIND.freeze(defining.state, "write", "definitions", defining.room)
    (event,) = defining.do((1, 2), "write_definition", text=SECOND, saying="t1-s1")
    assert event.audience == EVERYONE
    assert KIND.panels(defining.state, "write", defining.room) == ()
    defining.do(None, "approve_saying", saying="t1-s2")
    assert [row["words"] for row in defining.panel().rows] == [SECOND]


def test_screens_of_other_tables_follow_who_agrees_only_once_the_words_were_shown() -> None:
    defining = written()
    (early,) = defining.do((1, 2), "endorse_definition", saying="t1-s1")
    KIND.freeze(defining.state, "write", "definitions", defining.room)
    (late,) = defining.do((1, 2), "endorse_definition", saying="t1-s1", agrees=False)
    assert [type(event) for event in (early, late)] == [DefinitionEndorsed, DefinitionEndorsedInSight]
    assert Audience.PHONES not in early.audience
    assert (late.audience, defining.panel().rows[0]["count"]) == (EVERYONE, 2)


def test_not_agreeing_is_a_result_at_once_and_its_reason_once_it_is_approved() -> None:
    defining = written()
    defining.do((2, 0), "leave_open", reason=WHY)
    assert WHY not in str(defining.panel())
    assert [(row["table"], row["is_open"]) for row in defining.panel().rows] == [(1, False), (2, True)]
    assert "1 table could not agree." in str(defining.panel().summary)
    defining.do(None, "approve_saying", saying="t2-s1")
    assert defining.panel().rows[1]["could_not_agree"] == WHY
    assert KIND.progress(defining.state, "write", 2, defining.room).disc == "split"
    defining.do((2, 1), "leave_open", is_open=False)
    assert [row["table"] for row in defining.panel().rows] == [1]
    assert [saying.id for saying in KIND.sayings(defining.state)] == ["t1-s1"]


def test_a_table_is_agreed_only_when_everyone_at_it_is() -> None:
    defining = written()
    assert KIND.progress(defining.state, "write", 1, defining.room).disc == "plain"
    defining.do((1, 2), "endorse_definition", saying="t1-s1")
    assert KIND.progress(defining.state, "write", 1, defining.room).disc == "agreed"


def test_the_result_counts_tables_that_wrote_and_names_nobody() -> None:
    defining = written()
    defining.do((2, 0), "write_definition", text=SECOND)
    panel = defining.panel()
    assert str(panel.basis) == "2 of 2 tables wrote a definition.", "an empty table is not waited for"
    assert str(panel.notes[0]) == "1 more table wrote a definition, which is not shown."
    assert not any(who in str(panel) for people in defining.members.values() for who in people)


def test_names_are_not_given_again_after_clearing() -> None:
    defining = written()
    KIND.clear(defining.state, "write")
    (event,) = defining.do((1, 0), "write_definition", text=THIRD)
    assert event.saying == "t1-s2"
    assert defining.agreeing(1) == (1, 3)


def test_where_a_version_is_erased_the_one_before_stands_with_its_own_approval() -> None:
    defining = Defining()
    defining.do((1, 0), "write_definition", text=FIRST)
    KIND.evolve(defining.state, SayingsApproved(["t1-s2"]), Stamp(9, 9.0, "facilitator"))
    assert KIND.panels(defining.state, "write", defining.room) == ()
    assert defining.seen("phone", 1)["definition"]["text"] == FIRST


def test_own_words_and_agreement_can_be_read_again() -> None:
    defining = written()
    defining.do((1, 1), "write_definition", text=SECOND, saying="t1-s1")
    defining.do((1, 0), "endorse_definition", saying="t1-s2")
    text = str(KIND.own(defining.state, defining.members[1][0])["write"]["text"])
    assert text.splitlines() == [f"I wrote, before: “{FIRST}”", f"I agree with: “{SECOND}”"]


def test_the_wall_the_phones_and_the_report_show_all_tables_with_who_agrees() -> None:
    trial = Trial(REGISTRY, REGISTRY.get("definition"), EXAMPLES["settings"])
    trial.act("write", seed=7)
    ids = [saying.id for saying in trial.kind.sayings(trial.exercise.state)]
    approved = trial.order(FACILITATOR, "approve_saying", {"saying": ids}, exercise=trial.exercise.id)
    assert not isinstance(approved, Rejection)
    trial.lock()
    (panel,) = trial.panels("write")
    report = render(REGISTRY, trial, "report.html")
    assert [row["table"] for row in panel.rows] == [1, 2, 3]
    for row in panel.rows:
        assert row["words"] in report
        assert str(row["agree"]) in report
    assert "The table could not agree." in report
    assert report.count("2 times") == 3
