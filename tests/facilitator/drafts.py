"""A report editor for tests: a day that was played, laid out as the worker lays it out, and its forms."""

from dataclasses import dataclass, field
from html import unescape
from io import BytesIO

from exports.editing.draft_slots import stale_keys
from exports.editing.laid_out import LaidOut
from exports.snapshot import from_document
from exports.tasks.slots import run
from facilitator.background import MadeFile, Progress
from facilitator.report_parts import FILE
from sessions.agenda import AgendaTemplate, plan_of
from sessions.drafting.state import Drafting
from sessions.ids import WorkshopId
from sessions.service import NewWorkshop
from tests.builders import Hall, play_all, seat_everyone
from tests.exports.reports import SHORT_DAY
from tests.facilitator.desk import DeskBrowser, Page


def played_day(desk: DeskBrowser, template: AgendaTemplate = SHORT_DAY, at_each_table: int = 5) -> Hall:
    """A day in this server that simulated people played to its end."""
    house = desk.house
    materials = house.materials.model_dump(mode="json")
    new = NewWorkshop(template.title, template.area, dict(plan_of(template)), materials, True)
    hall = Hall(house.service, house.service.create(new), house.materials)
    play_all(hall, seat_everyone(hall, at_each_table))
    return hall


@dataclass
class Draft:
    """One workshop's draft at one browser."""

    desk: DeskBrowser
    workshop: WorkshopId
    browser: DeskBrowser = field(init=False)

    def __post_init__(self) -> None:
        """The facilitator's browser writes, unless another takes its place."""
        self.browser = self.desk

    @property
    def base(self) -> str:
        """The editor's address."""
        return f"/workshops/{self.workshop}/editor"

    @property
    def laid(self) -> LaidOut:
        """The layout in use."""
        found = self.desk.house.report_parts.laid_out(self.workshop)
        assert found
        return found

    @property
    def drafting(self) -> Drafting:
        """The draft as it stands."""
        return self.desk.house.service.read(self.workshop, lambda room: room.drafting.as_now())

    @property
    def stale(self) -> list[str]:
        """Facts that are not as they were taken."""
        return stale_keys(self.laid, self.drafting)

    def work_out(self) -> None:
        """What the worker would do, in this process."""
        parts, out = self.desk.house.report_parts, BytesIO()
        run(from_document(parts._snapshots.document(self.workshop)), [], out)
        parts._progress[self.workshop] = Progress("ready", {FILE: MadeFile(out.getvalue())})

    def page(self, rest: str = "") -> Page:
        """A page of the editor."""
        return self.browser.page(f"{self.base}{rest}")

    def order(self, do: str, form: str = "orders", **fields: object) -> str:
        """Send a form; gives the page that answers, as it is read."""
        given = {"do": do, "back": self.base, **fields}
        answer = self.browser.post(f"{self.base}/{form}", given, form_on=self.base)
        if answer.status_code == 303:
            answer = self.browser.get(answer.headers["Location"].partition("#")[0])
        assert answer.status_code == 200, answer.text
        return unescape(answer.text)

    def write(self, text: str, section: str = "next", **fields: object) -> str:
        """Send the form for a reading."""
        given = {"section": section, "text": text, "author": "Ada Writer", **fields}
        return self.order("", "write", **given)
