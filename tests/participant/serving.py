"""Serves a test's house on a free port of this machine, on threads, until the block ends."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from werkzeug.serving import WSGIRequestHandler, make_server

from tests.participant.house import PhoneHouse


class Silent(WSGIRequestHandler):
    """Writes no log."""

    def log(self, type: str, message: str, *args: object) -> None:  # noqa: A002 - the name it has above
        """Nothing."""


@contextmanager
def served(house: PhoneHouse, port: int = 0) -> Iterator[str]:
    """The address at which the house answers."""
    server = make_server("127.0.0.1", port, house.app, threaded=True, request_handler=Silent)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
