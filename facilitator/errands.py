"""What the command line can have done by whoever holds the record: the running server, or the command.

One list of errands, so that both do the same. Each takes plain JSON and gives plain JSON, and perhaps
`files`, bytes by name; what is refused comes back with a stable code and a sentence. A facilitator's orders
are taken for rehearsals only.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from secrets import token_hex
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from casestudies.schema import Materials
from exports.document_forms import FORMATS, unknown_formats
from facilitator.links import workshop_links
from facilitator.logbook import check_seals, read_logbook
from facilitator.reporting import Reports
from facilitator.worker import WorkError
from participant.desk import acknowledgement, refusal
from participant.wording import plain
from sessions.agenda import AgendaError, load_template, plan_of
from sessions.csv_lines import Fault
from sessions.erasing.retention import purge, purge_due
from sessions.errors import Rejection, refuse
from sessions.exercises.base import Actor, Role
from sessions.exercises.registry import Registry
from sessions.ids import CommandId, WorkshopId
from sessions.orders import Envelope, Order, open_envelope, refusal_for
from sessions.paper.reading import read_paper
from sessions.paper.taking import take_paper
from sessions.service import GONE, NewWorkshop, Service, UnknownWorkshopError
from sessions.words import Message, say
from sessions.workshop import Workshop

Answer = dict[str, Any]
M = TypeVar("M", bound=BaseModel)
BUNDLE = "bundle.zip"
REAL = refuse(
    "not_a_rehearsal", "Only a rehearsal can be led from the terminal. Lead this one at its console."
)


class Asked(BaseModel):
    """The root of what an errand is given."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class NewAsked(Asked):
    """A workshop to be made from a template."""

    template: str
    title: str = Field(min_length=1, max_length=120)
    area: str = Field(min_length=1, max_length=80)


class ListAsked(Asked):
    """All workshops."""


class WorkshopAsked(Asked):
    """A workshop, by its id."""

    workshop: str


class LogAsked(WorkshopAsked):
    """The log of a workshop."""


class SealsAsked(WorkshopAsked):
    """Whether the log's seals hold; `seal` is one that was printed, if any."""

    seal: str = Field(default="", max_length=200)


class LeadAsked(WorkshopAsked):
    """A facilitator's message to a rehearsal."""

    message: dict[str, Any]


class PurgeAsked(Asked):
    """A workshop whose raw record is to be erased; without one, all whose time is over."""

    workshop: str | None = None


class ImportAsked(WorkshopAsked):
    """A list of what stands on paper; with `dry_run` nothing is counted."""

    lines: str
    dry_run: bool = False


class ReportAsked(WorkshopAsked):
    """The reports wanted of a workshop."""

    formats: list[str] = Field(min_length=1)


class BundleAsked(WorkshopAsked):
    """A workshop to be taken away as one file; whoever asks locks it, if it is to be locked."""

    key: str
    is_locked: bool = False


@dataclass(frozen=True)
class Errands:
    """Runs errands. `bases` gives the addresses to put in links, best first."""

    service: Service
    registry: Registry
    materials: Materials
    reports: Reports
    bases: Callable[[], list[str]]

    def run(self, what: str, body: Mapping[str, Any]) -> Answer:
        """Run one errand by its name."""
        model, errand = ERRANDS[what]
        try:
            return errand(self, model.model_validate(dict(body)))
        except ValidationError as error:
            return refusal(refusal_for(error))
        except UnknownWorkshopError:
            return refusal(GONE)

    def new(self, asked: NewAsked) -> Answer:
        """Make a workshop."""
        try:
            template = load_template(asked.template, self.registry, self.materials)
        except AgendaError as error:
            return refused("bad_template", str(error))
        plan = dict(plan_of(template))
        new = NewWorkshop(asked.title, asked.area, plan, self.materials.model_dump(mode="json"))
        return self._introduce(self.service.create(new))

    def list(self, asked: ListAsked) -> Answer:
        """All workshops, newest first."""
        rows = [
            {
                "id": row.id,
                "join_code": row.join_code,
                "title": row.title,
                "area": row.area,
                "created_at": row.created_at,
                "is_rehearsal": row.is_rehearsal,
            }
            for row in self.service.index()
        ]
        return {"ok": True, "workshops": rows}

    def rehearsal(self, asked: WorkshopAsked) -> Answer:
        """Make a marked copy for simulated phones."""
        return self._introduce(self.service.copy_for_rehearsal(WorkshopId(asked.workshop)))

    def plan(self, asked: WorkshopAsked) -> Answer:
        """What simulated people have to know of the day: tables, exercises, materials."""
        return self.service.read(WorkshopId(asked.workshop), _plan_of_the_day)

    def log(self, asked: LogAsked) -> Answer:
        """Who did what, oldest first, and the last seal."""
        book = read_logbook(self.service, WorkshopId(asked.workshop))
        return {"ok": True, "entries": plain(book.entries), "head": book.head}

    def seals(self, asked: SealsAsked) -> Answer:
        """Check every entry against its seal."""
        found = check_seals(self.service, WorkshopId(asked.workshop), asked.seal)
        if not found.holds:
            return refused("broken_log", plain(found.words))
        return {"ok": True, "found": plain(found.words)}

    def lead(self, asked: LeadAsked) -> Answer:
        """Carry out a facilitator's message, in a rehearsal."""
        workshop = WorkshopId(asked.workshop)
        envelope = open_envelope(asked.message)
        if not isinstance(envelope, Envelope):
            return refusal(envelope)
        if not self.service.read(workshop, lambda room: room.is_rehearsal):
            return refusal(REAL)
        outcome = self.service.handle(envelope.order(workshop, Actor(Role.FACILITATOR)))
        return refusal(outcome) if isinstance(outcome, Rejection) else acknowledgement(outcome)

    def report(self, asked: ReportAsked) -> Answer:
        """The files of a report, and what could not be made."""
        if unknown := unknown_formats(asked.formats):
            sentence = "There is no format %(format)s. There is: %(known)s."
            return refusal(refuse("bad_format", sentence, format=unknown[0], known=", ".join(FORMATS)))
        workshop = WorkshopId(asked.workshop)
        try:
            made = self.reports.make_documents(workshop, [form for form in FORMATS if form in asked.formats])
        except WorkError as error:
            return refused("no_report", plain(error.reason))
        files = {name: file.body for name, file in made.files.items()}
        return {"ok": True, "files": files, "trouble": plain(made.trouble) if made.trouble else ""}

    def bundle(self, asked: BundleAsked) -> Answer:
        """The bundle, once the log says that it was made."""
        workshop, lead = WorkshopId(asked.workshop), Actor(Role.FACILITATOR)
        payload = {"key": asked.key, "is_locked": asked.is_locked}
        command = CommandId(token_hex(16))
        outcome = self.service.handle(Order(workshop, command, "take_bundle", payload, lead))
        if isinstance(outcome, Rejection):
            return refusal(outcome)
        try:
            content = self.reports.make_bundle(workshop)
        except WorkError as error:
            return refused("no_bundle", plain(error.reason))
        return {"ok": True, "files": {BUNDLE: content}}

    def heard(self, asked: WorkshopAsked) -> Answer:
        """“What we heard today”, as HTML."""
        return self._paper(["heard"], asked)

    def results_page(self, asked: WorkshopAsked) -> Answer:
        """The results page as a zip."""
        return self._paper(["afterwards", "results-page"], asked)

    def _paper(self, task: Sequence[str], asked: WorkshopAsked) -> Answer:
        try:
            made = self.reports.paper(WorkshopId(asked.workshop), task)
        except WorkError as error:
            return refused("no_report", plain(error.reason))
        return {"ok": True, "files": {task[-1]: made}}

    def purge(self, asked: PurgeAsked) -> Answer:
        """Erase raw records; the certificates."""
        if asked.workshop is None:
            return {"ok": True, "certificates": [asdict(one) for one in purge_due(self.service)]}
        done = purge(self.service, WorkshopId(asked.workshop))
        return refusal(done) if isinstance(done, Rejection) else {"ok": True, "certificates": [asdict(done)]}

    def take_paper(self, asked: ImportAsked) -> Answer:
        """Count what was typed in from paper, or say what would be."""
        workshop = WorkshopId(asked.workshop)
        if asked.dry_run:
            reading = self.service.read(workshop, lambda room: read_paper(room, asked.lines))
        else:
            reading = take_paper(self.service, workshop, asked.lines, Actor(Role.FACILITATOR))
        if reading.faults:
            return refused("bad_paper", "\n".join(str(_told(fault)) for fault in reading.faults))
        steps = [{"step": step.key, **counts} for step, counts in reading.by_step()]
        return {"ok": True, "steps": steps, "cautions": [plain(words) for words in reading.cautions]}

    def _introduce(self, workshop: WorkshopId) -> Answer:
        def look(room: Workshop) -> Answer:
            links = workshop_links(self.bases()[0], room)
            return {"ok": True, "id": room.id, "join_code": room.join_code, "links": links}

        return self.service.read(workshop, look)


ERRANDS: Mapping[str, tuple[type[Any], Callable[[Errands, Any], Answer]]] = {
    "new": (NewAsked, Errands.new),
    "list": (ListAsked, Errands.list),
    "rehearsal": (WorkshopAsked, Errands.rehearsal),
    "plan": (WorkshopAsked, Errands.plan),
    "log": (LogAsked, Errands.log),
    "seals": (SealsAsked, Errands.seals),
    "lead": (LeadAsked, Errands.lead),
    "import": (ImportAsked, Errands.take_paper),
    "report": (ReportAsked, Errands.report),
    "bundle": (BundleAsked, Errands.bundle),
    "heard": (WorkshopAsked, Errands.heard),
    "results-page": (WorkshopAsked, Errands.results_page),
    "purge": (PurgeAsked, Errands.purge),
}


def _told(fault: Fault) -> Message:
    """What is wrong, and where."""
    if not fault.line:
        return fault.sentence
    if not fault.column:
        return say("Line %(line)s: %(words)s", line=fault.line, words=fault.sentence)
    return say(
        "Line %(line)s, %(column)s: %(words)s", line=fault.line, column=fault.column, words=fault.sentence
    )


def refused(code: str, sentence: str) -> Answer:
    """A refusal in words made elsewhere."""
    return refusal(Rejection(code, say("%(sentence)s", sentence=sentence)))


def _plan_of_the_day(room: Workshop) -> Answer:
    return {
        "ok": True,
        "workshop": room.id,
        "join_code": room.join_code,
        "is_rehearsal": room.is_rehearsal,
        "plan": dict(room.plan),
        "materials": room.materials.model_dump(mode="json"),
    }
