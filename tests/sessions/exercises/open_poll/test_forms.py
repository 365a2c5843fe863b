"""The promises of all kinds, held against each form of the open poll: the contract suite tries one alone."""

from collections.abc import Callable
from typing import Any

import pytest

from sessions.exercises.registry import discover
from tests.contracts import test_kinds as contract
from tests.contracts.screens import SCREENS
from tests.sessions.exercises.open_poll.examples import BY_FORM

KIND = discover().get("open_poll")
PROMISES: list[Callable[..., None]] = [
    contract.test_the_settings_of_the_examples_are_sound_and_the_plan_is_stored_as_json,
    contract.test_phases_have_names_of_their_own_and_panels_only_where_something_is_taken,
    contract.test_an_empty_tally_works,
    contract.test_a_panel_can_be_revealed_exactly_where_it_may_be_published,
    contract.test_a_panel_says_what_it_shows_and_of_how_many_and_fills_its_columns,
    contract.test_the_order_in_which_people_come_changes_no_result,
    contract.test_what_simulated_people_do_is_taken_and_the_same_seed_does_the_same,
    contract.test_clearing_a_phase_leaves_no_answer_and_undoing_brings_all_of_them_back,
    contract.test_a_replay_of_the_record_equals_the_live_state,
    contract.test_every_event_comes_back_from_json_as_it_was_with_words_and_facts_apart,
    contract.test_a_record_whose_words_are_erased_still_folds,
    contract.test_own_answers_hold_nothing_of_anyone_else,
    contract.test_before_a_reveal_no_phone_and_no_projector_can_tell_what_others_answered,
    contract.test_while_answers_come_in_the_reasons_on_the_console_tell_none_of_them,
]


@pytest.fixture(params=BY_FORM)
def form(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """A form of the question, which the contract takes for the kind's examples."""
    found: dict[str, Any] = {"settings": BY_FORM[request.param], "valid": [], "invalid": []}
    monkeypatch.setattr(contract, "examples", lambda kind: found)
    return str(request.param)


@pytest.mark.parametrize("promise", PROMISES, ids=lambda promise: promise.__name__.removeprefix("test_"))
def test_every_form_keeps_the_promise(form: str, promise: Callable[..., None]) -> None:
    promise(KIND)


@pytest.mark.parametrize("screen", SCREENS)
def test_every_form_is_drawn_on_every_screen(form: str, screen: str) -> None:
    contract.test_every_template_renders_before_during_and_after_each_phase(KIND, screen)
