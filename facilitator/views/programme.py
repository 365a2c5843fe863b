"""Reading several workshops side by side: chosen here or brought as bundles, waited for, read and saved.

For facilitators, and for report writers of one workshop or more: they choose among those alone.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from functools import wraps
from typing import TYPE_CHECKING, Any, TypeVar

from flask import Blueprint, Request, abort, make_response, redirect, request
from werkzeug.wrappers import Response

from casestudies.zips import MEGABYTE
from exports.bundle.opening import is_locked
from exports.snapshot import BroughtFile
from exports.synthesis.making import FEWEST
from exports.synthesis.package import PAGE
from facilitator.access import actor_at, is_signed_in
from facilitator.rendering import clock
from facilitator.syntheses import Chosen
from facilitator.views.file_answers import file_response
from facilitator.views.pages import staff_page
from facilitator.views.reports import REPORT_POLICY, WRITERS
from sessions.ids import WorkshopId
from sessions.store import WorkshopRow
from sessions.words import Message, say

if TYPE_CHECKING:
    from facilitator.house import House

F = TypeVar("F", bound=Callable[..., Any])
LEAD_MAKES = "lead"
PLACES = 6  # for bundles, on the form
MOST_BYTES = 60 * MEGABYTE  # of a whole form
TOO_FEW = say("Choose two workshops or more, here or as bundles.")
OPEN = say("%(name)s has not closed yet. Close it first, or take its tick out.")
LOCKED = say("%(name)s is locked. Type its passphrase beside it, and choose the file again.")


def blueprint(house: "House") -> Blueprint:
    """The page, the order and the files."""
    pages = Blueprint("programme", __name__)
    journey = Programme(house)
    pages.url_value_preprocessor(_allow_for_bundles)
    pages.get("/programme")(journey.for_writers(journey.show))
    pages.post("/programme")(journey.for_writers(journey.make))
    pages.get("/programme/page")(journey.for_writers(journey.read))
    pages.get("/programme/files/<file>")(journey.for_writers(journey.give))
    return pages


class Programme:
    """One maker's synthesis."""

    def __init__(self, house: "House") -> None:
        self.house = house

    def for_writers(self, view: F) -> F:
        """Let in whoever writes reports, of one workshop at least; anybody else signs in."""

        @wraps(view)
        def guarded(*args: Any, **kwargs: Any) -> Any:
            return view(*args, **kwargs) if self._maker() else redirect("/sign-in?next=/programme")

        return guarded  # type: ignore[return-value]  # the wrapper has the view's own signature

    def show(self, refusal: Message | None = None) -> str:
        """What there is to choose from, and how far the newest one is."""
        progress = self.house.syntheses.of(self._maker())
        return staff_page(
            "desk/programme.html",
            rows=self._choices(),
            picked=request.form.getlist("workshop"),
            progress=progress,
            made=clock(progress.made_at),
            page=PAGE,
            places=range(1, PLACES + 1),
            has_brought=any(given.filename for given in request.files.values()),
            refusal=refusal,
        )

    def make(self) -> Response:
        """Have it made; the page it leads to looks again until it is there."""
        brought = list(_brought())
        asked = set(request.form.getlist("workshop"))
        chosen = [Chosen(row.id, f"{row.title}, {row.area}") for row in self._choices() if row.id in asked]
        wrong = self._not_closed(chosen) or _wrong_with(chosen, brought)
        if wrong:
            return make_response(self.show(wrong), 422)
        self.house.syntheses.begin(self._maker(), chosen, brought)
        return redirect("/programme", 303)

    def read(self) -> Response:
        """The synthesis itself, under a policy of its own: it can reach nothing on this server."""
        response = make_response(self._file(PAGE))
        response.content_type = "text/html; charset=utf-8"
        response.headers["Content-Security-Policy"] = REPORT_POLICY
        return response

    def give(self, file: str) -> Response:
        """A file that is ready; the page, where it is not."""
        return file_response(file, self._file(file))

    def _file(self, name: str) -> bytes:
        made = self.house.syntheses.of(self._maker()).files.get(name)
        if made is None:
            abort(redirect("/programme", 303))
        return made.body

    def _maker(self) -> str:
        """Whose synthesis it is: the leads' together, a link's own; nothing for anybody else."""
        if is_signed_in():
            return LEAD_MAKES
        return next((self.house.roles.mark(request, known) for known in self._written()), "")

    def _written(self) -> list[WorkshopId]:
        """The workshops whose reports this browser may write by a link."""
        held = ((known, actor_at(known)) for known in self.house.roles.workshops(request))
        return [known for known, actor in held if actor and actor.role in WRITERS]

    def _choices(self) -> list[WorkshopRow]:
        """The workshops to choose from, the newest first."""
        rows = self.house.service.index()
        if is_signed_in():
            return list(rows)
        mine = set(self._written())
        return [row for row in rows if row.id in mine]

    def _not_closed(self, chosen: Sequence[Chosen]) -> Message | None:
        """Which of them is still going on."""
        for one in chosen:
            if not self.house.service.read(one.workshop, lambda room: room.is_closed):
                return say(OPEN.text, name=one.name)
        return None


def _brought() -> Iterator[BroughtFile]:
    """The bundles of the form, each with the passphrase beside it."""
    for place in range(1, PLACES + 1):
        given = request.files.get(f"bundle-{place}")
        if given and given.filename:
            phrase = request.form.get(f"passphrase-{place}", "").strip()
            with closing(given):
                yield BroughtFile(given.filename, given.read(), phrase or None)


def _wrong_with(chosen: Sequence[Chosen], brought: Sequence[BroughtFile]) -> Message | None:
    if len(chosen) + len(brought) < FEWEST:
        return TOO_FEW
    shut = next((one for one in brought if is_locked(one.content) and not one.passphrase), None)
    return say(LOCKED.text, name=shut.name) if shut else None


def _allow_for_bundles(endpoint: str | None, values: object) -> None:
    """Before anything reads the form: bundles are larger than any message."""
    asked: Request = request
    asked.max_content_length = MOST_BYTES
