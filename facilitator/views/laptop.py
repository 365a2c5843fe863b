"""Whether this laptop is fit for the day, as a page for the lead."""

from typing import TYPE_CHECKING

from flask import Blueprint

from facilitator.access import require_facilitator
from facilitator.config import Config
from facilitator.doctor import examine, is_well
from facilitator.laptop import Record, look, read_record
from facilitator.views.pages import staff_page

if TYPE_CHECKING:
    from facilitator.house import House


def blueprint(house: "House") -> Blueprint:
    """The page."""
    pages = Blueprint("laptop", __name__)
    pages.get("/workshops/laptop")(require_facilitator(Checkup(house).show))
    return pages


class Checkup:
    """Looking at the laptop that serves."""

    def __init__(self, house: "House") -> None:
        self.house = house

    def show(self) -> str:
        """Every check as it stands now; the record is read where a slow disk can't stop the phones."""
        config = self.house.config
        findings = examine(config, look(config, is_serving=True, read=self._read))
        return staff_page("desk/laptop.html", findings=findings, is_well=is_well(findings))

    def _read(self, config: Config) -> Record:
        found: Record = self.house.service.offload(read_record, config)
        return found
