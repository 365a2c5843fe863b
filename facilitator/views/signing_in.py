"""Signing in, by a one-time link from the terminal or by the password; and out again.

Looking at a link never uses it up, for mail programs and chat windows look at links by themselves.
"""

from typing import TYPE_CHECKING

from flask import Blueprint, flash, make_response, redirect, render_template, request
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from facilitator.access import require_facilitator, sign_in, sign_out, sign_out_everywhere
from facilitator.accounts import SHORTEST, password_refusal
from facilitator.known_browser import KnownBrowser
from facilitator.views.pages import staff_page, unreferred
from sessions.errors import Rejection

if TYPE_CHECKING:
    from facilitator.house import House

HOME = "/workshops"


def blueprint(house: "House") -> Blueprint:
    """The pages that need no sign-in, because they are it."""
    pages = Blueprint("signing_in", __name__)
    journey = SigningIn(house)
    pages.get("/sign-in/<token>")(journey.look_at_link)
    pages.post("/sign-in/<token>")(journey.use_link)
    pages.get("/sign-in")(journey.ask)
    pages.post("/sign-in")(journey.check)
    pages.post("/sign-out")(journey.leave)
    pages.get("/workshops/password")(require_facilitator(journey.ask_change))
    pages.post("/workshops/password")(require_facilitator(journey.change))
    pages.post("/workshops/sign-out-everywhere")(require_facilitator(journey.leave_everywhere))
    return pages


class SigningIn:
    """The way in and the way out."""

    def __init__(self, house: "House") -> None:
        self.accounts = house.accounts
        self.known = KnownBrowser(house.config.secret_key())

    def look_at_link(self, token: str) -> Response:
        """What the link will do."""
        return self._link_page() if self.accounts.is_link(token) else _expired()

    def use_link(self, token: str) -> Response:
        """Use the link up; the first one also sets the password, a later one may set another.

        Another password ends every other sign-in.
        """
        if not self.accounts.is_link(token):
            return _expired()
        chosen = request.form.get("password", "")
        is_chosen = bool(chosen) or not self.accounts.has_password()
        refusal = password_refusal(chosen) if is_chosen else None
        if refusal:
            return self._link_page(refusal)
        if not self.accounts.redeem(token):  # before anything changes: of two at once, one gets in
            return _expired()
        if is_chosen:
            self.accounts.set_password(chosen)
            sign_out_everywhere()
        return self._let_in(HOME)

    def ask(self) -> Response:
        """The password form."""
        return _password_page(None)

    def check(self) -> Response:
        """Let in whoever knows the password."""
        refusal = self.accounts.check(request.form.get("password", ""), self.known.name(request))
        if refusal:
            return _password_page(refusal)
        return self._let_in(own_page(request.form.get("next", "")))

    def ask_change(self) -> Response:
        """The form for another password."""
        return _change_page(None)

    def change(self) -> Response:
        """Keep another password, for whoever knows the present one; every other browser is signed out."""
        given, chosen = request.form.get("current", ""), request.form.get("password", "")
        refusal = self.accounts.change(given, chosen, self.known.name(request))
        if refusal:
            return _change_page(refusal)
        sign_out_everywhere(but_here=True)
        flash(_("The password has been changed. Every other browser is signed out."), "good")
        return redirect(HOME, 303)

    def leave_everywhere(self) -> Response:
        """Sign out on this browser and all others."""
        sign_out_everywhere()
        told = _("Every browser is signed out. Links for roles still work: end them on the page of roles.")
        flash(told, "good")
        return redirect("/sign-in", 303)

    def leave(self) -> Response:
        """Sign out."""
        sign_out()
        return redirect("/sign-in", 303)

    def _let_in(self, page: str) -> Response:
        """Sign this browser in, and know it from now on."""
        sign_in()
        response = make_response(redirect(page, 303))
        self.known.keep(response, request)
        return response

    def _link_page(self, refusal: Rejection | None = None) -> Response:
        page = render_template(
            "desk/link.html",
            has_password=self.accounts.has_password(),
            shortest=SHORTEST,
            refusal=refusal.message if refusal else None,
        )
        return unreferred(make_response(page, 422 if refusal else 200))


def own_page(wanted: str) -> str:
    """Where to go after signing in: a page of this server's own, never another's."""
    is_path = wanted.startswith("/") and not wanted.startswith("//")
    is_own = is_path and "\\" not in wanted and wanted.isprintable()
    return wanted if is_own else HOME


def _password_page(refusal: Rejection | None) -> Response:
    wanted = own_page(request.values.get("next", ""))
    page = render_template("desk/sign_in.html", next=wanted, refusal=refusal.message if refusal else None)
    return make_response(page, 422 if refusal else 200)


def _change_page(refusal: Rejection | None) -> Response:
    page = staff_page(
        "desk/password.html",
        shortest=SHORTEST,
        refusal=refusal.message if refusal else None,
        is_current_wrong=bool(refusal and refusal.code not in ("short_password", "too_long")),
    )
    return make_response(page, 422 if refusal else 200)


def _expired() -> Response:
    page = render_template(
        "desk/notice.html",
        title=_("This link has been used or is too old"),
        sentence=_('Each link signs one person in, once. In the terminal, "moothall link" prints a new one.'),
        link="/sign-in",
        link_words=_("Sign in with the password"),
    )
    return unreferred(make_response(page, 410))
