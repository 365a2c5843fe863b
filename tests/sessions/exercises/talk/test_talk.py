"""A talk: words, minutes, and nothing to send."""

from sessions.errors import Rejection
from sessions.exercises.registry import discover
from tests.contracts.screens import render
from tests.contracts.trial import FACILITATOR, Trial
from tests.sessions.exercises.talk.examples import EXAMPLES

REGISTRY = discover()


def a_talk(**settings: object) -> Trial:
    trial = Trial(REGISTRY, REGISTRY.get("talk"), {**EXAMPLES["settings"], **settings})
    trial.open("talk")
    return trial


def test_a_talk_can_not_be_opened_and_has_nothing_to_reveal() -> None:
    trial = a_talk()
    for command in ("open_step", "reveal_results"):
        assert isinstance(trial.order(FACILITATOR, command, {}), Rejection)


def test_the_phone_says_phones_down_unless_a_heading_is_set() -> None:
    assert "Phones down: talk" in render(REGISTRY, a_talk(heading=None), "phone.html")
    assert "Phones down: listen" in render(REGISTRY, a_talk(), "phone.html")


def test_words_with_a_percent_sign_or_markup_are_shown_as_they_are() -> None:
    html = render(REGISTRY, a_talk(say="Is 100% of <b>it</b> needed?"), "projector.html")
    assert "Is 100% of &lt;b&gt;it&lt;/b&gt; needed?" in html
