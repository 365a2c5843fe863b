"""The composition root: reads nothing global, builds everything, and returns the Flask app.

Flask-SocketIO runs on gevent when served (`server.py`), on threads in tests.
"""

import logging
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from babel import Locale
from flask import Flask, request
from flask.logging import default_handler
from flask_babel import Babel
from flask_socketio import SocketIO
from flask_wtf.csrf import CSRFProtect
from jinja2 import ChoiceLoader, FileSystemLoader, PrefixLoader

from casestudies.loader import load_materials
from facilitator import security
from facilitator.accounts import Accounts
from facilitator.after_the_day import PaperFiles
from facilitator.bundles import Bundles
from facilitator.config import Config
from facilitator.faults import add_pages
from facilitator.figures import figure
from facilitator.house import House
from facilitator.live import lines_of
from facilitator.presence import Connection
from facilitator.report_parts import ReportParts
from facilitator.reporting import Reports
from facilitator.result_files import ResultFiles
from facilitator.sign_ins import SECONDS_KEPT, SignIns
from facilitator.syntheses import Syntheses
from facilitator.views import blueprints
from participant import catalogue
from participant.assets import Assets
from participant.desk import Desk
from participant.identity import Identity
from participant.live import PhoneLine, register
from participant.packing import add_packing
from participant.rendering import PhonePictures
from participant.role_desk import RoleDesk
from participant.seat import Seat
from participant.views import blueprint as phone_pages
from participant.weight import FRAME_BYTES, MESSAGE_BYTES
from sessions.database.sql_store import SqlStore
from sessions.exercises.registry import Registry, discover
from sessions.service import Service
from sessions.store import Store
from sessions.writer import Offload

PACKAGES = Path(__file__).parent.parent
KEY = "moothall"
ENGLISH = Locale("en")  # the one language there is; made once, for every request asks for it
LOG = logging.getLogger("moothall.app")


class Hall(Flask):
    """Flask, but for its log: a fault names the route, never an address that may hold a key or a code."""

    def log_exception(self, exc_info: Any) -> None:
        """Log a bug once, with where it happened."""
        LOG.error("%s %s failed", request.method, request.url_rule or "an unknown route", exc_info=exc_info)


def create_app(
    config: Config,
    *,
    async_mode: str = "threading",
    store: Store | None = None,
    make_service: Callable[..., Service] = Service,
    offload: Offload | None = None,
) -> Flask:
    """The whole server, not yet listening. `make_service` and `store` may be given by tests."""
    registry = discover(*config.exercises)
    store = SqlStore(config.store_url) if store is None else store
    service = make_service(store, registry, **({"offload": offload} if offload else {}))
    assets = _assets(registry)
    app = _flask(config, registry, assets)
    socketio = SocketIO(
        app,
        async_mode=async_mode,
        max_http_buffer_size=FRAME_BYTES,
        manage_session=False,
        ping_interval=10,
        ping_timeout=15,
    )
    roles = RoleDesk(service, config.secret_key())
    pictures = PhonePictures(service, app.jinja_env)
    desk = Desk(service, Identity(config.secret_key()), pictures, assets.version, roles)
    house = House(
        config=config,
        service=service,
        registry=registry,
        materials=load_materials(),
        accounts=Accounts(store, offload=service.offload),
        sign_ins=SignIns(store),
        desk=desk,
        roles=roles,
        socketio=socketio,
        app=app,
        reports=Reports(service, config),
        result_files=ResultFiles(service, config),
        bundles=Bundles(service, config),
        syntheses=Syntheses(service, config),
        take_home=PaperFiles(service, config, "heard"),
        papers=PaperFiles(service, config, "afterwards"),
        report_parts=ReportParts(service, config),
    )
    app.extensions[KEY] = house
    app.register_blueprint(phone_pages(desk))
    for pages in blueprints(house):
        app.register_blueprint(pages)
    register(app, socketio, {"phone": _phone_line(house), **lines_of(house)})
    gate = security.Gate(app.wsgi_app, partial(security.own_names, config.name))
    app.wsgi_app = gate  # type: ignore[method-assign]  # the way Flask documents
    return app


def house_of(app: Flask) -> House:
    """The parts of a running app."""
    house: House = app.extensions[KEY]
    return house


def _flask(config: Config, registry: Registry, assets: Assets) -> Flask:
    app = Hall("moothall", root_path=str(PACKAGES), static_folder=None, template_folder=None)
    app.logger.removeHandler(default_handler)  # it writes where the server's own log comes from
    app.config.update(
        SECRET_KEY=config.secret_key(),
        SESSION_COOKIE_NAME="__Host-moothall" if config.certificate else "moothall",
        SESSION_COOKIE_SECURE=config.certificate is not None,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        PERMANENT_SESSION_LIFETIME=SECONDS_KEPT,
        MAX_CONTENT_LENGTH=MESSAGE_BYTES,
        WTF_CSRF_TIME_LIMIT=None,
    )
    app.jinja_loader = ChoiceLoader(
        [
            FileSystemLoader(PACKAGES / "facilitator" / "templates"),
            FileSystemLoader(PACKAGES / "participant" / "templates"),
            PrefixLoader(
                {name: FileSystemLoader(place) for name, place in registry.template_folders().items()}
            ),
        ]
    )
    app.jinja_env.globals["figure"] = figure
    app.jinja_env.globals["kind_styles"] = _styles(registry)
    Babel(app, locale_selector=lambda: ENGLISH)
    catalogue.add_to_templates(app.jinja_env)
    CSRFProtect(app)
    security.add_headers(app)
    add_pages(app)
    assets.add_to(app)
    add_packing(app)
    return app


def _assets(registry: Registry) -> Assets:
    """All that pages link to: our own files, and those that kinds bring along."""
    kinds = {f"kinds/{name}": place for name, place in registry.static_folders().items()}
    own = {package: PACKAGES / package / "static" for package in ("participant", "facilitator")}
    return Assets({"static": own["participant"], "console-static": own["facilitator"], **kinds})


def _styles(registry: Registry) -> dict[str, str]:
    """The stylesheets that kinds bring along, by kind."""
    folders = registry.static_folders()
    held = [name for name, place in folders.items() if (place / f"{name}.css").is_file()]
    return {name: f"/kinds/{name}/{name}.css" for name in held}


def _phone_line(house: House) -> PhoneLine:
    def enter(sid: str, seat: Seat) -> None:
        sharing = tuple(other.participant for other in seat.others)
        connection = Connection(
            seat.workshop, "phone", seat.participant, seat.table, phone=seat.phone, sharing=sharing
        )
        house.arrive(sid, connection)

    return PhoneLine(house.desk, enter, house.depart)
