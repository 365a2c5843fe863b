"""Who may open a staff page: whoever has signed in on this browser, until they sign out."""

import secrets
from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

from flask import current_app, redirect, request, session
from werkzeug.wrappers import Response

F = TypeVar("F", bound=Callable[..., Any])
KEY = "facilitator"


def sign_in() -> None:
    """Begin a new signed-in cookie; whatever was in the old one is dropped."""
    session.clear()
    session[KEY] = secrets.token_hex(8)
    session.permanent = True


def sign_out() -> None:
    """End it, on this page and on every socket that was opened with the same cookie."""
    current_app.extensions["moothall"].sign_out(cookie_token())
    session.clear()


def cookie_token() -> str:
    """What tells one signed-in cookie from another; empty for someone signed out."""
    return str(session.get(KEY, ""))


def is_signed_in() -> bool:
    """Whether this request, or the socket behind this event, belongs to a facilitator."""
    token = session.get(KEY)
    return bool(token) and not current_app.extensions["moothall"].accounts.is_revoked(token)


def require_facilitator(view: F) -> F:
    """Send anyone else to the sign-in page, and back afterwards."""

    @wraps(view)
    def guarded(*args: Any, **kwargs: Any) -> Any:
        if is_signed_in():
            return view(*args, **kwargs)
        response: Response = redirect(f"/sign-in?next={request.path}")
        return response

    return guarded  # type: ignore[return-value]  # the wrapper has the view's own signature
