"""The evaluation: a form with nothing needed, counts from five on, and words nobody can be found by."""

from collections.abc import Mapping
from typing import Any

from casestudies.loader import load_materials
from sessions.errors import Rejection
from sessions.exercises.base import Actor, Chapter, Context, Panel, Role, Room, Stamp
from sessions.exercises.evaluation import KIND
from sessions.exercises.evaluation.form import EvaluationGiven, LateEvaluationGiven, SubmitEvaluation
from sessions.exercises.registry import discover
from sessions.ids import ParticipantId
from tests.contracts.screens import render
from tests.contracts.trial import Trial
from tests.sessions.exercises.evaluation.examples import EXAMPLES

MATERIALS = load_materials()
REGISTRY = discover()


class FormRoom:
    """People at one table who fill in the usual form."""

    def __init__(self, people: int, **settings: Any) -> None:
        self.people = [ParticipantId(f"person-{number:02d}") for number in range(people)]
        self.room = Room(tables={1: people}, members={1: self.people})
        self.state = KIND.start(KIND.Settings.model_validate(settings), MATERIALS)
        self.seq = 0

    def send(self, number: int, **fields: Any) -> Any:
        """One form, in place of an older one; fields such as rating_1."""
        who = self.people[number]
        own = KIND.own(self.state, who).get("form")
        command = SubmitEvaluation.model_validate({k.replace("_", "-"): v for k, v in fields.items()})
        context = Context(Actor(Role.PARTICIPANT, who, 1), "form", self.room, own["receipt"] if own else None)
        decided = KIND.decide(self.state, command, context)
        for event in () if isinstance(decided, Rejection) else decided:
            self.seq += 1
            KIND.evolve(self.state, event, Stamp(self.seq, float(self.seq), who, 1))
        return decided

    def rate(self, *steps: int) -> None:
        """The first people rate the first thing."""
        for number, step in enumerate(steps):
            self.send(number, rating_1=step)

    def panel(self, key: str) -> Panel | None:
        """A result, if it may be published."""
        panels = KIND.panels(self.state, "form", self.room)
        return next((panel for panel in panels if panel.key == key), None)

    def must(self, key: str) -> Panel:
        """A result that may be published."""
        panel = self.panel(key)
        assert panel is not None
        return panel


def counts(row: Mapping[str, Any]) -> list[Any]:
    return [row[str(step)] for step in range(1, 7)]


def test_an_empty_form_is_refused_and_says_what_to_do() -> None:
    refusal = FormRoom(2).send(0, comment_1="   ")
    assert isinstance(refusal, Rejection)
    assert str(refusal.message) == "Nothing is filled in yet. Answer at least one question, then send it."


def test_an_answer_longer_than_the_form_takes_is_refused_with_the_limit() -> None:
    refusal = FormRoom(2).send(0, comment_1="x" * 601)
    assert isinstance(refusal, Rejection)
    assert "600 characters" in str(refusal.message)


def test_a_form_without_questions_or_with_two_of_one_name_is_no_form() -> None:
    empty = KIND.Settings.model_validate({"ratings": [], "questions": []})
    assert KIND.check(empty, MATERIALS, [1]) == "ratings: the form asks nothing. Add a rating or a question."
    twice = KIND.Settings.model_validate({"questions": [{"name": "Same", "question": "Why?"}] * 2})
    fault = KIND.check(twice, MATERIALS, [1])
    assert fault is not None
    assert fault.startswith('questions: "Same" stands there twice')


def test_four_forms_are_not_shown_and_the_reason_counts_them() -> None:
    room = FormRoom(8)
    room.rate(5, 5, 6, 6)
    refusal = KIND.reveal(room.state, "form", "ratings", room.room, False)
    assert refusal is not None
    assert str(refusal.message) == "Results are shown from 5 forms. 4 in so far."
    assert KIND.panels(room.state, "form", room.room) == ()


def test_five_forms_without_five_ratings_of_one_thing_show_no_rating_and_tell_it_only_on_reveal() -> None:
    room = FormRoom(8)
    room.rate(5, 5, 6, 6)
    room.send(4, comment_1="Real examples")
    assert KIND.reveal(room.state, "form", "ratings", room.room, True) is None
    assert KIND.reveal(room.state, "form", "ratings", room.room, False) is not None
    assert room.panel("ratings") is None


def test_ratings_are_counted_without_a_mean_and_a_thin_one_is_left_empty() -> None:
    room = FormRoom(8)
    room.rate(4, 4, 5, 6, 6)
    room.send(0, rating_1=4, rating_2=1)
    panel = room.must("ratings")
    assert counts(panel.rows[0]) == [0, 0, 0, 2, 1, 2]
    assert counts(panel.rows[1]) == [None] * 6
    assert panel.rows[1]["answered"] is None
    assert str(panel.basis) == "5 of 8 people who joined sent the form."
    assert str(panel.summary) == "Counts of each step. Rated 4 or more: Good use of your time 5 of 5."
    assert "The facilitation: fewer than 5 people rated it, so it is not shown." in map(str, panel.notes)
    assert panel.chart is not None
    assert panel.chart.options["groups"] == ["Good use of your time"]


def test_the_counts_of_manchester_come_out_as_its_report_has_them() -> None:
    """Seed: Manchester local area report (2017), Appendix A: 16 of 30; 4, 5 and 6 by 5, 3 and 8."""
    room = FormRoom(30)
    room.rate(*[4] * 5, *[5] * 3, *[6] * 8)
    panel = room.must("ratings")
    assert counts(panel.rows[0]) == [0, 0, 0, 5, 3, 8]
    assert str(panel.basis) == "16 of 30 people who joined sent the form."


def test_everyone_giving_the_same_rating_is_flagged() -> None:
    room = FormRoom(6)
    room.rate(6, 6, 6, 6, 6)
    assert "Good use of your time: everyone gave the same rating." in map(str, room.must("ratings").notes)


def test_what_was_revealed_stays_and_a_late_form_stands_beside_it() -> None:
    room = FormRoom(8)
    room.rate(4, 4, 5, 6, 6)
    KIND.freeze(room.state, "form", "ratings", room.room)
    late = room.send(6, rating_1=1, comment_1="Too late to be counted")
    KIND.close(room.state, "form", room.room)
    panel = room.must("ratings")
    assert [type(event) for event in late] == [LateEvaluationGiven]
    assert counts(panel.rows[0]) == [0, 0, 0, 2, 1, 2]
    assert "1 more came after the reveal, and is not in the count." in map(str, panel.notes)
    assert not room.must("comments").rows


def test_comments_are_for_the_report_alone_and_stand_in_an_order_of_their_own() -> None:
    words = [f"Useful thing {number}" for number in range(12)]
    room, other = FormRoom(12), FormRoom(12)
    for number, text in enumerate(words):
        room.send(number, rating_1=4, comment_1=text, comment_2=text)
        other.send(11 - number, rating_1=4, comment_1=text, comment_2=text)
    listed = [row["comment"] for row in room.must("comments").rows]
    assert sorted(listed[:12]) == sorted(words)
    assert listed[:12] != words
    assert listed[:12] != listed[12:], "each question is mixed anew"
    assert room.must("comments").rows == other.must("comments").rows, "who wrote it changes nothing"
    phase = KIND.phases(KIND.Settings(), MATERIALS)[0]
    assert (phase.panels, phase.report_panels) == (("ratings",), ("comments",))
    assert set(room.must("comments").rows[0]) == {"question", "comment"}


def test_rows_put_nobodys_words_beside_their_ratings() -> None:
    room = FormRoom(6)
    room.send(0, rating_1=4, comment_1="Mine")
    room.send(1, comment_1="Only words")
    rows = [dict(row) for row in KIND.rows(room.state)]
    assert [row["item"] for row in rows] == ["sent", "rating-1", "sent", "comment-1", "comment-1"]
    assert all((row["participant"], row["table"]) == (None, None) for row in rows if row["words"])
    assert sorted(row["words"] for row in rows if row["words"]) == ["Mine", "Only words"]


def test_a_changed_form_replaces_the_whole_of_the_older_one_and_reads_as_a_list() -> None:
    room = FormRoom(6)
    given = room.send(0, rating_1=4, rating_2=2, comment_1="Case studies")
    assert [type(event) for event in given] == [EvaluationGiven]
    room.send(0, rating_1=6, comment_1="Case  studies\nand tea")
    own = KIND.own(room.state, room.people[0])["form"]
    assert own["body"] == {"rating-1": 6, "comment-1": "Case studies and tea"}
    assert str(own["text"]) == "Good use of your time: 6 of 6.\nLiked most: “Case studies and tea”"


def test_nothing_on_the_form_is_chosen_or_needed_and_the_questions_are_those_of_manchester() -> None:
    trial = Trial(REGISTRY, REGISTRY.get("evaluation"), EXAMPLES["settings"])
    trial.open("form")
    html = render(REGISTRY, trial, "phone.html")
    assert "checked" not in html
    assert "required" not in html
    for words in ("Absolutely not", "Very much so", "Do you have any other comments?"):
        assert words in html
    assert KIND.chapter(KIND.Settings()) is Chapter.EVALUATION


def test_no_words_of_anyone_reach_a_screen_and_all_of_them_reach_the_report() -> None:
    trial = Trial(REGISTRY, REGISTRY.get("evaluation"), EXAMPLES["settings"])
    trial.act("form", seed=3)
    trial.lock()
    comments = next(panel for panel in trial.panels("form") if panel.key == "comments")
    report = render(REGISTRY, trial, "report.html")
    screens = "".join(render(REGISTRY, trial, f"{name}.html") for name in ("phone", "console", "projector"))
    assert comments.rows
    for row in comments.rows:
        assert row["comment"] in report
        assert row["comment"] not in screens
