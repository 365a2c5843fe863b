"""What every exercise kind promises, held against each that is found: it names none of them.

A kind joins in by its folder, and by `tests/sessions/exercises/<kind>/examples.py` with EXAMPLES:
`settings`, and lists `valid` and `invalid` of (phase, role, command, payload). The valid ones are given in
order, each role by the same person; the invalid ones each to a fresh exercise. A kind whose commands follow
from its settings has more of the same in OTHER_EXAMPLES, and every law is held for each.
"""

import importlib
import json
import re
from collections.abc import Mapping
from copy import copy
from typing import Any

import pytest

from sessions.erasing.kept_panels import from_plain, to_plain, without_words
from sessions.errors import Rejection
from sessions.events import Audience
from sessions.evolving import begin, evolve
from sessions.exercises.base import Badge, Chapter, ExerciseEvent, Kind, Panel, Phase, Viewer
from sessions.exercises.registry import discover
from sessions.exercises.row_columns import HEAD, Holds
from tests.contracts.screens import SCREENS, render
from tests.contracts.trial import (
    EXERCISE,
    FACILITATOR,
    MATERIALS,
    TABLES,
    WORKSHOP,
    Trial,
    everything,
    own_of,
    rows_of,
)

REGISTRY = discover()
CELLS: Mapping[Holds, tuple[type, ...]] = {
    Holds.KEY: (str,),
    Holds.WORDS: (str,),
    Holds.WHOLE: (int,),
    Holds.NUMBER: (int, float),
    Holds.YES_NO: (bool,),
}
PROGRAMMERS_WORDS = re.compile(r"Traceback|Exception|Error\b|\bNone\b|<class|\{|\}")
Example = tuple[str, str, str, Mapping[str, Any]]


def all_examples(name: str) -> list[dict[str, Any]]:
    """A kind's own examples, one set for each way to set it."""
    module = importlib.import_module(f"tests.sessions.exercises.{name}.examples")
    return [module.EXAMPLES, *getattr(module, "OTHER_EXAMPLES", ())]


CASES = {
    f"{name}-{number}" if number else name: (kind, found)
    for name, kind in REGISTRY.kinds.items()
    for number, found in enumerate(all_examples(name))
}


@pytest.fixture(params=list(CASES.values()), ids=list(CASES))
def kind(request: pytest.FixtureRequest) -> Kind:
    """A kind that remembers which of its examples are tried."""
    known, found = request.param
    case: Kind = copy(known)
    vars(case)["examples"] = found
    return case


def examples(kind: Kind) -> dict[str, Any]:
    """The kind's own examples that are tried."""
    found: dict[str, Any] = vars(kind)["examples"]
    return found


def a_trial(kind: Kind) -> Trial:
    return Trial(REGISTRY, kind, examples(kind)["settings"])


def rehearsed(kind: Kind, seed: int = 7, *, backwards: bool = False) -> Trial:
    """A trial whose simulated people have done every phase."""
    trial = a_trial(kind)
    for phase in trial.phases:
        trial.act(phase.key, seed, backwards=backwards)
    return trial


def with_examples(kind: Kind) -> Trial:
    """A trial that was given every good example."""
    trial = a_trial(kind)
    for example in examples(kind)["valid"]:
        give(trial, example)
    return trial


def give(trial: Trial, example: Example) -> Any:
    phase, role, command, payload = example
    trial.open(phase)
    if getattr(trial.kind.commands.get(command), "is_late", False):
        trial.lock()
    return trial.submit(FACILITATOR if role == "facilitator" else trial.people[1, 0], command, payload)


def test_every_bad_example_is_refused_with_a_code_and_a_sentence_and_changes_nothing(kind: Kind) -> None:
    for example in examples(kind)["invalid"]:
        trial = a_trial(kind)
        trial.open(example[0])
        before = everything(trial)
        refusal = give(trial, example)
        assert isinstance(refusal, Rejection), f"{example} was taken"
        assert re.fullmatch(r"[a-z]+(_[a-z]+)*", refusal.code)
        sentence = str(refusal.message)
        assert re.match(r"[A-Za-z0-9\"'“‘]", sentence), sentence
        assert sentence.endswith((".", "?", "'", "’")), sentence
        assert not PROGRAMMERS_WORDS.search(sentence), sentence
        assert everything(trial) == before


def test_a_bad_example_stays_refused_after_the_good_ones(kind: Kind) -> None:
    trial = a_trial(kind)
    for phase in trial.phases:
        for example in examples(kind)["valid"]:
            if example[0] == phase.key:
                give(trial, example)
        for example in examples(kind)["invalid"]:
            if example[0] == phase.key:
                assert isinstance(give(trial, example), Rejection), f"{example} was taken"


def test_every_good_example_is_taken(kind: Kind) -> None:
    trial = a_trial(kind)
    for example in examples(kind)["valid"]:
        taken = give(trial, example)
        assert not isinstance(taken, Rejection), f"{example}: {taken.message}"


def test_the_examples_leave_out_no_command(kind: Kind) -> None:
    found = all_examples(kind.name)
    assert {example[2] for item in found for example in item["valid"]} == set(kind.commands)
    assert set(kind.commands) <= {example[2] for item in found for example in item["invalid"]}


def test_the_settings_of_the_examples_are_sound_and_the_plan_is_stored_as_json(kind: Kind) -> None:
    settings = kind.Settings.model_validate(json.loads(json.dumps(examples(kind)["settings"])))
    assert kind.check(settings, MATERIALS, list(TABLES)) is None
    assert kind.Settings.model_validate(settings.model_dump(mode="json")) == settings


def test_the_report_has_a_place_for_it_among_its_own_parts_or_those_that_the_kind_brings(kind: Kind) -> None:
    chapter = kind.chapter(a_trial(kind).exercise.settings)
    assert chapter is None or isinstance(chapter, Chapter) or chapter in kind.own_chapters


def test_phases_have_names_of_their_own_and_panels_only_where_something_is_taken(kind: Kind) -> None:
    phases = a_trial(kind).phases
    assert phases
    assert len({phase.key for phase in phases}) == len(phases)
    for phase in phases:
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", phase.key)
        assert phase.minutes > 0
        assert str(phase.title)
        assert str(phase.say)
        assert not phase.panels or phase.takes_answers
        if phase.stage:
            study, stage = phase.stage
            assert MATERIALS.case_study(study).stage(stage).key == stage


def all_panels(trial: Trial, phase: str) -> list[Panel]:
    """What the room may be shown, and what is for the report alone."""
    more = trial.for_report(phase)
    return [*trial.panels(phase), *more.beside, *more.annex]


def test_what_stands_beside_results_for_the_report_alone_is_named_by_its_phase(kind: Kind) -> None:
    trial = rehearsed(kind)
    for phase in trial.phases:
        beside = {panel.key for panel in trial.for_report(phase.key).beside}
        assert beside <= set(phase.report_panels)
        assert not beside & {panel.key for panel in trial.panels(phase.key)}


def test_nobodys_answers_have_nothing_for_the_report_alone(kind: Kind) -> None:
    trial = a_trial(kind)
    assert not [panel for phase in trial.phases for panel in trial.for_report(phase.key).annex]


def test_an_empty_tally_works(kind: Kind) -> None:
    trial = a_trial(kind)
    assert not [row for row in rows_of(trial) if row["participant"]], "nobody has answered"
    for phase in trial.phases:
        shown = {panel.key for panel in trial.panels(phase.key)}
        for key in phase.panels:
            assert trial.refusal(phase.key, key) or key in shown
        if phase.badge is Badge.INDIVIDUAL:
            assert not shown, "secret answers of nobody have no result"
    assert all(own_of(trial, actor) == {} for actor in trial.people.values())


def test_every_row_has_the_columns_that_its_kind_documents(kind: Kind) -> None:
    for trial in (rehearsed(kind), with_examples(kind)):
        for row in rows_of(trial):
            assert list(row) == [column.name for column in (*HEAD, *kind.row_columns)]
            for column in kind.row_columns:
                given = row[column.name]
                assert given is None or isinstance(given, CELLS[column.holds]), column.name
                assert given in (None, "") or not column.among or given in column.among, column.name
                assert isinstance(given, bool) <= (column.holds is Holds.YES_NO), column.name


def test_a_panel_can_be_revealed_exactly_where_it_may_be_published(kind: Kind) -> None:
    trial = a_trial(kind)
    for phase in trial.phases:
        trial.act(phase.key, seed=3)
        if phase.takes_answers:
            trial.lock()
        panels = trial.panels(phase.key)
        assert {panel.key for panel in panels} <= {*phase.panels, *phase.report_panels}
        assert not {*phase.panels} & {*phase.report_panels}
        for key in phase.panels:
            assert (trial.refusal(phase.key, key) is None) == (key in {panel.key for panel in panels})


def test_a_panel_says_what_it_shows_and_of_how_many_and_fills_its_columns(kind: Kind) -> None:
    trial = rehearsed(kind)
    for panel in (panel for phase in trial.phases for panel in all_panels(trial, phase.key)):
        assert str(panel.title)
        assert str(panel.basis)
        assert str(panel.summary)
        assert panel.columns
        assert all(column.key in row for row in panel.rows for column in panel.columns)
        cells = [row[column.key] for row in panel.rows for column in panel.columns]
        texts = [panel.title, panel.basis, panel.summary, *panel.notes, *cells]
        assert not any("%" in str(text) for text in texts), "counts, never percentages, in a small room"


def test_the_order_in_which_people_come_changes_no_result(kind: Kind) -> None:
    forwards, backwards = rehearsed(kind), rehearsed(kind, backwards=True)
    for phase in forwards.phases:
        assert all_panels(forwards, phase.key) == all_panels(backwards, phase.key)


def test_what_simulated_people_do_is_taken_and_the_same_seed_does_the_same(kind: Kind) -> None:
    first, second = rehearsed(kind, seed=5), rehearsed(kind, seed=5)
    assert first.record == second.record
    for phase in first.phases:
        for table in TABLES:
            assert first.acts(phase.key, table, 5) == second.acts(phase.key, table, 5)


def test_clearing_a_phase_leaves_no_answer_and_undoing_brings_all_of_them_back(kind: Kind) -> None:
    for number, phase in enumerate(a_trial(kind).phases):
        trial = a_trial(kind)
        for earlier in trial.phases[:number]:
            trial.act(earlier.key, 7)
        trial.open(phase.key)
        untouched = everything(trial)
        trial.act(phase.key, 7)
        answered = everything(trial)
        cleared = trial.order(FACILITATOR, "clear_step", {})
        if not phase.takes_answers:
            assert isinstance(cleared, Rejection)
            continue
        assert answered != untouched
        assert everything(trial)["own"] == untouched["own"]
        assert everything(trial)["rows"] == untouched["rows"]
        trial.order(FACILITATOR, "undo", {"entry": trial.workshop.log[-1].seq})
        assert everything(trial) == answered


def test_a_replay_of_the_record_equals_the_live_state(kind: Kind) -> None:
    live = rehearsed(kind)
    again = a_trial(kind)
    assert again.created == live.created
    again.workshop = begin(WORKSHOP, live.created.event, 1.0, REGISTRY)  # type: ignore[arg-type]  # the event that created it
    for recorded in live.record:
        evolve(again.workshop, recorded)
    assert everything(again) == everything(live)


def test_every_event_comes_back_from_json_as_it_was_with_words_and_facts_apart(kind: Kind) -> None:
    trial = rehearsed(kind)
    for example in examples(kind)["valid"]:
        if example[0] == trial.phases[-1].key:
            give(trial, example)
    events = [recorded.event for recorded in trial.record if isinstance(recorded.event, ExerciseEvent)]
    for event in events:
        facts, contents = (json.loads(json.dumps(part)) for part in (event.facts(), event.contents() or {}))
        assert REGISTRY.event_class(kind.name, type(event).__name__)(**facts, **contents) == event
        assert event.audience <= set(Audience)


def test_a_record_whose_words_are_erased_still_folds(kind: Kind) -> None:
    live = rehearsed(kind)
    again = a_trial(kind)
    again.workshop = begin(WORKSHOP, live.created.event, 1.0, REGISTRY)  # type: ignore[arg-type]  # the event that created it
    for recorded in live.record:
        if recorded.event is None or recorded.event.contents() is None:
            evolve(again.workshop, recorded)
    assert everything(again), "every screen of it can still be drawn"


def test_what_a_purge_keeps_of_a_kind_holds_no_words_that_anyone_said(kind: Kind) -> None:
    for trial in (rehearsed(kind), with_good_examples(kind)):
        approve_all(trial)
        said = [text for recorded in trial.record for text in texts_in(recorded.event)]
        words = set(trial.kind.words(trial.exercise.state))
        for phase in trial.phases:
            for panel in all_panels(trial, phase.key):
                kept = json.dumps(to_plain(without_words(panel, words)))
                assert [text for text in said if text in kept] == []


def test_what_a_purge_keeps_is_the_panel_itself_where_nobody_said_anything_in_words(kind: Kind) -> None:
    trial = rehearsed(kind)
    approve_all(trial)
    for panel in (panel for phase in trial.phases for panel in all_panels(trial, phase.key)):
        panel = without_words(panel, ())
        kept = from_plain(json.loads(json.dumps(to_plain(panel))))
        assert json.dumps(to_plain(kept)) == json.dumps(to_plain(panel))
        assert (str(kept.title), str(kept.basis), str(kept.summary)) == (
            str(panel.title),
            str(panel.basis),
            str(panel.summary),
        )
        assert len(kept.rows) == len(panel.rows)


def with_good_examples(kind: Kind) -> Trial:
    """A trial in which all good examples were given."""
    trial = a_trial(kind)
    for example in examples(kind)["valid"]:
        give(trial, example)
    return trial


def approve_all(trial: Trial) -> None:
    """Let the room see everything that was said."""
    for saying in trial.kind.sayings(trial.exercise.state):
        chosen = {"saying": [saying.id], "wording": [saying.wording]}
        trial.order(FACILITATOR, "approve_saying", chosen, exercise=EXERCISE)


def texts_in(event: Any) -> list[str]:
    """What reads like somebody's words in an event: texts with a space in them."""
    contents = (event.contents() or {}) if event else {}
    return [text for text in leaves(contents) if " " in text.strip()]


def leaves(value: Any) -> list[str]:
    if isinstance(value, Mapping):
        return [text for held in value.values() for text in leaves(held)]
    if isinstance(value, list | tuple):
        return [text for held in value for text in leaves(held)]
    return [value] if isinstance(value, str) else []


def test_own_answers_hold_nothing_of_anyone_else(kind: Kind) -> None:
    trial = a_trial(kind)
    for phase in trial.phases:
        trial.open(phase.key)
        for actor, act in trial.acts(phase.key, 1, seed=9):
            if actor != trial.people[1, 3]:
                trial.submit(actor, act.command, act.payload)
    assert own_of(trial, trial.people[1, 3]) == {}
    assert own_of(trial, trial.people[3, 0]) == {}
    for actor in trial.people.values():
        for answer in own_of(trial, actor).values():
            assert answer.keys() == {"receipt", "at", "body", "text"}
            json.dumps(answer["body"])


def test_before_a_reveal_no_phone_and_no_projector_can_tell_what_others_answered(kind: Kind) -> None:
    one, other = a_trial(kind), a_trial(kind)
    for phase in one.phases:
        if phase.badge is not Badge.INDIVIDUAL:
            break
        one.act(phase.key, seed=1)
        other.act(phase.key, seed=2)
        for viewer in (Viewer("projector"), *(Viewer("phone", table) for table in TABLES)):
            assert one.shown(phase.key, viewer) == other.shown(phase.key, viewer)
        for table in TABLES:
            assert one.progress(phase.key, table).done == other.progress(phase.key, table).done


def test_while_answers_come_in_the_reasons_on_the_console_tell_none_of_them(kind: Kind) -> None:
    individual = [phase for phase in a_trial(kind).phases if phase.badge is Badge.INDIVIDUAL]
    rooms = [a_trial(kind) for _ in range(20)]
    for phase in individual:
        told = [reasons_answer_by_answer(room, phase, seed) for seed, room in enumerate(rooms)]
        assert all(reasons == told[0] for reasons in told)


def reasons_answer_by_answer(trial: Trial, phase: Phase, seed: int) -> list[Rejection | None]:
    """Why each result can't be shown, after each answer to an open phase."""
    trial.open(phase.key)
    reasons = []
    for actor, act in (pair for table in TABLES for pair in trial.acts(phase.key, table, seed)):
        trial.submit(actor, act.command, act.payload)
        reasons += [trial.refusal(phase.key, key) for key in phase.panels]
    return reasons


@pytest.mark.parametrize("screen", SCREENS)
def test_every_template_renders_before_during_and_after_each_phase(kind: Kind, screen: str) -> None:
    trial = a_trial(kind)
    for phase in trial.phases:
        trial.open(phase.key)
        check_html(render(REGISTRY, trial, screen))
        trial.act(phase.key, seed=7)
        check_html(render(REGISTRY, trial, screen))
        if phase.takes_answers:
            trial.lock()
            check_html(render(REGISTRY, trial, screen))


def check_html(html: str) -> None:
    """A fragment obeys the page's content policy, and its forms can be sent without a script."""
    assert not re.search(r"<script|\sstyle=|\son[a-z]+=|javascript:", html)
    assert not re.search(r"(src|href|action)=\"(https?:)?//", html)
    for form in re.findall(r"<form.*?</form>", html, re.DOTALL):
        assert 'method="post"' in form
        assert 'value="@csrf@"' in form
        for name in ("csrf_token", "command", "step", "exercise"):
            assert f'name="{name}"' in form
        assert f'name="exercise" value="{EXERCISE}"' in form
