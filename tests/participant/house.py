"""A small real house for the phone's tests: real service, real kinds, real form tokens; no facilitator."""

from dataclasses import dataclass
from pathlib import Path
from secrets import token_hex
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from flask_babel import Babel
from flask_socketio import SocketIO
from flask_wtf.csrf import CSRFProtect
from jinja2 import ChoiceLoader, FileSystemLoader, PrefixLoader

from casestudies.loader import load_materials
from participant import catalogue
from participant.assets import Assets
from participant.desk import Desk
from participant.identity import Identity
from participant.live import PhoneLine, register
from participant.packing import add_packing
from participant.rendering import PhonePictures
from participant.seat import Seat
from participant.throttle import GuessThrottle
from participant.views import blueprint
from sessions.agenda import AgendaTemplate, plan_of
from sessions.errors import Rejection
from sessions.exercises.base import Actor, Role
from sessions.exercises.registry import discover
from sessions.ids import CommandId, ParticipantId, WorkshopId
from sessions.orders import Order, Receipt
from sessions.service import NewWorkshop, Service
from sessions.store import MemoryStore

PACKAGE = Path(__file__).parents[2] / "participant"
FACILITATOR = Actor(Role.FACILITATOR)
EXERCISES: list[dict[str, Any]] = [
    {"id": "welcome", "kind": "talk", "title": "Welcome", "settings": {"minutes": 10, "say": "Who gains?"}},
    {
        "id": "camden",
        "kind": "poll",
        "title": "Camden Residents Index",
        "settings": {
            "case_study": "camden_residents_index",
            "rounds": [{"stage": "what-it-is", "question": "How comfortable are you with the index?"}],
        },
    },
]


@dataclass
class PhoneHouse:
    """One workshop with two tables of two, and the app that its phones speak to."""

    app: Flask
    socketio: SocketIO
    service: Service
    desk: Desk
    workshop: WorkshopId

    def facilitate(self, name: str, **payload: object) -> Receipt | Rejection:
        """A facilitator's command on the step the room is at."""
        here = self.service.read(self.workshop, lambda room: room.step.key if room.step else None)
        order = Order(self.workshop, CommandId(token_hex(8)), name, payload, FACILITATOR, step=here)
        return self.service.handle(order)

    def open_poll(self) -> None:
        """Walk to the poll and open it."""
        for name in ("go_next", "go_next", "open_step"):
            assert isinstance(self.facilitate(name), Receipt)

    @property
    def code(self) -> str:
        """The code on the screen."""
        return self.service.read(self.workshop, lambda room: room.join_code)

    @property
    def secret(self) -> str:
        """What the signs on the tables carry."""
        return self.service.read(self.workshop, lambda room: room.join_secret)

    def members(self, table: int) -> list[ParticipantId]:
        """Who sits at a table."""
        return self.service.read(self.workshop, lambda room: list(room.members[table]))

    def answers(self) -> dict[ParticipantId, Any]:
        """The poll's answers as the record counts them, by person."""

        def look(room: Any) -> dict[ParticipantId, Any]:
            poll = room.exercises["camden"]
            own = {who: poll.kind.own(poll.state, who) for who in room.participants}
            return {who: answers for who, answers in own.items() if answers}

        return self.service.read(self.workshop, look)

    def phone(self) -> FlaskClient:
        """A browser that has no seat yet."""
        return self.app.test_client()

    def seated_phone(self, table: int = 1) -> FlaskClient:
        """A browser with a seat."""
        phone = self.phone()
        assert phone.post(f"/j/{self.code}/{table}").status_code == 303
        return phone


def phone_house(
    *,
    is_rehearsal: bool = False,
    throttle: GuessThrottle | None = None,
    protected: bool = False,
    seats: int = 2,
) -> PhoneHouse:
    """Build it; with `protected` the app checks form tokens as in the room."""
    registry = discover()
    service = Service(MemoryStore(), registry)
    app = Flask("phones", static_folder=None)
    app.config.update(SECRET_KEY="for tests only", WTF_CSRF_ENABLED=protected, TESTING=True)
    folders = registry.template_folders()
    kinds = PrefixLoader({name: FileSystemLoader(place) for name, place in folders.items()})
    kinds_files = {f"kinds/{name}": place for name, place in registry.static_folders().items()}
    assets = Assets({"static": PACKAGE / "static", **kinds_files})
    assets.add_to(app)
    add_packing(app)
    app.jinja_loader = ChoiceLoader([FileSystemLoader(PACKAGE / "templates"), kinds])
    Babel(app)
    catalogue.add_to_templates(app.jinja_env)
    CSRFProtect(app)
    desk = Desk(service, Identity("for tests only"), PhonePictures(service, app.jinja_env), assets.version)
    app.register_blueprint(blueprint(desk, throttle))
    socketio = SocketIO(app, async_mode="threading", manage_session=False)
    rooms = _Rooms(socketio)
    register(app, socketio, {"phone": PhoneLine(desk, rooms.enter, rooms.leave)})
    workshop = service.create(_plan(is_rehearsal, seats))
    service.subscribe(lambda changed, publication: rooms.push(desk, changed))
    return PhoneHouse(app, socketio, service, desk, workshop)


def _plan(is_rehearsal: bool, seats: int) -> NewWorkshop:
    template = AgendaTemplate.model_validate(
        {
            "title": "Better use of data",
            "area": "Manchester",
            "summary": "A short day for tests.",
            "tables": [{"number": number, "seats": seats} for number in (1, 2)],
            "exercises": EXERCISES,
        }
    )
    materials = load_materials().model_dump(mode="json")
    return NewWorkshop(template.title, template.area, dict(plan_of(template)), materials, is_rehearsal)


class _Rooms:
    """The least that keeps phones fresh: every table's picture after every commit."""

    def __init__(self, socketio: SocketIO) -> None:
        self._socketio = socketio

    def enter(self, sid: str, seat: Seat) -> None:
        self._socketio.server.enter_room(sid, f"table-{seat.table}")

    def leave(self, sid: str) -> None:
        """Socket.IO empties the rooms itself."""

    def push(self, desk: Desk, workshop: WorkshopId) -> None:
        for table in (1, 2):
            picture = desk.pictures.of(workshop, table)
            message = {"version": picture.version, "html": picture.html, "state": dict(picture.state)}
            self._socketio.emit("view", {**message, "now": desk.service.clock()}, to=f"table-{table}")
