"""The print pack: what there is to print, each part by itself, and all of it one after the other."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from flask import Blueprint, abort, flash, make_response, redirect, request, stream_template
from werkzeug.wrappers import Response

from facilitator.access import is_signed_in, require_facilitator, require_role
from facilitator.addresses import to_type
from facilitator.print_pack.choices import MOST_BALLOTS, Choices, read_choices
from facilitator.print_pack.parts import NAMED, Planned, Surroundings, all_parts, planned
from facilitator.print_pack.sheets import MOST_COPIES, Part
from facilitator.print_pack.wifi import read_wifi
from facilitator.views.pages import picture_of, staff_page
from participant.wording import localized as _, translate
from sessions.errors import Rejection
from sessions.exercises.base import LEADS
from sessions.ids import WorkshopId
from sessions.paper.ballot_numbers import MOST_AT_TABLE, person_of, read_number
from sessions.words import Message

if TYPE_CHECKING:
    from facilitator.house import House

PIECES_AT_ONCE = 1000  # of a page that is drawn: a few hundredths of a second


def blueprint(house: "House") -> Blueprint:
    """The list of parts, and the pages that are printed."""
    pages = Blueprint("print_pack", __name__)
    journey, leads = PrintPack(house), require_role(LEADS)
    base = "/workshops/<workshop>/print"
    pages.get(base)(leads(journey.show))
    pages.get(f"{base}/all")(leads(journey.show_all))
    pages.get(f"{base}/{NAMED}", endpoint="names")(require_facilitator(journey.show_names))
    pages.get(f"{base}/<part>")(leads(journey.show_part))
    pages.post(f"{base}/wifi")(leads(journey.take_wifi))
    return pages


class PrintPack:
    """One workshop on paper."""

    def __init__(self, house: "House") -> None:
        self.house = house

    def show(self, workshop: str) -> Response:
        """The parts, what each is for, how many sheets of paper it takes, and how it is printed."""
        return self._list(workshop)

    def show_all(self, workshop: str) -> Response:
        """Everything that has copies, one part after the other."""
        choices = read_choices(request.args)
        if choices.faults:
            return self._list(workshop)
        parts = [part for part in self._parts(workshop, choices) if part.pages and part.copies]
        return make_response(self._printed(workshop, choices, parts, choices.both_sides))

    def show_part(self, workshop: str, part: str) -> Response:
        """One part; 404 where there is none of that name."""
        if part == NAMED:
            abort(404)
        return self._one(workshop, part)

    def show_names(self, workshop: str) -> Response:
        """The delegate list."""
        return self._one(workshop, NAMED)

    def take_wifi(self, workshop: str) -> Response:
        """Keep the network's name and password for a while, or take them off."""
        picture_of(self.house, workshop, "screen")
        known = WorkshopId(workshop)
        if request.form.get("do") == "forget":
            self.house.wifi.forget(known)
            flash(_("The network's name and password were forgotten."), "good")
            return redirect(f"/workshops/{workshop}/print", 303)
        wifi = read_wifi(request.form.get("name", ""), request.form.get("password", ""))
        if isinstance(wifi, Rejection):
            return self._list(workshop, wifi, request.form.get("name", ""))
        self.house.wifi.keep(known, wifi)
        flash(_("The signs now have a code for the network too."), "good")
        return redirect(f"/workshops/{workshop}/print", 303)

    def _one(self, workshop: str, key: str) -> Response:
        choices = read_choices(request.args)
        found = next((one for one in self._parts(workshop, choices) if one.key == key), None)
        if found is None:
            abort(404)
        if choices.faults:
            return self._list(workshop)
        return make_response(self._printed(workshop, choices, [found], False))

    def _list(self, workshop: str, refusal: Rejection | None = None, wifi_name: str = "") -> Response:
        choices = read_choices(request.args)
        parts = self._parts(workshop, choices)
        faults = [*choices.faults, *([refusal.message] if refusal else [])]
        page = staff_page(
            "print/pack.html",
            workshop=self._facts(workshop),
            parts=parts,
            papers=sum(part.papers for part in parts),
            choices=choices,
            faults=[translate(fault) for fault in faults],
            wifi=self.house.wifi.of(WorkshopId(workshop)),
            wifi_name=wifi_name,
            most=MOST_COPIES,
            most_ballots=MOST_BALLOTS,
            most_first=MOST_AT_TABLE,
            address=to_type(self.house.addresses()[0]),
        )
        return make_response(page, 422 if faults else 200)

    def _printed(self, workshop: str, choices: Choices, parts: list[Part], both_sides: bool) -> str:
        title: Message | str = parts[0].title if len(parts) == 1 else _("Print everything")
        drawn = stream_template(
            "print/printed.html",
            is_signed_in=is_signed_in(),
            workshop=self._facts(workshop),
            title=title,
            parts=parts,
            sheets=[(part, list(part.laid_out(both_sides))) for part in parts],
            choices=choices,
            both_sides=both_sides or any(part.has_backs for part in parts),
            signs_base=self.house.addresses()[0] if any(part.key == "signs" for part in parts) else "",
            signs_printed=self.house.signs.printed(WorkshopId(workshop)),
        )
        return "".join(self._with_breath(drawn))

    def _with_breath(self, pieces: Iterator[str]) -> Iterator[str]:
        """The same; a pack may be a thousand pages, and phones are answered in between."""
        for number, piece in enumerate(pieces):
            if number % PIECES_AT_ONCE == 0:
                self.house.socketio.sleep(0)
            yield piece

    def _facts(self, workshop: str) -> Any:
        return picture_of(self.house, workshop, "screen").view["workshop"]

    def _parts(self, workshop: str, choices: Choices) -> list[Part]:
        picture_of(self.house, workshop, "screen")
        known = WorkshopId(workshop)
        plan: Planned = self.house.service.read(known, planned)
        return all_parts(plan, self._around(known), choices)

    def _around(self, workshop: WorkshopId) -> Surroundings:
        return Surroundings(
            base=self.house.addresses()[0],
            registry=self.house.registry,
            code_of=lambda number: self._code(workshop, number),
            names=self.house.service.names(workshop) if is_signed_in() else None,
            wifi=self.house.wifi.of(workshop),
            is_secured=request.is_secure,
        )

    def _code(self, workshop: WorkshopId, number: str) -> str:
        """What a person on paper shows to have their words taken back."""
        read = read_number(number)
        assert isinstance(read, int)
        return self.house.desk.identity.receipt_code(workshop, person_of(workshop, read))
