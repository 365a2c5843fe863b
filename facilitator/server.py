"""Serving the room: gevent, one process. Imported only by the process that serves, for it patches sockets.

Blocking database calls run in gevent's native threads, so a slow disk never stops the phones.
"""

import gc

from gevent import monkey

QUIET_GC = (
    50_000  # objects made before the collector looks: joins cost half as much, and the start a tenth less
)

gc.set_threshold(QUIET_GC)
monkey.patch_all()

import errno  # noqa: E402 - nothing may be imported before the patch
import logging  # noqa: E402
import signal  # noqa: E402
from collections.abc import Callable  # noqa: E402
from functools import partial  # noqa: E402
from typing import Any  # noqa: E402

import gevent  # noqa: E402
from flask import Flask  # noqa: E402
from gevent.pywsgi import WSGIHandler, WSGISecureEnviron, WSGIServer  # noqa: E402

from facilitator import beacon  # noqa: E402
from facilitator.app import create_app, house_of  # noqa: E402
from facilitator.config import ACCEPTED, Config  # noqa: E402
from facilitator.following import AFTER_SECONDS, NetworkFollower  # noqa: E402
from facilitator.transport import offered  # noqa: E402
from facilitator.websocket import NoAfterword, whole_websocket  # noqa: E402
from participant.weight import FRAME_BYTES  # noqa: E402
from sessions.erasing.retention import purge_due  # noqa: E402
from sessions.service import Service  # noqa: E402

BREATH_SECONDS = 0.2  # between two records that are looked at: phones come first
PURGE_SECONDS = 3600
LOG = logging.getLogger("moothall.server")


class PortTakenError(Exception):
    """Nobody can listen at this address; the message says why and what to do."""

    def __init__(self, config: Config, error: OSError) -> None:
        port = f"Port {config.port} can't be used"
        host = f"MOOTHALL_HOST is '{config.host}', but has to be {ACCEPTED['MOOTHALL_HOST']}."
        another = "MOOTHALL_PORT to another number, such as 8080."
        words = {
            errno.EADDRINUSE: f"{port}: another program uses it. Stop that program, or set {another}",
            errno.EACCES: f"{port}: this account may not. Set {another}",
        }
        super().__init__(words.get(error.errno or 0, host))


class NoAddresses(WSGISecureEnviron):
    """What the log may say of a request that broke: never whose it was."""

    default_whitelist_keys = ("REQUEST_METHOD",)


class NoWords(WSGIHandler):
    """Answers requests; of one that can't be read the log says that it came, and not whose or what it was."""

    def log_error(self, msg: str, *args: object) -> None:
        """Called where somebody sent what is no request."""
        LOG.warning("somebody sent what is no request")


class Listener(WSGIServer):
    """gevent's server with a log that holds no addresses."""

    handler_class = NoWords
    secure_environ_class = NoAddresses
    backlog = 1024  # a whole hall comes back at once; who finds the queue full waits a second for no reason


def in_native_thread(call: Callable[..., Any], *args: Any) -> Any:
    """Run a blocking call where it can't stop the phones."""
    return gevent.get_hub().threadpool.apply(call, args)


def build(config: Config, **parts: Any) -> Flask:
    """The app on gevent, with sockets that send whole messages."""
    app = create_app(config, async_mode="gevent", offload=in_native_thread, **parts)
    engine = house_of(app).socketio.server.eio
    engine._async = {**engine._async, "websocket": whole_websocket(engine._async, FRAME_BYTES)}
    app.wsgi_app = NoAfterword(app.wsgi_app)  # type: ignore[method-assign]  # the way Flask documents
    return app


def serve(
    config: Config, announce: Callable[[Flask], None], make_service: Callable[..., Service] = Service
) -> None:
    """Listen until stopped. `announce` is called once the address answers.

    Raises PortTakenError.
    """
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    tls = offered(config)
    app = build(config, make_service=make_service)
    secured = {"ssl_context": tls} if tls else {}
    listener = Listener((config.host, config.port), app, log=None, error_log=LOG, **secured)
    try:
        listener.start()
    except OSError as error:
        house_of(app).service.close()
        raise PortTakenError(config, error) from error
    lit = beacon.light(config)
    app.extensions["moothall-token"] = lit.token
    _stop_on_signals(listener)
    announce(app)
    keepers = [gevent.spawn(_keep_promises, app), gevent.spawn(_follow_network, app)]
    try:
        listener.serve_forever()
    finally:
        gevent.killall(keepers)
        house_of(app).simulated.send_all_home()
        beacon.put_out(config.data)
        house_of(app).service.close()


def _keep_promises(app: Flask) -> None:
    """Purge what is due, now and once an hour; what goes wrong is logged and tried again."""
    while True:
        try:
            done = purge_due(house_of(app).service, pause=lambda: gevent.sleep(BREATH_SECONDS))
        except Exception:
            LOG.exception("records whose time is over could not be purged")
        else:
            if done:
                LOG.warning("purged %s records whose time is over", len(done))
        gevent.sleep(PURGE_SECONDS)


def _follow_network(app: Flask) -> None:
    """Show the laptop's address as it is now; without a network its own name may take seconds to look up."""
    house = house_of(app)
    follower = NetworkFollower(partial(in_native_thread, house.addresses), house.broadcast.touch_all)
    while True:
        gevent.sleep(AFTER_SECONDS)
        try:
            follower.look()
        except OSError:
            LOG.exception("the addresses of this machine could not be found")


def _stop_on_signals(listener: WSGIServer) -> None:
    """Ctrl+C, and the polite kill where the system has one, end the day in order."""
    for name in ("SIGINT", "SIGTERM", "SIGBREAK"):
        number = getattr(signal, name, None)
        if number is not None:
            gevent.signal_handler(number, listener.stop, 2)
