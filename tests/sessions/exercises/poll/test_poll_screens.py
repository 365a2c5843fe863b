"""The poll's screens: what is new first, a fixed scale with nothing chosen, and each result printed once."""

import re

import pytest

from sessions.exercises.registry import discover
from tests.contracts.screens import render
from tests.contracts.trial import FACILITATOR, Trial
from tests.sessions.exercises.poll.examples import EXAMPLES

REGISTRY = discover()
LABELS = [
    "Very uncomfortable",
    "Uncomfortable",
    "Neither",
    "Comfortable",
    "Very comfortable",
    "I can&#39;t say",
    "Prefer not to say",
]


@pytest.fixture
def trial() -> Trial:
    """A trial in which everyone has answered round 1 and round 2 is open."""
    made = Trial(REGISTRY, REGISTRY.get("poll"), EXAMPLES["settings"])
    made.act("round-1", seed=7)
    made.open("round-2")
    return made


def phone(trial: Trial) -> str:
    return render(REGISTRY, trial, "phone.html").split("</form>")[0]


def test_the_scale_stands_in_its_order_with_nothing_chosen(trial: Trial) -> None:
    html = phone(trial)
    assert re.findall(r'<label class="radio.*?<span>(.*?)</span>', html) == LABELS
    assert "checked" not in html


def test_what_is_new_comes_before_the_question(trial: Trial) -> None:
    html = phone(trial)
    order = [html.index(text) for text in ("New for round 2", "Staff see only", "How comfortable", "radio")]
    assert order == sorted(order)


def test_a_locked_round_offers_nothing_to_choose(trial: Trial) -> None:
    trial.order(FACILITATOR, "lock_step", {})
    html = render(REGISTRY, trial, "phone.html")
    assert "<input" not in html
    assert "<button" not in html


def test_the_wall_lists_the_answers_and_no_number_of_them(trial: Trial) -> None:
    trial.act("round-2", seed=7)
    html = render(REGISTRY, trial, "projector.html")
    assert [label for label in LABELS if label in html] == LABELS
    assert not re.search(r">\s*\d+\s*<", html)


def test_the_report_prints_a_round_once_when_a_later_table_shows_it(trial: Trial) -> None:
    trial.act("round-2", seed=7)
    assert render(REGISTRY, trial, "report.html").count("comfort in round") == 2
    trial.order(FACILITATOR, "go_back", {})
    trial.order(FACILITATOR, "reveal_results", {})
    assert render(REGISTRY, trial, "report.html").count("comfort in round") == 1
