"""Everything the facilitator's side works with, put together once at the start and handed around.

It holds no rule of its own: it joins the service, the phones' desk, presence and broadcast.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from time import monotonic

from flask import Flask
from flask_socketio import SocketIO

from casestudies.schema import Materials
from facilitator.accounts import Accounts
from facilitator.after_the_day import PaperFiles
from facilitator.broadcast import Broadcast, table_room
from facilitator.bundles import Bundles
from facilitator.config import Config
from facilitator.links import shown_addresses
from facilitator.presence import Connection, Presence
from facilitator.print_pack.wifi import KeptWifi
from facilitator.printed_signs import PrintedSigns
from facilitator.rendering import render_console, render_projector, render_watch
from facilitator.report_parts import ReportParts
from facilitator.reporting import Reports
from facilitator.result_files import ResultFiles
from facilitator.sign_ins import SignIns
from facilitator.simulated_phones import SimulatedPhones
from facilitator.syntheses import Syntheses
from facilitator.table_desk import TableDesk, read_channel, table_channel
from facilitator.taking_along import take_along
from participant.desk import Desk
from participant.rendering import Picture
from participant.role_desk import RoleDesk
from sessions.agenda import AgendaTemplate, load_template, plan_of
from sessions.exercises.base import Role
from sessions.exercises.registry import Registry
from sessions.ids import WorkshopId
from sessions.service import NewWorkshop, Service, UnknownWorkshopError
from sessions.views.said import all_said
from sessions.visibility import console_view, expert_view, projector_view, signals, watch_view

SEEN_ON_CONSOLES = frozenset({"phone", "console", "said"})
LOOKED_ON = frozenset({"watch", "expert"})  # the channels of whoever looks on
SECONDS_FOUND = 2  # a machine without a network may take long to say so, and every picture would wait for it
DESK_PICTURES = {"console": "console.html", "said": "said.html"}  # channel -> what draws it


@dataclass
class House:
    """The parts, by name."""

    config: Config
    service: Service
    registry: Registry
    materials: Materials
    accounts: Accounts
    sign_ins: SignIns
    desk: Desk
    roles: RoleDesk
    socketio: SocketIO
    app: Flask
    reports: Reports
    result_files: ResultFiles
    bundles: Bundles
    syntheses: Syntheses
    take_home: PaperFiles
    papers: PaperFiles
    report_parts: ReportParts
    presence: Presence = field(default_factory=Presence)
    wifi: KeptWifi = field(default_factory=KeptWifi)
    bases: Callable[[], list[str]] | None = None
    signs: PrintedSigns = field(init=False)
    _found: list[str] = field(init=False, default_factory=list)
    _found_at: float = field(init=False, default=float("-inf"))

    def __post_init__(self) -> None:
        """Start listening to the service: phones follow their people before any picture is sent."""
        self.tables = TableDesk(self)
        self.signs = PrintedSigns(self.config.data)
        self.simulated = SimulatedPhones(self.config)
        self.service.subscribe(partial(take_along, self))
        self.broadcast = Broadcast(self.service, self.socketio, self.draw_unasked)

    def addresses(self) -> list[str]:
        """The addresses to show people, best first; looked for anew after a few seconds."""
        if self.bases:
            return self.bases()
        if monotonic() >= self._found_at + SECONDS_FOUND:
            self._found, self._found_at = shown_addresses(self.config), monotonic()
        return self._found

    def template(self, slug: str) -> AgendaTemplate:
        """An agenda template by name; AgendaError says what is wrong with it."""
        return load_template(slug, self.registry, self.materials)

    def create(
        self, template: AgendaTemplate, title: str, area: str, materials: Materials | None = None
    ) -> WorkshopId:
        """A new workshop from a template, with the materials of the package where none are given."""
        plan, held = dict(plan_of(template)), self.materials if materials is None else materials
        return self.service.create(NewWorkshop(title, area, plan, held.model_dump(mode="json")))

    def is_known(self, workshop: WorkshopId) -> bool:
        """Whether there is such a workshop."""
        try:
            return self.service.read(workshop, lambda room: True)
        except UnknownWorkshopError:
            return False

    def draw(self, workshop: WorkshopId, channel: str) -> Picture:
        """The picture of a channel as it now stands."""
        if channel in DESK_PICTURES:
            away, here = self.presence.away(workshop), self.presence.here(workshop)
            now = self.service.clock()
            view, state = self.service.read(
                workshop, lambda room: (console_view(room, away, here, now), signals(room))
            )
            if channel == "said":
                view["parts"] = self.service.read(workshop, all_said)
            view["kinds"] = self.registry.quick_to_add()
            view["consoles"] = self.presence.consoles(workshop)
            view["signs"] = self.signs.outdated(workshop, self.addresses)
            html = render_console(view, self.app.jinja_env, DESK_PICTURES[channel])
            return Picture(view["version"], html, state, view)
        if channel == "screen":
            view, state = self.service.read(workshop, lambda room: (projector_view(room), signals(room)))
            view["addresses"] = self.addresses()
            return Picture(view["version"], render_projector(view, self.app.jinja_env), state, view)
        if channel in LOOKED_ON:
            experts = self.registry.for_experts() if channel == "expert" else []
            view, state = self.service.read(
                workshop,
                lambda room: (expert_view(room, experts) if experts else watch_view(room), signals(room)),
            )
            return Picture(view["version"], render_watch(view, self.app.jinja_env), state, view)
        at_table = read_channel(channel)
        if at_table:
            return self.tables.picture(workshop, *at_table)
        return self.desk.pictures.of(workshop, int(channel.removeprefix("table-")))

    def draw_unasked(self, workshop: WorkshopId, channel: str) -> Picture:
        """The same outside any request, for pushes."""
        with self.app.app_context():
            return self.draw(workshop, channel)

    def arrive(self, sid: str, connection: Connection) -> None:
        """A socket connected: it listens to its channel, and the consoles see who is here."""
        self.presence.arrive(sid, connection)
        self.broadcast.enter(sid, connection.workshop, self._channel(connection))
        self._show_presence(connection)

    def depart(self, sid: str) -> None:
        """A socket went."""
        connection = self.presence.leave(sid)
        if connection is None:
            return
        self.broadcast.leave(sid, connection.workshop, self._channel(connection))
        self._show_presence(connection)

    def _show_presence(self, connection: Connection) -> None:
        """Consoles, and whoever helps the table, see whose phone is here."""
        if connection.audience not in SEEN_ON_CONSOLES:
            return
        helping = {table_channel(Role.TABLE_FACILITATOR, connection.table)} if connection.table else set()
        self.broadcast.touch(connection.workshop, set(DESK_PICTURES) | helping)

    def sign_out(self, cookie: str) -> None:
        """A facilitator's cookie is no longer good, and every socket opened with it is closed."""
        self.sign_ins.end(cookie)
        self.hang_up(cookie)

    def hang_up(self, cookie: str) -> None:
        """Close every socket that was opened with a cookie, by what tells it from others."""
        for sid in self.presence.opened_with(cookie):
            self.socketio.server.disconnect(sid)

    def sign_out_all(self, but: str = "") -> None:
        """The same for every facilitator's cookie, but for the one that is given."""
        self.sign_ins.end_all(but)
        for sid in self.presence.opened_signed_in(but):
            self.socketio.server.disconnect(sid)

    def _channel(self, connection: Connection) -> str:
        return table_room(connection.table) if connection.table is not None else connection.audience
