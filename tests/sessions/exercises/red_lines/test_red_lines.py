"""Red lines: whose words leave a table, who may stand where, and counts that nobody sees too early."""

from typing import Any

from casestudies.loader import load_materials
from sessions.errors import Rejection
from sessions.events import EVERYONE
from sessions.exercises.base import Actor, Badge, Context, Panel, Role, Room, Stamp, Viewer
from sessions.exercises.red_lines import KIND
from sessions.exercises.red_lines.stands import StandTaken, StandTakenInSight
from sessions.exercises.registry import discover
from sessions.ids import ParticipantId
from tests.contracts.screens import render
from tests.contracts.trial import FACILITATOR, Trial
from tests.sessions.exercises.red_lines.examples import EXAMPLES

REGISTRY = discover()
MATERIALS = load_materials()
SALE, SILENCE = "No selling of records", "No use that would stop people from asking for help"


class LinesRoom:
    """Two tables of three and an empty one; people are known as (table, seat)."""

    def __init__(self, **settings: Any) -> None:
        self.members = {table: [ParticipantId(f"t{table}p{seat}") for seat in range(3)] for table in (1, 2)}
        self.room = Room(tables={1: 3, 2: 3, 3: 3}, members={**self.members, 3: []})
        self.state = KIND.start(KIND.Settings.model_validate(settings), MATERIALS)
        self.phase = "table"
        self.seq = 0

    def do(self, by: tuple[int, int] | None, command: str, **payload: Any) -> Any:
        """Someone, or with None the facilitator, gives a command."""
        who = self.members[by[0]][by[1]] if by else None
        actor = Actor(Role.PARTICIPANT, who, by[0]) if by else Actor(Role.FACILITATOR)
        context = Context(actor, self.phase, self.room)
        decided = KIND.decide(self.state, KIND.commands[command].model_validate(payload), context)
        for event in () if isinstance(decided, Rejection) else decided:
            self.seq += 1
            KIND.evolve(self.state, event, Stamp(self.seq, float(self.seq), actor.name))
        return decided

    def stand(self, line: str, stands: dict[tuple[int, int], str], wording: int = 0) -> None:
        """Several people take a stand."""
        for by, stand in stands.items():
            taken = self.do(by, "take_stand", saying=line, wording=wording, stand=stand)
            assert not isinstance(taken, Rejection), taken.message

    def panel(self) -> Panel | None:
        """The phase's result."""
        return next(iter(KIND.panels(self.state, self.phase, self.room)), None)

    def counts(self) -> list[tuple[str, int, int]]:
        """The published lines with their support and objections."""
        panel = self.panel()
        assert panel is not None
        return [(row["line"], row["support"], row["object"]) for row in panel.rows]

    def seen(self, audience: str, table: int | None = None) -> list[str]:
        """The words that a screen shows."""
        view = KIND.view(self.state, self.phase, Viewer(audience, table), self.room)
        return [line["text"] for line in view["lines"]]


def a_room() -> LinesRoom:
    """A line at each table, both approved."""
    room = LinesRoom()
    room.do((1, 0), "propose_line", text=SALE)
    room.do((2, 0), "propose_line", text=SILENCE)
    room.do(None, "approve_saying", saying=["t1-s1", "t2-s1"], wording=[0, 0])
    return room


def test_a_line_stays_at_its_table_until_a_facilitator_approves_it() -> None:
    room = LinesRoom()
    room.do((1, 0), "propose_line", text=SALE)
    assert (room.seen("phone", 1), room.seen("phone", 2), room.seen("projector")) == ([SALE], [], [])
    assert room.panel() is None
    refusal = KIND.reveal(room.state, "table", "table", room.room, False)
    assert refusal is not None
    assert str(refusal.message) == "No red line is approved yet. Approve one, then it can be shown."
    room.phase = "room"
    assert room.seen("phone", 1) == []
    room.do(None, "approve_saying", saying="t1-s1", wording=0)
    assert room.seen("phone", 2) == [SALE]
    room.do(None, "hide_saying", saying="t1-s1")
    assert room.seen("phone", 2) == []
    assert room.panel() is None


def test_nobody_takes_a_stand_on_another_tables_line_before_the_room_does() -> None:
    room = a_room()
    assert isinstance(room.do((2, 0), "take_stand", saying="t1-s1", stand="object"), Rejection)
    room.phase = "room"
    assert not isinstance(room.do((2, 0), "take_stand", saying="t1-s1", stand="object"), Rejection)


def test_support_and_objections_are_counted_and_silence_is_in_neither() -> None:
    room = a_room()
    room.stand("t1-s1", {(1, 0): "support", (1, 1): "object"})
    assert room.counts() == [(SALE, 1, 1), (SILENCE, 0, 0)]
    panel = room.panel()
    assert panel is not None
    assert panel.badge is Badge.TABLE
    assert [row["of"] for row in panel.rows] == [3, 3]
    assert str(panel.basis) == "2 of 2 tables wrote red lines.", "an empty table is not waited for"


def test_a_stand_can_be_changed_and_taken_back() -> None:
    room = a_room()
    room.stand("t1-s1", {(1, 0): "support", (1, 1): "support"})
    room.stand("t1-s1", {(1, 0): "object", (1, 1): "neither"})
    assert room.counts()[0] == (SALE, 0, 1)
    assert KIND.own(room.state, room.members[1][1]) == {}


def test_other_words_leave_nobodys_stand_and_wait_for_approval_again() -> None:
    room = a_room()
    room.stand("t1-s1", {(1, 0): "support", (1, 1): "support"})
    room.do((1, 0), "reword_saying", saying="t1-s1", text="No sale of health records")
    assert [line for line, *_ in room.counts()] == [SILENCE]
    refusal = room.do((1, 1), "take_stand", saying="t1-s1", wording=0, stand="support")
    assert isinstance(refusal, Rejection)
    assert refusal.code == "reworded"
    room.do(None, "approve_saying", saying="t1-s1", wording=1)
    assert room.counts()[0] == ("No sale of health records", 0, 0)


def test_lines_keep_their_words_once_the_room_reads_them() -> None:
    room = a_room()
    room.phase = "room"
    for command, payload in (
        ("propose_line", {"text": "One more"}),
        ("reword_saying", {"saying": "t1-s1", "text": "Other"}),
        ("withdraw_saying", {"saying": "t1-s1"}),
    ):
        refusal = room.do((1, 0), command, **payload)
        assert isinstance(refusal, Rejection)
        assert refusal.code == "words_stand"


def test_the_room_counts_apart_from_the_tables_and_sorts_by_support() -> None:
    room = a_room()
    room.stand("t1-s1", {(1, 0): "support", (1, 1): "support"})
    room.phase = "room"
    everyone = [(table, seat) for table in (1, 2) for seat in range(3)]
    room.stand("t2-s1", dict.fromkeys(everyone[:4], "support"))
    room.stand("t1-s1", {(1, 0): "support", (2, 1): "object"})
    assert room.counts() == [(SILENCE, 4, 0), (SALE, 1, 1)]
    panel = room.panel()
    assert panel is not None
    assert str(panel.basis) == "5 of 6 people who joined took a stand."
    assert str(panel.summary) == "A list of 2 red lines. The first is supported by 4, objected to by 0."
    room.phase = "table"
    assert room.counts()[0] == (SALE, 2, 0)


def test_two_people_are_shown_because_red_lines_are_open_and_never_called_agreement() -> None:
    room = a_room()
    room.stand("t1-s1", {(1, 0): "support", (1, 1): "support", (1, 2): "support"})
    panel = room.panel()
    assert panel is not None
    words = " ".join(map(str, (panel.title, panel.summary, *panel.notes)))
    for claim in ("consensus", "agree", "everyone", "unanim"):
        assert claim not in words.lower()


def test_no_screen_holds_a_count_before_the_reveal_and_none_ever_holds_a_name() -> None:
    views = []
    for stand in ("support", "object"):
        room = a_room()
        room.stand("t1-s1", {(1, 0): stand, (1, 1): stand})
        viewers = [Viewer("phone", 1), Viewer("phone", 2), Viewer("projector"), Viewer("console")]
        views.append([KIND.view(room.state, "table", viewer, room.room) for viewer in viewers])
        assert not any(who in str((views, room.panel())) for who in room.members[1])
    assert views[0] == views[1]


def test_screens_follow_a_stand_only_once_its_counts_were_shown() -> None:
    room = a_room()
    early = room.do((1, 0), "take_stand", saying="t1-s1", stand="support")
    KIND.freeze(room.state, "table", "table", room.room)
    late = room.do((1, 1), "take_stand", saying="t1-s1", stand="support")
    assert [type(event) for event in (*early, *late)] == [StandTaken, StandTakenInSight]
    assert late[0].audience == EVERYONE
    assert room.counts()[0] == (SALE, 2, 0)


def test_a_line_that_was_taken_off_or_erased_takes_the_stands_on_it_along() -> None:
    room = a_room()
    room.stand("t1-s1", {(1, 1): "support"})
    room.do((1, 0), "withdraw_saying", saying="t1-s1")
    assert room.counts() == [(SILENCE, 0, 0)]
    room.do((1, 2), "propose_line", text="Another")
    assert [line.id for line in KIND.sayings(room.state)] == ["t1-s2", "t2-s1"]


def test_own_lines_and_stands_are_read_as_a_list_and_sayings_know_who_stands_where() -> None:
    room = a_room()
    room.stand("t1-s1", {(1, 0): "support", (1, 1): "object"})
    own = KIND.own(room.state, room.members[1][0])["table"]
    assert str(own["text"]).splitlines() == [f"My line: “{SALE}”", f"I support: “{SALE}”"]
    assert own["body"] == {"lines": {"t1-s1": SALE}, "stands": {"t1-s1": ["support", 0]}}
    line = KIND.sayings(room.state)[0]
    assert (len(line.supporters), len(line.objectors)) == (1, 1)


def test_what_a_facilitator_did_to_a_line_can_be_taken_back() -> None:
    room = a_room()
    (hidden,) = room.do(None, "hide_saying", saying="t1-s1")
    for event in KIND.take_back(room.state, hidden) or ():
        KIND.evolve(room.state, event, Stamp(99, 99.0, "facilitator"))
    assert [line for line, *_ in room.counts()] == [SALE, SILENCE]


def test_an_exercise_that_stops_at_the_tables_has_one_step() -> None:
    settings = KIND.Settings.model_validate({"level": "table"})
    assert [phase.key for phase in KIND.phases(settings, MATERIALS)] == ["table"]


def test_rows_hold_each_line_once_and_each_stand_once() -> None:
    room = a_room()
    room.stand("t1-s1", {(1, 0): "support", (1, 1): "object"})
    rows = [(row["phase"], row["line"], row["words"], row["stand"]) for row in KIND.rows(room.state)]
    assert rows == [
        ("table", "t1-s1", SALE, None),
        ("table", "t2-s1", SILENCE, None),
        ("table", "t1-s1", None, "support"),
        ("table", "t1-s1", None, "object"),
    ]


def test_revealed_lines_are_drawn_for_the_wall_and_the_report_with_both_counts() -> None:
    trial = Trial(REGISTRY, REGISTRY.get("red_lines"), EXAMPLES["settings"])
    trial.act("table", seed=7)
    ids = [line.id for line in trial.kind.sayings(trial.exercise.state)]
    approved = trial.order(FACILITATOR, "approve_saying", {"saying": ids}, exercise=trial.exercise.id)
    assert not isinstance(approved, Rejection)
    trial.lock()
    (panel,) = trial.panels("table")
    report = render(REGISTRY, trial, "report.html")
    assert f"supported by {panel.rows[0]['support']}, objected to by {panel.rows[0]['object']}" in report
    assert len(panel.rows) == 6
