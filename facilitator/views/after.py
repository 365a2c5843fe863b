"""After the day: the papers that go out beside the report, what each is for, and when to send it."""

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from flask import Blueprint, abort, flash, make_response, redirect, request
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from exports.afterwards.graphic import NAME as GRAPHIC
from exports.afterwards.letter import NAME as LETTER
from exports.afterwards.messages import ALL as ALL_MESSAGES, NAME as MESSAGES
from exports.afterwards.record import NAME as RECORD
from exports.afterwards.results_page import NAME as RESULTS
from facilitator.access import giver_at, is_signed_in, require_role
from facilitator.background import Progress
from facilitator.rendering import clock
from facilitator.views.heard import carry_out, read_or_save, shown_progress
from facilitator.views.pages import picture_of, staff_page
from facilitator.views.reports import READERS, WRITERS
from participant.wording import translate
from sessions.afterwards.state import BLANKS
from sessions.commands import WriteLetter
from sessions.errors import Rejection
from sessions.ids import WorkshopId
from sessions.words import Message, say
from sessions.workshop import Workshop

if TYPE_CHECKING:
    from facilitator.house import House


@dataclass(frozen=True)
class Paper:
    """One thing to send: the beginning of its files' names, what it is for, and when it goes out."""

    name: str
    title: Message
    purpose: Message
    when: Message
    page: str = ""  # of the workshop, where something is written or chosen for it


PAPERS = (
    Paper(
        RECORD,
        say("Record to check"),
        say("For participants: what each table wrote down and agreed, with a number beside each thing."),
        say("Within a week, before the report is published, so that people can say what is wrong."),
    ),
    Paper(
        MESSAGES,
        say("Plain messages"),
        say("For everybody: what came out, a sentence or two each, with its n."),
        say("When the report is published."),
        "after/messages",
    ),
    Paper(
        GRAPHIC,
        say("One-page graphic"),
        say("For everybody: the day on one side of paper, as PDF and as pictures."),
        say("When the report is published."),
        "after/messages",
    ),
    Paper(
        RESULTS,
        say("Results page"),
        say("For the host’s web site: every figure with its table and its numbers as files, in a zip."),
        say(
            "When the report is published. Unpack it where the site’s files are; it needs no server of ours."
        ),
    ),
    Paper(
        LETTER,
        say("“What happened next” letter"),
        say("For participants: what was decided, what was not, and why, in the host’s words."),
        say("When something was decided, and again when something changes."),
        "after/letter",
    ),
)
FIELDS = tuple(name for name in WriteLetter.model_fields if name != "seen")


def blueprint(house: "House") -> Blueprint:
    """The list of papers, their files, and what is written and chosen for them."""
    pages = Blueprint("after", __name__)
    journey, base = AfterPages(house), "/workshops/<workshop>/after"
    pages.get(base)(require_role(READERS)(journey.show))
    pages.post(base)(require_role(WRITERS)(journey.make))
    pages.get(f"{base}/files/<file>")(require_role(READERS)(journey.give))
    pages.get(f"{base}/letter")(require_role(WRITERS)(journey.show_letter))
    pages.post(f"{base}/letter")(require_role(WRITERS)(journey.write_letter))
    pages.get(f"{base}/messages")(require_role(WRITERS)(journey.show_messages))
    pages.post(f"{base}/messages")(require_role(WRITERS)(journey.choose_messages))
    return pages


class AfterPages:
    """One workshop after its day."""

    def __init__(self, house: "House") -> None:
        self.house = house

    def show(self, workshop: str) -> str:
        """What there is, and how far it is."""
        progress = self._progress(workshop)
        return staff_page(
            "desk/after.html",
            view=picture_of(self.house, workshop, "console").view,
            progress=progress,
            papers=[(paper, _files_of(paper, progress)) for paper in PAPERS],
            made=clock(progress.made_at),
            can_make=giver_at(workshop).role in WRITERS,
            has_names=is_signed_in(),
            **self._read(workshop, _letter_facts),
        )

    def make(self, workshop: str) -> Response:
        """Have all of them made; the page it leads to looks again until they are there."""
        picture_of(self.house, workshop, "console")
        self.house.papers.start(WorkshopId(workshop))
        return redirect(f"/workshops/{workshop}/after", 303)

    def give(self, workshop: str, file: str) -> Response:
        """A paper to read, or a file to save."""
        made = self._progress(workshop).files.get(file)
        if made is None:
            abort(redirect(f"/workshops/{workshop}/after", 303))
        return read_or_save(file, made.body, "save" in request.args)

    def show_letter(self, workshop: str) -> Response:
        """The letter as it now reads."""
        return self._letter(workshop)

    def write_letter(self, workshop: str) -> Response:
        """Keep the draft; publish it, if that was pressed."""
        picture_of(self.house, workshop, "console")
        seen = int(request.form.get("seen") or 0) if request.form.get("seen", "0").isdecimal() else 0
        given = {name: request.form.get(name, "").replace("\r\n", "\n") for name in FIELDS}
        refusal = carry_out(self.house, workshop, "write_letter", {"seen": seen, **given})
        if refusal is not None and refusal.code != "already_so":
            return self._letter(workshop, refusal, given)
        if request.form.get("do") != "publish":
            flash(_("Kept as a draft."), "good")
            return redirect(f"/workshops/{workshop}/after/letter", 303)
        draft = self._read(workshop, lambda room: room.afterwards.draft)
        refusal = carry_out(self.house, workshop, "publish_letter", {"seen": draft})
        if refusal is not None:
            return self._letter(workshop, refusal)
        self.house.papers.start(WorkshopId(workshop))
        flash(_("Published. It is being made, and stands among the papers in a moment."), "good")
        return redirect(f"/workshops/{workshop}/after", 303)

    def show_messages(self, workshop: str) -> Response:
        """All messages, to leave some out."""
        return self._messages(workshop)

    def choose_messages(self, workshop: str) -> Response:
        """Keep what is left out, and make the papers anew."""
        picture_of(self.house, workshop, "console")
        told, kept = set(request.form.getlist("told")), set(request.form.getlist("kept"))
        refusal = carry_out(self.house, workshop, "choose_messages", {"left_out": sorted(told - kept)})
        if refusal is not None and refusal.code != "already_so":
            return self._messages(workshop, refusal)
        self.house.papers.start(WorkshopId(workshop))
        return redirect(f"/workshops/{workshop}/after", 303)

    def _letter(
        self,
        workshop: str,
        refusal: Rejection | None = None,
        given: dict[str, str] | None = None,
    ) -> Response:
        page = staff_page(
            "desk/after_letter.html",
            view=picture_of(self.house, workshop, "console").view,
            blanks=BLANKS,
            refusal=translate(refusal.message) if refusal else None,
            given=given,
            is_changed=refusal is not None and refusal.code == "letter_changed",
            limits={name: WriteLetter.model_fields[name].metadata[0].max_length for name in FIELDS},
            **self._read(workshop, _letter_facts),
        )
        return make_response(page, 422 if refusal else 200)

    def _messages(self, workshop: str, refusal: Rejection | None = None) -> Response:
        page = staff_page(
            "desk/after_messages.html",
            view=picture_of(self.house, workshop, "console").view,
            refusal=translate(refusal.message) if refusal else None,
            messages=self._made_messages(workshop),
            left_out=self._read(workshop, lambda room: room.afterwards.left_out),
        )
        return make_response(page, 422 if refusal else 200)

    def _made_messages(self, workshop: str) -> list[dict[str, Any]]:
        """All messages as they were made last; none yet where no papers were."""
        made = self._progress(workshop).files.get(ALL_MESSAGES)
        found: list[dict[str, Any]] = json.loads(made.body) if made else []
        return found

    def _read(self, workshop: str, look: Any) -> Any:
        picture_of(self.house, workshop, "console")
        return self.house.service.read(WorkshopId(workshop), look)

    def _progress(self, workshop: str) -> Progress:
        return shown_progress(self.house, workshop, self.house.papers.status(WorkshopId(workshop)))


def _files_of(paper: Paper, progress: Progress) -> list[str]:
    return [name for name in progress.files if name.startswith(paper.name)]


def _letter_facts(room: Workshop) -> dict[str, Any]:
    known = room.afterwards
    return {
        "letter": known.letter,
        "draft": known.draft,
        "missing": known.letter.missing,
        "published": known.published,
        "is_published": known.is_published,
    }
