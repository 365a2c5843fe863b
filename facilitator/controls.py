"""What the live bar offers now: each control with its command, and why it can't be used if it can't.

It decides nothing: the sentences here are those the session would refuse with, said before the click.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from facilitator.wording import in_sentence
from sessions.words import Message, say

CLOSED = say("This workshop has closed. Nothing more can be sent to it.")
NOT_STARTED = say("Nothing has started yet. Choose Next to begin.")
NO_ANSWERS = say("There is nothing to answer in this step: people talk.")
NO_RESULTS = say("This step has no results of its own to show.")
NO_TIMER = say("The time starts when you open this step.")
FIRST = say("This is where the day begins.")
LAST = say("This is the last step. Close the workshop when you are done.")


@dataclass(frozen=True)
class Control:
    """A button of the live bar; `fields` are what its command carries."""

    label: Message
    command: str
    fields: Mapping[str, object] = field(default_factory=dict)
    why_not: Message | None = None
    is_pressed: bool | None = None
    is_main: bool = False
    note: Message | str | None = None


def live_controls(view: Mapping[str, Any]) -> dict[str, Any]:
    """The controls by name; `panels` are the results to choose from where there are several."""
    shut = CLOSED if view["workshop"]["is_closed"] else None
    return {
        "open": _open(view, shut),
        "reveal": _reveal(view, shut),
        "panels": _panels(view, shut),
        "blank": _screen(view, "blank", say("Blank"), shut),
        "join": _screen(view, "join", say("Join code"), shut),
        "look_back": _look_back(view, shut),
        "time": _time(view, shut),
        "clear": Control(say("Clear answers"), "clear_step", why_not=shut),
        "back": Control(say("Back"), "go_back", why_not=shut or (None if view["has_back"] else FIRST)),
        "next": _next(view, shut),
    }


def _open(view: Mapping[str, Any], shut: Message | None) -> Control:
    step = view["step"]
    if step is None:
        return Control(say("Open"), "open_step", why_not=shut or NOT_STARTED)
    if not step["takes_answers"]:
        return Control(say("Open"), "open_step", why_not=shut or NO_ANSWERS)
    name = in_sentence(step["phase_title"])
    is_only = step["has_one_phase"]
    if step["is_open"]:
        label = say("Lock") if is_only else say("Lock %(step)s", step=name)
        return Control(label, "lock_step", why_not=shut, is_main=True)
    if step["was_open"]:
        return Control(say("Reopen"), "open_step", why_not=shut, note=step["title"] if is_only else name)
    label = say("Open") if is_only else say("Open %(step)s", step=name)
    return Control(label, "open_step", why_not=shut, is_main=True)


def _reveal(view: Mapping[str, Any], shut: Message | None) -> Control:
    panels = view["panels"]
    if view["revealed"]:
        return Control(say("Hide"), "hide_results", why_not=shut, is_pressed=True)
    if view["step"] is None:
        return Control(say("Reveal"), "reveal_results", why_not=shut or NOT_STARTED)
    if not panels:
        return Control(say("Reveal"), "reveal_results", why_not=shut or NO_RESULTS)
    only = panels[0]
    return Control(
        say("Reveal"),
        "reveal_results",
        {"panel": only["key"]},
        why_not=shut or only["why_not"],
        is_main=_waits_for_reveal(view),
    )


def _waits_for_reveal(view: Mapping[str, Any]) -> bool:
    """Whether a locked step has a result that could be shown now and is not: that comes before moving on."""
    step = view["step"]
    is_over = step is not None and step["was_open"] and not step["is_open"]
    return is_over and not view["revealed"] and any(panel["why_not"] is None for panel in view["panels"])


def _panels(view: Mapping[str, Any], shut: Message | None) -> list[Control]:
    """A choice of results; empty where there is but one, or nothing to choose any more."""
    if shut or len(view["panels"]) < 2:
        return []
    return [
        Control(
            label=say("%(title)s", title=panel["title"]),
            command="reveal_results",
            fields={"panel": panel["key"]},
            why_not=panel["why_not"],
            is_pressed=view["revealed"] == panel["key"],
        )
        for panel in view["panels"]
    ]


def _screen(view: Mapping[str, Any], screen: str, label: Message, shut: Message | None) -> Control:
    is_shown = view["screen"] == screen
    wanted = "step" if is_shown else screen
    return Control(label, "show_screen", {"screen": wanted}, shut, is_pressed=is_shown)


def _look_back(view: Mapping[str, Any], shut: Message | None) -> list[Control]:
    """The results that can be shown again, the latest first; what is on the wall is pressed."""
    if shut:
        return []
    if view["screen"].startswith("saying:"):
        return [Control(say("What someone said"), "show_screen", {"screen": "step"}, is_pressed=True)]
    return [
        Control(
            label=say("%(title)s", title=item["title"]),
            command="show_screen",
            fields={"screen": "step" if is_shown else item["reference"]},
            is_pressed=is_shown,
            note=item["exercise"],
        )
        for item in view["look_back"]
        for is_shown in (view["screen"] == item["reference"],)
    ]


def _time(view: Mapping[str, Any], shut: Message | None) -> Control:
    step = view["step"]
    why_not = NOT_STARTED if step is None else NO_TIMER if step["ends_at"] is None else None
    return Control(say("+2 min"), "add_time", {"seconds": 120}, shut or why_not)


def _next(view: Mapping[str, Any], shut: Message | None) -> Control:
    coming = view["next"]
    if coming is None:
        return Control(say("Next"), "go_next", why_not=shut or LAST)
    step = view["step"]
    is_done = step is not None and step["was_open"] and not step["is_open"] and not _waits_for_reveal(view)
    is_main = step is None or not step["takes_answers"] or is_done
    same = step is not None and coming["title"] == step["title"]
    note = coming["phase_title"] if same else coming["title"]
    return Control(say("Next"), "go_next", why_not=shut, is_main=is_main, note=note)
