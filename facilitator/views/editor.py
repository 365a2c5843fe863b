"""The report editor: facts to take, quotations to place, readings to write under a name.

What a fact says is worked out by the worker, and only when somebody asks: working it out fixes what may be
printed.
"""

from typing import TYPE_CHECKING, Any

from flask import Blueprint, flash, request
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from exports.editing.draft_slots import marked
from exports.editing.laid_out import Chapter, LaidOut
from facilitator.access import require_role
from facilitator.editor_forms import Writing, mended, payload_of, writing_of, written
from facilitator.editor_rows import astray, rows_of, tallies
from facilitator.editor_words import targets
from facilitator.views.editor_pages import EditorPages, chapter_of
from facilitator.views.pages import picture_of
from facilitator.what_changed import since
from participant.wording import translate
from sessions.commands.coding import WRITERS
from sessions.commands.drafting import DRAFTING_COMMANDS
from sessions.drafting.state import Drafting
from sessions.drafting.view import taken_at
from sessions.errors import Rejection
from sessions.ids import WorkshopId

if TYPE_CHECKING:
    from facilitator.house import House

A_PAGE = 60  # statements to choose a quotation from


def blueprint(house: "House") -> Blueprint:
    """The pages, and what they send."""
    pages = Blueprint("editor", __name__)
    journey = Editor(house)
    writers = require_role(WRITERS)
    base = "/workshops/<workshop>/editor"
    pages.get(base)(writers(journey.show))
    pages.post(f"{base}/check")(writers(journey.check))
    pages.post(f"{base}/name")(writers(journey.sign))
    pages.post(f"{base}/orders")(writers(journey.order))
    pages.post(f"{base}/write")(writers(journey.write))
    pages.get(f"{base}/quotes")(writers(journey.quotes))
    return pages


class Editor(EditorPages):
    """One workshop's report, while it is being written."""

    def show(self, workshop: str) -> str:
        """A section in its parts, with what is wrong in it; before there are any, the way to them."""
        laid = self._laid(workshop)
        if laid is None:
            return self._page(workshop, "begin", progress=self._progress(workshop))
        drafting = self._drafting(workshop)
        return self._section(workshop, laid, _opened(laid, drafting))

    def check(self, workshop: str) -> Response:
        """Have everything worked out anew."""
        picture_of(self.house, workshop, "console")
        self.house.report_parts.start(WorkshopId(workshop))
        return self._back(workshop)

    def sign(self, workshop: str) -> Response:
        """Write under this name from now on."""
        self._keep_name(workshop, request.form.get("author", ""))
        return self._back(workshop)

    def order(self, workshop: str) -> Response:
        """Carry out what a form asks for."""
        name, laid = request.form.get("do", ""), self._needed(workshop)
        drafting = self._drafting(workshop)
        if name == "mend":
            command, payload = "write_interpretation", mended(request.form, drafting)
        else:
            command = "write_interpretation" if name == "take_out" else name
            payload = payload_of(name, request.form, laid, drafting, self._author(workshop))
        if command not in DRAFTING_COMMANDS or command == "publish_report":
            flash(_("There is nothing called %(name)s to do here.", name=name[:64]), "late")
        elif isinstance(payload, Rejection):
            flash(translate(payload.message), "late")
        else:
            outcome = self._send(workshop, command, payload)
            if not outcome["ok"]:
                flash(outcome["message"], "late")
        return self._back(workshop)

    def write(self, workshop: str) -> Response | str:
        """Keep a reading, or show it again as it was typed, with what is in its way."""
        laid, writing = self._needed(workshop), writing_of(request.form, self._author(workshop))
        self._keep_name(workshop, writing.author)
        if request.form.get("refer"):
            mark = request.form.get("reference", "")
            return self._section(
                workshop, laid, _with(writing, text=f"{writing.text.rstrip()} {mark}".strip())
            )
        outcome = self._send(workshop, "write_interpretation", written(writing))
        if outcome["ok"]:
            return self._back(workshop)
        known = self._drafting(workshop).readings.get(writing.reading)
        is_newer = known is not None and outcome["code"] == "reading_changed"
        fresh = {"theirs": known.text, "seen": known.seq} if known and is_newer else {}
        return self._section(workshop, laid, _with(writing, refusal=outcome["message"], **fresh))

    def quotes(self, workshop: str) -> str:
        """Statements whose speakers agreed, to choose one from."""
        laid, drafting = self._needed(workshop), self._drafting(workshop)
        words = request.args.get("words", "").strip()[:200]
        section = request.args.get("section", "")
        found = [one for one in laid.said if one.may_quote and _is_like(one.words, words)]
        near = [one for one in found if f"exercise {one.exercise}" == section]
        listed = [*near, *(one for one in found if one not in near)]
        return self._page(
            workshop,
            "quotes",
            heading=laid.headings.get(section),
            after=laid.by_key.get(request.args.get("after", "")),
            words=words,
            listed=listed[:A_PAGE],
            found=len(found),
            of=sum(one.may_quote for one in laid.said),
            placed=drafting.quotes,
        )

    def _section(self, workshop: str, laid: LaidOut, writing: Writing | None) -> str:
        drafting = self._drafting(workshop)
        found = self._found(workshop, laid, drafting)
        chapter = self._chapter(laid, writing)
        part = laid.by_key.get(request.args.get("part", ""))
        happened = (
            since(self.house.service, WorkshopId(workshop), taken_at(drafting, part.key)) if part else []
        )
        return self._page(
            workshop,
            "section",
            laid=laid,
            chapter=chapter,
            rows=[*rows_of(laid, chapter, drafting, found)],
            astray=astray(laid, drafting, found),
            tallies=tallies(laid, drafting, found),
            facts=sum(one.is_fact and one.key not in drafting.left_out for one in laid.parts),
            stale=sum(slot.is_stale for slot in found.slots),
            is_old=self._is_old(laid, drafting),
            writing=writing,
            targets=targets(laid, chapter.heading.key) if writing else [],
            part=part,
            used_in=_used_in(laid, drafting, part.key) if part else [],
            happened=happened,
            taken=drafting.taken,
            marked=marked,
            auto=[one for one in laid.parts if one.reference and one.section in chapter.keys],
        )

    def _chapter(self, laid: LaidOut, writing: Writing | None) -> Chapter:
        wanted = request.args.get("section", "") or (writing.section if writing else "")
        return chapter_of(laid, wanted) or laid.chapters[0]


def _opened(laid: LaidOut, drafting: Drafting) -> Writing | None:
    """The form for a reading that the address opens."""
    wanted = request.args.get("write", "")
    known = drafting.readings.get(wanted)
    if known:
        return Writing(known.section, known.after, known.name, known.text, known.author, known.seq)
    section = request.args.get("at", "")
    return (
        Writing(section, request.args.get("after", ""))
        if wanted == "new" and section in laid.headings
        else None
    )


def _with(writing: Writing, **changed: Any) -> Writing:
    return Writing(**{**vars(writing), **changed})


def _used_in(laid: LaidOut, drafting: Drafting, key: str) -> list[Any]:
    """Where a figure is pointed at from: the headings of the readings."""
    keys = [one.section for one in drafting.readings.values() if f"[[figure {key}]]" in one.text]
    return [laid.headings[name] for name in dict.fromkeys(keys) if name in laid.headings]


def _is_like(words: str, wanted: str) -> bool:
    return wanted.casefold() in words.casefold()
