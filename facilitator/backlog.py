"""Which sockets have not yet taken what was sent to them before: slow phones, a projector on weak wifi."""

from flask_socketio import SocketIO

WAITING_PACKETS = 2  # a ping and an acknowledgement may well stand there on any connection


def is_behind(socketio: SocketIO, sid: str) -> bool:
    """Whether a socket's queue is not empty enough for another picture; False for one that has gone."""
    engine_sid = socketio.server.manager.eio_sid_from_sid(sid, "/")
    connection = socketio.server.eio.sockets.get(engine_sid) if engine_sid else None
    return connection is not None and connection.queue.qsize() > WAITING_PACKETS
