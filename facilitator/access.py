"""Who may open a staff page: whoever has signed in on this browser, and who holds a link for a role.

Both are asked anew with every request and every socket event.
"""

import secrets
from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

from flask import abort, current_app, make_response, redirect, render_template, request, session
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from participant.wording import translate
from sessions.exercises.base import Actor, Role
from sessions.granting import REVOKED
from sessions.ids import WorkshopId

F = TypeVar("F", bound=Callable[..., Any])
KEY = "facilitator"
LEAD = Actor(Role.FACILITATOR)


def sign_in() -> None:
    """Begin a new signed-in cookie; whatever was in the old one is dropped."""
    session.clear()
    session[KEY] = secrets.token_hex(16)
    session.permanent = True
    current_app.extensions["moothall"].sign_ins.begin(session[KEY])


def sign_out() -> None:
    """End it, on this page and on every socket that was opened with the same cookie."""
    current_app.extensions["moothall"].sign_out(cookie_token())
    session.clear()


def sign_out_everywhere(but_here: bool = False) -> None:
    """End every facilitator's sign-in and its sockets; but for this browser's, if so wanted."""
    current_app.extensions["moothall"].sign_out_all(but=cookie_token() if but_here else "")
    if not but_here:
        session.clear()


def cookie_token() -> str:
    """What tells one signed-in cookie from another; empty for someone signed out."""
    return str(session.get(KEY, ""))


def is_signed_in() -> bool:
    """Whether this request, or the socket behind this event, belongs to a facilitator."""
    token = session.get(KEY)
    return bool(token) and bool(current_app.extensions["moothall"].sign_ins.counts(token))


def require_facilitator(view: F) -> F:
    """Send anyone else to the sign-in page, and back afterwards."""

    @wraps(view)
    def guarded(*args: Any, **kwargs: Any) -> Any:
        if is_signed_in():
            return view(*args, **kwargs)
        response: Response = redirect(f"/sign-in?next={request.path}")
        return response

    return guarded  # type: ignore[return-value]  # the wrapper has the view's own signature


def actor_at(workshop: str) -> Actor | None:
    """Who this request, or the socket behind this event, is in a workshop: the lead, or who holds a link."""
    if is_signed_in():
        return LEAD
    known: Actor | None = current_app.extensions["moothall"].roles.actor(request, WorkshopId(workshop))
    return known


def cookie_at(workshop: str) -> str:
    """What a socket was opened with, and ends with: the lead's sign-in, or this browser's hold on a link."""
    if is_signed_in():
        return cookie_token()
    found: str = current_app.extensions["moothall"].roles.mark(request, WorkshopId(workshop))
    return found


def giver_at(workshop: str) -> Actor:
    """The same, behind `require_role`: somebody is there, unless their link ended just now."""
    return actor_at(workshop) or abort(without_role(workshop, None))


def require_role(allowed: frozenset[Role]) -> Callable[[F], F]:
    """Let a view that is handed a `workshop` be opened by these roles alone."""

    def guard(view: F) -> F:
        @wraps(view)
        def guarded(workshop: str, *args: Any, **kwargs: Any) -> Any:
            actor = actor_at(workshop)
            if actor and actor.role in allowed:
                return view(workshop, *args, **kwargs)
            return without_role(workshop, actor)

        return guarded  # type: ignore[return-value]  # the wrapper has the view's own signature

    return guard


def without_role(workshop: str, actor: Actor | None) -> Response:
    """What someone is told who may not open a page: sign in, or that their link is for something else."""
    held = current_app.extensions["moothall"].roles.held(request, WorkshopId(workshop))
    if actor is None and held is None:
        response: Response = redirect(f"/sign-in?next={request.path}")
        return response
    page = render_template(
        "desk/notice.html",
        title=_("This link has ended") if actor is None else _("Your link does not open this page"),
        sentence=translate(REVOKED.message) if actor is None else _("It was made for another role."),
        link="/sign-in" if actor is None else f"/r/{workshop}",
        link_words=_("Sign in with the password") if actor is None else _("Back to what it opens"),
    )
    return make_response(page, 410 if actor is None else 403)
