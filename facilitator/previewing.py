"""What each role would see at a step: the templates of the day itself, drawn for a room that is not there.

It writes nothing and sends nothing. Whoever looks gets the fragment; its frame says that it is a preview.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from markupsafe import Markup

from facilitator.rendering import render_console, render_projector, render_watch
from facilitator.table_desk import draw_table
from participant.rendering import dress, render_phone
from sessions.exercises.base import Role
from sessions.visibility import console_view, expert_view, phone_view, projector_view, watch_view
from sessions.words import Message, say
from sessions.workshop import Workshop

if TYPE_CHECKING:
    from facilitator.house import House

Draw = Callable[["House", Workshop, int], str]


@dataclass(frozen=True)
class Seen:
    """A role's picture: `frame` says which sheets and which body it needs."""

    title: Message
    frame: str  # phone, table, wall, watch, desk
    draw: Draw
    has_table: bool = False


def _phone(house: "House", room: Workshop, table: int) -> str:
    return render_phone(house.app.jinja_env, phone_view(room, table))


def _wall(house: "House", room: Workshop, table: int) -> str:
    view = projector_view(room)
    view["addresses"] = house.addresses()
    return render_projector(view, house.app.jinja_env)


def _watch(house: "House", room: Workshop, table: int) -> str:
    return render_watch(watch_view(room), house.app.jinja_env)


def _expert(house: "House", room: Workshop, table: int) -> str:
    return render_watch(expert_view(room, house.registry.for_experts()), house.app.jinja_env)


def _console(house: "House", room: Workshop, table: int) -> str:
    view = console_view(room)
    view["kinds"] = []
    return render_console(view, house.app.jinja_env)


def _at_table(role: Role, house: "House", room: Workshop, table: int) -> str:
    return draw_table(room, role, table, house.registry.for_scribes(), frozenset(), house.app.jinja_env)


ROLES: Mapping[str, Seen] = {
    "participant": Seen(say("Participant"), "phone", _phone, has_table=True),
    "projector": Seen(say("Projector"), "wall", _wall),
    "table_facilitator": Seen(
        say("Table facilitator"), "table", partial(_at_table, Role.TABLE_FACILITATOR), has_table=True
    ),
    "scribe": Seen(say("Scribe"), "table", partial(_at_table, Role.SCRIBE), has_table=True),
    "observer": Seen(say("Observer"), "watch", _watch),
    "expert": Seen(say("Expert"), "watch", _expert),
    "facilitator": Seen(say("Facilitator"), "desk", _console),
}


def drawn(house: "House", room: Workshop, role: str, table: int) -> Markup:
    """The fragment, with nothing in its forms that could be sent."""
    return dress(ROLES[role].draw(house, room, table), "", {})
