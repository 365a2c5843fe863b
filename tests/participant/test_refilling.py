"""What was typed into a form that was refused comes back, for phones without script."""

import re

import pytest
from werkzeug.datastructures import MultiDict

from participant.refilling import refill
from sessions.exercises.registry import discover
from tests.contracts.screens import render
from tests.contracts.trial import EXERCISE, Trial
from tests.sessions.exercises.hundred_points.examples import EXAMPLES

NAMED = (
    '<input type="hidden" name="csrf_token" value="@csrf@"><input type="hidden" name="command" value="%s">'
)


def form(command: str, fields: str) -> str:
    return f'<form method="post">{NAMED % command}{fields}</form>'


def test_another_form_stays_as_it_is() -> None:
    page = form("one", '<input name="text">') + form("two", '<input name="text">')
    filled = refill(page, MultiDict({"command": "two", "text": "Help", "csrf_token": "x"}))
    assert filled == form("one", '<input name="text">') + form("two", '<input name="text" value="Help">')


def test_of_forms_alike_only_the_one_for_the_same_saying_is_filled_in() -> None:
    rows = [
        form(
            "reword",
            f'<input type="hidden" name="saying" value="{name}"><textarea name="text">As it was</textarea>',
        )
        for name in ("t1-s1", "t1-s2")
    ]
    filled = refill("".join(rows), MultiDict({"command": "reword", "saying": "t1-s2", "text": "Other"}))
    assert filled.startswith(rows[0])
    assert re.findall(r">\n?([^<]*)</textarea>", filled) == ["As it was", "Other"]


@pytest.mark.parametrize("words", ['"><script>alert(1)</script>', "</textarea><b>", "\\1 & \\g<0>"])
def test_what_was_typed_stays_words(words: str) -> None:
    page = form("one", '<input name="a"><textarea name="b" rows="2"></textarea>')
    filled = refill(page, MultiDict({"command": "one", "a": words, "b": words}))
    assert "<script>" not in filled
    assert "<b>" not in filled
    assert filled.count("</textarea>") == 1


def test_ticks_and_choices_come_back_and_what_was_not_ticked_does_not() -> None:
    page = form(
        "one",
        '<input type="checkbox" name="tick" value="true" checked><input type="radio" name="form" value="a">'
        '<input type="radio" name="form" value="b"><select name="to"><option value="">All</option>'
        '<option value="x" selected>X</option><option value="y">Y</option></select>',
    )
    filled = refill(page, MultiDict({"command": "one", "form": "b", "to": "y"}))
    assert re.findall(r'value="(\w*)" (?:checked|selected)>', filled) == ["b", "y"]


def test_a_split_of_100_points_that_was_refused_is_still_there() -> None:
    registry = discover()
    trial = Trial(registry, registry.get("hundred_points"), EXAMPLES["settings"])
    trial.open("give")
    sent = {"command": "submit_points", "step": "trial/give", "exercise": EXERCISE}
    typed = {"points-use": "70", "points-who": "40", "points-choice": "", "cant_say": "true"}
    filled = refill(render(registry, trial, "phone.html"), MultiDict({**sent, **typed}))
    found = dict(re.findall(r'<input class="input" [^>]*name="([^"]+)"[^>]* value="([^"]*)">', filled))
    assert found == {"points-use": "70", "points-who": "40", "points-choice": ""}
    assert re.search(r'name="cant_say"[^>]* checked>', filled)
