"""The designer: the agenda of a day with its times, a library to pick from, what is worth a second look."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, TypeVar
from urllib.parse import urlencode

from flask import Blueprint, flash, redirect, request
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from facilitator.access import require_role
from facilitator.library_words import FAMILIARITIES, INTERESTS, OCCASIONS
from facilitator.plan_words import plan_sentence
from facilitator.views.design_desk import DesignDesk, spec_of, state
from facilitator.views.pages import staff_page
from participant.wording import localized, translate
from sessions.agenda import CLOCK
from sessions.designing.library import Room, all_offered, find_offered, suiting
from sessions.designing.plan import DAY, ORDER, exercise_part, fresh_id, parts_of_plan, put_before
from sessions.designing.view import design_view
from sessions.exercises.asking import Familiarity, Interest, Occasion
from sessions.exercises.base import LEADS

if TYPE_CHECKING:
    from facilitator.house import House

T = TypeVar("T", Interest, Occasion, Familiarity)
FILTERS = ("people", "interest", "occasion", "familiarity")
MOST_PEOPLE = 300


def blueprint(house: "House") -> Blueprint:
    """The page, and what it sends."""
    pages = Blueprint("design", __name__)
    journey, leads = Designer(house), require_role(LEADS)
    pages.get("/workshops/<workshop>/design")(leads(journey.show))
    pages.post("/workshops/<workshop>/design")(leads(journey.change))
    return pages


class Designer(DesignDesk):
    """The plan as a whole."""

    def show(self, workshop: str) -> str:
        """The agenda, the library, what is worth a look."""
        view = self.look(workshop, design_view)
        offered = self.look(workshop, all_offered)
        room = asked_room(request.args, view["seats"])
        undo, chosen = view["undo"], request.args.get("at", "")
        return staff_page(
            "desk/design.html",
            workshop=view["workshop"],
            view=view,
            chosen=chosen,
            following=following([row["id"] for row in view["rows"]], chosen),
            did=request.args.get("did", ""),
            room=room,
            suiting=suiting(offered, room),
            offered=offered,
            keep=filters(request.args),
            undo_words=plan_sentence(undo["event"]) if undo else None,
            duration=duration,
            interests=INTERESTS,
            occasions=OCCASIONS,
            familiarities=FAMILIARITIES,
        )

    def change(self, workshop: str) -> Response:
        """Do what was pressed."""
        acts: Mapping[str, Callable[[str], str | None]] = {
            "add": self._add,
            "move": self._move,
            "up": self._move,
            "down": self._move,
            "take-out": self._take_out,
            "take-in": self._take_in,
            "minutes": self._minutes,
            "starts": self._starts,
            "keep": self._keep,
            "look-again": self._look_again,
            "undo": self._undo,
        }
        do = request.form.get("do", "")
        at = acts[do](workshop) if do in acts else None
        query = {**filters(request.form), **({"at": at, "did": do} if at else {})}
        place = f"#row-{at}" if at else ""
        return redirect(f"/workshops/{workshop}/design{'?' if query else ''}{urlencode(query)}{place}", 303)

    def _add(self, workshop: str) -> str | None:
        """Put in an exercise from the library, with the settings it begins with."""
        room = self.look(workshop, state)
        found = find_offered(room, request.form.get("entry", ""))
        if found is None or found.minutes is None or found.settings is None:
            flash(_("This exercise needs something that is not there yet."), "late")
            return None
        plan = self.plan(workshop)
        identity = fresh_id(plan, found.entry.key)
        content = {"kind": found.kind.name, "title": translate(found.entry.title), "settings": found.settings}
        ids = parts_of_plan(plan)[ORDER]["exercises"]
        before = request.form.get("before") or following(ids, request.form.get("after", ""))
        order = put_before(ids, identity, before)
        changes = {exercise_part(identity): content, ORDER: {"exercises": order}}
        return identity if self.edit(workshop, changes, {exercise_part(identity): ""}) else None

    def _move(self, workshop: str) -> str | None:
        """Let an exercise stand before another one, or last."""
        target, before = request.form.get("target", ""), request.form.get("before", "")
        parts = parts_of_plan(self.plan(workshop))
        ids = parts[ORDER]["exercises"]
        if target not in ids or (before and before not in ids):
            flash(_("Someone else took this exercise out meanwhile. Look again."), "late")
            return None
        changes = {ORDER: {"exercises": put_before(ids, target, before)}}
        seen = {ORDER: request.form["seen"]} if "seen" in request.form else {}
        self.edit(workshop, changes, seen)
        return target

    def _take_out(self, workshop: str) -> str | None:
        target = request.form.get("target", "")
        spec = spec_of(self.plan(workshop), target)
        part = exercise_part(target)
        if self.edit(workshop, {part: None}, {part: request.form.get("seen", "")}) and spec:
            flash(localized("“%(title)s” was taken out. Undo brings it back.", title=spec["title"]), "good")
        return None

    def _take_in(self, workshop: str) -> str | None:
        """Let an exercise take place that was left out on the console."""
        target = request.form.get("target", "")
        self.order(workshop, "restore_exercise", {"target": target})
        return target

    def _minutes(self, workshop: str) -> str | None:
        """Give an exercise other minutes: the settings that say how long it takes, by their path."""
        target = request.form.get("target", "")
        spec = spec_of(self.plan(workshop), target)
        if spec is None:
            flash(_("Someone else took this exercise out meanwhile. Look again."), "late")
            return None
        settings = dict(spec["settings"])
        for name, text in request.form.items():
            if name.partition(".")[0] == "minutes" or name.startswith("minutes_"):
                outer, _dot, inner = name.partition(".")
                number = int(text) if text.isascii() and text.isdecimal() and len(text) < 5 else text
                settings[outer] = {**settings[outer], inner: number} if inner else number
        part = exercise_part(target)
        content = {"kind": spec["kind"], "title": spec["title"], "settings": settings}
        if self.edit(workshop, {part: content}, {part: request.form.get("seen", "")}):
            flash(_("Saved."), "good")
        return target

    def _starts(self, workshop: str) -> str | None:
        """Say at what time the day begins, or that it is open."""
        text = request.form.get("starts", "").strip()
        if text and not re.match(CLOCK, text):
            flash(_("Write the time as 10:00 or 18:30."), "late")
            return None
        held = parts_of_plan(self.plan(workshop))[DAY]
        if self.edit(workshop, {DAY: {**held, "starts": text or None}}, {DAY: request.form.get("seen", "")}):
            flash(_("Saved."), "good")
        return None

    def _keep(self, workshop: str) -> str | None:
        """A warning was looked at, and the plan stays so."""
        held = parts_of_plan(self.plan(workshop))[DAY]
        kept = dict.fromkeys([*held["kept"], request.form.get("key", "")[:80]])
        self.edit(workshop, {DAY: {**held, "kept": list(kept)}}, {})
        return None

    def _look_again(self, workshop: str) -> str | None:
        """Show all warnings again."""
        held = parts_of_plan(self.plan(workshop))[DAY]
        self.edit(workshop, {DAY: {**held, "kept": []}}, {})
        return None

    def _undo(self, workshop: str) -> str | None:
        entry = request.form.get("entry", "")
        if self.order(workshop, "undo", {"entry": int(entry) if entry.isdecimal() else 0}):
            flash(_("Taken back."), "good")
        return None


def following(ids: Sequence[str], chosen: str) -> str:
    """The exercise after one; "" for the end."""
    place = ids.index(chosen) + 1 if chosen in ids else len(ids)
    return ids[place] if place < len(ids) else ""


def asked_room(given: Mapping[str, str], seats: int) -> Room:
    """For whom exercises are picked: as many as there are seats, unless another number is given."""
    people = given.get("people", "")
    number = int(people[:4]) if people.isascii() and people.isdecimal() else 0
    return Room(
        number if 1 <= number <= MOST_PEOPLE else seats,
        _one_of(Interest, given.get("interest", "")),
        _one_of(Occasion, given.get("occasion", "")),
        _one_of(Familiarity, given.get("familiarity", "")),
    )


def _one_of(sort: type[T], value: str) -> T | None:
    return next((one for one in sort if one == value), None)


def filters(given: Mapping[str, str]) -> dict[str, str]:
    """What was asked of the library, to be kept while the agenda changes."""
    return {name: given[name][:20] for name in FILTERS if given.get(name)}


def duration(minutes: int) -> str:
    """So many minutes as people say it: "45 min", "4 h 30"."""
    if minutes < 60:
        return localized("%(n)s min", n=minutes)
    hours, past = divmod(minutes, 60)
    return localized("%(h)s h %(m)02d", h=hours, m=past) if past else localized("%(h)s h", h=hours)
