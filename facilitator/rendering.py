"""The pictures of console and projector: pure of the request, so that page and push are the same.

A fragment carries the marker of a form token and never a token; what a page needs of its own is in its frame.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from unicodedata import east_asian_width

from jinja2 import Environment

from facilitator.addresses import to_type
from facilitator.controls import live_controls
from facilitator.journal import chapters, lines, newest_undoable, opened_at
from facilitator.needs import needs
from facilitator.qr import qr_svg
from facilitator.wording import step_names


def render_console(view: Mapping[str, Any], env: Environment, template: str = "console.html") -> str:
    """The facilitators' picture: columns, tables and live bar; each staff page shows its part of it."""
    step = view["step"]
    shown = lines(view["log"], step_names(view["agenda"]))
    return env.get_template(template).render(
        view=view,
        step=step,
        ex=view["exercise"],
        controls=live_controls(view),
        log=shown,
        chapters=chapters(shown, view["agenda"]),
        needs=needs(view),
        undo=newest_undoable(shown),
        opened_at=opened_at(view["log"], step["key"]) if step else None,
        clock=clock,
        code=spaced(view["workshop"]["join_code"]),
        finished=sum(table["is_finished"] for table in view["tables"]),
    )


def render_projector(view: Mapping[str, Any], env: Environment) -> str:
    """What the room sees: one screen, by what is going on."""
    workshop = view["workshop"]
    address = view["addresses"][0]
    code = workshop["join_code"]
    return env.get_template("wall.html").render(
        view=view,
        step=view["step"],
        ex=view["exercise"],
        screen=wall_screen(view),
        address=to_type(address),
        halves=(code[:3], code[3:]),
        is_wide=any(letter in "MW" for letter in code),
        said_width=_said_width(view["saying"]) if view["saying"] else 0,
        qr=qr_svg(f"{address}/j/{workshop['join_secret']}"),
    )


def render_watch(view: Mapping[str, Any], env: Environment) -> str:
    """The same for whoever looks on: the wall in a frame and in words, without the way in."""
    return env.get_template("watch.html").render(
        view=view,
        step=view["step"],
        ex=view["exercise"],
        screen=wall_screen(view),
        said_width=width_of(view["saying"]["text"]) if view["saying"] else 0,
    )


def wall_screen(view: Mapping[str, Any]) -> str:
    """Which screen the wall shows: closed, blank, join, results, talk or open."""
    if view["workshop"]["is_closed"]:
        return "closed"
    if view["screen"] != "step":
        return str(view["screen"])
    return "open" if view["step"]["takes_answers"] else "resting"


def clock(at: float | None) -> str:
    """The time of day in the room, as the laptop's clock has it: 11:24."""
    return "" if at is None else datetime.fromtimestamp(at).astimezone().strftime("%H:%M")


def _said_width(said: Mapping[str, Any]) -> int:
    """How wide something said is; of a disagreement both sides, each in half the width."""
    if not said["sides"]:
        return width_of(said["text"])
    return 2 * max(width_of(side.words) for side in said["sides"])


def width_of(text: str) -> int:
    """How wide words are on a wall, in Latin letters: a full-width letter or a picture counts twice."""
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text)


def spaced(code: str) -> str:
    """A join code in halves, as people read it out."""
    return f"{code[:3]} {code[3:]}"
